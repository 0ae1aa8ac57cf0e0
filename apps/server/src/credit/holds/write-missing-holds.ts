import type { Context } from "#platform/db";
import { listReservations, type ReservationRow, standingReservation } from "#receivables";
import { findPolicy } from "../decisions/neighbours.ts";
import { readEvaluation } from "../decisions/standings.ts";
import { decodeOrder } from "../evaluations/codec.ts";
import { selectEvaluations } from "../evaluations/store.ts";
import { readDescribed } from "../orders/read-order.ts";
import { holdOrder } from "./hold-order.ts";
import { selectHoldsByReservation, selectLookedThrough, writeLookedThrough } from "./store.ts";

/** A process that has just refused writes its hold itself, and knows more of the order. */
const LEFT_ALONE_MS = 10_000;
/** Clocks of several processes differ, and a transaction may commit late. */
const OVERLAP_MS = 5 * 60_000;
/** Before the first time, this far is looked back. */
const LOOK_BACK_MS = 24 * 3_600_000;
const ROWS_PER_PAGE = 500;

/**
 * Writes the holds of refusals whose process died before it could: from what the ledger and the evaluation have kept.
 * Returns how many.
 */
export async function writeMissingHolds(ctx: Context): Promise<number> {
  const until = new Date(ctx.now.getTime() - LEFT_ALONE_MS);
  const through = (await selectLookedThrough(ctx)) ?? new Date(ctx.now.getTime() - LOOK_BACK_MS);
  if (through >= until) return 0;
  let written = 0;
  let beforeId: string | undefined;
  for (;;) {
    const rows = await listReservations(ctx, {
      outcome: "refused",
      since: new Date(through.getTime() - OVERLAP_MS),
      rowsMax: ROWS_PER_PAGE,
      ...(beforeId !== undefined && { beforeId }),
    });
    const known = new Set(
      (
        await selectHoldsByReservation(
          ctx,
          rows.map((row) => row.id),
        )
      ).map((hold) => hold.reservationId),
    );
    for (const row of rows) {
      const isDue = row.mode === "reserve" && row.decidedAt <= until && !known.has(row.id);
      if (isDue && (await writeHoldOf(ctx, row))) written += 1;
    }
    beforeId = rows.at(-1)?.id;
    if (rows.length < ROWS_PER_PAGE) break;
  }
  await writeLookedThrough(ctx, until);
  return written;
}

/** Only where the refusal is still what stands of the order. */
async function writeHoldOf(ctx: Context, row: ReservationRow): Promise<boolean> {
  const standing = await standingReservation(ctx, row.orderReference);
  if (standing?.id !== row.id || row.evaluationId === null || row.facts === null) return false;
  const [kept] = await selectEvaluations(ctx, [row.evaluationId]);
  if (kept === undefined) return false;
  const evaluation = readEvaluation(kept);
  const policy = await findPolicy(ctx, kept.policyId);
  const content = (await readDescribed(ctx, row.orderReference)) ?? null;
  await holdOrder(ctx, { reservation: row, evaluation, policy, order: decodeOrder(row.facts), content });
  return true;
}
