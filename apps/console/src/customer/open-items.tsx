import { DataTable, EmptyState, formatCount, useLocale } from "@goodterms/ui";
import { Switch, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { openItemsQuery } from "../api/queries.ts";
import type { Customer, DocumentLink, OpenItem } from "../api/types.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMainEntity } from "../shell/use-me.ts";
import { ItemActions } from "./actions/item-actions.tsx";
import classes from "./customer.module.css";
import { itemColumns } from "./item-columns.tsx";
import { itemKey } from "./selection.ts";

const ROW_HEIGHT_PX = 52;

/** The right part: what is open, what the selected items come to, and what may be done with them. */
export function OpenItems(props: { customer: Customer; onDocument: (document: DocumentLink) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { customer } = props;
  const [settledToo, setSettledToo] = useState(false);
  const list = useInfiniteQuery(openItemsQuery(customer.id, settledToo ? "all" : "open"));
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter((item) => selected.has(itemKey(item)) && item.openAmount > 0);
  const count = items.filter((item) => item.openAmount > 0).length;
  const more = list.hasNextPage ? "+" : "";
  return (
    <section className={classes.itemsPart} aria-labelledby="open-items">
      <div className={classes.itemsHead}>
        <Title order={2} id="open-items" size="h3">
          {list.data === undefined
            ? t("customer.items.title")
            : count === 0
              ? t("customer.items.none")
              : t("customer.items.finding", { count }).replace(
                  String(count),
                  formatCount(count, locale) + more,
                )}
        </Title>
        <Switch
          size="xs"
          label={t("customer.items.showAll")}
          checked={settledToo}
          onChange={(event) => setSettledToo(event.currentTarget.checked)}
        />
      </div>
      <div className={classes.itemsList}>
        {list.error !== null && list.data === undefined ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <ItemTable
            items={items}
            list={list}
            selected={selected}
            onSelect={setSelected}
            onDocument={props.onDocument}
          />
        )}
      </div>
      <ItemActions customer={customer} items={items} chosen={chosen} onClear={() => setSelected(new Set())} />
    </section>
  );
}

function ItemTable(props: {
  items: OpenItem[];
  list: {
    isPending: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onDocument: (document: DocumentLink) => void;
}) {
  const { t } = useTranslation();
  const { today } = useMainEntity();
  const { items, list, selected, onSelect } = props;
  const toggle = useCallback(
    (item: OpenItem) => {
      const next = new Set(selected);
      if (!next.delete(itemKey(item))) next.add(itemKey(item));
      onSelect(next);
    },
    [selected, onSelect],
  );
  const columns = itemColumns({
    t,
    today,
    items,
    selected,
    onToggle: toggle,
    onSelect,
    onDocument: props.onDocument,
  });
  return (
    <DataTable
      label={t("customer.items.title")}
      columns={columns}
      rows={items}
      rowKey={itemKey}
      rowHeightPx={ROW_HEIGHT_PX}
      total={list.hasNextPage ? null : items.length}
      loading={list.isPending}
      hasMore={list.hasNextPage}
      loadMore={() => {
        if (!list.isFetchingNextPage) list.fetchNextPage();
      }}
      onToggle={toggle}
      onOpen={(item) => props.onDocument(item.document)}
      isSelected={(item) => selected.has(itemKey(item))}
      globalKeys
      empty={<EmptyState title={t("customer.items.none")}>{t("customer.items.noneDetail")}</EmptyState>}
    />
  );
}
