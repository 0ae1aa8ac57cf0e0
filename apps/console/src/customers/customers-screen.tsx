import { DataTable, EmptyState, formatCount, PageTitle, useLocale } from "@goodterms/ui";
import { useMediaQuery } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { customersQuery } from "../api/queries.ts";
import type { CustomerRow } from "../api/types.ts";
import { ButtonLink } from "../shell/links.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMainEntity } from "../shell/use-me.ts";
import { customerColumns, narrowCustomerColumns } from "./customer-columns.tsx";
import { type CustomersSearch, readSort, sortOf } from "./customers-search.ts";
import { CustomersToolbar } from "./customers-toolbar.tsx";
import { ExportButton } from "./export-button.tsx";

const NARROW = "(max-width: 48em)";
const NARROW_ROW_PX = 56;
const WIDE_ROW_PX = 40;

/** Everybody who buys on terms: found, sorted, kept as views in the address. */
export function CustomersScreen() {
  const { t } = useTranslation();
  const view = useSearch({ from: "/inside/customers" });
  const query = useMemo(() => ({ ...view, sort: sortOf(view) }), [view]);
  const list = useInfiniteQuery({ ...customersQuery(query), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? null;
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  return (
    <div className="page-full">
      <PageTitle tab={t("customers.tab")} answer={<Answer view={view} total={total} />}>
        <ExportButton query={query} total={total} />
      </PageTitle>
      <CustomersToolbar view={view} />
      <div className="list-frame">
        {list.error !== null && list.data === undefined ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Rows rows={rows} total={total} view={view} list={list} loadMore={loadMore} />
        )}
      </div>
    </div>
  );
}

function Rows(props: {
  rows: CustomerRow[];
  total: number | null;
  view: CustomersSearch;
  list: { isPending: boolean; hasNextPage: boolean };
  loadMore: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { today } = useMainEntity();
  const currencies = new Set(props.rows.map((row) => row.currency));
  const currency = currencies.size === 1 ? (props.rows[0]?.currency ?? null) : null;
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches, {
    getInitialValueInEffect: false,
  });
  const columns = useMemo(
    () => (isNarrow ? narrowCustomerColumns : customerColumns)(t, today, currency),
    [t, today, currency, isNarrow],
  );
  return (
    <DataTable
      key={isNarrow ? "narrow" : "wide"}
      rowHeightPx={isNarrow ? NARROW_ROW_PX : WIDE_ROW_PX}
      label={t("customers.tab")}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      total={props.total}
      loading={props.list.isPending}
      hasMore={props.list.hasNextPage}
      loadMore={props.loadMore}
      sort={sortOf(props.view)}
      onSort={(sort) =>
        void navigate({ to: "/customers", search: { ...props.view, sort: readSort(sort) }, replace: true })
      }
      onOpen={(row) => void navigate({ to: "/customers/$customerId", params: { customerId: row.id } })}
      globalKeys
      empty={<Nothing view={props.view} />}
    />
  );
}

function Answer({ view, total }: { view: CustomersSearch; total: number | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (total === null) return t("customers.tab");
  const figures = { count: total, total: formatCount(total, locale) };
  if (view.search !== undefined) return t("customers.answerFound", figures);
  switch (view.state) {
    case "overdue":
      return t("customers.answerOverdue", figures);
    case "open":
      return t("customers.answerOpen", figures);
    case "settled":
      return t("customers.answerSettled", figures);
    default:
      return t("customers.answer", figures);
  }
}

function Nothing({ view }: { view: CustomersSearch }) {
  const { t } = useTranslation();
  if (Object.keys(view).length === 0) {
    return (
      <EmptyState
        title={t("customers.empty")}
        action={<ButtonLink to="/imports">{t("common.shell.importFile")}</ButtonLink>}
      >
        {t("customers.emptyDetail")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("customers.nothing")}
      action={
        <ButtonLink to="/customers" search={{}} variant="default">
          {t("customers.clear")}
        </ButtonLink>
      }
    >
      {view.search === undefined
        ? t("customers.nothingInView")
        : t("customers.nothingDetail", { search: view.search })}
    </EmptyState>
  );
}
