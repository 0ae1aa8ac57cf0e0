import { type Column, EmptyState, PageTitle, useLocale } from "@goodterms/ui";
import { Button, Group, Select, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../shell/use-me.ts";
import { usePages } from "../shell/use-pages.ts";
import { DecideProposalModal } from "./decide-proposal-modal.tsx";
import { actionInWords } from "./grounds.ts";
import { GroundsText } from "./grounds-text.tsx";
import { ListView } from "./list-view.tsx";
import classes from "./monitoring.module.css";
import { type ActionProposal, actionProposalsQuery, type Deciding } from "./watch-queries.ts";

const STATES = ["open", "accepted", "dismissed", "superseded"] as const;
const ROW_HEIGHT_PX = 64;

/** What monitoring proposes, with its reasons and what may be expected. Enter opens one to accept it. */
export function ActionProposalsView({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const { state = "open" } = useSearch({ from: "/inside/watch" });
  const list = useInfiniteQuery(actionProposalsQuery(state));
  const { rows, total } = usePages(list);
  const mayWrite = useMay("credit:write") && state === "open";
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const columns = useMemo(
    () => proposalColumns(t, locale, mayWrite ? setDeciding : null),
    [t, locale, mayWrite],
  );
  const answered = (): string => {
    if (state !== "open") return t("monitoring.proposals.answerPast");
    if (list.data === undefined) return t("monitoring.tab");
    if (rows.length === 0) return t("monitoring.proposals.answerNone");
    return total === null
      ? t("monitoring.proposals.answerMore", { count: rows.length })
      : t("monitoring.proposals.answer", { count: rows.length });
  };
  return (
    <>
      <PageTitle tab={t("monitoring.tab")} answer={answered()} />
      <div className={classes.toolbar}>
        {tabs}
        <Select
          size="xs"
          w={130}
          aria-label={t("monitoring.proposals.state")}
          value={state}
          allowDeselect={false}
          data={STATES.map((value) => ({ value, label: t(`monitoring.proposals.states.${value}`) }))}
          onChange={(value) => {
            const next = STATES.find((known) => known === value);
            void navigate({
              to: "/watch",
              search: { view: "proposals", ...(next !== undefined && next !== "open" && { state: next }) },
              replace: true,
            });
          }}
        />
        {mayWrite ? (
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {t("monitoring.proposals.hint")}
          </Text>
        ) : null}
      </div>
      <ListView
        label={t("monitoring.views.proposals")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        rowHeightPx={ROW_HEIGHT_PX}
        onOpen={(row) => {
          if (mayWrite) setDeciding({ proposal: row, verb: "accept" });
          else void navigate({ to: "/customers/$customerId", params: { customerId: row.customer.id } });
        }}
        keys={deciding === null}
        empty={
          state === "open" ? (
            <EmptyState title={t("monitoring.proposals.empty")}>
              {t("monitoring.proposals.emptyDetail")}
            </EmptyState>
          ) : (
            <EmptyState title={t("monitoring.proposals.emptyPast")} />
          )
        }
      />
      {deciding === null ? null : (
        <DecideProposalModal
          key={`${deciding.proposal.id} ${deciding.verb}`}
          deciding={deciding}
          onDismiss={() => setDeciding({ ...deciding, verb: "dismiss" })}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}

function proposalColumns(
  t: TFunction,
  locale: string,
  onDecide: ((deciding: Deciding) => void) | null,
): Column<ActionProposal>[] {
  return [
    {
      id: "customer",
      header: t("monitoring.customer"),
      width: "minmax(11rem, 1.2fr)",
      narrow: false,
      render: (row) => (
        <span className={classes.twoLines}>
          <span className={`${classes.clip} ${classes.strong}`}>{row.customer.name}</span>
          <span className={classes.note}>{row.customer.reference}</span>
        </span>
      ),
    },
    {
      id: "action",
      header: t("monitoring.proposals.action"),
      width: "minmax(11rem, 1.2fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => (
        <span className={classes.twoLines}>
          <span className={`${classes.clip} ${classes.strong}`}>{actionInWords(t, row, locale)}</span>
          <span className="narrow-only">
            <span className={`${classes.clip} ${classes.note}`}>{row.customer.name}</span>
          </span>
        </span>
      ),
    },
    {
      id: "because",
      header: t("monitoring.proposals.because"),
      width: "minmax(16rem, 2.4fr)",
      narrow: false,
      render: (row) => <GroundsText proposal={row} what="reasons" />,
    },
    {
      id: "effect",
      header: t("monitoring.proposals.effect"),
      width: "minmax(12rem, 1.4fr)",
      narrow: false,
      render: (row) => <GroundsText proposal={row} what="effect" />,
    },
    {
      id: "do",
      header: "",
      width: "10.5rem",
      narrowWidth: "9.75rem",
      align: "end",
      render: (row) =>
        onDecide === null ? (
          <span className="gt-note">{row.note}</span>
        ) : (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            {(["dismiss", "accept"] as const).map((verb) => (
              <Button
                key={verb}
                size="compact-xs"
                variant={verb === "accept" ? "light" : "subtle"}
                onClick={() => onDecide({ proposal: row, verb })}
              >
                {t(`monitoring.proposals.${verb}`)}
              </Button>
            ))}
          </Group>
        ),
    },
  ];
}
