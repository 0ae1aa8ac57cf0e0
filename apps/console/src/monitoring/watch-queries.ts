import type { components } from "@goodterms/client";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "../api/api.ts";
import type { CreditAlert } from "../api/credit-types.ts";

type Schemas = components["schemas"];
export type ActionProposal = Schemas["ActionProposal"];
export type WatchedCustomer = Schemas["WatchedCustomer"];
export type DueReview = Schemas["DueReview"];
export type CreditPortfolio = Schemas["CreditPortfolio"];
export type PortfolioCell = Schemas["PortfolioCell"];
export type PortfolioCustomer = Schemas["PortfolioCustomer"];

const LIST_ROWS = 200;
const FRESH_MS = 15_000;
const firstPage = null as string | null;

/** Everything that the watch shows hangs under this key. */
export const watchKey = ["watch"] as const;

/** What a decision on the watch may have moved. */
export const afterWatch = [watchKey, ["customer"], ["limits"], ["holds"]];

/** A proposal that is being accepted or dismissed. */
export interface Deciding {
  readonly proposal: ActionProposal;
  readonly verb: "accept" | "dismiss";
}

export interface AlertQuery {
  state: "open" | "ended";
  severity?: CreditAlert["severity"] | undefined;
  positive?: boolean | undefined;
}

export const alertsQuery = ({ state, severity, positive }: AlertQuery) =>
  infiniteQueryOptions({
    queryKey: [...watchKey, "alerts", state, severity, positive],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/credit/alerts", {
          params: {
            query: {
              state,
              ...given({ positive, limit: LIST_ROWS, cursor }),
              ...(severity !== undefined && { severity: [severity] }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const actionProposalsQuery = (state: ActionProposal["state"]) =>
  infiniteQueryOptions({
    queryKey: [...watchKey, "proposals", state],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/credit/proposals", {
          params: { query: given({ state, limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const reviewsQuery = (aheadDays: number) =>
  infiniteQueryOptions({
    queryKey: [...watchKey, "reviews", aheadDays],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/credit/reviews", {
          params: { query: given({ aheadDays, limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const watchListQuery = (source: WatchedCustomer["source"] | undefined) =>
  infiniteQueryOptions({
    queryKey: [...watchKey, "list", source],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/credit/watch-list", {
          params: { query: given({ source, limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const portfolioQuery = queryOptions({
  queryKey: [...watchKey, "portfolio"],
  queryFn: ({ signal }) => answer(api.GET("/v1/reports/credit-portfolio", { signal })),
  staleTime: FRESH_MS,
});

export const portfolioCustomersQuery = (riskClass: string, grade: string) =>
  infiniteQueryOptions({
    queryKey: [...watchKey, "portfolio-customers", riskClass, grade],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/reports/credit-portfolio/customers", {
          params: { query: given({ riskClass, grade, limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });
