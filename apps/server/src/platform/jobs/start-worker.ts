import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import type { Clock } from "../clock/index.ts";
import type { Database } from "../db/index.ts";
import { openQueue } from "./queue.ts";
import { runJob } from "./run-job.ts";
import { openTickLock, type TickLock } from "./tick-lock.ts";
import type { Job, Tick, WorkLogger, WorkTools } from "./types.ts";

const POLLING_SECONDS = 1;
const STOP_TIMEOUT_MS = 25_000;

export interface WorkerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: readonly Job[];
  readonly ticks: readonly Tick[];
  readonly logger: WorkLogger;
}

export interface Worker {
  /** Takes no more work, asks what runs to end, and waits for it up to the time-out. */
  stop(timeoutMs?: number): Promise<void>;
}

/**
 * Starts working: jobs as they are enqueued, ticks at their intervals. Any number of processes may do so on one
 * database. @throws Error when the queue has not been prepared for this version.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { database, clock, logger } = options;
  const stopping = new AbortController();
  const tools: WorkTools = { database, clock, logger, signal: stopping.signal };
  const boss = openQueue(database, logger, true);
  await boss.start();
  for (const job of options.jobs) await listen(boss, tools, job);
  const lock = openTickLock(database.acrossPool);
  const ticking = options.ticks.map((tick) => keepTicking(tools, tick, lock));
  let stopped: Promise<void> | undefined;
  const stop = async (timeoutMs: number): Promise<void> => {
    stopping.abort();
    const late = new AbortController();
    await Promise.all([
      boss.stop({ graceful: true, timeout: timeoutMs, close: false }),
      Promise.race([
        Promise.all(ticking),
        sleep(timeoutMs, undefined, { signal: late.signal }).catch(() => {}),
      ]),
    ]);
    late.abort();
    await lock.close();
  };
  return {
    stop: (timeoutMs = STOP_TIMEOUT_MS) => {
      stopped ??= stop(timeoutMs);
      return stopped;
    },
  };
}

async function listen(boss: PgBoss, tools: WorkTools, job: Job): Promise<void> {
  await boss.work(
    job.name,
    { pollingIntervalSeconds: POLLING_SECONDS, localConcurrency: job.concurrency },
    async (queued: { id: string; data: unknown; signal: AbortSignal }[]) => {
      for (const one of queued) {
        const signal = AbortSignal.any([tools.signal, one.signal]);
        await runJob({ ...tools, signal }, job, one.id, one.data);
      }
    },
  );
}

/** Runs a tick, waits, runs it again, until the worker stops. The wait begins at the end, so it never overlaps itself. */
async function keepTicking(tools: WorkTools, tick: Tick, lock: TickLock): Promise<void> {
  while (!tools.signal.aborted) {
    await tickOnce(tools, tick, lock).catch((error: unknown) => {
      tools.logger.error({ tick: tick.name, err: error }, "tick failed; it is tried again at its next time");
    });
    await sleep(tick.everyMs, undefined, { signal: tools.signal }).catch(() => {});
  }
}

async function tickOnce(tools: WorkTools, tick: Tick, lock: TickLock): Promise<void> {
  if (!(await lock.take(tick.name))) return;
  try {
    await tick.run(tools);
  } finally {
    await lock.give(tick.name);
  }
}
