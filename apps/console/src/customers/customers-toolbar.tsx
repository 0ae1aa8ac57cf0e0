import { isTyping } from "@goodterms/ui";
import { Kbd, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SavedViews } from "../shell/saved-views.tsx";
import classes from "./customers.module.css";
import { type CustomersSearch, readSort, sortOf } from "./customers-search.ts";

const DEBOUNCE_MS = 160;

/** What the list shows: search, view, order, and the views that the person keeps. */
export function CustomersToolbar({ view }: { view: CustomersSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = (next: CustomersSearch): void =>
    void navigate({ to: "/customers", search: next, replace: true });
  return (
    <div className={classes.toolbar}>
      <SearchBox view={view} onSearch={show} />
      <SegmentedControl
        size="xs"
        aria-label={t("customers.view")}
        value={view.state ?? "all"}
        onChange={(state) => show(withState(view, state))}
        data={(["all", "overdue", "open", "settled"] as const).map((state) => ({
          value: state,
          label: t(`customers.views.${state}`),
        }))}
      />
      <Select
        size="xs"
        className={classes.sortBy ?? ""}
        hiddenFrom="sm"
        aria-label={t("customers.sortBy")}
        value={sortOf(view)}
        onChange={(sort) => show({ ...view, sort: readSort(sort) })}
        data={[
          { value: "-overdue", label: t("customers.sorts.overdue") },
          { value: "-open", label: t("customers.sorts.open") },
          { value: "oldestDue", label: t("customers.sorts.oldestDue") },
          { value: "name", label: t("customers.sorts.name") },
          { value: "reference", label: t("customers.sorts.reference") },
        ]}
      />
      <SavedViews
        storedAs="goodterms-customer-views"
        view={view}
        onShow={(next) => void navigate({ to: "/customers", search: next })}
      />
    </div>
  );
}

function SearchBox({ view, onSearch }: { view: CustomersSearch; onSearch: (next: CustomersSearch) => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(view.search ?? "");
  const search = useDebouncedCallback((words: string) => onSearch(withSearch(view, words)), DEBOUNCE_MS);
  // The address may change under the box: by going back, or by choosing a saved view.
  useEffect(
    () => setText((typed) => (typed.trim() === (view.search ?? "") ? typed : (view.search ?? ""))),
    [view.search],
  );
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== "/" || isTyping(event.target)) return;
      event.preventDefault();
      box.current?.select();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <TextInput
      ref={box}
      className={classes.search ?? ""}
      size="xs"
      type="search"
      aria-label={t("customers.search")}
      placeholder={t("customers.search")}
      leftSection={<IconSearch size={15} stroke={1.7} />}
      rightSection={text === "" ? <Kbd size="xs">/</Kbd> : null}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}

function withState(view: CustomersSearch, state: string): CustomersSearch {
  const { state: _state, sort: _sort, ...rest } = view;
  return state === "overdue" || state === "open" || state === "settled" ? { ...rest, state } : rest;
}

function withSearch(view: CustomersSearch, words: string): CustomersSearch {
  const { search: _search, ...rest } = view;
  return words.trim() === "" ? rest : { ...rest, search: words.trim() };
}
