import { sql } from "kysely";
import type { Context } from "#platform/db";
import { encode } from "../evaluations/codec.ts";
import type { ExplainedRefusal } from "./explain-refusal.ts";
import { ENGINE_VERSION } from "./neighbours.ts";

/** An explanation as it was kept: texts. */
export interface KeptExplanation {
  readonly reservationId: string;
  readonly engineVersion: string;
  readonly inputs: string;
  readonly explanation: string;
}

/** Keeps an explanation once; a second one of the same refusal leaves the first. */
export async function keepExplanation(
  ctx: Context,
  reservationId: string,
  explained: Pick<ExplainedRefusal, "inputs" | "explanation">,
): Promise<void> {
  await sql`
    INSERT INTO credit.explanation (merchant_id, reservation_id, engine_version, inputs, explanation, explained_at)
    VALUES (${ctx.merchantId}, ${reservationId}, ${ENGINE_VERSION}, ${encode(explained.inputs)}, ${encode(explained.explanation)}, ${ctx.now})
    ON CONFLICT (merchant_id, reservation_id) DO NOTHING`.execute(ctx.tx);
}

/** Explanations by the reservations they are of. */
export async function selectExplanations(
  ctx: Context,
  reservationIds: readonly string[],
): Promise<Map<string, KeptExplanation>> {
  const found = await sql<KeptExplanation>`
    SELECT reservation_id AS "reservationId", engine_version AS "engineVersion", inputs, explanation FROM credit.explanation
    WHERE merchant_id = ${ctx.merchantId} AND reservation_id = ANY(${reservationIds}::uuid[])`.execute(
    ctx.tx,
  );
  return new Map(found.rows.map((row) => [row.reservationId, row]));
}

/** The id of the merchant's policy of that version. */
export async function selectPolicyOfVersion(ctx: Context, version: number): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    SELECT id FROM credit.policy WHERE merchant_id = ${ctx.merchantId} AND version = ${version}`.execute(
    ctx.tx,
  );
  return found.rows[0]?.id;
}
