import { defineRefusals } from "#platform/refusals";

/** What this folder refuses beyond what the room does. */
export const refusePolicy = defineRefusals({
  policy_unsound: {
    status: 422,
    title: "The policy has problems",
    remedy: "Mend what the pointers name; POST /v1/policies/check tells lines and columns.",
  },
  policy_not_draft: {
    status: 409,
    title: "Only a draft can be changed",
    remedy: "Make a new draft from it.",
  },
  policy_not_submitted: {
    status: 409,
    title: "This policy is not waiting for a decision",
    remedy: "Submit it first, or read what was decided.",
  },
  person_needed: {
    status: 403,
    title: "A person must decide",
    remedy: "Sign in to the console; an API key cannot approve a policy.",
  },
  effective_in_past: {
    status: 422,
    title: "A policy cannot take effect in the past",
    remedy: "Leave effectiveFrom out for at once, or name a later instant.",
  },
  no_terms: {
    status: 409,
    title: "The customer has no credit terms",
    remedy: "Give it a limit, or have its standing worked out first.",
  },
  terms_changed: {
    status: 409,
    title: "The terms are no longer those that were shown",
    remedy: "Read the terms again and have the customer accept what they are now.",
  },
});
