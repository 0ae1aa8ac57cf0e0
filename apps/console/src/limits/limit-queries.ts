import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "../api/api.ts";
import { customerKey } from "../api/queries.ts";
import type { CommitteePack, LimitProposal } from "./limit-types.ts";

const LIST_ROWS = 200;
const TOP_ROWS = 200;
const GROUP_ROWS = 200;
const FRESH_MS = 15_000;
const RUNNING_EVERY_MS = 1_500;
const firstPage = null as string | null;

/** Everything about limits hangs under this key, so that one call makes it fresh again. */
export const limitsKey = ["limits"] as const;

export const proposalsQuery = (state: LimitProposal["state"] | undefined, customer?: string) =>
  infiniteQueryOptions({
    queryKey: [...limitsKey, "proposals", state, customer],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/credit/limit-proposals", {
          params: { query: given({ state, customer, limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: [...limitsKey, "proposal", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/credit/limit-proposals/{id}", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

/** What a committee looks at about a proposal. The path can serve a PDF too; without `format` it answers JSON. */
export const proposalPackQuery = (id: string) =>
  queryOptions({
    queryKey: [...limitsKey, "pack", id],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/v1/credit/limit-proposals/{id}/committee-pack", {
          params: { path: { id } },
          signal,
        }) as Promise<{ data?: CommitteePack }>,
      ),
    staleTime: FRESH_MS,
  });

/** Whose limits: a customer's or a group's. */
export interface LimitHolder {
  readonly holder: "customer" | "group";
  readonly id: string;
}

export const limitsOfQuery = ({ holder, id }: LimitHolder) =>
  queryOptions({
    queryKey: [...limitsKey, "of", id],
    queryFn: ({ signal }) =>
      answer(
        api.GET(holder === "group" ? "/v1/groups/{id}/limit" : "/v1/customers/{id}/limit", {
          params: { path: { id } },
          signal,
        }),
      ),
    staleTime: FRESH_MS,
  });

export const limitHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: [...limitsKey, "history", id],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/v1/customers/{id}/limit/history", {
          params: { path: { id }, query: { limit: LIST_ROWS } },
          signal,
        }),
      ),
    staleTime: FRESH_MS,
  });

export const collateralQuery = (id: string) =>
  queryOptions({
    queryKey: [...limitsKey, "collateral", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/customers/{id}/collateral", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

export type ExposuresBy = "customer" | "group" | "family";

export const topExposuresQuery = (by: ExposuresBy, currency: string) =>
  queryOptions({
    queryKey: [...limitsKey, "top", by, currency],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/v1/reports/top-exposures", {
          params: { query: { by, currency, limit: TOP_ROWS } },
          signal,
        }),
      ),
    staleTime: FRESH_MS,
  });

export const familyQuery = (id: string) =>
  queryOptions({
    queryKey: [...limitsKey, "family", id],
    queryFn: ({ signal }) => answer(api.GET("/v1/groups/{id}/family", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

export const groupsQuery = queryOptions({
  queryKey: ["groups"],
  queryFn: ({ signal }) =>
    answer(api.GET("/v1/groups", { params: { query: { limit: GROUP_ROWS } }, signal })),
  staleTime: FRESH_MS,
});

export const changesQuery = infiniteQueryOptions({
  queryKey: [...limitsKey, "changes"],
  queryFn: ({ pageParam: cursor, signal }) =>
    answer(
      api.GET("/v1/credit/limit-changes", {
        params: { query: given({ limit: LIST_ROWS, cursor }) },
        signal,
      }),
    ),
  initialPageParam: firstPage,
  getNextPageParam: (page) => page.nextCursor,
  staleTime: FRESH_MS,
});

/** One change of many limits; asked for again and again while it runs. */
export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: [...limitsKey, "change", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/credit/limit-changes/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? RUNNING_EVERY_MS : false),
  });

export const changeRowsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...limitsKey, "change-rows", id],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/credit/limit-changes/{id}/rows", {
          params: { path: { id }, query: given({ limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const deadlinesQuery = infiniteQueryOptions({
  queryKey: [...limitsKey, "deadlines"],
  queryFn: ({ pageParam: cursor, signal }) =>
    answer(
      api.GET("/v1/credit/insurance-deadlines", {
        params: { query: given({ limit: LIST_ROWS, cursor }) },
        signal,
      }),
    ),
  initialPageParam: firstPage,
  getNextPageParam: (page) => page.nextCursor,
  staleTime: FRESH_MS,
});

/** What a changed limit may have moved: the limits, the customers' accounts, the reports over them. */
export const afterLimits = [limitsKey, customerKey("").slice(0, 1), ["holds"], ["watch"], ["overview"]];
