import { defineRefusals } from "#platform/refusals";

/** What statements and reports refuse, beside the room's own list. */
export const refuseReport = defineRefusals({
  bad_buckets: {
    status: 422,
    title: "The ageing buckets cannot be used",
    remedy: "Give at most twelve whole numbers of days in ascending order, such as 0,30,60,90,120.",
  },
  dates_reversed: {
    status: 422,
    title: "The first date lies after the last",
    remedy: "Swap the dates.",
  },
  busy_drawing: {
    status: 429,
    title: "Too many PDFs are being drawn",
    remedy: "Ask again in a minute, or ask for format=csv.",
  },
  too_many_rows: {
    status: 422,
    title: "Too many rows for this format",
    remedy: "Narrow the dates, the entity or the currency, or ask for format=csv, which has no limit.",
  },
});
