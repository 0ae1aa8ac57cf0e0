import type { PlainDate } from "@goodterms/kernel";

// What a policy may know of a customer. Everything is in the currency of the customer's exposure account; amounts are
// minor units. A value that nobody knows is null, never zero: "no data" is not a score.

/** Who the customer is. */
export interface CustomerIdentity {
  readonly id: string;
  readonly reference: string;
  readonly kind: "business" | "person";
  readonly country: string | null;
  readonly groupId: string | null;
  /** When the merchant first did business with it: the first document, or when it was made known. */
  readonly since: PlainDate;
  readonly daysKnown: number;
  /** Set by hand on the credit account; null lets the policy choose. */
  readonly segmentOverride: string | null;
  /** active, on_hold (no new orders), suspended (nothing until all is paid), pending_review, closed. */
  readonly status: AccountStatus;
  readonly tags: readonly string[];
  /** When its last review was finished; absent or null where there was none. */
  readonly reviewedOn?: PlainDate | null;
  /** Of the terms agreed with this customer; absent or null where none were. */
  readonly agreedNetDays?: number | null;
  readonly agreedDiscountPercent?: string | null;
}

export type AccountStatus = "active" | "on_hold" | "suspended" | "pending_review" | "closed";

/** What the book says at the moment of evaluation. */
export interface BookFacts {
  readonly openMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly reservedMinor: bigint;
  readonly disputedMinor: bigint;
  /** Open debits past their due date (and the customer's agreed grace), disputed part left out. */
  readonly overdueMinor: bigint;
  readonly overdueItems: number;
  /** Days past due (after grace) of the oldest overdue item; 0 with none. */
  readonly oldestOverdueDays: number;
  /**
   * Ascending last days (due date and grace) on which an amount is not yet overdue: so that it is known when facts will
   * move. From the day after, the amount counts as overdue.
   */
  readonly upcomingDue: readonly { readonly on: PlainDate; readonly minor: bigint }[];
  readonly invoicesEver: number;
  readonly writtenOffMinor: bigint;
}

/** How the customer has paid: learned by monitoring, counted with what is still open. */
export interface BehaviourFacts {
  /** A best, then B, C, D; null with too little history. */
  readonly grade: string | null;
  /** Expected days late, open overdue items counted (restricted mean of the survival curve); exact decimal as text. */
  readonly meanDaysLate: string | null;
  readonly meanDaysLateLow: string | null;
  readonly meanDaysLateHigh: string | null;
  readonly trend: "better" | "steady" | "worse" | null;
  readonly paidInvoices: number;
  readonly sales12mMinor: bigint;
  readonly returnedPayments12m: number;
  readonly chargebacks12m: number;
  readonly disputes12m: number;
  readonly asOf: PlainDate;
}

/** What credit bureaus say, on one scale. */
export interface BureauFacts {
  /** 0 (will fail) to 1000 (safest), whatever direction the bureau counts in. Null: no data, which is no score. */
  readonly riskScore: number | null;
  /** 1 safest to 5; null where not given. */
  readonly riskClass: number | null;
  /** Highest credit the bureau recommends, in the account's currency; null where not given or no rate is known. */
  readonly recommendedMinor: bigint | null;
  readonly flags: readonly BureauFlag[];
  /** The bureau's own figures by `bureau.name`, as exact decimals: `dnb.paydex`. */
  readonly figures: Readonly<Record<string, string>>;
  readonly source: string;
  readonly reportId: string;
  readonly asOf: PlainDate;
  readonly ageDays: number;
}

export type BureauFlag =
  | "bankrupt"
  | "ceased"
  | "severe_negative"
  | "legal_filings"
  | "high_risk"
  | "deteriorating"
  | "fraud_warning"
  | "sanctions_match"
  | "frozen_file"
  | "thin_file";

export type LimitKind = "manual" | "insured" | "guaranteed" | "temporary" | "recourse";

/** One limit that stands today; formula and matrix limits are the policy's and do not stand here. */
export interface StandingLimit {
  readonly id: string;
  readonly kind: LimitKind;
  readonly minor: bigint;
  readonly startsOn: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly reason: string;
}

export interface LimitFacts {
  readonly standing: readonly StandingLimit[];
  /** Worth of collateral and guarantees in force, after their haircuts. */
  readonly securedMinor: bigint;
  /** When the next of them starts or ends. */
  readonly nextChangeOn: PlainDate | null;
  /** A limit there was and that has run out, with none in its place. */
  readonly hasExpired: boolean;
  /** What the insurer forbids by now: `stop_shipment` while an overdue deadline has passed. */
  readonly insurerStops: readonly string[];
}

/** A hold a person or a rule put on the account. */
export interface AccountHold {
  readonly code: string;
  readonly note: string;
  readonly until: PlainDate | null;
}

export interface AlertFact {
  readonly code: string;
  readonly severity: "info" | "attention" | "severe";
  readonly on: PlainDate;
}

/** Declared on the last accepted application, as decimals and texts under the form's own keys. */
export type DeclaredFacts = Readonly<Record<string, string | number | boolean | null>>;

/** All of it, gathered at one instant. Serialized by `codec.ts`; kept for ever with the evaluation. */
export interface CustomerFacts {
  /** ISO instant. */
  readonly gatheredAt: string;
  /** The merchant's today in the time zone of its first entity. */
  readonly today: PlainDate;
  readonly timeZone: string;
  readonly currency: string;
  readonly customer: CustomerIdentity;
  readonly book: BookFacts;
  readonly behaviour: BehaviourFacts | null;
  readonly bureau: BureauFacts | null;
  readonly limits: LimitFacts;
  readonly holds: readonly AccountHold[];
  readonly alerts: readonly AlertFact[];
  readonly isWatched: boolean;
  readonly declared: DeclaredFacts;
}
