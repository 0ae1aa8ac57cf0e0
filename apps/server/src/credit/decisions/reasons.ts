import { amountText } from "./amount-text.ts";

// The closed list of reasons. Staff read what was found; a buyer reads what concerns them, kindly: never a score, a
// bureau's data, an alert, another member of the group, or what the merchant noted.

type Parameters = Readonly<Record<string, string | number | bigint | boolean | null>>;

/** The parameters of a reason as texts; amounts in the currency of the customer's account. */
interface Told {
  amount(name: string): string;
  text(name: string): string;
}

interface Wording {
  readonly staff: (told: Told) => string;
  readonly buyer: string;
}

const ACCOUNT_UNAVAILABLE =
  "Buying on account is not available at the moment. Our team will gladly help you.";
const NEEDS_A_LOOK = "Our team takes a short look at this order and will be in touch.";
const PAYMENT_WAITING =
  "A payment on your account is still outstanding. Once it has arrived, this order can go ahead.";
const BEYOND_LINE = "This order is larger than what is available on your account just now.";

const WORDINGS = {
  over_limit: {
    staff: (told) =>
      `The order needs ${told.amount("neededMinor")}; ${told.amount("availableMinor")} is available.`,
    buyer: BEYOND_LINE,
  },
  over_group_limit: {
    staff: (told) => `The group's limit is short by ${told.amount("shortMinor")}.`,
    buyer: BEYOND_LINE,
  },
  no_limit: {
    staff: () => "No limit was ever set or computed for this customer.",
    buyer: "Buying on account has not been set up for you yet. You are welcome to apply for it.",
  },
  no_rate: {
    staff: () => "No exchange rate of the day is known, so the order cannot be compared with the limit.",
    buyer: NEEDS_A_LOOK,
  },
  standing_not_current: {
    staff: () => "The customer's standing kept changing while the order was decided. Check again.",
    buyer: NEEDS_A_LOOK,
  },
  blocked_by_hand: {
    staff: (told) => `The account is blocked: ${told.text("block")}.`,
    buyer: ACCOUNT_UNAVAILABLE,
  },
  days_overdue: {
    staff: (told) =>
      `The oldest overdue invoice is ${told.text("days")} days late; ${told.text("allowedDays")} are allowed.`,
    buyer: PAYMENT_WAITING,
  },
  overdue_amount: {
    staff: (told) => `${told.amount("overdueMinor")} is overdue; ${told.amount("allowedMinor")} is allowed.`,
    buyer: PAYMENT_WAITING,
  },
  account_status: { staff: (told) => `The account is ${told.text("status")}.`, buyer: ACCOUNT_UNAVAILABLE },
  account_on_hold: { staff: () => "The account is on hold.", buyer: ACCOUNT_UNAVAILABLE },
  account_suspended: {
    staff: () => "The account is suspended until everything is paid.",
    buyer: ACCOUNT_UNAVAILABLE,
  },
  account_closed: { staff: () => "The account is closed.", buyer: ACCOUNT_UNAVAILABLE },
  account_hold: {
    staff: (told) => `A hold stands on the account: ${told.text("hold")}.`,
    buyer: ACCOUNT_UNAVAILABLE,
  },
  expired_limit: {
    staff: () => "The limit has run out, and none was set in its place.",
    buyer: "Your account is due for its regular review. Our team will be in touch.",
  },
  limit_used: {
    staff: (told) =>
      `With this order ${told.amount("usedMinor")} of ${told.amount("limitMinor")} would be used, more than ${told.text("percent")} %.`,
    buyer: BEYOND_LINE,
  },
  new_customer: {
    staff: (told) =>
      `The customer has been known for ${told.text("daysKnown")} days and has had ${told.text("invoices")} invoices.`,
    buyer: NEEDS_A_LOOK,
  },
  payer_grade: { staff: (told) => `The payer grade is ${told.text("grade")}.`, buyer: NEEDS_A_LOOK },
  chargebacks: {
    staff: (told) => `${told.text("count")} chargebacks in twelve months.`,
    buyer: NEEDS_A_LOOK,
  },
  disputes: { staff: (told) => `${told.text("count")} disputes in twelve months.`, buyer: NEEDS_A_LOOK },
  disputed_amount: {
    staff: (told) =>
      `${told.amount("disputedMinor")} is in dispute; ${told.amount("allowedMinor")} is allowed.`,
    buyer: NEEDS_A_LOOK,
  },
  returned_payments: {
    staff: (told) => `${told.text("count")} payments came back in twelve months.`,
    buyer: NEEDS_A_LOOK,
  },
  written_off: {
    staff: (told) => `${told.amount("writtenOffMinor")} was written off and never paid.`,
    buyer: ACCOUNT_UNAVAILABLE,
  },
  bureau_flags: {
    staff: (told) => `A credit bureau reports: ${told.text("flags")}.`,
    buyer: ACCOUNT_UNAVAILABLE,
  },
  bureau_report_age: {
    staff: (told) => `The bureau report is missing or older than ${told.text("days")} days.`,
    buyer: NEEDS_A_LOOK,
  },
  alerts: { staff: (told) => `An alert stands: ${told.text("alert")}.`, buyer: NEEDS_A_LOOK },
  watch_list: { staff: () => "The customer is on the watch list.", buyer: NEEDS_A_LOOK },
  risk_class: { staff: (told) => `The risk class is ${told.text("riskClass")}.`, buyer: ACCOUNT_UNAVAILABLE },
  review_overdue: {
    staff: (told) => `The review of ${told.text("reviewOn")} has not taken place.`,
    buyer: NEEDS_A_LOOK,
  },
  insurer_stop: {
    staff: (told) => `The credit insurer forbids it by now: ${told.text("stops")}.`,
    buyer: ACCOUNT_UNAVAILABLE,
  },
  order_amount: {
    staff: (told) => `Orders of ${told.amount("amountMinor")} go to a person.`,
    buyer: NEEDS_A_LOOK,
  },
  order_share_of_limit: {
    staff: (told) =>
      `The order of ${told.amount("amountMinor")} is more than ${told.text("percent")} % of the limit of ${told.amount("limitMinor")}.`,
    buyer: NEEDS_A_LOOK,
  },
  terms_not_allowed: {
    staff: (told) =>
      `The terms asked for (${told.text("terms")}) are not among this customer's; at most ${told.text("allowedDays")} days are.`,
    buyer: "These payment terms are not available for this order. Please choose other ones.",
  },
  terms_changed: {
    staff: (told) => `${told.text("netDays")} days were asked for; ${told.text("agreedDays")} are agreed.`,
    buyer: "These payment terms are not available for this order. Please choose shorter ones.",
  },
  discount_changed: {
    staff: (told) => `A discount of ${told.text("discountPercent")} % was asked for, more than agreed.`,
    buyer: NEEDS_A_LOOK,
  },
  fraud_score: {
    staff: (told) => `The shop's fraud score is ${told.text("fraudScore")}.`,
    buyer: NEEDS_A_LOOK,
  },
  ship_to: { staff: (told) => `The goods go to ${told.text("country")}.`, buyer: NEEDS_A_LOOK },
  deposit_share: {
    staff: (told) => `The deposit is ${told.amount("depositMinor")}.`,
    buyer: "This order can go ahead with another deposit.",
  },
  margin_below: { staff: () => "The margin is too small for the risk.", buyer: NEEDS_A_LOOK },
  budget: {
    staff: (told) =>
      `${told.amount("spentMinor")} was spent this ${told.text("window")}, and the budget is ${told.amount("allowedMinor")}.`,
    buyer: "The budget for this period is used up. You can order again in the next one, or pay at once.",
  },
  no_exchange_rate: {
    staff: () => "No exchange rate is known for the order's currency.",
    buyer: NEEDS_A_LOOK,
  },
  rule_failed: {
    staff: (told) => `The rule "${told.text("name")}" could not be worked out: ${told.text("what")}.`,
    buyer: NEEDS_A_LOOK,
  },
} as const satisfies Readonly<Record<string, Wording>>;

export type ReasonCode = keyof typeof WORDINGS;
export const REASON_CODES = Object.keys(WORDINGS) as readonly ReasonCode[];

/** A merchant's own rule, by the name it was given; and whatever has no words here. */
const OWN_RULE: Wording = {
  staff: (told) => `The policy's rule "${told.text("name")}" stands against it.`,
  buyer: NEEDS_A_LOOK,
};

const UNKNOWN = "?";

/** A reason as it is given out: its code, and the words for staff and for the buyer. */
export interface WordedReason {
  readonly code: string;
  readonly message: string;
  readonly buyerMessage: string;
  readonly parameters: Parameters;
}

/** Words a reason; amounts are in `currency`, that of the customer's account. */
export function wordReason(
  reason: { readonly code: string; readonly parameters: Parameters },
  currency: string,
): WordedReason {
  const { code, parameters } = reason;
  const wording: Wording = Object.hasOwn(WORDINGS, code) ? WORDINGS[code as ReasonCode] : OWN_RULE;
  const told = tell({ name: code.replace(/^rule:/, ""), ...parameters }, currency);
  // What the merchant wrote for the buyer comes after our own words.
  const more = typeof parameters.buyerMessage === "string" ? ` ${parameters.buyerMessage}` : "";
  return { code, message: wording.staff(told), buyerMessage: `${wording.buyer}${more}`, parameters };
}

function tell(parameters: Parameters, currency: string): Told {
  const known = (name: string) => parameters[name] ?? null;
  return {
    amount: (name) => {
      const value = known(name);
      return typeof value === "bigint" ? amountText(value, currency) : UNKNOWN;
    },
    text: (name) => {
      const value = known(name);
      return value === null || value === "" ? UNKNOWN : String(value).replaceAll("_", " ");
    },
  };
}
