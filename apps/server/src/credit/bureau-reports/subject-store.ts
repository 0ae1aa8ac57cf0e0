import { sql } from "kysely";
import type { Context } from "#platform/db";

/** chosen: this file is the customer's; open: a person has to choose; none: the bureau knows nobody like it. */
export type SubjectState = "chosen" | "open" | "none";

export interface SubjectRow {
  readonly customerId: string;
  readonly bureau: string;
  readonly state: SubjectState;
  readonly reference: string | null;
  readonly sealedDetails: Buffer | null;
  readonly chosenBy: string | null;
  readonly chosenAt: Date | null;
  readonly version: bigint;
}

const SUBJECT =
  sql.raw(`customer_id AS "customerId", bureau, state, reference, sealed_details AS "sealedDetails",
  chosen_by AS "chosenBy", chosen_at AS "chosenAt", version`);

export async function selectSubjects(ctx: Context, customerId: string): Promise<SubjectRow[]> {
  const found = await sql<SubjectRow>`
    SELECT ${SUBJECT} FROM credit.bureau_subject
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} ORDER BY bureau`.execute(ctx.tx);
  return found.rows;
}

export async function selectSubject(
  ctx: Context,
  customerId: string,
  bureau: string,
): Promise<SubjectRow | undefined> {
  return (await selectSubjects(ctx, customerId)).find((subject) => subject.bureau === bureau);
}

/** The customers whose files these are: two may share one. */
export async function selectCustomersOf(
  ctx: Context,
  bureau: string,
  references: readonly string[],
): Promise<Map<string, string[]>> {
  const found = await sql<{ reference: string; customerId: string }>`
    SELECT reference, customer_id AS "customerId" FROM credit.bureau_subject
    WHERE merchant_id = ${ctx.merchantId} AND bureau = ${bureau} AND state = 'chosen'
      AND reference = ANY(${references}::text[]) ORDER BY customer_id`.execute(ctx.tx);
  const grouped = Map.groupBy(found.rows, (row) => row.reference);
  return new Map([...grouped].map(([reference, rows]) => [reference, rows.map((row) => row.customerId)]));
}

/** Writes a customer's subject at a bureau whole. */
export async function upsertSubject(
  ctx: Context,
  subject: Pick<SubjectRow, "customerId" | "bureau" | "state" | "reference" | "sealedDetails">,
): Promise<bigint> {
  const { customerId, bureau, state, reference, sealedDetails } = subject;
  const chosenBy = state === "chosen" ? ctx.actor : null;
  const chosenAt = state === "chosen" ? ctx.now : null;
  const written = await sql<{ version: bigint }>`
    INSERT INTO credit.bureau_subject AS standing (merchant_id, customer_id, bureau, state, reference, sealed_details, chosen_by,
      chosen_at, version, updated_at)
    VALUES (${ctx.merchantId}, ${customerId}, ${bureau}, ${state}, ${reference}, ${sealedDetails}, ${chosenBy}, ${chosenAt}, 1,
      ${ctx.now})
    ON CONFLICT (merchant_id, customer_id, bureau) DO UPDATE SET state = excluded.state, reference = excluded.reference,
      sealed_details = excluded.sealed_details, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at,
      version = standing.version + 1, updated_at = excluded.updated_at
    RETURNING standing.version`.execute(ctx.tx);
  return written.rows[0]?.version ?? 1n;
}
