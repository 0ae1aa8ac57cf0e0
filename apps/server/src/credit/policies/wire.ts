import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { Closed, DateOn, Instant, Nullable, OneOf } from "#platform/http";
import type { AcceptanceRow } from "./acceptance-store.ts";
import type { CustomerTerms } from "./customer-terms.ts";
import { readyPolicy } from "./find-policy.ts";
import { PolicyError, type PolicyProblem } from "./problems.ts";
import { POLICY_STATES, type PolicyRow, type PolicyWithText } from "./store.ts";

const NOTE_LENGTH_MAX = 2_000;
const TEXT_MAX = 262_144;
const PROPERTIES_MAX = 100;

export const Note = Type.String({ maxLength: NOTE_LENGTH_MAX });

/** A policy as text (YAML or JSON), or the same as an object. */
export const DocumentInput = Type.Union([
  Type.String({ minLength: 1, maxLength: TEXT_MAX }),
  Type.Record(Type.String(), Type.Unknown(), { maxProperties: PROPERTIES_MAX }),
]);

export const ProblemBody = Closed(
  {
    path: Type.String({ description: "A JSON Pointer into the document" }),
    message: Type.String(),
    line: Nullable(Type.Integer()),
    column: Nullable(Type.Integer()),
  },
  { $id: "PolicyProblem" },
);

const rowProperties = {
  id: Type.String(),
  version: Type.Integer(),
  state: OneOf(POLICY_STATES),
  name: Type.String(),
  note: Type.String(),
  revision: Type.Integer(),
  basedOn: Nullable(Type.String()),
  draftedBy: Type.String(),
  draftedAt: Instant,
  submittedBy: Nullable(Type.String()),
  submittedAt: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  decisionNote: Nullable(Type.String()),
  singlePerson: Type.Boolean({ description: "Nobody else could approve it: whoever wrote it did" }),
  effectiveFrom: Nullable(Instant),
};

export const PolicyRowBody = Closed(rowProperties, { $id: "PolicySummary" });

export const PolicyBody = Closed(
  {
    ...rowProperties,
    text: Type.String({ description: "As it was written" }),
    documentHash: Type.String(),
    document: Nullable(
      Type.Unsafe<Record<string, unknown>>({
        type: "object",
        additionalProperties: true,
        description: "Read and completed; null while it has problems",
      }),
    ),
    problems: Type.Array(ProblemBody),
  },
  { $id: "Policy" },
);

export function policyRowBody(row: PolicyRow): Static<typeof PolicyRowBody> {
  const { rowVersion: _, basedOn, ...shown } = withoutText(row);
  return {
    ...shown,
    id: formatId("pol", row.id),
    basedOn: basedOn === null ? null : formatId("pol", basedOn),
  };
}

function withoutText(row: PolicyRow): PolicyRow {
  const { document: _, documentHash: __, ...shown } = row as PolicyWithText;
  return shown;
}

export function policyBody(row: PolicyWithText): Static<typeof PolicyBody> {
  const { document, problems } = readyOrProblems(row);
  return {
    ...policyRowBody(row),
    text: row.document,
    documentHash: row.documentHash,
    document,
    problems: [...problems],
  };
}

/** Sound policies are kept ready by their hash, so that showing one costs no reading. */
function readyOrProblems({ document, documentHash }: PolicyWithText): {
  document: Record<string, unknown> | null;
  problems: readonly PolicyProblem[];
} {
  try {
    const ready = readyPolicy(document, documentHash);
    return { document: ready.document as unknown as Record<string, unknown>, problems: [] };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return { document: null, problems: error.problems };
  }
}

const SectionBody = Closed({ heading: Type.String(), lines: Type.Array(Type.String()) });

const TermsText = Closed({
  title: Type.String(),
  policyVersion: Type.Integer(),
  sections: Type.Array(SectionBody),
});

export const AcceptanceBody = Closed(
  {
    customer: Type.String(),
    policy: Type.String(),
    policyVersion: Type.Integer(),
    terms: TermsText,
    termsHash: Type.String(),
    signedBy: Type.String(),
    signedOn: DateOn,
    method: Type.String(),
    evidence: Nullable(Type.String()),
    recordedBy: Type.String(),
    recordedAt: Instant,
  },
  { $id: "TermsAcceptance" },
);

export function acceptanceBody(row: AcceptanceRow): Static<typeof AcceptanceBody> {
  const { id: _, customerId, policyId, terms, ...shown } = row;
  return {
    ...shown,
    customer: formatId("cus", customerId),
    policy: formatId("pol", policyId),
    terms: JSON.parse(terms) as Static<typeof TermsText>,
  };
}

export const CustomerTermsBody = Closed(
  {
    customer: Type.String(),
    policy: Type.String(),
    terms: TermsText,
    termsHash: Type.String({
      description: "Send it back with the acceptance, so that it is of these very words",
    }),
    accepted: Nullable(AcceptanceBody),
    isCurrent: Type.Boolean({ description: "What was accepted last are these terms" }),
  },
  { $id: "CustomerTerms" },
);

export function customerTermsBody(shown: CustomerTerms): Static<typeof CustomerTermsBody> {
  const { terms } = shown;
  return {
    customer: formatId("cus", shown.customerId),
    policy: formatId("pol", shown.policyId),
    terms: {
      ...terms,
      sections: terms.sections.map(({ heading, lines }) => ({ heading, lines: [...lines] })),
    },
    termsHash: shown.termsHash,
    accepted: shown.accepted === null ? null : acceptanceBody(shown.accepted),
    isCurrent: shown.accepted?.termsHash === shown.termsHash,
  };
}
