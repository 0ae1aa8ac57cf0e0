import type { components, paths } from "@goodterms/client";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "../api/api.ts";

type Schemas = components["schemas"];
type Answered<
  Path extends "/v1/simulations/{id}" | "/v1/simulations/{id}/changes" | "/v1/policies/{id}/diff",
> = paths[Path]["get"]["responses"][200]["content"]["application/json"];

export type Policy = Schemas["Policy"];
export type PolicyRow = Schemas["PolicySummary"];
export type PolicyState = PolicyRow["state"];
export type PolicyProblem = Schemas["PolicyProblem"];
export type Simulation = Answered<"/v1/simulations/{id}">;
/** What a simulation found in one currency; amounts are minor units of it. */
export type SimulationSummary = NonNullable<Simulation["summary"]>[number];
export type SimulationChange = Answered<"/v1/simulations/{id}/changes">["data"][number];
export type PolicyDifference = Answered<"/v1/policies/{id}/diff">["differences"][number];

const FRESH_MS = 15_000;
const PROGRESS_EVERY_MS = 3_000;
const SIMULATION_EVERY_MS = 700;
const VERSION_ROWS = 50;
export const CHANGE_ROWS = 200;
const firstPage = null as string | null;

export const policiesKey = ["policies"] as const;

/** The policy in force; asked again while it is still being applied, so that the bar moves. */
export const activePolicyQuery = queryOptions({
  queryKey: [...policiesKey, "active"],
  queryFn: ({ signal }) => answer(api.GET("/v1/policies/active", { signal })),
  staleTime: FRESH_MS,
  refetchInterval: ({ state }) => {
    const progress = state.data?.progress;
    return progress !== undefined && progress.applied < progress.total ? PROGRESS_EVERY_MS : false;
  },
});

export const policiesQuery = infiniteQueryOptions({
  queryKey: [...policiesKey, "list"],
  queryFn: ({ pageParam: cursor, signal }) =>
    answer(api.GET("/v1/policies", { params: { query: given({ limit: VERSION_ROWS, cursor }) }, signal })),
  initialPageParam: firstPage,
  getNextPageParam: (page) => page.nextCursor,
  staleTime: FRESH_MS,
});

export const policyQuery = (id: string) =>
  queryOptions({
    queryKey: [...policiesKey, "one", id],
    queryFn: ({ signal }) => answer(api.GET("/v1/policies/{id}", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

/** What is wrong with a text. A text has the same problems for ever, so that it is asked about once. */
export const policyCheckQuery = (text: string) =>
  queryOptions({
    queryKey: ["policy-check", text],
    queryFn: ({ signal }) => answer(api.POST("/v1/policies/check", { body: { document: text }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: FRESH_MS,
    enabled: text !== "",
  });

/** What policy `id` changes against another one; against the one in force where `against` is undefined. */
export const policyDiffQuery = (id: string, against: string | undefined, isSound: boolean) =>
  queryOptions({
    queryKey: [...policiesKey, "diff", id, against ?? "active"],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/v1/policies/{id}/diff", { params: { path: { id }, query: given({ against }) }, signal }),
      ),
    enabled: isSound,
    staleTime: FRESH_MS,
  });

export const simulationsQuery = (policyId: string) =>
  queryOptions({
    queryKey: [...policiesKey, "simulations", policyId],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/policies/{id}/simulations", { params: { path: { id: policyId } }, signal })),
    staleTime: FRESH_MS,
    refetchInterval: ({ state }) =>
      state.data?.data.some((one) => isRunning(one)) === true ? SIMULATION_EVERY_MS : false,
  });

/** Whether a simulation is still to answer. */
export function isRunning({ state }: Pick<Simulation, "state">): boolean {
  return state === "waiting" || state === "running";
}

export const CUSTOMER_EFFECTS = [
  "newly_blocked",
  "unblocked",
  "limit_lowered",
  "limit_raised",
  "above_new_ceiling",
  "class_changed",
  "segment_changed",
  "terms_changed",
] as const;
export const ORDER_EFFECTS = ["newly_refused", "newly_approved"] as const;
export type Effect = (typeof CUSTOMER_EFFECTS)[number] | (typeof ORDER_EFFECTS)[number];

/** Which changes are shown: customers or orders, and of those the ones with this effect. */
export interface ChangeView {
  readonly kind: "customer" | "order";
  readonly effect?: Effect | undefined;
}

export const changesQuery = (simulationId: string, view: ChangeView) =>
  infiniteQueryOptions({
    queryKey: ["simulation-changes", simulationId, view],
    queryFn: ({ pageParam: cursor, signal }) => readChanges(simulationId, view, cursor, signal),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** One page of what a simulation found. @throws ApiProblem */
export function readChanges(
  simulationId: string,
  view: ChangeView,
  cursor: string | null,
  signal?: AbortSignal,
) {
  return answer(
    api.GET("/v1/simulations/{id}/changes", {
      params: {
        path: { id: simulationId },
        query: { kind: view.kind, ...given({ effect: view.effect, limit: CHANGE_ROWS, cursor }) },
      },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}
