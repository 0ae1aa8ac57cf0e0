import {
  type Column,
  DataTable,
  EmptyState,
  formatMoney,
  InstantText,
  PageTitle,
  useLocale,
} from "@goodterms/ui";
import { Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../shell/screen-states.tsx";
import { useAnyActor } from "../shell/use-any-actor.ts";
import { usePages } from "../shell/use-pages.ts";
import { HolderName } from "./holder-name.tsx";
import { proposalsQuery } from "./limit-queries.ts";
import type { LimitProposal } from "./limit-types.ts";
import { moneyOrNone } from "./limit-words.ts";
import classes from "./limits.module.css";
import { ProposalDrawer } from "./proposal-drawer.tsx";

const STATES = ["open", "approved", "rejected", "withdrawn"] as const;

/** Limits beyond somebody's authority: how many wait, how much they come to, and what each would do. */
export function ProposalsView({ tabs, actions }: { tabs: ReactNode; actions: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: "/inside/limits" });
  const state = search.state ?? "open";
  const list = useInfiniteQuery(proposalsQuery(state));
  const { rows, table } = usePages(list);
  const locale = useLocale();
  const actorName = useAnyActor();
  const columns = useMemo(() => proposalColumns(t, locale, actorName), [t, locale, actorName]);
  const show = (next: typeof search): void => void navigate({ to: "/limits", search: next, replace: true });
  const { open: _open, ...closed } = search;
  return (
    <>
      <PageTitle tab={t("limits.tab")} answer={<Answer rows={list.data && rows} state={state} />}>
        {actions}
      </PageTitle>
      <div className={classes.toolbar}>
        {tabs}
        <Select
          size="xs"
          w={130}
          aria-label={t("limits.proposals.state")}
          value={state}
          allowDeselect={false}
          data={STATES.map((value) => ({ value, label: t(`limits.proposals.states.${value}`) }))}
          onChange={(value) => {
            const next = STATES.find((known) => known === value);
            show(next === undefined || next === "open" ? {} : { state: next });
          }}
        />
      </div>
      <div className="list-frame">
        {list.error !== null && list.data === undefined ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <DataTable
            {...table}
            label={t("limits.views.proposals")}
            columns={columns}
            rowKey={(row) => row.id}
            onOpen={(row) => show({ ...search, open: row.id })}
            globalKeys={search.open === undefined}
            empty={
              state === "open" ? (
                <EmptyState title={t("limits.proposals.empty")}>
                  {t("limits.proposals.emptyDetail")}
                </EmptyState>
              ) : (
                <EmptyState title={t("limits.proposals.emptyPast")} />
              )
            }
          />
        )}
      </div>
      {search.open === undefined ? null : (
        <ProposalDrawer key={search.open} id={search.open} onClose={() => show(closed)} />
      )}
    </>
  );
}

function Answer({ rows, state }: { rows: LimitProposal[] | undefined; state: LimitProposal["state"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (state !== "open") return t("limits.proposals.answerPast");
  if (rows === undefined) return t("limits.tab");
  if (rows.length === 0) return t("limits.proposals.answerNone");
  const amounts = sumByCurrency(rows).map(([currency, sum]) => formatMoney(sum, currency, locale, "whole"));
  return amounts.length === 0
    ? t("limits.proposals.answerPlain", { count: rows.length })
    : t("limits.proposals.answer", { count: rows.length, amount: amounts.join(" + ") });
}

function sumByCurrency(rows: readonly LimitProposal[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { limit } of rows) {
    if (limit !== null) sums.set(limit.currency, (sums.get(limit.currency) ?? 0) + limit.amount);
  }
  return [...sums];
}

function proposalColumns(
  t: TFunction,
  locale: string,
  actorName: (actor: string) => string,
): Column<LimitProposal>[] {
  const figure = (money: LimitProposal["limit"]) => (
    <span className="gt-figure">{moneyOrNone(t, money, locale)}</span>
  );
  return [
    {
      id: "name",
      header: t("limits.customer"),
      width: "minmax(9rem, 2fr)",
      narrowWidth: "minmax(0, 1.6fr)",
      render: (row) => (
        <span className={`${classes.clip} ${classes.strong}`}>
          <HolderName holder={row.holder} id={row.holderId} />
        </span>
      ),
    },
    {
      id: "kind",
      header: t("limits.kind"),
      width: "6.5rem",
      narrow: false,
      render: (row) => t(`limits.kinds.${row.kind}`),
    },
    {
      id: "before",
      header: t("limits.before"),
      width: "minmax(6.5rem, 1fr)",
      align: "end",
      narrow: false,
      render: (row) => figure(row.before),
    },
    {
      id: "after",
      header: t("limits.after"),
      width: "minmax(6.5rem, 1fr)",
      narrowWidth: "minmax(0, 1fr)",
      align: "end",
      render: (row) => <strong>{figure(row.limit)}</strong>,
    },
    ...proposerColumns(t, actorName),
  ];
}

/** Why, by whom and since when it is proposed, and who has signed. */
function proposerColumns(t: TFunction, actorName: (actor: string) => string): Column<LimitProposal>[] {
  return [
    {
      id: "why",
      header: t("limits.why"),
      width: "minmax(7rem, 2fr)",
      narrow: false,
      render: (row) => (
        <span className={classes.clip} title={row.reason}>
          {row.reason}
        </span>
      ),
    },
    {
      id: "by",
      header: t("limits.by"),
      width: "minmax(6.5rem, 1fr)",
      narrow: false,
      render: (row) => <span className={classes.clip}>{actorName(row.proposedBy)}</span>,
    },
    {
      id: "at",
      header: t("limits.since"),
      width: "10.5rem",
      narrow: false,
      render: (row) => <InstantText at={row.proposedAt} />,
    },
    {
      id: "signed",
      header: t("limits.proposals.signed"),
      width: "5.5rem",
      narrowWidth: "4.5rem",
      align: "end",
      render: (row) =>
        t("limits.proposals.signedOf", {
          count: row.signatures.filter((one) => one.verdict === "approved").length,
          needed: row.approvalsNeeded,
        }),
    },
  ];
}
