import type { paths } from "@goodterms/client";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "../api/api.ts";

type Read<
  Path extends
    | "/v1/scorecards"
    | "/v1/scorecards/{id}"
    | "/v1/scorecards/{id}/monitoring"
    | "/v1/scorecards/fits"
    | "/v1/scorecards/fits/{id}",
> = paths[Path]["get"]["responses"][200]["content"]["application/json"];

export type CardRow = Read<"/v1/scorecards">["data"][number];
export type LibraryCard = Read<"/v1/scorecards/{id}">;
/** The card itself: parts, bins, points as exact decimal text; more points are safer. */
export type Scorecard = LibraryCard["card"];
export type CardVariable = Scorecard["variables"][number];
export type CardInteraction = NonNullable<Scorecard["interactions"]>[number];
export type FitRow = Read<"/v1/scorecards/fits">["data"][number];
export type Fit = Read<"/v1/scorecards/fits/{id}">;
export type FitReport = NonNullable<Fit["report"]>;
export type Measures = FitReport["holdout"];
export type Monitoring = Read<"/v1/scorecards/{id}/monitoring">;

const FRESH_MS = 15_000;
const FIT_EVERY_MS = 1_000;
const ROWS = 100;
const firstPage = null as string | null;

export const scorecardsKey = ["scorecards"] as const;

export const scorecardsQuery = infiniteQueryOptions({
  queryKey: [...scorecardsKey, "list"],
  queryFn: ({ pageParam: cursor, signal }) =>
    answer(api.GET("/v1/scorecards", { params: { query: given({ limit: ROWS, cursor }) }, signal })),
  initialPageParam: firstPage,
  getNextPageParam: (page) => page.nextCursor,
  staleTime: FRESH_MS,
});

export const scorecardQuery = (id: string, version: number | undefined) =>
  queryOptions({
    queryKey: [...scorecardsKey, "one", id, version ?? "latest"],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/scorecards/{id}", { params: { path: { id }, query: given({ version }) }, signal })),
    staleTime: FRESH_MS,
  });

export const monitoringQuery = (id: string, version: number | undefined) =>
  queryOptions({
    queryKey: [...scorecardsKey, "monitoring", id, version ?? "latest"],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/v1/scorecards/{id}/monitoring", {
          params: { path: { id }, query: given({ version }) },
          signal,
        }),
      ),
    staleTime: FRESH_MS,
  });

export const fitsQuery = infiniteQueryOptions({
  queryKey: [...scorecardsKey, "fits"],
  queryFn: ({ pageParam: cursor, signal }) =>
    answer(api.GET("/v1/scorecards/fits", { params: { query: given({ limit: ROWS, cursor }) }, signal })),
  initialPageParam: firstPage,
  getNextPageParam: (page) => page.nextCursor,
  staleTime: FRESH_MS,
  refetchInterval: ({ state }) =>
    state.data?.pages.some((page) => page.data.some(isLearning)) === true ? FIT_EVERY_MS : false,
});

export const fitQuery = (id: string) =>
  queryOptions({
    queryKey: [...scorecardsKey, "fit", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/scorecards/fits/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isLearning(state.data) ? FIT_EVERY_MS : false,
  });

/** Whether a fit is still to answer. */
export function isLearning({ state }: Pick<FitRow, "state">): boolean {
  return state === "waiting" || state === "running";
}
