export const NOTICE_VIEWS = ["draft", "approved", "sent", "cancelled", "law"] as const;
export type NoticeView = (typeof NOTICE_VIEWS)[number];

/** What the address says about the notices: the view, and the notice that is open. */
export interface NoticesSearch {
  view?: Exclude<NoticeView, "draft"> | undefined;
  open?: string | undefined;
}

/** Reads the view from the address; what is not understood is left out rather than refused. */
export function readNoticesSearch(search: Record<string, unknown>): NoticesSearch {
  const view = NOTICE_VIEWS.find((known) => known === search.view);
  return {
    ...(view !== undefined && view !== "draft" && { view }),
    ...(typeof search.open === "string" && /^ntc_\w+$/.test(search.open) && { open: search.open }),
  };
}
