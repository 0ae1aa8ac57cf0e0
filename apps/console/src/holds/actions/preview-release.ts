import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/api.ts";
import { holdsKey } from "../../api/credit-queries.ts";

const FRESH_MS = 5_000;
/** The most that one call releases. */
export const BULK_MAX = 200;
/** A preview keeps nothing, yet the server wants a reason with everything that could be kept. */
const PREVIEW_REASON = "preview";

/** What releasing these orders would do, one after the other; nothing of it is kept. */
export const releasePreviewQuery = (holds: readonly string[], kind: "soft" | "firm", override: boolean) =>
  queryOptions({
    queryKey: [...holdsKey, "preview", holds, kind, override],
    queryFn: () =>
      answer(
        api.POST("/v1/credit/holds/release", {
          body: { holds: holds.slice(0, BULK_MAX), kind, override, reason: PREVIEW_REASON, preview: true },
        }),
      ),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
