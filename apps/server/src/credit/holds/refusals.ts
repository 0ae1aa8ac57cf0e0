import { defineRefusals } from "#platform/refusals";

/** What the worklist of held orders refuses. */
export const refuse = defineRefusals({
  hold_closed: {
    status: 409,
    title: "The hold is closed",
    remedy: "Read it again: it was released, freed, rejected, or its order has ended.",
  },
  override_needed: {
    status: 409,
    title: "Releasing it passes the ceiling",
    remedy: "Say override: true to let it pass; it is recorded with your name and reason.",
  },
  cannot_be_released: {
    status: 409,
    title: "This cannot be released by a person",
    remedy: "Load the missing exchange rate, or correct the order, and check it again.",
  },
});
