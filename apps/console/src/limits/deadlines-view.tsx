import { type Column, DataTable, DateText, EmptyState, PageTitle } from "@goodterms/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../shell/screen-states.tsx";
import { usePages } from "../shell/use-pages.ts";
import { deadlinesQuery } from "./limit-queries.ts";
import type { InsuranceDeadline } from "./limit-types.ts";
import classes from "./limits.module.css";

const SOON_DAYS = 7;

/** Credit insurers' deadlines that run because an invoice is overdue, the next one first. */
export function DeadlinesView({ tabs, actions }: { tabs: ReactNode; actions: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useInfiniteQuery(deadlinesQuery);
  const { rows, table } = usePages(list);
  const columns = useMemo(() => deadlineColumns(t), [t]);
  const next = rows[0];
  return (
    <>
      <PageTitle
        tab={t("limits.tab")}
        answer={
          list.data === undefined
            ? t("limits.views.deadlines")
            : next === undefined
              ? t("limits.deadlines.answerNone")
              : t("limits.deadlines.answer", { count: rows.length, when: whenOf(t, next.daysLeft) })
        }
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
            label={t("limits.views.deadlines")}
            columns={columns}
            rowKey={(row) => `${row.limitId} ${row.kind}`}
            onOpen={(row) =>
              void navigate({ to: "/customers/$customerId", params: { customerId: row.customerId } })
            }
            globalKeys
            empty={
              <EmptyState title={t("limits.deadlines.empty")}>{t("limits.deadlines.emptyDetail")}</EmptyState>
            }
          />
        )}
      </div>
    </>
  );
}

function whenOf(t: TFunction, daysLeft: number): string {
  if (daysLeft === 0) return t("limits.deadlines.today");
  return daysLeft < 0
    ? t("limits.deadlines.passed", { count: -daysLeft })
    : t("limits.deadlines.left", { count: daysLeft });
}

function deadlineColumns(t: TFunction): Column<InsuranceDeadline>[] {
  return [
    {
      id: "name",
      header: t("limits.customer"),
      width: "minmax(13rem, 2fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => <span className={`${classes.clip} ${classes.strong}`}>{row.name}</span>,
    },
    {
      id: "what",
      header: t("limits.deadlines.what"),
      width: "minmax(12rem, 1.6fr)",
      narrow: false,
      render: (row) => t(`limits.deadlines.kinds.${row.kind}`),
    },
    {
      id: "insurer",
      header: t("limits.deadlines.insurer"),
      width: "minmax(10rem, 1.4fr)",
      narrow: false,
      render: (row) => (
        <span className={classes.clip}>
          {row.insurer} <span className={classes.note}>{row.policyNumber}</span>
        </span>
      ),
    },
    {
      id: "oldest",
      header: t("limits.deadlines.oldest"),
      width: "8rem",
      narrow: false,
      render: (row) => <DateText on={row.oldestDueOn} />,
    },
    {
      id: "by",
      header: t("limits.deadlines.by"),
      width: "14rem",
      narrowWidth: "minmax(0, 1.2fr)",
      render: (row) => (
        <DateText
          on={row.deadlineOn}
          note={whenOf(t, row.daysLeft)}
          tone={row.daysLeft <= SOON_DAYS ? "attention" : "muted"}
        />
      ),
    },
  ];
}
