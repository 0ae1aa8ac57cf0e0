import { DataTable, EmptyState, formatCount, formatDate, Panel, useLocale } from "@goodterms/ui";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../../shell/screen-states.tsx";
import classes from "../policies.module.css";
import { type ChangeView, changesQuery, type Simulation, type SimulationSummary } from "../policy-api.ts";
import { effectsOf, readPolicySearch } from "../policy-search.ts";
import { changeColumns, narrowChangeColumns } from "./change-columns.tsx";
import { ExportChanges } from "./export-changes.tsx";

const NARROW = "(max-width: 48em)";
const ROW_PX = 40;
const NARROW_ROW_PX = 58;
const DAY_LENGTH = 10;

/** The customers or orders that would be treated otherwise, by name, the largest first. */
export function ChangesPanel(props: { simulation: Simulation; summary: readonly SimulationSummary[] }) {
  const { t } = useTranslation();
  const search = useSearch({ from: "/inside/policies/$policyId" });
  const view: ChangeView = { kind: search.kind ?? "customer", effect: search.effect };
  return (
    <Panel
      title={t(`policies.simulation.kinds.${view.kind}`)}
      aside={<Filters view={view} {...props} />}
      flush
    >
      <div className={classes.changes}>
        <Rows view={view} simulation={props.simulation} />
      </div>
    </Panel>
  );
}

function Filters(props: { view: ChangeView; simulation: Simulation; summary: readonly SimulationSummary[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const { view, simulation, summary } = props;
  const show = (next: Record<string, string | undefined>): void =>
    void navigate({
      to: "/policies/$policyId",
      params: { policyId: simulation.policy.id },
      search: readPolicySearch({ tab: "simulation", run: simulation.id, ...next }),
      replace: true,
    });
  const counts = countsOf(summary);
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={t("policies.simulation.kind")}
        value={view.kind}
        onChange={(kind) => show({ kind })}
        data={(["customer", "order"] as const).map((value) => ({
          value,
          label: t(`policies.simulation.kinds.${value}`),
        }))}
      />
      <NativeSelect
        size="xs"
        aria-label={t("policies.simulation.effect")}
        value={view.effect ?? ""}
        onChange={(event) => show({ kind: view.kind, effect: event.currentTarget.value })}
        data={[
          { value: "", label: t("policies.simulation.anyEffect") },
          ...effectsOf(view.kind).map((effect) => ({
            value: effect,
            label: `${t(`policies.simulation.effects.${effect}`)} (${formatCount(counts[effect] ?? 0, locale)})`,
          })),
        ]}
      />
      <ExportChanges simulation={simulation} view={view} />
    </div>
  );
}

function countsOf(summary: readonly SimulationSummary[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const add = (effect: string, more: number): void => {
    counts[effect] = (counts[effect] ?? 0) + more;
  };
  for (const one of summary) {
    for (const [effect, count] of Object.entries(one.customersByEffect)) add(effect, count ?? 0);
    add("newly_refused", one.newlyRefused);
    add("newly_approved", one.newlyApproved);
  }
  return counts;
}

function Rows({ view, simulation }: { view: ChangeView; simulation: Simulation }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const list = useInfiniteQuery({ ...changesQuery(simulation.id, view), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches, {
    getInitialValueInEffect: false,
  });
  const columns = useMemo(
    () => (isNarrow ? narrowChangeColumns : changeColumns)(t, locale, view.kind),
    [t, locale, view.kind, isNarrow],
  );
  if (list.error !== null && list.data === undefined)
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  const since = formatDate(simulation.ordersSince.slice(0, DAY_LENGTH), locale);
  return (
    <DataTable
      key={`${view.kind} ${isNarrow}`}
      label={t(`policies.simulation.kinds.${view.kind}`)}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.order?.decision ?? row.customer.id}
      rowHeightPx={isNarrow ? NARROW_ROW_PX : ROW_PX}
      total={hasNextPage ? null : rows.length}
      loading={list.isPending}
      hasMore={hasNextPage}
      loadMore={loadMore}
      onOpen={(row) =>
        void navigate({ to: "/customers/$customerId", params: { customerId: row.customer.id } })
      }
      globalKeys
      empty={
        view.kind === "customer" ? (
          <EmptyState title={t("policies.simulation.nobody")} />
        ) : (
          <EmptyState title={t("policies.simulation.noOrders")}>
            {t("policies.simulation.noOrdersSince", { since })}
          </EmptyState>
        )
      }
    />
  );
}
