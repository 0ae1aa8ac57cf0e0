import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aBareMerchant, aClock, aDatabase, type TestDatabase } from "../../../test/house.ts";
import { aRecordingLogger } from "../../../test/recording-logger.ts";
import { openDatabase } from "../db/index.ts";
import {
  cleanIdempotencyRecords,
  defineJob,
  defineTick,
  drain,
  enqueue,
  type JobRun,
  prepareQueue,
  startWorker,
} from "./index.ts";
import { openQueue } from "./queue.ts";

// Goal: a worker that is stopped, killed or doubled loses no work, and does none of it on two processes at once.

const WAIT_MS_MAX = 20_000;
const WORKER = join(import.meta.dirname, "../../../test/worker-process.ts");

const seen: { note: string; run: JobRun }[] = [];
const note = defineJob<{ note: string }>({
  name: "test.take_note",
  handle: async (run, data) => {
    seen.push({ note: data.note, run });
  },
});
let release: () => void = () => {};
const slow = defineJob<{ note: string }>({
  name: "test.take_time",
  handle: async (run, data) => {
    seen.push({ note: `${data.note} begun`, run });
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    seen.push({ note: `${data.note} ended`, run });
  },
});
const held = defineJob({ name: "test.hold_on", handle: async () => {} });
const jobs = [note, slow, held];
const { logger, logged } = aRecordingLogger();

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
  // A clone belongs to whoever made it; in earnest the owner who migrates has the database.
  const { database: name, user } = database.settings.owner;
  await database.asAdministrator(`ALTER DATABASE ${name} OWNER TO ${user}`);
  await prepareQueue(database.settings.owner, jobs);
});
beforeEach(() => {
  seen.length = 0;
  logged.length = 0;
});

const tools = () => ({ database, clock: aClock(), jobs, ticks: [], logger });

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  const started = performance.now();
  while (!(await what())) {
    if (performance.now() - started > WAIT_MS_MAX) throw new Error("waited too long");
    await sleep(50);
  }
}

async function jobState(id: string): Promise<string | undefined> {
  const found = await database.asAdministrator<{ state: string }>(
    "SELECT state FROM pgboss.job WHERE id = $1",
    [id],
  );
  return found[0]?.state;
}

/** The queue's regular upkeep, which otherwise comes round once a minute. */
async function keepUp(): Promise<void> {
  await database.asAdministrator(
    "UPDATE pgboss.queue SET monitor_claim_on = NULL, monitor_on = NULL, maintain_on = NULL",
  );
  const boss = openQueue(database, logger, false);
  await boss.start();
  await boss.supervise();
  await boss.stop({ graceful: false, close: false });
}

describe("a worker", () => {
  test("does jobs and ticks with the narrow sign-in, without a complaint of the queue", async () => {
    const merchant = await aBareMerchant(database);
    let ticked = 0;
    const tick = defineTick({ name: "test.count", everyMs: 20, run: async () => (ticked += 1) });
    const worker = await startWorker({ ...tools(), ticks: [tick] });
    await merchant.run((ctx) => enqueue(ctx, note, { note: "live" }));
    await until(() => seen.length === 1 && ticked > 3);
    await worker.stop();
    const after = ticked;
    await sleep(100);
    expect(ticked).toBe(after);
    expect(logged).toEqual([]);
  });

  test("the queue's upkeep runs with the narrow role's rights", async () => {
    await keepUp();
    expect(logged).toEqual([]);
  });

  test("finishes what it has begun before it stops", async () => {
    const merchant = await aBareMerchant(database);
    const worker = await startWorker(tools());
    const id = await merchant.run((ctx) => enqueue(ctx, slow, { note: "slow" }));
    await until(() => seen.length === 1);
    const stopping = worker.stop();
    await sleep(200);
    release();
    await stopping;
    expect(seen.map((one) => one.note)).toEqual(["slow begun", "slow ended"]);
    expect(seen[0]?.run.signal.aborted).toBe(true);
    expect(await jobState(id)).toBe("completed");
  });

  test("gives up waiting at its time-out, and leaves the job to be tried again", async () => {
    const merchant = await aBareMerchant(database);
    const worker = await startWorker(tools());
    const id = await merchant.run((ctx) => enqueue(ctx, slow, { note: "stuck" }));
    await until(() => seen.length === 1);
    const started = performance.now();
    await worker.stop(1_000);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await jobState(id)).toBe("retry");
    release();
    await database.asAdministrator("DELETE FROM pgboss.job WHERE id = $1", [id]);
  });

  test("a job of a killed process is given to another worker", async () => {
    const merchant = await aBareMerchant(database);
    const id = await merchant.run((ctx) => enqueue(ctx, held, {}));
    const settings = JSON.stringify({ app: database.settings.app, across: database.settings.across });
    const child = fork(WORKER, [], { env: { ...process.env, SETTINGS: settings }, execArgv: [] });
    await new Promise((resolve) => child.once("message", resolve));
    child.kill("SIGKILL");
    expect(await jobState(id)).toBe("active");
    await database.asAdministrator(
      "UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE id = $1",
      [id],
    );
    await keepUp();
    expect(await jobState(id)).toBe("retry");
    await database.asAdministrator("UPDATE pgboss.job SET start_after = pgboss.job_now() WHERE id = $1", [
      id,
    ]);
    await drain(tools());
    expect(await jobState(id)).toBe("completed");
  });
});

describe("a tick", () => {
  test("runs on one process at a time, never overlaps itself, and survives an error", async () => {
    let [running, most, runs] = [0, 0, 0];
    const tick = defineTick({
      name: "test.alone",
      everyMs: 5,
      run: async () => {
        running += 1;
        runs += 1;
        most = Math.max(most, running);
        await sleep(15);
        running -= 1;
        if (runs === 2) throw new Error("a bad moment");
        return 1;
      },
    });
    const other = openDatabase(database.settings);
    const workers = [
      await startWorker({ ...tools(), ticks: [tick] }),
      await startWorker({ ...tools(), database: other, ticks: [tick] }),
    ];
    await until(() => runs > 10);
    await Promise.all(workers.map((worker) => worker.stop()));
    await other.close();
    expect(most).toBe(1);
    expect(logged).toEqual(["tick failed; it is tried again at its next time: Error: a bad moment"]);
  });

  test("goes on after its lock's connection was lost", async () => {
    let runs = 0;
    const tick = defineTick({ name: "test.reconnect", everyMs: 20, run: async () => (runs += 1) });
    const worker = await startWorker({ ...tools(), ticks: [tick] });
    await until(() => runs > 2);
    await database.asAdministrator(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND datname = current_database()",
      [database.settings.across.user],
    );
    const before = runs;
    await until(() => runs > before + 2);
    await worker.stop();
  });

  test("forgets idempotency records after thirty days, and not before", async () => {
    const merchant = await aBareMerchant(database);
    const client = new pg.Client(database.settings.owner);
    await client.connect();
    for (const [key, daysAgo] of [
      ["old", 31],
      ["young", 29],
    ] as const) {
      await client.query(
        `INSERT INTO platform.idempotency_record (merchant_id, key, request_hash, created_at)
         VALUES ($1, $2, '', $3::timestamptz - $4 * interval '1 day')`,
        [merchant.merchantId, `${key} ${randomUUID()}`, merchant.clock.now(), daysAgo],
      );
    }
    await client.end();
    expect(await drain({ ...tools(), ticks: [cleanIdempotencyRecords] })).toBe(1);
    const left = await database.acrossPool.query(
      "SELECT key FROM platform.idempotency_record WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    expect(left.rows).toEqual([{ key: expect.stringMatching(/^young/) }]);
  });
});
