import { type RawBuilder, sql } from "kysely";

/** One proof over the whole book: a statement that returns what contradicts it, and what it says when it holds. */
export interface BookCheck {
  readonly name: string;
  readonly holds: string;
  /** Counts what was looked at. */
  readonly counted: (merchantId: string) => RawBuilder<{ count: bigint }>;
  /** Rows that contradict the book, each described in one text; each check is one statement, so it sees one moment. */
  readonly failures: (merchantId: string) => RawBuilder<{ failure: string }>;
}

/** Counts a table's rows of the merchant. */
export const counting = (table: string) => (merchantId: string) =>
  sql<{
    count: bigint;
  }>`SELECT count(*) AS count FROM ${sql.raw(`receivables.${table}`)} WHERE merchant_id = ${merchantId}`;

/** Rows of two statements that are not in the other, as often as they are there; nulls are equal to each other. */
export function differing(
  ours: RawBuilder<unknown>,
  theirs: RawBuilder<unknown>,
  words: { readonly missing: string; readonly surplus: string },
): RawBuilder<{ failure: string }> {
  return sql`
    WITH ours AS MATERIALIZED (${ours}), theirs AS MATERIALIZED (${theirs})
    SELECT ${sql.lit(words.missing)} || missing::text AS failure FROM (SELECT * FROM ours EXCEPT ALL SELECT * FROM theirs) missing
    UNION ALL
    SELECT ${sql.lit(words.surplus)} || surplus::text FROM (SELECT * FROM theirs EXCEPT ALL SELECT * FROM ours) surplus`;
}
