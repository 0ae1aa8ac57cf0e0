import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMe } from "./use-me.ts";

/** Which of the merchant's companies something is for, by its reference. Nothing to choose, nothing shown. */
export function EntitySelect(props: { value: string; onChange: (reference: string) => void }) {
  const { t } = useTranslation();
  const { entities } = useMe();
  if (entities.length < 2) return null;
  return (
    <NativeSelect
      label={t("common.entity")}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data={entities.map((entity) => ({ value: entity.reference, label: entity.name }))}
    />
  );
}
