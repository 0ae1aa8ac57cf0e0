// The guard's function by itself, without HTTP: one call after another.
import { randomUUID } from "node:crypto";
import { newIds } from "../src/platform/ids/index.ts";
import { type AnswerRow, readAnswers } from "../src/receivables/exposure/read-answers.ts";
import { type BatchCall, batchParameters, RESERVE_BATCH } from "../src/receivables/exposure/reserve-batch.ts";
import type { Arena } from "./arena.ts";
import type { BenchCustomer } from "./checkout-customers.ts";

const SECONDS_A_RUN = 3;
const FACTS = JSON.stringify({
  reference: "O-1",
  currency: "GBP",
  amountMinor: 1000,
  checkpoint: "order",
  terms: null,
});

let orders = 0;

/** Decisions a second in calls of `size`. */
export async function runFunction(
  arena: Arena,
  customers: readonly BenchCustomer[],
  size: number,
): Promise<number> {
  const { now, merchantId, actor, requestId } = arena.caller();
  const started = performance.now();
  let decided = 0;
  while (performance.now() < started + SECONDS_A_RUN * 1_000) {
    const ids = newIds(now, size * 2);
    const calls = Array.from({ length: size }, (_, index): BatchCall => {
      orders += 1;
      return {
        customerId: customers[Math.floor(Math.random() * customers.length)]?.id ?? "",
        order: `SO-${orders}`,
        contentHash: randomUUID(),
        mode: "reserve",
        checkpoint: "order",
        currency: "GBP",
        amountMinor: BigInt(1 + (orders % 1_000)),
        expiresAt: null,
        orderBlocks: [],
        extraMinor: 0n,
        expectedEvaluationId: null,
        liftedReasons: [],
        isFinal: false,
        isAgain: false,
        overrideReason: null,
        facts: FACTS,
        id: ids[index] ?? "",
        eventId: ids[size + index] ?? "",
        isSwept: false,
        actor,
        requestId,
      };
    });
    const answered = await arena.database.app.query<AnswerRow>({
      name: "reserve_batch",
      text: RESERVE_BATCH,
      values: [...batchParameters(merchantId, now, calls)],
    });
    const answers = readAnswers(calls, now, answered.rows, []);
    decided += answers.filter((answer) => answer?.reservation.outcome === "reserved").length;
  }
  return (decided * 1_000) / (performance.now() - started);
}
