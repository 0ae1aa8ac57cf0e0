import { type Caller, type Context, inMerchant } from "#platform/db";
import { recordEvents } from "#platform/events";
import { countCustomers, countRecordedOrders } from "#receivables";
import { findPolicy } from "../policies/find-policy.ts";
import { type Attempt, SimulationStopped, type SimulationTools } from "./attempt.ts";
import { compareBook } from "./compare-book.ts";
import { compareOrders } from "./compare-orders.ts";
import { SimulationSummary } from "./rules.ts";
import { finishSimulation, noteProgress, takeSimulation } from "./store.ts";

/** A runner that says nothing for so long is taken to be dead. */
const LEASE_MS = 120_000;

/**
 * Runs a waiting simulation to its end: the live book first, then the recorded orders. Nothing of the merchant's is
 * changed but the simulation's own rows. Again after a crash it begins anew, and the dead attempt's rows are not read.
 */
export async function runSimulation(tools: SimulationTools, caller: Caller, id: string): Promise<void> {
  const attempt = await begin(tools, caller, id);
  if (attempt === null) return;
  try {
    await compareBook(attempt);
    await compareOrders(attempt);
  } catch (error) {
    if (error instanceof SimulationStopped) return;
    await attempt.run((ctx) =>
      finishSimulation(ctx, attempt.row, {
        state: "failed",
        summary: null,
        failure:
          "The simulation ended on an error of the program; its log tells more. It can be started again.",
      }),
    );
    throw error;
  }
  await attempt.run(async (ctx) => {
    await finishSimulation(ctx, attempt.row, {
      state: "done",
      summary: attempt.summary.figures(),
      failure: null,
    });
    await recordEvents(ctx, [
      {
        type: "credit.policy_simulated",
        subjectType: "policy",
        subjectId: attempt.row.policyId,
        subjectVersion: BigInt(attempt.row.policyVersion),
        data: { simulationId: id, summary: attempt.summary.figures() },
      },
    ]);
  });
}

async function begin(tools: SimulationTools, caller: Caller, id: string): Promise<Attempt | null> {
  const run = <T>(work: (ctx: Context) => Promise<T>): Promise<T> =>
    inMerchant(tools.database, { ...caller, now: tools.clock.now() }, work);
  const leaseEnd = (): Date => new Date(tools.clock.now().getTime() + LEASE_MS);
  return run(async (ctx) => {
    const row = await takeSimulation(ctx, id, leaseEnd());
    if (row === undefined) return null;
    const before = await findPolicy(ctx, row.againstId);
    const after = await findPolicy(ctx, row.policyId);
    const progress = {
      customersTotal: await countCustomers(ctx),
      customersDone: 0,
      ordersTotal: await countRecordedOrders(ctx, row.ordersSince),
      ordersDone: 0,
    };
    return {
      tools,
      row,
      before: before.compiled,
      after: after.compiled,
      summary: new SimulationSummary(),
      run,
      advance: async ({ customers = 0, orders = 0 }) => {
        progress.customersDone += customers;
        progress.ordersDone += orders;
        tools.onProgress(progress);
        const isOurs = await run((inner) => noteProgress(inner, row, progress, leaseEnd()));
        if (!isOurs || tools.signal.aborted) throw new SimulationStopped();
      },
    };
  });
}
