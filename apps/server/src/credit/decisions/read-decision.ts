import { parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { findReservations, type ReservationRow, resolveCustomerIds, standingReservation } from "#receivables";
import { decodeOrder } from "../evaluations/codec.ts";
import { type EvaluationRow, selectEvaluations } from "../evaluations/store.ts";
import { selectHoldsByReservation, selectHoldsOfOrders } from "../holds/store.ts";
import { refuse } from "../refusals.ts";
import type { Explanation } from "./explain-decision.ts";
import { readExplanation } from "./read-explanation.ts";
import { selectExplanations } from "./store.ts";

/** A decision as it is shown: what the ledger keeps, what it was made under, and why. */
export interface ShownDecision {
  readonly reservation: ReservationRow;
  readonly payerReference: string;
  readonly soldTo: { readonly id: string; readonly reference: string };
  readonly deposit: bigint;
  readonly explanation: Explanation;
  readonly holdId: string | null;
  readonly policy: { readonly id: string; readonly version: number; readonly engineVersion: string } | null;
}

const NOTHING_TO_EXPLAIN: Explanation = { outcome: "approved", reasons: [], cures: [] };
/** A refusal whose explanation has not been written yet: the process died in between, and it will be. */
const NOT_YET_EXPLAINED: Explanation = { outcome: "referred", reasons: [], cures: [] };

/** The row behind a decision's id, an authorization's, or an order's reference. @throws Refusal not_found. */
export async function findDecisionRow(ctx: Context, idOrReference: string): Promise<ReservationRow> {
  const id = parseId("dec", idOrReference) ?? parseId("aut", idOrReference);
  const [byId] = id === null ? [] : await findReservations(ctx, { ids: [id] });
  const found = byId ?? (await standingReservation(ctx, idOrReference));
  if (found === undefined) throw refuse("not_found", `There is no decision ${idOrReference}.`);
  return found;
}

/** Decisions with everything shown of them, in a handful of statements however many they are. */
export async function describeDecisions(
  ctx: Context,
  rows: readonly ReservationRow[],
): Promise<ShownDecision[]> {
  const ids = rows.map((row) => row.id);
  const explanations = await selectExplanations(ctx, ids);
  const holds = new Map(
    (await selectHoldsByReservation(ctx, ids)).map((hold) => [hold.reservationId, hold.id]),
  );
  // A hold that was renewed since stands under its newest refusal; the order leads to it.
  const renewed = new Map(
    (await selectHoldsOfOrders(ctx, [...new Set(rows.map((row) => row.orderReference))])).map((hold) => [
      hold.orderReference,
      hold.id,
    ]),
  );
  const evaluations = await evaluationsOf(ctx, rows);
  const orders = rows.map((row) => (row.facts === null ? null : decodeOrder(row.facts)));
  const customerIds = rows.flatMap((row, index) => [
    row.customerId,
    orders[index]?.soldToId ?? row.customerId,
  ]);
  const customers = await resolveCustomerIds(ctx, [...new Set(customerIds)]);
  return rows.map((row, index) => {
    const soldToId = orders[index]?.soldToId ?? row.customerId;
    const kept = explanations.get(row.id);
    const isRefused = row.outcome === "refused";
    return {
      reservation: row,
      payerReference: customers.get(row.customerId)?.reference ?? "",
      soldTo: { id: soldToId, reference: customers.get(soldToId)?.reference ?? "" },
      deposit: orders[index]?.depositMinor ?? 0n,
      explanation: !isRefused
        ? NOTHING_TO_EXPLAIN
        : kept === undefined
          ? NOT_YET_EXPLAINED
          : readExplanation(kept),
      holdId:
        isRefused && row.mode !== "check"
          ? (holds.get(row.id) ?? renewed.get(row.orderReference) ?? null)
          : null,
      policy: row.evaluationId === null ? null : policyOf(evaluations.get(row.evaluationId)),
    };
  });
}

async function evaluationsOf(
  ctx: Context,
  rows: readonly ReservationRow[],
): Promise<Map<string, EvaluationRow>> {
  const ids = [...new Set(rows.flatMap((row) => row.evaluationId ?? []))];
  return new Map((await selectEvaluations(ctx, ids)).map((evaluation) => [evaluation.id, evaluation]));
}

function policyOf(evaluation: EvaluationRow | undefined): ShownDecision["policy"] {
  if (evaluation === undefined) return null;
  const { policyId: id, policyVersion: version, engineVersion } = evaluation;
  return { id, version, engineVersion };
}
