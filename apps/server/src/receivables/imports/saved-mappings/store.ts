import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { Mapping } from "../mapping/mapping.ts";
import type { ImportKind } from "../mapping/records.ts";

/** A mapping kept under a name, to be used again. */
export interface SavedMapping {
  readonly id: string;
  readonly name: string;
  readonly kind: ImportKind;
  readonly headerFingerprint: string;
  readonly mapping: Mapping;
  readonly createdAt: Date;
}

const SAVED = sql.raw(
  `id, name, kind, header_fingerprint AS "headerFingerprint", mapping, created_at AS "createdAt"`,
);

/** Saved mappings of one kind, or of all, by name. */
export async function selectMappings(
  ctx: Context,
  kind: ImportKind | null,
  rowsMax: number,
): Promise<SavedMapping[]> {
  const found = await sql<SavedMapping>`
    SELECT ${SAVED} FROM receivables.import_mapping
    WHERE merchant_id = ${ctx.merchantId} AND (${kind}::text IS NULL OR kind = ${kind}::text)
    ORDER BY kind, name LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

export async function selectMapping(
  ctx: Context,
  kind: ImportKind,
  name: string,
): Promise<SavedMapping | undefined> {
  const found = await sql<SavedMapping>`
    SELECT ${SAVED} FROM receivables.import_mapping
    WHERE merchant_id = ${ctx.merchantId} AND kind = ${kind} AND name = ${name}`.execute(ctx.tx);
  return found.rows[0];
}

/** Keeps a mapping under its name; one of that name and kind is replaced. Returns what stands. */
export async function upsertMapping(
  ctx: Context,
  given: Pick<SavedMapping, "id" | "name" | "kind" | "mapping">,
): Promise<SavedMapping | undefined> {
  const written = await sql<SavedMapping>`
    INSERT INTO receivables.import_mapping (merchant_id, id, name, kind, header_fingerprint, mapping, created_at, created_by)
    VALUES (${ctx.merchantId}, ${given.id}, ${given.name}, ${given.kind}, ${given.mapping.headerFingerprint},
      ${JSON.stringify(given.mapping)}::jsonb, ${ctx.now}, ${ctx.actor})
    ON CONFLICT (merchant_id, kind, name) DO UPDATE SET mapping = excluded.mapping, header_fingerprint = excluded.header_fingerprint
    RETURNING ${SAVED}`.execute(ctx.tx);
  return written.rows[0];
}

/** Forgets a saved mapping; false when there was none of that id. */
export async function deleteMapping(ctx: Context, id: string): Promise<boolean> {
  const deleted = await sql`
    DELETE FROM receivables.import_mapping WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(
    ctx.tx,
  );
  return (deleted.numAffectedRows ?? 0n) > 0n;
}
