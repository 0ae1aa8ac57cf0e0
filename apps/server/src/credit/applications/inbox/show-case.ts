import type { Context } from "#platform/db";
import type { Assessment } from "../decide/assess-application.ts";
import { type DecisionRow, selectApprovals, selectDecisions } from "../decide/store.ts";
import type { Answers } from "../forms/answers.ts";
import { type FormVersion, selectFormVersion } from "../forms/store.ts";
import type { ApplicationParts } from "../parts.ts";
import { type NoteKind, selectNotes, selectSubmissions, selectUploads } from "../parts-store.ts";
import { showUpload, type UploadedFile } from "../public/upload-file.ts";
import type { RefereeContact } from "../referees/name-referees.ts";
import { type RefereeRow, selectReferees } from "../referees/store.ts";
import type { Finding } from "../screen/rules.ts";
import { type ApplicationRow, selectApplications } from "../store.ts";
import type { Summary } from "../summary.ts";
import { openJson, readPersonKey } from "../vault.ts";
import { selectKeys } from "./key-store.ts";

/** One row of the inbox: the application, and who applies while that is known. */
export interface InboxRow {
  readonly application: ApplicationRow;
  readonly summary: Summary | null;
}

/** A page of the inbox, newest change first. */
export async function listInbox(
  ctx: Context,
  parts: ApplicationParts,
  request: {
    readonly filter: Parameters<typeof selectApplications>[1];
    readonly after: { readonly updatedAt: Date; readonly id: string } | null;
    readonly rowsMax: number;
  },
): Promise<{ readonly rows: readonly InboxRow[]; readonly hasMore: boolean }> {
  const found = await selectApplications(ctx, request.filter, request.after, request.rowsMax + 1);
  const shown = found.slice(0, request.rowsMax);
  const keys = await selectKeys(
    ctx,
    parts.vault,
    shown.map(({ keyId }) => keyId),
  );
  const rows = shown.map((application): InboxRow => {
    const key = keys.get(application.keyId);
    const { summarySealed } = application;
    const summary =
      key === undefined || summarySealed === null ? null : openJson<Summary>(key, summarySealed);
    return { application, summary };
  });
  return { rows, hasMore: found.length > request.rowsMax };
}

export interface ShownNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly text: string | null;
  readonly grounds: readonly string[];
  readonly actor: string;
  readonly createdAt: Date;
}

export interface ShownReferee {
  readonly referee: RefereeRow;
  readonly contact: RefereeContact | null;
  readonly answer: Readonly<Record<string, unknown>> | null;
}

/** Everything of one application that staff see. */
export interface ShownCase {
  readonly application: ApplicationRow;
  readonly summary: Summary | null;
  readonly form: FormVersion;
  readonly answers: Answers;
  readonly uploads: readonly UploadedFile[];
  readonly findings: readonly Finding[];
  readonly assessment: Assessment | null;
  readonly notes: readonly ShownNote[];
  readonly referees: readonly ShownReferee[];
  readonly submissions: readonly {
    readonly ordinal: number;
    readonly sha256: string;
    readonly submittedAt: Date;
  }[];
  readonly approvals: readonly { readonly approver: string; readonly approvedAt: Date }[];
  readonly decisions: readonly DecisionRow[];
}

export async function showCase(
  ctx: Context,
  parts: ApplicationParts,
  application: ApplicationRow,
): Promise<ShownCase> {
  const key = await readPersonKey(ctx, parts.vault, application.keyId);
  const read = <T>(sealed: Buffer | null, otherwise: T): T =>
    key === null || sealed === null ? otherwise : openJson<T>(key, sealed);
  const form = await selectFormVersion(ctx, application.formId, application.formVersion);
  if (form === undefined) throw new Error("an application's form version is never removed");
  const uploads = key === null ? [] : await selectUploads(ctx, application.id);
  const notes = await selectNotes(ctx, application.id);
  return {
    application,
    form,
    summary: read<Summary | null>(application.summarySealed, null),
    answers: read<Answers>(application.answersSealed, {}),
    uploads: key === null ? [] : uploads.map((upload) => showUpload(key, upload)),
    findings: read<Finding[]>(application.findingsSealed, []),
    assessment: read<Assessment | null>(application.assessmentSealed, null),
    notes: notes.map(({ sealed, ...note }) => {
      const said = read<{ text: string; grounds?: readonly string[] } | null>(sealed, null);
      return { ...note, text: said?.text ?? null, grounds: said?.grounds ?? [] };
    }),
    referees: await showReferees(ctx, parts, application.id),
    submissions: (await selectSubmissions(ctx, application.id)).map((submission) => ({
      ordinal: submission.ordinal,
      sha256: submission.sealedSha256.toString("hex"),
      submittedAt: submission.submittedAt,
    })),
    approvals: await selectApprovals(ctx, application.id, application.decisionRound),
    decisions: await selectDecisions(ctx, application.id),
  };
}

async function showReferees(
  ctx: Context,
  parts: ApplicationParts,
  applicationId: string,
): Promise<ShownReferee[]> {
  const referees = await selectReferees(ctx, applicationId);
  const keys = await selectKeys(
    ctx,
    parts.vault,
    referees.map(({ keyId }) => keyId),
  );
  return referees.map((referee) => {
    const key = keys.get(referee.keyId);
    const answer =
      key === undefined || referee.answerSealed === null
        ? null
        : openJson<Record<string, unknown>>(key, referee.answerSealed);
    return {
      referee,
      contact: key === undefined ? null : openJson<RefereeContact>(key, referee.contactSealed),
      answer,
    };
  });
}
