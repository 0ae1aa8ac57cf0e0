import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  type Account,
  type AgeingReport,
  type Customer,
  type CustomerQuery,
  type CustomerRow,
  call,
  type DocumentDetail,
  type DocumentKind,
  type Import,
  type ImportRow,
  type Me,
  type OpenItem,
  type Overview,
  type Page,
  type StatementPart,
  type TimelineEntry,
} from "./api.ts";

const LIST_ROWS = 200;
const TIMELINE_ROWS = 100;
const FRESH_MS = 15_000;
const SEARCH_ROWS = 8;

/** The paths of documents by kind. */
export const DOCUMENT_PATHS: Record<DocumentKind, string> = {
  invoice: "invoices",
  payment: "payments",
  credit_note: "credit-notes",
  refund: "refunds",
  fee: "fees",
  write_off: "write-offs",
  discount: "discounts",
};

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => call<Me>("GET", "/v1/me", { signal }),
  staleTime: 300_000,
});

export const overviewQuery = queryOptions({
  queryKey: ["overview"],
  queryFn: ({ signal }) => call<Overview>("GET", "/v1/reports/overview", { signal }),
  staleTime: FRESH_MS,
});

/** The customers of a view, page by page. */
export const customersQuery = (query: CustomerQuery) =>
  infiniteQueryOptions({
    queryKey: ["customers", query],
    queryFn: ({ pageParam, signal }) =>
      call<Page<CustomerRow>>("GET", "/v1/customers", {
        query: { ...query, limit: LIST_ROWS, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

/** A handful of customers for a search box. */
export const customerSearchQuery = (search: string) =>
  queryOptions({
    queryKey: ["customer-search", search],
    queryFn: ({ signal }) =>
      call<Page<CustomerRow>>("GET", "/v1/customers", { query: { search, limit: SEARCH_ROWS }, signal }),
    enabled: search.trim().length > 0,
    staleTime: FRESH_MS,
  });

/** Everything about one customer hangs under this key, so that one call makes it fresh again. */
export const customerKey = (id: string) => ["customer", id] as const;

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "who"],
    queryFn: ({ signal }) => call<Customer>("GET", `/v1/customers/${encodeURIComponent(id)}`, { signal }),
    staleTime: FRESH_MS,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "account"],
    queryFn: ({ signal }) =>
      call<Account>("GET", `/v1/customers/${encodeURIComponent(id)}/account`, { signal }),
    staleTime: FRESH_MS,
  });

export const customerAgeingQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "ageing"],
    queryFn: ({ signal }) =>
      call<AgeingReport>("GET", "/v1/reports/ageing", {
        query: { customer: id, by: "customer", format: "json" },
        signal,
      }),
    staleTime: FRESH_MS,
  });

export const openItemsQuery = (id: string, state: "open" | "all") =>
  infiniteQueryOptions({
    queryKey: [...customerKey(id), "items", state],
    queryFn: ({ pageParam, signal }) =>
      call<Page<OpenItem>>("GET", `/v1/customers/${encodeURIComponent(id)}/items`, {
        query: { state, limit: LIST_ROWS, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const timelineQuery = (id: string, kinds: readonly string[]) =>
  infiniteQueryOptions({
    queryKey: [...customerKey(id), "timeline", kinds],
    queryFn: ({ pageParam, signal }) =>
      call<Page<TimelineEntry>>("GET", `/v1/customers/${encodeURIComponent(id)}/timeline`, {
        query: { kinds: kinds.join(","), limit: TIMELINE_ROWS, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const statementQuery = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "statement", from, to],
    queryFn: ({ signal }) =>
      call<{ parts: StatementPart[] }>("GET", `/v1/customers/${encodeURIComponent(id)}/statement`, {
        query: { from, to, format: "json" },
        signal,
      }),
    staleTime: FRESH_MS,
  });

export const documentQuery = (kind: DocumentKind, id: string) =>
  queryOptions({
    queryKey: ["document", kind, id],
    queryFn: ({ signal }) =>
      call<DocumentDetail>("GET", `/v1/${DOCUMENT_PATHS[kind]}/${encodeURIComponent(id)}`, { signal }),
    staleTime: FRESH_MS,
  });

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: ({ signal }) => call<Page<ImportRow>>("GET", "/v1/imports", { signal }),
  staleTime: 5_000,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: ({ signal }) => call<Import>("GET", `/v1/imports/${encodeURIComponent(id)}`, { signal }),
  });
