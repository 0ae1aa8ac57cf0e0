import {
  type Column,
  DataTable,
  EmptyState,
  formatCount,
  InstantText,
  PageTitle,
  useLocale,
} from "@goodterms/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../shell/screen-states.tsx";
import { usePages } from "../shell/use-pages.ts";
import { changesQuery } from "./limit-queries.ts";
import type { LimitChange } from "./limit-types.ts";
import { changeInWords } from "./limit-words.ts";
import classes from "./limits.module.css";

const WAITING: readonly LimitChange["state"][] = ["preview", "proposed", "running"];

/** Changes of many limits, the newest first; each opens to its rows. */
export function ChangesView({ tabs, actions }: { tabs: ReactNode; actions: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const list = useInfiniteQuery(changesQuery);
  const { rows, table } = usePages(list);
  const columns = useMemo(() => changeColumns(t, locale), [t, locale]);
  const waiting = rows.filter((row) => WAITING.includes(row.state)).length;
  return (
    <>
      <PageTitle
        tab={t("limits.tab")}
        answer={waiting === 0 ? t("limits.many.answerNone") : t("limits.many.answer", { count: waiting })}
      >
        {actions}
      </PageTitle>
      <div className={classes.toolbar}>{tabs}</div>
      <div className="list-frame">
        {list.error !== null && list.data === undefined ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <DataTable
            {...table}
            label={t("limits.views.changes")}
            columns={columns}
            rowKey={(row) => row.id}
            onOpen={(row) => void navigate({ to: "/limits/changes/$changeId", params: { changeId: row.id } })}
            globalKeys
            empty={<EmptyState title={t("limits.many.empty")}>{t("limits.many.emptyDetail")}</EmptyState>}
          />
        )}
      </div>
    </>
  );
}

function changeColumns(t: TFunction, locale: string): Column<LimitChange>[] {
  const counted = (name: "raised" | "lowered" | "below"): Column<LimitChange> => ({
    id: name,
    header: t(`limits.many.${name}`),
    width: "minmax(6rem, 0.6fr)",
    align: "end",
    narrow: false,
    render: (row) => {
      const count = row.totals.reduce((sum, total) => sum + total[name], 0);
      const tone = name === "below" && count > 0 ? "gt-figure attention" : "gt-figure";
      return <span className={tone}>{count === 0 ? "–" : formatCount(count, locale)}</span>;
    },
  });
  return [
    {
      id: "what",
      header: t("limits.many.what"),
      width: "minmax(10rem, 1.2fr)",
      narrowWidth: "minmax(0, 1.4fr)",
      render: (row) => (
        <span className={`${classes.clip} ${classes.strong}`}>{changeInWords(t, row.change, locale)}</span>
      ),
    },
    {
      id: "why",
      header: t("limits.why"),
      width: "minmax(10rem, 2fr)",
      narrow: false,
      render: (row) => (
        <span className={classes.clip} title={row.reason}>
          {row.reason}
        </span>
      ),
    },
    {
      id: "rows",
      header: t("limits.many.rows"),
      width: "minmax(6rem, 0.6fr)",
      narrowWidth: "4.5rem",
      align: "end",
      render: (row) => <span className="gt-figure">{formatCount(row.rows, locale)}</span>,
    },
    counted("raised"),
    counted("lowered"),
    counted("below"),
    {
      id: "state",
      header: t("limits.many.state"),
      width: "minmax(9rem, 1fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => (
        <span className={WAITING.includes(row.state) ? "attention" : undefined}>
          {t(`limits.many.states.${row.state}`)}
        </span>
      ),
    },
    {
      id: "made",
      header: t("limits.many.made"),
      width: "10rem",
      narrow: false,
      render: (row) => <InstantText at={row.createdAt} />,
    },
  ];
}
