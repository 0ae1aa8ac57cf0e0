import { sql } from "kysely";
import type { Context } from "#platform/db";
import { MAX_RAW_LENGTH } from "../reading/limits.ts";
import type { PlacedRow } from "./types.ts";

/** Which pass of which import staged rows belong to. */
export interface Pass {
  readonly importId: string;
  readonly pass: number;
}

export interface StagedRow extends PlacedRow {
  /** The number or reference that the row's document goes by. */
  readonly key: string;
}

export async function insertStaged(
  ctx: Context,
  { importId, pass }: Pass,
  rows: readonly StagedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO receivables.import_staged_row (merchant_id, import_id, pass, document_key, line, cells)
    SELECT ${ctx.merchantId}::uuid, ${importId}::uuid, ${pass}::integer, given.*
    FROM unnest(${rows.map(({ key }) => key)}::text[], ${rows.map(({ line }) => line)}::bigint[],
      ${rows.map(({ cells }) => JSON.stringify(cells))}::text[]) AS given`.execute(ctx.tx);
}

/** Staged rows after a key, by key and line, up to so many. */
export async function selectStaged(
  ctx: Context,
  { importId, pass }: Pass,
  afterKey: string | null,
  rowsMax: number,
): Promise<StagedRow[]> {
  const found = await sql<{ key: string; line: bigint; cells: string }>`
    SELECT document_key AS key, line, cells FROM receivables.import_staged_row
    WHERE merchant_id = ${ctx.merchantId} AND import_id = ${importId} AND pass = ${pass}
      AND (${afterKey}::text IS NULL OR document_key > ${afterKey}::text)
    ORDER BY document_key, line LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows.map(({ key, line, cells }) => ({
    key,
    line: Number(line),
    // Written by insertStaged, from cells that are texts.
    cells: JSON.parse(cells) as string[],
  }));
}

/** All rows of one key, in file order. */
export async function selectStagedOf(
  ctx: Context,
  { importId, pass }: Pass,
  key: string,
): Promise<StagedRow[]> {
  const found = await sql<{ line: bigint; cells: string }>`
    SELECT line, cells FROM receivables.import_staged_row
    WHERE merchant_id = ${ctx.merchantId} AND import_id = ${importId} AND pass = ${pass} AND document_key = ${key}
    ORDER BY line`.execute(ctx.tx);
  return found.rows.map(({ line, cells }) => ({
    key,
    line: Number(line),
    cells: JSON.parse(cells) as string[],
  }));
}

export async function countStagedOf(ctx: Context, { importId, pass }: Pass, key: string): Promise<number> {
  const found = await sql<{ count: bigint }>`
    SELECT count(*) AS count FROM receivables.import_staged_row
    WHERE merchant_id = ${ctx.merchantId} AND import_id = ${importId} AND pass = ${pass} AND document_key = ${key}`.execute(
    ctx.tx,
  );
  return Number(found.rows[0]?.count ?? 0n);
}

/** Refuses all rows of one key without reading them: for a key with more rows than a document may have. */
export async function refuseStagedOf(
  ctx: Context,
  { importId, pass }: Pass,
  key: string,
  why: { readonly code: string; readonly message: string },
): Promise<void> {
  await sql`
    INSERT INTO receivables.import_line (merchant_id, import_id, pass, line, outcome, code, message, raw)
    SELECT merchant_id, import_id, pass, line, 'refused', ${why.code}, ${why.message}, left(cells, ${MAX_RAW_LENGTH})
    FROM receivables.import_staged_row
    WHERE merchant_id = ${ctx.merchantId} AND import_id = ${importId} AND pass = ${pass} AND document_key = ${key}`.execute(
    ctx.tx,
  );
}

/** Forgets staged rows from after one key through another. */
export async function deleteStagedThrough(
  ctx: Context,
  { importId, pass }: Pass,
  afterKey: string | null,
  throughKey: string,
): Promise<void> {
  await sql`
    DELETE FROM receivables.import_staged_row
    WHERE merchant_id = ${ctx.merchantId} AND import_id = ${importId} AND pass = ${pass}
      AND (${afterKey}::text IS NULL OR document_key > ${afterKey}::text) AND document_key <= ${throughKey}`.execute(
    ctx.tx,
  );
}

/** Forgets whatever an import has staged, in any of its passes. */
export async function deleteStaged(ctx: Context, importId: string): Promise<void> {
  await sql`
    DELETE FROM receivables.import_staged_row
    WHERE merchant_id = ${ctx.merchantId} AND import_id = ${importId}`.execute(ctx.tx);
}
