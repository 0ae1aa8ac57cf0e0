import { defineRefusals } from "#platform/refusals";

/** What this folder refuses beside what the room does. */
export const refuse = defineRefusals({
  unfit_file: {
    status: 422,
    title: "A scorecard cannot be learned from this",
    remedy: "Send a table with one row a customer or order, its features, and its outcome as 1 (bad) or 0.",
  },
  bad_scorecard: {
    status: 422,
    title: "The scorecard is not sound",
    remedy: "See the pointers: bins must neither overlap nor leave a gap, and weights total 100.",
  },
  version_taken: {
    status: 409,
    title: "The scorecard was changed meanwhile",
    remedy: "Read its latest version, and send yours again.",
  },
  too_many_fits: {
    status: 409,
    title: "Too many fits at once",
    remedy: "Wait until one of them has ended.",
  },
  fit_not_ready: {
    status: 409,
    title: "The fit is not finished",
    remedy: "Read it again until its state is finished or failed.",
  },
});
