import { sql } from "kysely";
import type { Context, Database } from "#platform/db";
import type { ImportProgress, ImportRow, ImportState } from "./rules.ts";

const PROGRESS = sql.raw(`
  import.id, import.kind, import.file_name AS "fileName", import.file_bytes AS "fileBytes", import.state, import.dry_run AS "dryRun",
  import.pass, import.bytes_read AS "bytesRead", import.rows_read AS "rowsRead", import.rows_accepted AS "rowsAccepted",
  import.rows_duplicate AS "rowsDuplicate", import.rows_refused AS "rowsRefused", import.documents_posted AS "documentsPosted",
  import.customers_created AS "customersCreated", import.error, import.version, import.created_at AS "createdAt",
  import.started_at AS "startedAt", import.finished_at AS "finishedAt"`);

const WHOLE = sql.raw(`
  import.file_path AS "filePath", import.entity_id AS "entityId", import.mapping, import.rates, import.read_options AS "readOptions",
  import.preview, import.checkpoint_line AS "checkpointLine", import.checkpoint_key AS "checkpointKey",
  import.lease_until AS "leaseUntil", import.lease_owner AS "leaseOwner"`);

export interface NewImport
  extends Pick<
    ImportRow,
    "id" | "kind" | "fileName" | "filePath" | "fileBytes" | "entityId" | "readOptions" | "preview"
  > {
  readonly fileSha256: Buffer;
}

export async function insertImport(ctx: Context, given: NewImport): Promise<void> {
  await sql`
    INSERT INTO receivables.import (merchant_id, id, kind, file_name, file_path, file_bytes, file_sha256, entity_id, state, dry_run,
      read_options, preview, version, created_at, created_by)
    VALUES (${ctx.merchantId}, ${given.id}, ${given.kind}, ${given.fileName}, ${given.filePath}, ${given.fileBytes}, ${given.fileSha256},
      ${given.entityId}, 'uploaded', false, ${JSON.stringify(given.readOptions)}::jsonb, ${JSON.stringify(given.preview)}::jsonb, 1,
      ${ctx.now}, ${ctx.actor})`.execute(ctx.tx);
}

/** The whole import, or undefined. */
export async function selectImport(ctx: Context, id: string): Promise<ImportRow | undefined> {
  const found = await sql<ImportRow>`
    SELECT ${PROGRESS}, ${WHOLE} FROM receivables.import
    WHERE import.merchant_id = ${ctx.merchantId} AND import.id = ${id}`.execute(ctx.tx);
  return found.rows[0];
}

/** The whole import, held against every other writer until the transaction ends. */
export async function lockImport(ctx: Context, id: string): Promise<ImportRow | undefined> {
  const found = await sql<ImportRow>`
    SELECT ${PROGRESS}, ${WHOLE} FROM receivables.import
    WHERE import.merchant_id = ${ctx.merchantId} AND import.id = ${id} FOR UPDATE`.execute(ctx.tx);
  return found.rows[0];
}

/** What a runner must know before each batch, under the row's lock; the wide columns stay where they are. */
export async function lockLease(
  ctx: Context,
  id: string,
): Promise<{ state: ImportState; pass: number; leaseOwner: string | null } | undefined> {
  const found = await sql<{ state: ImportState; pass: number; leaseOwner: string | null }>`
    SELECT import.state, import.pass, import.lease_owner AS "leaseOwner" FROM receivables.import
    WHERE import.merchant_id = ${ctx.merchantId} AND import.id = ${id} FOR UPDATE`.execute(ctx.tx);
  return found.rows[0];
}

/** Progress without the wide columns, or undefined. */
export async function selectProgress(ctx: Context, id: string): Promise<ImportProgress | undefined> {
  const found = await sql<ImportProgress>`
    SELECT ${PROGRESS} FROM receivables.import
    WHERE import.merchant_id = ${ctx.merchantId} AND import.id = ${id}`.execute(ctx.tx);
  return found.rows[0];
}

/** One page of the merchant's imports, newest first, after the given place. */
export async function selectImports(
  ctx: Context,
  after: { readonly createdAt: string; readonly id: string } | null,
  rowsMax: number,
): Promise<ImportProgress[]> {
  const found = await sql<ImportProgress>`
    SELECT ${PROGRESS} FROM receivables.import
    WHERE import.merchant_id = ${ctx.merchantId}
      AND (${after?.createdAt ?? null}::timestamptz IS NULL OR (import.created_at, import.id) < (${after?.createdAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY import.created_at DESC, import.id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** Begins a new pass: counters and checkpoint at nothing, the mapping as decided, no lease taken yet. */
export async function beginPass(
  ctx: Context,
  id: string,
  given: Pick<ImportRow, "mapping" | "rates" | "dryRun">,
): Promise<void> {
  await sql`
    UPDATE receivables.import SET state = 'staging', dry_run = ${given.dryRun}, pass = pass + 1, mapping = ${JSON.stringify(given.mapping)}::jsonb,
      rates = ${JSON.stringify(given.rates)}::jsonb, checkpoint_line = 0, checkpoint_key = NULL, bytes_read = 0, rows_read = 0,
      rows_accepted = 0, rows_duplicate = 0, rows_refused = 0, documents_posted = 0, customers_created = 0, error = NULL, faults = 0,
      version = version + 1, started_at = ${ctx.now}, finished_at = NULL, lease_owner = NULL, lease_until = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

export async function updateLease(
  ctx: Context,
  id: string,
  owner: string | null,
  until: Date,
): Promise<void> {
  await sql`
    UPDATE receivables.import SET lease_owner = ${owner}, lease_until = ${until}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

/** Says on the import why it stands still, and counts how often that came in a row; its next step wipes both away. */
export async function noteFault(ctx: Context, id: string, note: string): Promise<number> {
  const noted = await sql<{ faults: number }>`
    UPDATE receivables.import SET error = ${note}, faults = faults + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} RETURNING faults`.execute(ctx.tx);
  return noted.rows[0]?.faults ?? 0;
}

/** A file that no import will read again. */
export interface SpentFile {
  readonly merchantId: string;
  readonly id: string;
  readonly filePath: string;
}

/**
 * Files of all merchants that were booked to the end before one instant, or left alone since before another, oldest
 * first. Needs the narrow role.
 */
export async function selectSpentFiles(
  across: Database["across"],
  before: { readonly booked: Date; readonly leftAlone: Date },
  rowsMax: number,
): Promise<SpentFile[]> {
  const found = await sql<SpentFile>`
    SELECT merchant_id AS "merchantId", id, file_path AS "filePath" FROM receivables.import
    WHERE file_removed_at IS NULL AND state NOT IN ('staging', 'posting')
      AND (coalesce(finished_at, created_at) < ${before.leftAlone}
        OR (state = 'done' AND NOT dry_run AND finished_at < ${before.booked}))
    ORDER BY created_at LIMIT ${rowsMax}`.execute(across);
  return found.rows;
}

/** Notes that the file of an import at rest is thrown away; false when it has been begun again meanwhile. */
export async function noteFileRemoved(ctx: Context, id: string): Promise<boolean> {
  const noted = await sql`
    UPDATE receivables.import SET file_removed_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND state NOT IN ('staging', 'posting')`.execute(
    ctx.tx,
  );
  return (noted.numAffectedRows ?? 0n) > 0n;
}

/** Running imports of all merchants whose lease ran out before an instant, longest first. Needs the narrow role. */
export async function selectOrphans(
  across: Database["across"],
  before: Date,
  rowsMax: number,
): Promise<{ merchantId: string; id: string; actor: string }[]> {
  const found = await sql<{ merchantId: string; id: string; actor: string }>`
    SELECT merchant_id AS "merchantId", id, created_by AS actor FROM receivables.import
    WHERE state IN ('staging', 'posting') AND lease_until < ${before} ORDER BY lease_until LIMIT ${rowsMax}`.execute(
    across,
  );
  return found.rows;
}

/** Takes a dead runner's lease away; false when the import has a living one again, or is at rest. */
export async function freeOrphan(ctx: Context, id: string, before: Date, until: Date): Promise<boolean> {
  const freed = await sql`
    UPDATE receivables.import SET lease_owner = NULL, lease_until = ${until}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND state IN ('staging', 'posting') AND lease_until < ${before}`.execute(
    ctx.tx,
  );
  return (freed.numAffectedRows ?? 0n) > 0n;
}

/** What one batch has moved on: differences of the counters, and the new checkpoint. */
export interface BatchStep {
  readonly state: ImportState;
  readonly checkpointLine?: bigint;
  readonly checkpointKey?: string | null;
  readonly bytesRead?: bigint;
  readonly rowsRead?: number;
  readonly rowsAccepted?: number;
  readonly rowsDuplicate?: number;
  readonly rowsRefused?: number;
  readonly documentsPosted?: number;
  readonly customersCreated?: number;
}

/** Moves an import on and renews its lease; the caller holds the row. */
export async function recordStep(
  ctx: Context,
  id: string,
  step: BatchStep,
  leaseUntil: Date,
): Promise<ImportProgress> {
  const updated = await sql<ImportProgress>`
    UPDATE receivables.import SET state = ${step.state}, error = NULL, faults = 0, lease_until = ${leaseUntil}, version = version + 1,
      checkpoint_line = coalesce(${step.checkpointLine ?? null}::bigint, checkpoint_line),
      checkpoint_key = coalesce(${step.checkpointKey ?? null}::text, checkpoint_key),
      bytes_read = coalesce(${step.bytesRead ?? null}::bigint, bytes_read),
      rows_read = rows_read + ${step.rowsRead ?? 0}, rows_accepted = rows_accepted + ${step.rowsAccepted ?? 0},
      rows_duplicate = rows_duplicate + ${step.rowsDuplicate ?? 0}, rows_refused = rows_refused + ${step.rowsRefused ?? 0},
      documents_posted = documents_posted + ${step.documentsPosted ?? 0}, customers_created = customers_created + ${step.customersCreated ?? 0}
    WHERE import.merchant_id = ${ctx.merchantId} AND import.id = ${id} RETURNING ${PROGRESS}`.execute(ctx.tx);
  const row = updated.rows[0];
  if (row === undefined) throw new Error("an import that was held is gone");
  return row;
}

/** Brings an import to rest: done, failed with its error, or cancelled. */
export async function finishImport(
  ctx: Context,
  id: string,
  state: "done" | "failed" | "cancelled",
  error: string | null,
): Promise<void> {
  await sql`
    UPDATE receivables.import SET state = ${state}, error = ${error}, finished_at = ${ctx.now}, lease_owner = NULL, lease_until = NULL,
      version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}
