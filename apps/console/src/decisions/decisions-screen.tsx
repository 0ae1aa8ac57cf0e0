import { type Column, DataTable, EmptyState, InstantText, MoneyText, PageTitle } from "@goodterms/ui";
import { SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedCallback, useMediaQuery } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { decisionsQuery } from "../api/credit-queries.ts";
import type { Decision } from "../api/credit-types.ts";
import { ButtonLink } from "../shell/links.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import classes from "./decisions.module.css";
import { type DecisionsSearch, readDecisionsSearch } from "./decisions-search.ts";
import { orderName } from "./order-name.ts";
import { OutcomeMark } from "./outcome-mark.tsx";
import { reasonName } from "./reason-name.ts";

const NARROW = "(max-width: 48em)";
const DEBOUNCE_MS = 200;
const OUTCOMES = ["all", "approved", "refused"] as const;

/** Every answer given to the shop, newest first. */
export function DecisionsScreen() {
  const { t } = useTranslation();
  const view = useSearch({ from: "/inside/decisions" });
  const navigate = useNavigate();
  const list = useInfiniteQuery({ ...decisionsQuery(view), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const small = useMediaQuery(NARROW, window.matchMedia(NARROW).matches, { getInitialValueInEffect: false });
  return (
    <div className="page-full">
      <PageTitle tab={t("decisions.tab")} answer={answerOf(t, view)} />
      <Toolbar view={view} />
      <div className="list-frame">
        {list.error !== null && list.data === undefined ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <DataTable
            label={t("decisions.tab")}
            columns={decisionColumns(t, small)}
            rows={rows}
            rowKey={(row) => row.id}
            total={list.hasNextPage ? null : rows.length}
            loading={list.isPending}
            hasMore={list.hasNextPage}
            loadMore={() => {
              if (!list.isFetchingNextPage) void list.fetchNextPage();
            }}
            onOpen={(row) => void navigate({ to: "/decisions/$decisionId", params: { decisionId: row.id } })}
            globalKeys
            empty={<Nothing view={view} />}
          />
        )}
      </div>
    </div>
  );
}

function answerOf(t: TFunction, { outcome }: DecisionsSearch): string {
  if (outcome === "approved") return t("decisions.answerApproved");
  return outcome === "refused" ? t("decisions.answerRefused") : t("decisions.answer");
}

function Toolbar({ view }: { view: DecisionsSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [order, setOrder] = useState(view.order ?? "");
  const show = (next: Record<string, unknown>): void =>
    void navigate({ to: "/decisions", search: readDecisionsSearch({ ...view, ...next }), replace: true });
  const search = useDebouncedCallback((words: string) => show({ order: words.trim() }), DEBOUNCE_MS);
  return (
    <div className={classes.toolbar}>
      <TextInput
        size="xs"
        type="search"
        className={classes.search ?? ""}
        aria-label={t("decisions.search")}
        placeholder={t("decisions.search")}
        leftSection={<IconSearch size={15} stroke={1.7} />}
        value={order}
        onChange={(event) => {
          setOrder(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <SegmentedControl
        size="xs"
        aria-label={t("decisions.filter.outcome")}
        value={view.outcome ?? "all"}
        onChange={(outcome) => show({ outcome })}
        data={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`decisions.filter.${outcome}`) }))}
      />
    </div>
  );
}

function decisionColumns(t: TFunction, isNarrow: boolean): Column<Decision>[] {
  const order: Column<Decision> = {
    id: "order",
    header: t("decisions.columns.order"),
    width: "minmax(7rem, 1fr)",
    render: (row) => orderName(t, row),
  };
  const outcome: Column<Decision> = {
    id: "outcome",
    header: t("decisions.columns.outcome"),
    width: "9rem",
    narrowWidth: "6rem",
    render: (row) => (
      <>
        <OutcomeMark outcome={row.outcome} />
        {row.mode === "check" ? <span className="gt-note"> {t("decisions.onlyChecked")}</span> : null}
      </>
    ),
  };
  const amount: Column<Decision> = {
    id: "amount",
    header: t("decisions.columns.amount"),
    width: "minmax(7rem, 0.8fr)",
    align: "end",
    render: (row) => <MoneyText amount={row.order.amount} currency={row.order.currency} shape="currency" />,
  };
  if (isNarrow) return [order, outcome, amount];
  return [order, customerColumn(t), outcome, amount, ...contextColumns(t)];
}

function customerColumn(t: TFunction): Column<Decision> {
  return {
    id: "customer",
    header: t("decisions.columns.customer"),
    width: "minmax(6rem, 0.8fr)",
    render: ({ customer }) => (
      <Link to="/customers/$customerId" params={{ customerId: customer.id }} className="quiet" tabIndex={-1}>
        {customer.reference}
      </Link>
    ),
  };
}

function contextColumns(t: TFunction): Column<Decision>[] {
  return [
    {
      id: "reasons",
      header: t("decisions.columns.reason"),
      width: "minmax(12rem, 2fr)",
      render: (row) => (
        <span title={row.reasons.map((reason) => reason.message).join("\n")}>
          {row.reasons.map((reason) => reasonName(t, reason.code)).join(", ")}
        </span>
      ),
    },
    {
      id: "checkpoint",
      header: t("decisions.columns.checkpoint"),
      width: "5rem",
      render: (row) => t(`credit.checkpoints.${row.checkpoint}`),
    },
    {
      id: "decided",
      header: t("decisions.columns.decided"),
      width: "9.5rem",
      render: (row) => <InstantText at={row.decidedAt} />,
    },
  ];
}

function Nothing({ view }: { view: DecisionsSearch }) {
  const { t } = useTranslation();
  if (Object.keys(view).length === 0)
    return <EmptyState title={t("decisions.empty")}>{t("decisions.emptyDetail")}</EmptyState>;
  return (
    <EmptyState
      title={t("decisions.nothing")}
      action={
        <ButtonLink to="/decisions" search={{}} variant="default">
          {t("decisions.clear")}
        </ButtonLink>
      }
    />
  );
}
