import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "../api/api.ts";
import type { ApplicationsSearch } from "./applications-search.ts";
import { statesOf } from "./applications-search.ts";
import { readCase } from "./types.ts";

const LIST_ROWS = 200;
const FRESH_MS = 15_000;
const LINK_ROWS = 100;
const FORM_ROWS = 100;
const firstPage = null as string | null;

export const applicationsKey = ["applications"] as const;
export const linksKey = ["application-links"] as const;
export const formsKey = ["application-forms"] as const;
export const applicationKey = (id: string) => [...applicationsKey, "one", id] as const;

/** What the server is asked for a view; `mine` stands for the person signed in. */
export function inboxQueryOf(view: ApplicationsSearch, ownId: string) {
  return given({
    state: statesOf(view.view),
    kind: view.kind,
    severity: view.severity,
    assignedTo: view.mine === true ? ownId : undefined,
  });
}

export const applicationsQuery = (view: ApplicationsSearch, ownId: string) =>
  infiniteQueryOptions({
    queryKey: [...applicationsKey, "list", view, ownId],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/applications", {
          params: { query: { ...inboxQueryOf(view, ownId), ...given({ limit: LIST_ROWS, cursor }) } },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: applicationKey(id),
    queryFn: async ({ signal }) =>
      readCase(await answer(api.GET("/v1/applications/{id}", { params: { path: { id } }, signal }))),
    staleTime: FRESH_MS,
  });

/** A folder never changes once frozen. */
export const folderQuery = (id: string, ordinal: number) =>
  queryOptions({
    queryKey: [...applicationKey(id), "folder", ordinal],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/v1/applications/{id}/folder", { params: { path: { id }, query: { ordinal } }, signal }),
      ),
  });

export const linksQuery = infiniteQueryOptions({
  queryKey: linksKey,
  queryFn: ({ pageParam: cursor, signal }) =>
    answer(
      api.GET("/v1/application-links", { params: { query: given({ limit: LINK_ROWS, cursor }) }, signal }),
    ),
  initialPageParam: firstPage,
  getNextPageParam: (page) => page.nextCursor,
  staleTime: FRESH_MS,
});

export const formsQuery = queryOptions({
  queryKey: [...formsKey, "list"],
  queryFn: ({ signal }) =>
    answer(api.GET("/v1/application-forms", { params: { query: { limit: FORM_ROWS } }, signal })),
  staleTime: FRESH_MS,
});

export const formQuery = (id: string) =>
  queryOptions({
    queryKey: [...formsKey, "one", id],
    queryFn: ({ signal }) =>
      answer(api.GET("/v1/application-forms/{id}", { params: { path: { id } }, signal })),
    staleTime: FRESH_MS,
  });

/** The form as its applicants see it; `version` is the draft's, so that a saved change is shown. */
export const previewQuery = (id: string, language: string, version: number) =>
  queryOptions({
    queryKey: [...formsKey, "preview", id, language, version],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/v1/application-forms/{id}/preview", {
          params: { path: { id }, query: { language } },
          signal,
        }),
      ),
  });
