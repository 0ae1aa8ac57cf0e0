import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";

/** A line of the file that became part of no document, and why. */
export interface ImportLine {
  readonly line: number;
  readonly outcome: "refused" | "duplicate";
  readonly code: string;
  readonly message: string;
  /** The row, cut to 500 characters. */
  readonly raw: string;
}

export async function insertLines(
  ctx: Context,
  importId: string,
  pass: number,
  lines: readonly ImportLine[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    INSERT INTO receivables.import_line (merchant_id, import_id, pass, line, outcome, code, message, raw)
    SELECT ${ctx.merchantId}::uuid, ${importId}::uuid, ${pass}::integer, given.*
    FROM unnest(${lines.map(({ line }) => line)}::bigint[], ${lines.map(({ outcome }) => outcome)}::text[],
      ${lines.map(({ code }) => code)}::text[], ${lines.map(({ message }) => message)}::text[],
      ${lines.map(({ raw }) => raw)}::text[]) AS given`.execute(ctx.tx);
}

/** Why lines were left out: how often, and the first line of each reason. */
export interface LineReason {
  readonly code: string;
  readonly outcome: "refused" | "duplicate";
  readonly count: bigint;
  readonly line: bigint;
  readonly message: string;
}

/** The reasons of one pass, most frequent first. */
export async function selectReasons(ctx: Context, importId: string, pass: number): Promise<LineReason[]> {
  const found = await sql<LineReason>`
    SELECT counted.code, counted.outcome, counted.count, counted.line, first.message
    FROM (
      SELECT code, outcome, count(*) AS count, min(line) AS line FROM receivables.import_line
      WHERE merchant_id = ${ctx.merchantId} AND import_id = ${importId} AND pass = ${pass} GROUP BY code, outcome
    ) counted
    JOIN receivables.import_line first ON first.merchant_id = ${ctx.merchantId} AND first.import_id = ${importId}
      AND first.pass = ${pass} AND first.line = counted.line
    ORDER BY counted.count DESC, counted.code`.execute(ctx.tx);
  return found.rows;
}

/** All lines of one pass in file order, for streaming with `streamRows`. */
export function linesStatement(
  ctx: Context,
  importId: string,
  pass: number,
): RawBuilder<Omit<ImportLine, "line"> & { line: bigint }> {
  return sql`
    SELECT line, outcome, code, message, raw FROM receivables.import_line
    WHERE merchant_id = ${ctx.merchantId} AND import_id = ${importId} AND pass = ${pass} ORDER BY line`;
}
