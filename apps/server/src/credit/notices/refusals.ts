import { defineRefusals } from "#platform/refusals";

/** What notices refuse, beside the room's own list. */
export const refuseNotice = defineRefusals({
  notice_state: {
    status: 409,
    title: "The notice is not at that stage",
    remedy: "Read its current state; a notice that was sent is followed by another, not changed.",
  },
  reasons_wanting: {
    status: 422,
    title: "The notice lacks its principal reasons",
    remedy: "Give up to four specific reasons. Your own policy, or a score that was not reached, is none.",
  },
  unknown_reason: {
    status: 422,
    title: "That reason cannot be told to the customer",
    remedy: "Choose from the reasons that GET /v1/credit/notice-reasons lists.",
  },
  bad_notice_dates: {
    status: 422,
    title: "The date does not fit the notice",
    remedy: "Give the day on which it went out: not before it was drafted, and not in the future.",
  },
});
