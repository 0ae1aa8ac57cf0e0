import type { components } from "@goodterms/client";

/** The shapes of applications, by the names that these screens use. Amounts are minor units. */
type Schemas = components["schemas"];

export type ApplicationRow = Schemas["ApplicationRow"];
export type ApplicationState = ApplicationRow["state"];
export type Severity = NonNullable<ApplicationRow["severity"]>;
export type Verdict = NonNullable<ApplicationRow["recommendation"]>;
export type FormDocument = Schemas["ApplicationFormDocument"];
export type Section = FormDocument["sections"][number];
export type Question = Section["questions"][number];
export type QuestionType = Question["type"];
export type Condition = NonNullable<Question["when"]>;
export type Texts = Question["label"];
export type FormSummary = Schemas["ApplicationFormSummary"];
export type ApplicationForm = Schemas["ApplicationForm"];
export type ShownForm = Schemas["ShownApplicationForm"];
export type ApplicationLink = Schemas["ApplicationLink"];
export type CaseFolder = Schemas["CaseFolder"];

type WireCase = Schemas["ApplicationCase"];
export type Upload = WireCase["uploads"][number];
export type Note = WireCase["notes"][number];
export type CaseDecision = WireCase["decisions"][number];

/** One thing worth knowing before money is spent; its parameters fill the sentence that says it. */
export interface Finding {
  readonly code: string;
  readonly severity: "info" | "attention" | "severe";
  readonly parameters: Readonly<Record<string, string | number>>;
}

export interface RefereeContact {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | null;
}

export interface RefereeAnswer {
  readonly willAnswer?: boolean;
  readonly givenBy?: string;
  readonly knownSinceYear?: number;
  readonly highestCredit?: { readonly amount: number; readonly currency: string };
  readonly termsDays?: number;
  readonly paysPromptly?: "always" | "mostly" | "sometimes_late" | "often_late" | "not_paid";
  readonly comments?: string;
}

export type Referee = Omit<WireCase["referees"][number], "contact" | "answer"> & {
  readonly contact: RefereeContact | null;
  readonly answer: RefereeAnswer | null;
};

/** The credit part of a case. Amounts are digits as text, so that none is lost on the way. */
export interface Assessment {
  readonly assessed: {
    readonly policyVersion: number;
    readonly evaluationId: string | null;
    readonly segment: string;
    readonly riskClass: string | null;
    readonly score: string | null;
    readonly limitMinor: string | null;
    readonly currency: string;
    readonly blocks: readonly string[];
    readonly reasons: readonly string[];
    readonly paymentGrade: string | null;
  } | null;
  readonly affordability: {
    readonly currency: string;
    readonly source: string;
    readonly steps: readonly AffordabilityStep[];
  } | null;
  readonly recommendation: {
    readonly verdict: Verdict;
    readonly limitMinor: string | null;
    readonly currency: string | null;
    readonly reasons: readonly string[];
  };
}

export interface AffordabilityStep {
  readonly code: "income" | "housing" | "existing_debt" | "living_costs" | "residual" | "monthly" | "limit";
  readonly amountMinor: string;
  readonly runningMinor: string;
  readonly note: string | null;
}

/** What was offered instead of what was asked for. */
export interface Offer {
  readonly limitMinor: string;
  readonly currency: string;
  readonly terms: string | null;
  readonly depositPercent: string | null;
  readonly reason: string;
  readonly conditions: readonly string[];
}

/** A case, with the parts that the description of the API leaves open narrowed to what the server writes there. */
export type ApplicationCase = Omit<
  WireCase,
  "form" | "answers" | "findings" | "assessment" | "offer" | "referees"
> & {
  readonly form: FormDocument;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  readonly assessment: Assessment | null;
  readonly offer: Offer | null;
  readonly referees: readonly Referee[];
};

/** Reads a case as the server wrote it. */
export function readCase(wire: WireCase): ApplicationCase {
  return wire as unknown as ApplicationCase;
}
