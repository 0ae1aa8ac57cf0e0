import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { FitRequest } from "../fitting/fit-file.ts";

export const FIT_STATES = ["waiting", "running", "finished", "failed"] as const;
export type FitState = (typeof FIT_STATES)[number];
export const FIT_SOURCES = ["file", "history"] as const;
export type FitSource = (typeof FIT_SOURCES)[number];

/** A fit without its result. */
export interface FitRow {
  readonly id: string;
  readonly source: FitSource;
  readonly request: FitRequest;
  readonly filePath: string | null;
  readonly fileBytes: bigint | null;
  readonly state: FitState;
  /** 0 to 1, as text of an exact decimal. */
  readonly progress: string;
  readonly step: string;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly finishedAt: Date | null;
  readonly version: bigint;
}

/** JSON texts; null until it is finished. */
export interface FitResultRow extends FitRow {
  readonly card: string | null;
  readonly report: string | null;
}

const FIT = sql.raw(`
  id, source, request, file_path AS "filePath", file_bytes AS "fileBytes", state, progress::text AS progress, step, failure,
  created_at AS "createdAt", created_by AS "createdBy", finished_at AS "finishedAt", version`);

export async function insertFit(
  ctx: Context,
  fit: Pick<FitRow, "id" | "source" | "request" | "filePath" | "fileBytes">,
): Promise<void> {
  await sql`
    INSERT INTO credit.scorecard_fit (merchant_id, id, source, request, file_path, file_bytes, state, progress, step, created_at,
      created_by, version)
    VALUES (${ctx.merchantId}, ${fit.id}, ${fit.source}, ${JSON.stringify(fit.request)}::jsonb, ${fit.filePath}, ${fit.fileBytes},
      'waiting', 0, 'waiting for its turn', ${ctx.now}, ${ctx.actor}, 1)`.execute(ctx.tx);
}

export async function selectFit(ctx: Context, id: string): Promise<FitResultRow | undefined> {
  const found = await sql<FitResultRow>`
    SELECT ${FIT}, card, report FROM credit.scorecard_fit
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
  return found.rows[0];
}

/** One page of fits, newest first. */
export async function selectFits(
  ctx: Context,
  after: { readonly createdAt: string; readonly id: string } | null,
  rowsMax: number,
): Promise<FitRow[]> {
  const found = await sql<FitRow>`
    SELECT ${FIT} FROM credit.scorecard_fit
    WHERE merchant_id = ${ctx.merchantId} AND (${after?.createdAt ?? null}::timestamptz IS NULL
      OR (created_at, id) < (${after?.createdAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY created_at DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** How many fits wait or run. */
export async function countUnfinished(ctx: Context): Promise<number> {
  const counted = await sql<{ fits: bigint }>`
    SELECT count(*) AS fits FROM credit.scorecard_fit
    WHERE merchant_id = ${ctx.merchantId} AND state IN ('waiting', 'running')`.execute(ctx.tx);
  return Number(counted.rows[0]?.fits ?? 0n);
}

/** Says how far a fit is; nothing once it has ended. */
export async function noteFitProgress(ctx: Context, id: string, share: number, step: string): Promise<void> {
  await sql`
    UPDATE credit.scorecard_fit SET state = 'running', progress = ${share.toFixed(3)}::numeric, step = ${step}, version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND state IN ('waiting', 'running')`.execute(ctx.tx);
}

/** Ends a fit, once: its new version, or undefined when it had ended before. */
export async function endFit(
  ctx: Context,
  id: string,
  end:
    | { readonly state: "finished"; readonly card: string; readonly report: string }
    | { readonly state: "failed"; readonly failure: string },
): Promise<bigint | undefined> {
  const result = end.state === "finished" ? end : { card: null, report: null };
  const found = await sql<{ version: bigint }>`
    UPDATE credit.scorecard_fit SET state = ${end.state}, progress = 1, step = ${end.state}, card = ${result.card},
      report = ${result.report}, failure = ${end.state === "failed" ? end.failure : null}, file_path = NULL,
      finished_at = ${ctx.now}, version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND state IN ('waiting', 'running')
    RETURNING version`.execute(ctx.tx);
  return found.rows[0]?.version;
}
