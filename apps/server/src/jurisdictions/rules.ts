// Facts of law as the program uses them: each with where it comes from, when it was read, and whether that was checked.

/** primary: the official text; secondary: somebody's account of it; derived: computed; memory: seen in no source. */
export type Basis = "primary" | "secondary" | "derived" | "memory";

export interface LawFact<Value> {
  readonly value: Value;
  /** The rule: "12 CFR 1002.9(a)(3)(ii)". */
  readonly source: string;
  readonly basis: Basis;
  /** False: not to be relied on before somebody has checked it; off until the merchant says so. */
  readonly verified: boolean;
  /** The day as of which it was read. */
  readonly asOf: string;
  readonly note?: string;
}

export const RECIPIENT_KINDS = ["business", "sole_trader", "person"] as const;
/** A sole trader is a business by what it buys, and a natural person by what the law gives it. */
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

export const CREDIT_ACTIONS = [
  "application_declined",
  "line_cut",
  "account_closed",
  "checkout_refused",
] as const;
export type CreditAction = (typeof CREDIT_ACTIONS)[number];

/** What has to be known of a decision to say which notices it wants. */
export interface DecisionForNotice {
  readonly action: CreditAction;
  readonly recipientKind: RecipientKind;
  /** Something was past due when it was decided. */
  readonly isDelinquent: boolean;
  readonly isAutomatic: boolean;
  /** A file of a natural person from a bureau was used. */
  readonly usedConsumerFile: boolean;
  /** Any report of a bureau was used. */
  readonly usedReport: boolean;
}

export type Track =
  | "us-ecoa-trade-credit"
  | "us-ecoa-consumer"
  | "us-fcra-615a"
  | "gb-adm-22c"
  | "gb-cca-157"
  | "eu-gdpr-22"
  | "ca-automated-decision"
  | "au-credit-information";

/** One notice that a law wants, and what it must hold. */
export interface NoticeRule {
  readonly track: Track;
  readonly jurisdiction: string;
  readonly title: string;
  readonly applies: (decision: DecisionForNotice) => boolean;
  /** The fact that the duty itself rests on. */
  readonly duty: LawFact<string>;
  /** Days from the decision until it must have gone out; null: the law names none. */
  readonly sendWithinDays: LawFact<number | null>;
  /** Days in which reasons may be asked for; null: no such right is known. */
  readonly requestWithinDays: LawFact<number | null>;
  /** Days from the request until the answer must have gone out. */
  readonly answerWithinDays: LawFact<number | null>;
  /** principal: must be stated. on_request: may be asked for. none: not part of this notice. */
  readonly reasons: "principal" | "on_request" | "none";
  readonly reasonsMax: number;
  readonly isOralAllowed: boolean;
}

/** From which credit on a merchant may be in regulated consumer credit. Thresholds are the merchant's to confirm. */
export interface ConsumerCreditRule {
  readonly jurisdiction: string;
  readonly title: string;
  readonly appliesFrom: LawFact<string | null>;
  readonly scope: LawFact<string>;
  /** Whether the merchant's own credit is caught; null: it depends on national law. */
  readonly ownCreditExempt: LawFact<boolean | null>;
}

/** What a country's file holds. */
export interface Jurisdiction {
  readonly code: string;
  readonly name: string;
  readonly countries: readonly string[];
  readonly notices: readonly NoticeRule[];
  readonly consumerCredit: ConsumerCreditRule | null;
}

/** A fact that says nothing: the law names no figure. */
export function noFigure(source: string, asOf: string): LawFact<null> {
  return { value: null, source, basis: "primary", verified: true, asOf };
}

/** Adverse action by its nature; an ordinary refusal at checkout is a sale that did not happen. */
export function isRefusedCredit(decision: Pick<DecisionForNotice, "action">): boolean {
  return decision.action !== "checkout_refused";
}

export function isNatural(kind: RecipientKind): boolean {
  return kind !== "business";
}
