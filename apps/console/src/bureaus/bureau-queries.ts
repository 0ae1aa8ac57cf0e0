import type { components } from "@goodterms/client";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "../api/api.ts";

type Schemas = components["schemas"];
export type Bureau = Schemas["Bureau"];
export type BureauCosts = Schemas["BureauCosts"];
export type BureauReport = Schemas["BureauReport"];
export type BureauOrder = Schemas["BureauOrder"];
export type BureauSubject = Schemas["BureauSubject"];
export type BureauEnrolment = Schemas["BureauEnrolment"];
export type BureauReconciliation = Schemas["BureauReconciliation"];

const LIST_ROWS = 50;
const FRESH_MS = 15_000;
const firstPage = null as string | null;

/** Everything about bureaus hangs under this key. */
export const bureausKey = ["bureaus"] as const;

export const bureausQuery = queryOptions({
  queryKey: [...bureausKey, "connections"],
  queryFn: ({ signal }) => answer(api.GET("/v1/bureaus", { signal })),
  staleTime: FRESH_MS,
});

export const bureauCostsQuery = queryOptions({
  queryKey: [...bureausKey, "costs"],
  queryFn: ({ signal }) => answer(api.GET("/v1/bureaus/costs", { signal })),
  staleTime: FRESH_MS,
});

export const unsettledQuery = queryOptions({
  queryKey: [...bureausKey, "unsettled"],
  queryFn: ({ signal }) =>
    answer(
      api.GET("/v1/bureau-orders", { params: { query: { unsettled: true, limit: LIST_ROWS } }, signal }),
    ),
  staleTime: FRESH_MS,
});

export const customerReportsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...bureausKey, "reports", id],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/customers/{id}/bureau-reports", {
          params: { path: { id }, query: given({ limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

/** What the bureau itself sent. Who reads it is recorded, so it is asked for once and only on request. */
export const rawReportQuery = (id: string) =>
  queryOptions({
    queryKey: [...bureausKey, "raw", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/bureau-reports/{id}/raw", { params: { path: { id } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const customerOrdersQuery = (customer: string) =>
  queryOptions({
    queryKey: [...bureausKey, "orders", customer],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/bureau-orders", { params: { query: { customer, limit: LIST_ROWS } }, signal })),
    staleTime: FRESH_MS,
  });

export const subjectsQuery = (id: string) =>
  queryOptions({
    queryKey: [...bureausKey, "subjects", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/customers/{id}/bureau-subjects", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

export const enrolmentsQuery = (id: string) =>
  queryOptions({
    queryKey: [...bureausKey, "enrolments", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/customers/{id}/bureau-monitoring", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

export const reconciliationsQuery = (name: string) =>
  queryOptions({
    queryKey: [...bureausKey, "reconciliations", name],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/bureaus/{name}/reconciliations", { params: { path: { name } }, signal })),
    staleTime: FRESH_MS,
  });

/** What a report or a changed file may have moved. */
export const afterReport = [bureausKey, ["customer"], ["limits"], ["watch"]];
