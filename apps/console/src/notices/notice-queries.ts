import type { components } from "@goodterms/client";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, given } from "../api/api.ts";

type Schemas = components["schemas"];
export type CreditNotice = Schemas["CreditNotice"];
export type CreditNoticeText = Schemas["CreditNoticeText"];
export type NoticeJurisdiction = Schemas["NoticeJurisdiction"];
export type NoticeReasonCode = CreditNotice["reasons"][number];

const LIST_ROWS = 100;
const FRESH_MS = 15_000;
const firstPage = null as string | null;

/** Everything about notices hangs under this key. */
export const noticesKey = ["notices"] as const;

export const noticesQuery = (state: CreditNotice["state"]) =>
  infiniteQueryOptions({
    queryKey: [...noticesKey, "list", state],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET("/v1/credit/notices", {
          params: { query: given({ state, limit: LIST_ROWS, cursor }) },
          signal,
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

/** A notice with its letter. The path can serve a PDF too; without `format` it answers JSON. */
export const noticeQuery = (id: string) =>
  queryOptions({
    queryKey: [...noticesKey, "one", id],
    queryFn: ({ signal }) =>
      answer(
        api.GET("/v1/credit/notices/{id}", { params: { path: { id } }, signal }) as Promise<{
          data?: CreditNoticeText;
        }>,
      ),
    staleTime: FRESH_MS,
  });

export const noticeReasonsQuery = queryOptions({
  queryKey: [...noticesKey, "reasons"],
  queryFn: ({ signal }) => answer(api.GET("/v1/credit/notice-reasons", { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

export const noticeSettingsQuery = queryOptions({
  queryKey: [...noticesKey, "settings"],
  queryFn: ({ signal }) => answer(api.GET("/v1/credit/notice-settings", { signal })),
  staleTime: FRESH_MS,
});
