import { defineRefusals } from "#platform/refusals";

/** What several folders of this room refuse; each folder may add a closed list of its own beside its verbs. */
export const refuse = defineRefusals({
  not_found: { status: 404, title: "There is no such record", remedy: "Check the id or reference." },
  bad_field: { status: 422, title: "A field is not right", remedy: "See the pointers, and send it again." },
  beyond_authority: {
    status: 403,
    title: "This is beyond your authority",
    remedy: "Ask somebody whose authority reaches that far; it can be proposed to them.",
  },
  second_person: {
    status: 409,
    title: "A second person must approve",
    remedy: "Whoever made it cannot approve it. Ask a colleague.",
  },
  already_decided: {
    status: 409,
    title: "This is decided already",
    remedy: "Read its current state; a decision is not changed but followed by another.",
  },
});
