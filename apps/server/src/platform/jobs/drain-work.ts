import { assert } from "@goodterms/kernel";
import type { PgBoss } from "pg-boss";
import { openQueue } from "./queue.ts";
import { runJob } from "./run-job.ts";
import type { WorkerOptions } from "./start-worker.ts";
import type { Job, WorkTools } from "./types.ts";

const ROUNDS_MAX = 1_000;
const BATCH_JOBS = 100;

/**
 * Runs every tick and every waiting job, again and again, until nothing is left that is due at the clock's time; for
 * tests and for commands that end. Returns how much was done. A job that fails ends it with the job's error.
 */
export async function drain(options: WorkerOptions): Promise<number> {
  const { database, clock, logger } = options;
  const tools: WorkTools = { database, clock, logger, signal: new AbortController().signal };
  const boss = openQueue(database, logger, false);
  // Ticks alone need no queue, so a database without one will do for them.
  if (options.jobs.length > 0) await boss.start();
  try {
    let done = 0;
    for (let round = 0; ; round += 1) {
      assert(round < ROUNDS_MAX, "the work does not come to an end");
      const before = done;
      for (const tick of options.ticks) done += await tick.run(tools);
      for (const job of options.jobs) done += await runWaiting(boss, tools, job);
      if (done === before) return done;
    }
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
}

async function runWaiting(boss: PgBoss, tools: WorkTools, job: Job): Promise<number> {
  const waiting = await boss.fetch<unknown>(job.name, { batchSize: BATCH_JOBS });
  for (const [index, one] of waiting.entries()) {
    try {
      await runJob(tools, job, one.id, one.data);
      await boss.complete(job.name, one.id);
    } catch (error) {
      // The rest of the batch goes back with it, so that a test can mend the cause and drain again.
      const left = waiting.slice(index).map((unfinished) => unfinished.id);
      await boss.fail(job.name, left, { message: String(error) });
      throw error;
    }
  }
  return waiting.length;
}
