import { sql } from "kysely";
import type { Context } from "#platform/db";

/** A version of a card; `card` is JSON text. */
export interface ScorecardRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly card: string;
  readonly fitId: string | null;
  readonly note: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

const CARD = sql.raw(
  `id, version, name, card, fit_id AS "fitId", note, created_at AS "createdAt", created_by AS "createdBy"`,
);

/** Adds a version; false when somebody else took its number meanwhile. */
export async function insertScorecard(
  ctx: Context,
  row: Pick<ScorecardRow, "id" | "version" | "name" | "card" | "fitId" | "note">,
): Promise<boolean> {
  const added = await sql<{ version: number }>`
    INSERT INTO credit.scorecard (merchant_id, id, version, name, card, fit_id, note, created_at, created_by)
    VALUES (${ctx.merchantId}, ${row.id}, ${row.version}, ${row.name}, ${row.card}, ${row.fitId}, ${row.note}, ${ctx.now}, ${ctx.actor})
    ON CONFLICT ON CONSTRAINT scorecard_pk DO NOTHING RETURNING version`.execute(ctx.tx);
  return added.rows.length > 0;
}

/** A version of a card, or its latest. */
export async function selectScorecard(
  ctx: Context,
  id: string,
  version: number | null,
): Promise<ScorecardRow | undefined> {
  const found = await sql<ScorecardRow>`
    SELECT ${CARD} FROM credit.scorecard
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND (${version}::int IS NULL OR version = ${version}::int)
    ORDER BY version DESC LIMIT 1`.execute(ctx.tx);
  return found.rows[0];
}

/** One page of cards in their latest version, in the order of their ids. */
export async function selectScorecards(
  ctx: Context,
  after: string | null,
  rowsMax: number,
): Promise<ScorecardRow[]> {
  const found = await sql<ScorecardRow>`
    SELECT DISTINCT ON (id) ${CARD} FROM credit.scorecard
    WHERE merchant_id = ${ctx.merchantId} AND (${after}::uuid IS NULL OR id > ${after}::uuid)
    ORDER BY id, version DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
