import { defineRefusals } from "#platform/refusals";

/** What a checkout decision refuses to answer. */
export const refuse = defineRefusals({
  order_differs: {
    status: 409,
    title: "The order is decided already with other content",
    remedy: "Amend it with POST /v1/orders/{reference}/amend, or use another reference.",
  },
  order_unknown: {
    status: 422,
    title: "The order has not been described",
    remedy: "Give its amount and currency, or describe it first with PUT /v1/orders/{reference}.",
  },
  deposit_too_large: {
    status: 422,
    title: "Nothing is left to be on credit",
    remedy: "An order that is paid beforehand needs no decision.",
  },
  lines_disagree: {
    status: 422,
    title: "The lines do not add up",
    remedy: "Make the gross amounts of the lines sum to the order's amount.",
  },
  unknown_currency: { status: 422, title: "Unknown currency", remedy: "Use an ISO 4217 code, such as EUR." },
  not_held: {
    status: 409,
    title: "The order holds nothing",
    remedy: "Read the decision again: it was refused, released, captured or has expired.",
  },
  not_captured_so: {
    status: 409,
    title: "The invoice does not capture this order",
    remedy: "Post the invoice with the order's reference; capturing follows from that.",
  },
  option_unknown: {
    status: 422,
    title: "There is no such option",
    remedy: "Take one of the options that the offer was shown with.",
  },
  offer_taken: {
    status: 409,
    title: "The offer was taken already, otherwise",
    remedy: "Ask for new offers for another order.",
  },
  order_state: {
    status: 409,
    title: "The order is not in a state for this",
    remedy: "Read it again to see what it has become.",
  },
  split_impossible: {
    status: 409,
    title: "The order cannot be split so",
    remedy: "Both parts must be more than nothing and sum to the order.",
  },
});
