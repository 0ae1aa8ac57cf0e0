// What every credit bureau is asked, and what it may answer. An adapter is a folder under adapters/; nothing outside
// that folder knows its name.
import type { PlainDate } from "@goodterms/kernel";
import type { Clock } from "#platform/clock";
import type { Simulator } from "./simulation/server.ts";

/** Whom a bureau keeps files of. */
export type SubjectKind = "business" | "person";

export const BUREAU_FLAGS = [
  "bankrupt",
  "ceased",
  "severe_negative",
  "legal_filings",
  "high_risk",
  "deteriorating",
  "fraud_warning",
  "sanctions_match",
  "frozen_file",
  "thin_file",
] as const;
export type BureauFlag = (typeof BUREAU_FLAGS)[number];

/** How news of a monitored company comes: pulled as a feed, as a file somebody uploads, or by asking again. */
export type MonitoringStyle = "feed" | "re_pull";

/** Something a bureau sells. Its price is the merchant's contract, so it is a setting; the sample is for simulators. */
export interface BureauProduct {
  readonly code: string;
  readonly title: string;
  /** Minor units of the capabilities' currency; what a simulated connection is charged. */
  readonly sampleCostMinor: bigint;
  /** Cheap enough, and complete enough, to be asked again and again for monitoring. */
  readonly suitsMonitoring: boolean;
}

export interface BureauCapabilities {
  /** ISO 3166-1 alpha-2, or every country. */
  readonly countries: readonly string[] | "all";
  readonly kinds: readonly SubjectKind[];
  readonly products: readonly BureauProduct[];
  readonly currency: string;
  readonly monitoring: MonitoringStyle;
  /** A consumer's file: the law wants a reason for looking, and it is recorded with the request. */
  readonly needsPermissiblePurpose: boolean;
  /** Whether `findCompany` may cost money. */
  readonly chargesForSearch: boolean;
}

/** One setting of a connection. Secrets are kept sealed and never answered back. */
export interface BureauSetting {
  readonly name: string;
  readonly isSecret: boolean;
  readonly isRequired: boolean;
  readonly meaning: string;
  /** Taken where the setting is left out. */
  readonly standard?: string;
}

export interface BureauAddress {
  readonly street: string | null;
  readonly houseNumber: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

/** Whom to look for. */
export interface SubjectQuery {
  readonly name: string;
  readonly address: BureauAddress;
  /** Tax or company numbers as the customer gave them. */
  readonly registrationNumbers: readonly string[];
  readonly telephone: string | null;
}

/** A person whose consumer file is asked for. Never logged, never part of an event. */
export interface PersonQuery {
  readonly firstName: string;
  readonly lastName: string;
  readonly address: BureauAddress;
  readonly dateOfBirth: PlainDate | null;
  readonly nationalNumber: string | null;
}

/** A company that may be the one looked for. */
export interface Candidate {
  /** The bureau's own number for it. */
  readonly reference: string;
  readonly name: string;
  readonly address: BureauAddress;
  /** 0 to 100, the bureau's own certainty on one scale. */
  readonly certainty: number;
  /** The bureau calls the name itself the same. */
  readonly hasSameName: boolean;
  /** Null where the bureau does not say. */
  readonly isActive: boolean | null;
  /** Certain enough, by this bureau's documented scale, to be taken without a person. */
  readonly isCertain: boolean;
}

export interface ReportRequest {
  readonly subject: { readonly reference: string } | { readonly person: PersonQuery };
  /** One of the capabilities' product codes. */
  readonly product: string;
  readonly country: string | null;
  /** Required where the capabilities say so; goes to the bureau. */
  readonly permissiblePurpose: string | null;
  /** Our reference for the bureau's invoice: an id of ours, nothing personal. */
  readonly customerReference: string;
}

/** The model's own scale, so that nobody has to know whether high is good. */
export interface ScoreScale {
  readonly minimum: number;
  readonly maximum: number;
  readonly saferEnd: "high" | "low";
}

/** One score as the bureau gave it, and where it stands on the one scale. */
export interface BureauScore {
  readonly model: string;
  readonly title: string;
  /** As it came; null where there is no score. */
  readonly raw: string | null;
  readonly scale: ScoreScale | null;
  /** Share of the population that is riskier, 0 to 100; null where not given. */
  readonly percentile: number | null;
  /** 0 (will fail) to 1000 (safest). Null: no data, which is no score. */
  readonly riskScore: number | null;
  /** 1 safest to 5. */
  readonly riskClass: number | null;
  /** Why there is no score. */
  readonly noScoreReason: string | null;
  readonly reasons: readonly { readonly code: string; readonly text: string | null }[];
  readonly asOf: PlainDate | null;
}

export interface LegalFact {
  readonly kind:
    | "bankruptcy"
    | "lien"
    | "judgment"
    | "collection"
    | "secured_filing"
    | "notice"
    | "public_record";
  readonly count: number | null;
  readonly amountMinor: bigint | null;
}

export interface PaymentHistory {
  readonly daysBeyondTerms: number | null;
  readonly tradelines: number | null;
  readonly balanceMinor: bigint | null;
  readonly pastDueMinor: bigint | null;
}

/** A report on the one scale. "No data" is null throughout, never a number. */
export interface BureauReport {
  readonly subjectReference: string | null;
  readonly subjectName: string | null;
  readonly isActive: boolean | null;
  readonly currency: string;
  readonly scores: readonly BureauScore[];
  /** The riskiest of the scores. */
  readonly riskScore: number | null;
  readonly riskClass: number | null;
  /** Sorted, each once. */
  readonly flags: readonly BureauFlag[];
  /** Exact decimals by the bureau's own names in camel case, without the bureau's name. */
  readonly figures: Readonly<Record<string, string>>;
  readonly recommendedMinor: bigint | null;
  readonly payments: PaymentHistory | null;
  readonly legal: readonly LegalFact[];
  /** What people are in it, not who: a name is personal data, and stays in the sealed original. */
  readonly officerRoles: readonly string[];
  readonly asOf: PlainDate;
  /** Parts that were asked for and did not come, with the bureau's own word. */
  readonly missingParts: readonly { readonly part: string; readonly reason: string }[];
}

export interface FetchedReport {
  readonly report: BureauReport;
  /** The bureau's very answers, in order, for the sealed record. */
  readonly raw: readonly { readonly contentType: string; readonly text: string }[];
}

export const ALERT_CODES = [
  "ceased_trading",
  "insolvency",
  "severe_risk",
  "serious_detrimental",
  "collections_claims",
  "judgments",
  "liens",
  "charge_off",
  "score_dropped",
  "score_improved",
  "payments_slower",
  "payments_faster",
  "financials_changed",
  "principals_changed",
  "ownership_changed",
  "name_changed",
  "location_changed",
  "registration_changed",
  "secured_borrowing",
  "limit_lowered",
  "limit_raised",
  "new_tradeline",
  "inquiry",
  "dispute",
  "other",
] as const;
export type AlertCode = (typeof ALERT_CODES)[number];

/** One piece of news of a monitored company. */
export interface BureauAlert {
  readonly subjectReference: string;
  readonly code: AlertCode;
  /** What changed, in the bureau's own terms: a path or a trigger's name. Never a person's name. */
  readonly element: string;
  readonly previous: string | null;
  readonly current: string | null;
  readonly at: Date;
  /** The same news read twice has the same key. */
  readonly dedupeKey: string;
}

export interface AlertPage {
  readonly alerts: readonly BureauAlert[];
  /** Where to go on; null starts anew. Opaque to all but the adapter. */
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/** Who the bureau says it watches for us, read from a list it sends. */
export interface EnrolmentList {
  readonly references: readonly string[];
  /** Enrolments the bureau refused, with its code. */
  readonly exceptions: readonly { readonly reference: string; readonly code: string }[];
}

/** An opened connection. Every method answers with data or throws a BureauFailure, and nothing else. */
export interface Bureau {
  /** Tries the credentials without a call that costs money; "untried" where the bureau has no such call. */
  check(): Promise<"fine" | "untried">;
  findCompany(query: SubjectQuery): Promise<readonly Candidate[]>;
  fetchReport(request: ReportRequest): Promise<FetchedReport>;
  /** Only with a feed; else a failure of kind `misconfigured`. */
  subscribe(reference: string): Promise<void>;
  unsubscribe(reference: string): Promise<void>;
  /**
   * Reads on from a place. `since` is given after an interruption: what was delivered from then on may have been lost,
   * and is wanted once more where the bureau can repeat itself.
   */
  pollAlerts(cursor: string | null, since: Date | null): Promise<AlertPage>;
}

/** What a connection is made of. */
export interface BureauConnection {
  /** The adapter's settings by name, standards filled in. */
  readonly settings: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Where a simulator listens, instead of the bureau's own address. Loopback only. */
  readonly simulatorUrl: string | null;
  /** Waits; a test may make it shorter. */
  readonly wait: (durationMs: number) => Promise<void>;
}

export interface BureauAdapter {
  /** The folder's name. */
  readonly name: string;
  readonly title: string;
  readonly capabilities: BureauCapabilities;
  readonly settings: readonly BureauSetting[];
  /** @throws BureauFailure misconfigured where a setting is missing or not usable. */
  open(connection: BureauConnection): Bureau;
  /** @throws BureauFailure malformed. */
  readAlertFile(bytes: Uint8Array, now: Date): readonly BureauAlert[];
  /** @throws BureauFailure malformed. */
  readEnrolmentFile(bytes: Uint8Array): EnrolmentList;
  /** Starts a server on loopback that speaks this bureau's wire format. */
  simulate(clock: Clock): Promise<Simulator>;
  /** Settings with which `open` talks to the simulator. */
  readonly simulatorSettings: Readonly<Record<string, string>>;
}
