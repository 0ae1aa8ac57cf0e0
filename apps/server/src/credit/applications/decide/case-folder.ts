import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import type { OpenApplication } from "../links/open-link.ts";
import { selectNotes, selectSubmissions, selectUploads } from "../parts-store.ts";
import { selectReferees } from "../referees/store.ts";
import type { Finding } from "../screen/rules.ts";
import { canonicalJson, openJson, sealJson, sha256 } from "../vault.ts";
import { type Outcome, selectApprovals } from "./store.ts";

const FORMAT = 1;

/** What was decided, as it goes into the folder. */
export interface FolderDecision {
  readonly outcome: Outcome;
  readonly ordinal: number;
  readonly limitMinor: bigint | null;
  readonly currency: string | null;
  readonly terms: string | null;
  readonly conditions: readonly string[];
  readonly reasons: readonly string[];
  readonly deciders: readonly string[];
  /** In the decider's own words; sealed, for it may name people. */
  readonly reason: string;
}

/** What a folder holds of persons; null once erased. */
export interface FolderParticulars {
  readonly answers: unknown;
  readonly findings: readonly Finding[];
  readonly assessment: unknown;
  readonly notes: readonly {
    readonly kind: string;
    readonly actor: string;
    readonly at: string;
    readonly text: string;
  }[];
  readonly reason: string;
}

export interface FrozenFolder {
  readonly text: string;
  readonly sha256: string;
}

/**
 * Freezes a case: one canonical JSON text in which hashes and codes stand in the open and what is personal as cipher
 * text. Its SHA-256 is over all of it, so it can be verified after the key was destroyed.
 */
export async function freezeCase(
  ctx: Context,
  open: OpenApplication,
  decision: FolderDecision,
  round: number,
): Promise<FrozenFolder> {
  const { application, version, key, answers } = open;
  const findings =
    application.findingsSealed === null ? [] : openJson<Finding[]>(key, application.findingsSealed);
  const assessment =
    application.assessmentSealed === null ? null : openJson<unknown>(key, application.assessmentSealed);
  const notes = (await selectNotes(ctx, application.id)).map((note) => ({
    kind: note.kind,
    actor: note.actor,
    at: note.createdAt.toISOString(),
    text: openJson<{ text: string }>(key, note.sealed).text,
  }));
  const particulars: FolderParticulars = { answers, findings, assessment, notes, reason: decision.reason };
  const { reason: _reason, limitMinor, ...decided } = decision;
  const record = {
    format: FORMAT,
    application: formatId("app", application.id),
    kind: application.kind,
    customer: application.customerId === null ? null : formatId("cus", application.customerId),
    form: {
      id: formatId("frm", application.formId),
      version: application.formVersion,
      sha256: version.contentSha256.toString("hex"),
    },
    decision: { ...decided, limitMinor: limitMinor?.toString() ?? null, at: ctx.now.toISOString() },
    ...(await evidenceOf(ctx, open)),
    screen: {
      severity: application.screenSeverity,
      at: application.screenedAt?.toISOString() ?? null,
      findings: findings.map(({ code, severity }) => ({ code, severity })),
    },
    assessment: {
      evaluationId: application.evaluationId,
      reportIds: application.reportIds,
      creditScore: application.creditScore,
      paymentScore: application.paymentScore,
      recommendation: application.recommendation,
      at: application.assessedAt?.toISOString() ?? null,
    },
    approvals: (await selectApprovals(ctx, application.id, round)).map((approval) => ({
      approver: approval.approver,
      at: approval.approvedAt.toISOString(),
      proposalSha256: approval.proposalSha256.toString("hex"),
    })),
    sealed: sealJson(key, particulars).toString("base64"),
  };
  const text = canonicalJson(record);
  return { text, sha256: sha256(text).toString("hex") };
}

/** Hashes of everything that was handed in: submissions, files, references. */
async function evidenceOf(ctx: Context, { application }: OpenApplication) {
  const submissions = await selectSubmissions(ctx, application.id);
  const uploads = await selectUploads(ctx, application.id);
  const referees = await selectReferees(ctx, application.id);
  return {
    submissions: submissions.map((submission) => ({
      ordinal: submission.ordinal,
      sha256: submission.sealedSha256.toString("hex"),
      at: submission.submittedAt.toISOString(),
      agreements: submission.agreements,
    })),
    uploads: uploads.map(({ id, question, mediaType, bytes, sealedSha256 }) => ({
      id,
      question,
      mediaType,
      bytes: bytes.toString(),
      sha256: sealedSha256.toString("hex"),
    })),
    referees: referees.map(({ id, kind, state, answerSha256, answeredAt, answerSealed }) => ({
      id: formatId("ref", id),
      kind,
      state,
      answeredAt: answeredAt?.toISOString() ?? null,
      answerSha256: answerSha256?.toString("hex") ?? null,
      answerSealed: answerSealed?.toString("base64") ?? null,
    })),
  };
}

export interface OpenedFolder {
  readonly record: Readonly<Record<string, unknown>>;
  readonly isIntact: boolean;
  readonly particulars: FolderParticulars | null;
}

/** Reads a folder as it was frozen: whether its hash still holds, and what is personal while its key is there. */
export function openFolder(folder: FrozenFolder, key: Buffer | null): OpenedFolder {
  const { sealed, ...record } = JSON.parse(folder.text) as Record<string, unknown> & { sealed: string };
  const particulars = key === null ? null : openJson<FolderParticulars>(key, Buffer.from(sealed, "base64"));
  return { record, isIntact: sha256(folder.text).toString("hex") === folder.sha256, particulars };
}
