import { sql } from "kysely";
import type { Context } from "#platform/db";

// What hangs on an application: submissions, uploads, notes.

export interface SubmissionRow {
  readonly ordinal: number;
  readonly sealed: Buffer;
  readonly sealedSha256: Buffer;
  readonly agreements: Readonly<Record<string, unknown>>;
  readonly submittedAt: Date;
}

/** Keeps everything as it was submitted, as the next of the application's submissions. */
export async function insertSubmission(
  ctx: Context,
  applicationId: string,
  submission: Pick<SubmissionRow, "sealed" | "sealedSha256" | "agreements">,
): Promise<number> {
  const inserted = await sql<{ ordinal: number }>`
    INSERT INTO credit.application_submission (merchant_id, application_id, ordinal, sealed, sealed_sha256, agreements, submitted_at)
    SELECT ${ctx.merchantId}, ${applicationId}, coalesce(max(earlier.ordinal), 0) + 1, ${submission.sealed}, ${submission.sealedSha256},
      ${JSON.stringify(submission.agreements)}::jsonb, ${ctx.now}::timestamptz
    FROM credit.application_submission earlier
    WHERE earlier.merchant_id = ${ctx.merchantId} AND earlier.application_id = ${applicationId}
    RETURNING ordinal`.execute(ctx.tx);
  return inserted.rows[0]?.ordinal ?? 0;
}

export async function selectSubmissions(ctx: Context, applicationId: string): Promise<SubmissionRow[]> {
  const found = await sql<SubmissionRow>`
    SELECT ordinal, sealed, sealed_sha256 AS "sealedSha256", agreements, submitted_at AS "submittedAt"
    FROM credit.application_submission
    WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId} ORDER BY ordinal`.execute(
    ctx.tx,
  );
  return found.rows;
}

export interface UploadRow {
  readonly id: string;
  readonly applicationId: string;
  readonly question: string;
  readonly mediaType: string;
  readonly bytes: bigint;
  readonly filePath: string;
  readonly sealedSha256: Buffer;
  readonly nonce: Buffer;
  readonly tag: Buffer;
  readonly nameSealed: Buffer;
  readonly uploadedAt: Date;
  readonly removedAt: Date | null;
}

const UPLOAD = sql`id, application_id AS "applicationId", question, media_type AS "mediaType", bytes, file_path AS "filePath",
  sealed_sha256 AS "sealedSha256", nonce, tag, name_sealed AS "nameSealed", uploaded_at AS "uploadedAt", removed_at AS "removedAt"`;

export async function insertUpload(ctx: Context, upload: Omit<UploadRow, "removedAt">): Promise<void> {
  await sql`
    INSERT INTO credit.application_upload (merchant_id, id, application_id, question, media_type, bytes, file_path,
      sealed_sha256, nonce, tag, name_sealed, uploaded_at)
    VALUES (${ctx.merchantId}, ${upload.id}, ${upload.applicationId}, ${upload.question}, ${upload.mediaType}, ${upload.bytes},
      ${upload.filePath}, ${upload.sealedSha256}, ${upload.nonce}, ${upload.tag}, ${upload.nameSealed}, ${ctx.now})`.execute(
    ctx.tx,
  );
}

/** The files of an application that were not removed, oldest first. */
export async function selectUploads(ctx: Context, applicationId: string): Promise<UploadRow[]> {
  const found = await sql<UploadRow>`
    SELECT ${UPLOAD} FROM credit.application_upload
    WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId} AND removed_at IS NULL
    ORDER BY uploaded_at, id`.execute(ctx.tx);
  return found.rows;
}

export async function selectUpload(ctx: Context, id: string): Promise<UploadRow | undefined> {
  const found = await sql<UploadRow>`
    SELECT ${UPLOAD} FROM credit.application_upload
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND removed_at IS NULL`.execute(ctx.tx);
  return found.rows[0];
}

export async function markUploadsRemoved(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`
    UPDATE credit.application_upload SET removed_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${ids}::uuid[]) AND removed_at IS NULL`.execute(
    ctx.tx,
  );
}

export type NoteKind = "note" | "to_applicant" | "appeal";

export interface NoteRow {
  readonly id: string;
  readonly kind: NoteKind;
  readonly sealed: Buffer;
  readonly actor: string;
  readonly createdAt: Date;
}

export async function insertNote(
  ctx: Context,
  applicationId: string,
  note: Pick<NoteRow, "id" | "kind" | "sealed">,
): Promise<void> {
  await sql`
    INSERT INTO credit.application_note (merchant_id, id, application_id, kind, sealed, actor, created_at)
    VALUES (${ctx.merchantId}, ${note.id}, ${applicationId}, ${note.kind}, ${note.sealed}, ${ctx.actor}, ${ctx.now})`.execute(
    ctx.tx,
  );
}

export async function selectNotes(ctx: Context, applicationId: string): Promise<NoteRow[]> {
  const found = await sql<NoteRow>`
    SELECT id, kind, sealed, actor, created_at AS "createdAt" FROM credit.application_note
    WHERE merchant_id = ${ctx.merchantId} AND application_id = ${applicationId} ORDER BY created_at, id`.execute(
    ctx.tx,
  );
  return found.rows;
}
