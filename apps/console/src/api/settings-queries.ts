import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "./api.ts";
import type { WebhookDelivery } from "./types.ts";

const FRESH_MS = 15_000;
const EVENT_ROWS = 100;
const DELIVERY_ROWS = 50;
const firstPage = null as string | null;

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: ({ signal }) => answer(api.GET("/v1/people", { signal })),
  staleTime: FRESH_MS,
});

export const keysQuery = queryOptions({
  queryKey: ["api-keys"],
  queryFn: ({ signal }) => answer(api.GET("/v1/api-keys", { signal })),
  staleTime: FRESH_MS,
});

export const endpointsQuery = queryOptions({
  queryKey: ["webhook-endpoints"],
  queryFn: ({ signal }) => answer(api.GET("/v1/webhook-endpoints", { signal })),
  staleTime: FRESH_MS,
});

export const deliveriesQuery = (endpointId: string, state: WebhookDelivery["state"] | null) =>
  infiniteQueryOptions({
    queryKey: ["webhook-deliveries", endpointId, state],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/webhook-endpoints/{id}/deliveries", {
          params: { path: { id: endpointId }, query: given({ state, limit: DELIVERY_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
  });

export const entitiesQuery = queryOptions({
  queryKey: ["entities"],
  queryFn: ({ signal }) => answer(api.GET("/v1/entities", { signal })),
  staleTime: FRESH_MS,
});

/** What the audit trail is narrowed to: the id of a subject, the kind of event. */
export interface AuditFilter {
  subject?: string | undefined;
  type?: string | undefined;
}

export const eventsQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["events", filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/events", { params: { query: given({ ...filter, limit: EVENT_ROWS, cursor }) }, signal }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
  });
