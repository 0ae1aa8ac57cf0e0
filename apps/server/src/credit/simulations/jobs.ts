import { inMerchant } from "#platform/db";
import { defineJob, defineTick, enqueue, type Job, type Tick } from "#platform/jobs";
import { runSimulation } from "./run-simulation.ts";
import { selectOrphans } from "./store.ts";

const RUN_TIMEOUT_SECONDS = 6 * 60 * 60;
const ORPHAN_CHECK_MS = 60_000;
const ORPHANS_MAX = 100;

export type SimulationJob = Job<{ readonly simulationId: string }>;

/** Runs one simulation to its end. */
export const simulationJob: SimulationJob = defineJob({
  name: "credit.simulate_policy",
  timeoutSeconds: RUN_TIMEOUT_SECONDS,
  handle: (run, { simulationId }) =>
    runSimulation({ ...run, onProgress: () => {} }, run.caller, simulationId),
});

/** Hands simulations whose runner has died to another. */
export const orphanedSimulations: Tick = defineTick({
  name: "credit.resume_simulations",
  everyMs: ORPHAN_CHECK_MS,
  run: async ({ database, clock }) => {
    const now = clock.now();
    const found = await selectOrphans(database.across, now, ORPHANS_MAX);
    for (const { merchantId, id, actor } of found) {
      const caller = { merchantId, actor, now, requestId: `resume ${id}` };
      await inMerchant(database, caller, (ctx) => enqueue(ctx, simulationJob, { simulationId: id }));
    }
    return found.length;
  },
});
