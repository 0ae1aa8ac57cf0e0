import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "./api.ts";
import type { HoldState } from "./credit-types.ts";
import { customerKey } from "./queries.ts";

const LIST_ROWS = 200;
const FRESH_MS = 15_000;
/** A held order frees itself within seconds of its cure; the list must not be much slower to say so. */
const WORKLIST_EVERY_MS = 10_000;
const ALERT_ROWS = 20;
const firstPage = null as string | null;

/** What the worklist of held orders is narrowed to. `owner` is a person's id or "nobody". */
export interface HoldQuery {
  state: HoldState;
  reason?: string | undefined;
  owner?: string | undefined;
  customer?: string | undefined;
}

export const holdsKey = ["holds"] as const;
export const decisionsKey = ["decisions"] as const;

export const holdsQuery = (view: HoldQuery) =>
  infiniteQueryOptions({
    queryKey: [...holdsKey, "list", view],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/credit/holds", {
          params: { query: given({ ...view, limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: WORKLIST_EVERY_MS,
    refetchInterval: WORKLIST_EVERY_MS,
  });

export const holdQuery = (id: string) =>
  queryOptions({
    queryKey: [...holdsKey, "one", id],
    queryFn: ({ signal }) => answer(api.GET("/v1/credit/holds/{id}", { params: { path: { id } }, signal })),
    refetchInterval: WORKLIST_EVERY_MS,
  });

export const orderQuery = (reference: string) =>
  queryOptions({
    queryKey: [...holdsKey, "order", reference],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/orders/{reference}", { params: { path: { reference } }, signal })),
    staleTime: FRESH_MS,
  });

/** What the list of decisions is narrowed to. */
export interface DecisionQuery {
  outcome?: "approved" | "refused" | undefined;
  customer?: string | undefined;
  order?: string | undefined;
}

export const decisionsQuery = (view: DecisionQuery) =>
  infiniteQueryOptions({
    queryKey: [...decisionsKey, "list", view],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/credit/decisions", {
          params: { query: given({ ...view, limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: [...decisionsKey, "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/credit/decisions/{id}", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

/** An evaluation never changes once made. */
export const evaluationQuery = (id: string) =>
  queryOptions({
    queryKey: ["evaluation", id],
    queryFn: ({ signal }) => answer(api.GET("/v1/evaluations/{id}", { params: { path: { id } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const standingQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "standing"],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/customers/{id}/credit", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

export const behaviourQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "behaviour"],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/customers/{id}/behaviour", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

export const customerAlertsQuery = (id: string) =>
  queryOptions({
    queryKey: [...customerKey(id), "alerts"],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/v1/credit/alerts", {
          params: { query: { customer: id, state: "open", limit: ALERT_ROWS } },
          signal,
        }),
      ),
    staleTime: FRESH_MS,
  });

export const authoritiesQuery = queryOptions({
  queryKey: ["authorities"],
  queryFn: ({ signal }) => answer(api.GET("/v1/credit/authorities", { signal })),
  staleTime: FRESH_MS,
});
