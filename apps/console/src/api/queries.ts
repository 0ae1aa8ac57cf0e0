import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "./api.ts";
import { readDocument } from "./documents.ts";
import type { AgeingReport, Statement, TimelineEntry } from "./types.ts";

const LIST_ROWS = 200;
const TIMELINE_ROWS = 100;
const FRESH_MS = 15_000;
const ME_FRESH_MS = 300_000;
const IMPORTS_FRESH_MS = 5_000;
const SEARCH_ROWS = 8;

/** The answer of a path that can serve files too; without `format` it answers JSON. */
function jsonOf<Data>(asked: Promise<{ data?: unknown }>): Promise<Data> {
  return answer(asked as Promise<{ data?: Data }>);
}

const firstPage = null as string | null;

/** What a list of customers is narrowed to and sorted by. */
export interface CustomerQuery {
  search?: string | undefined;
  sort?: CustomerSort | undefined;
  state?: "overdue" | "open" | "settled" | undefined;
  country?: string | undefined;
  group?: string | undefined;
  owner?: string | undefined;
}
export type CustomerSort = "name" | "-name" | "reference" | "-overdue" | "-open" | "oldestDue";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => answer(api.GET("/v1/me", { signal })),
  staleTime: ME_FRESH_MS,
});

export const overviewQuery = queryOptions({
  queryKey: ["overview"],
  queryFn: ({ signal }) => answer(api.GET("/v1/reports/overview", { signal })),
  staleTime: FRESH_MS,
});

/** The customers of a view, page by page. */
export const customersQuery = (view: CustomerQuery) =>
  infiniteQueryOptions({
    queryKey: ["customers", view],
    queryFn: ({ pageParam: cursor, signal }) => readCustomers({ ...view, limit: LIST_ROWS, cursor }, signal),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

/** A handful of customers for a search box. */
export const customerSearchQuery = (search: string) =>
  queryOptions({
    queryKey: ["customer-search", search],
    queryFn: ({ signal }) => readCustomers({ search, limit: SEARCH_ROWS }, signal),
    enabled: search.trim().length > 0,
    staleTime: FRESH_MS,
  });

function readCustomers(
  query: CustomerQuery & { limit: number; cursor?: string | null },
  signal: AbortSignal,
) {
  return answer(api.GET("/v1/customers", { params: { query: given(query) }, signal }));
}

/** Everything about one customer hangs under this key, so that one call makes it fresh again. */
export const customerKey = (id: string) => ["customer", id] as const;

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "who"],
    queryFn: ({ signal }) => answer(api.GET("/v1/customers/{id}", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "account"],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/customers/{id}/account", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

export const customerAgeingQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "ageing"],
    queryFn: ({ signal }) =>
      jsonOf<AgeingReport>(
        api.GET("/v1/reports/ageing", { params: { query: { customer: id, by: "customer" } }, signal }),
      ),
    staleTime: FRESH_MS,
  });

export const openItemsQuery = (id: string, state: "open" | "all") =>
  infiniteQueryOptions({
    queryKey: [...customerKey(id), "items", state],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/customers/{id}/items", {
          params: { path: { id }, query: given({ state, limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const timelineQuery = (id: string, kinds: readonly TimelineEntry["kind"][]) =>
  infiniteQueryOptions({
    queryKey: [...customerKey(id), "timeline", kinds],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/customers/{id}/timeline", {
          params: {
            path: { id },
            query: { kinds: [...kinds], ...given({ limit: TIMELINE_ROWS, cursor }) },
          },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const statementQuery = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "statement", from, to],
    queryFn: ({ signal }) =>
      jsonOf<Statement>(
        api.GET("/v1/customers/{id}/statement", { params: { path: { id }, query: { from, to } }, signal }),
      ),
    staleTime: FRESH_MS,
  });

export const documentQuery = (kind: string, id: string) =>
  queryOptions({
    queryKey: ["document", kind, id],
    queryFn: ({ signal }) => readDocument(kind, id, signal),
    staleTime: FRESH_MS,
  });

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: ({ signal }) => answer(api.GET("/v1/imports", { signal })),
  staleTime: IMPORTS_FRESH_MS,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: ({ signal }) => answer(api.GET("/v1/imports/{id}", { params: { path: { id } }, signal })),
  });
