import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customerSearchQuery } from "../api/queries.ts";

const DEBOUNCE_MS = 160;

/** Finds one customer by name or reference; gives its id. */
export function CustomerPicker(props: {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const [settled] = useDebouncedValue(search, DEBOUNCE_MS);
  const found = useQuery({ ...customerSearchQuery(settled), placeholderData: keepPreviousData });
  return (
    <Select
      label={props.label}
      searchable
      data-autofocus
      placeholder={t("common.picker.hint")}
      nothingFoundMessage={search.trim() === "" ? t("common.picker.hint") : t("common.shell.findNothing")}
      value={props.value}
      onChange={props.onChange}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      data={(found.data?.data ?? []).map(({ id, name, reference }) => ({
        value: id,
        label: `${name} · ${reference}`,
      }))}
    />
  );
}
