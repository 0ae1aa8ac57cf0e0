import { type Column, DateText, EmptyState, formatCount, PageTitle, useLocale } from "@goodterms/ui";
import { Button, Group, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnyActor } from "../shell/use-any-actor.ts";
import { useMay } from "../shell/use-me.ts";
import { usePages } from "../shell/use-pages.ts";
import { ListView } from "./list-view.tsx";
import classes from "./monitoring.module.css";
import { useEndWatch, WatchModal } from "./watch-modal.tsx";
import { type WatchedCustomer, watchListQuery } from "./watch-queries.ts";

const SOURCES = ["all", "person", "automatic"] as const;

/** Who is watched, why, by whom and until when. */
export function WatchListView({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const { source } = useSearch({ from: "/inside/watch" });
  const list = useInfiniteQuery(watchListQuery(source));
  const { rows, total } = usePages(list);
  const mayWrite = useMay("credit:write");
  const actorName = useAnyActor();
  const end = useEndWatch();
  const [editing, setEditing] = useState<WatchedCustomer | "new" | null>(null);
  const columns = useMemo(
    () => watchColumns(t, actorName, mayWrite ? { onChange: setEditing, onEnd: end.mutate } : null),
    [t, actorName, mayWrite, end.mutate],
  );
  const formatted = `${formatCount(rows.length, locale)}${total === null && rows.length > 0 ? "+" : ""}`;
  return (
    <>
      <PageTitle
        tab={t("monitoring.tab")}
        answer={
          rows.length === 0
            ? t("monitoring.list.answerNone")
            : t("monitoring.list.answer", { count: rows.length, formatted })
        }
      >
        {mayWrite ? (
          <Button
            size="xs"
            leftSection={<IconPlus size={15} stroke={1.7} />}
            onClick={() => setEditing("new")}
          >
            {t("monitoring.list.add")}
          </Button>
        ) : undefined}
      </PageTitle>
      <div className={classes.toolbar}>
        {tabs}
        <SegmentedControl
          size="xs"
          aria-label={t("monitoring.list.source")}
          value={source ?? "all"}
          data={SOURCES.map((value) => ({ value, label: t(`monitoring.list.sources.${value}`) }))}
          onChange={(value) => {
            const next = value === "person" || value === "automatic" ? value : undefined;
            void navigate({ to: "/watch", search: { view: "list", source: next }, replace: true });
          }}
        />
      </div>
      <ListView
        label={t("monitoring.views.list")}
        list={list}
        columns={columns}
        rowKey={(row) => row.customer.id}
        onOpen={(row) =>
          void navigate({ to: "/customers/$customerId", params: { customerId: row.customer.id } })
        }
        keys={editing === null}
        empty={<EmptyState title={t("monitoring.list.empty")}>{t("monitoring.list.emptyDetail")}</EmptyState>}
      />
      {editing === null ? null : (
        <WatchModal watched={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

interface WatchActs {
  readonly onChange: (watched: WatchedCustomer) => void;
  readonly onEnd: (watched: WatchedCustomer) => void;
}

function watchColumns(
  t: TFunction,
  actorName: (actor: string) => string,
  acts: WatchActs | null,
): Column<WatchedCustomer>[] {
  return [
    {
      id: "customer",
      header: t("monitoring.customer"),
      width: "minmax(12rem, 1.6fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => (
        <span className={classes.clip}>
          <span className={classes.strong}>{row.customer.name}</span>{" "}
          <span className={`${classes.note} wide-only`}>{row.customer.reference}</span>
        </span>
      ),
    },
    {
      id: "why",
      header: t("monitoring.why"),
      width: "minmax(14rem, 2fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => (
        <span className={classes.clip} title={reasonOf(t, row)}>
          {reasonOf(t, row)}
        </span>
      ),
    },
    {
      id: "owner",
      header: t("monitoring.list.owner"),
      width: "minmax(8rem, 1fr)",
      narrow: false,
      render: (row) =>
        row.ownerId === null ? (
          <span className="gt-note">{t("monitoring.list.nobody")}</span>
        ) : (
          actorName(row.ownerId)
        ),
    },
    {
      id: "until",
      header: t("monitoring.list.until"),
      width: "8rem",
      narrow: false,
      render: (row) =>
        row.until === null ? (
          <span className="gt-note">{t("monitoring.list.open")}</span>
        ) : (
          <DateText on={row.until} />
        ),
    },
    {
      id: "do",
      header: "",
      width: "13rem",
      align: "end",
      narrow: false,
      render: (row) =>
        acts === null ? null : (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button size="compact-xs" variant="subtle" onClick={() => acts.onChange(row)}>
              {t("monitoring.list.change")}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => acts.onEnd(row)}>
              {t("monitoring.list.end")}
            </Button>
          </Group>
        ),
    },
  ];
}

function reasonOf(t: TFunction, row: WatchedCustomer): string {
  if (row.source === "person") return row.reason;
  const known = ["grade_worse", "pays_later", "bureau_alert"] as const;
  const code = known.find((name) => name === row.reason);
  return code === undefined ? row.reason.replaceAll("_", " ") : t(`monitoring.list.byCode.${code}`);
}
