import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aBareMerchant, aClock, aDatabase, type TestDatabase } from "../../../test/house.ts";
import { aRecordingLogger } from "../../../test/recording-logger.ts";
import { defineJob, drain, enqueue, enqueueMany, type JobRun, prepareQueue } from "./index.ts";

// Goal: work that was promised in a transaction is done exactly when that transaction committed, for who asked.

const seen: { note: string; run: JobRun }[] = [];
const note = defineJob<{ note: string }>({
  name: "test.take_note",
  handle: async (run, data) => {
    seen.push({ note: data.note, run });
  },
});
const failing = defineJob({
  name: "test.fail_always",
  retriesMax: 0,
  handle: async () => {
    throw new Error("it cannot be done");
  },
});
const jobs = [note, failing];
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

async function jobState(id: string): Promise<string | undefined> {
  const found = await database.asAdministrator<{ state: string }>(
    "SELECT state FROM pgboss.job WHERE id = $1",
    [id],
  );
  return found[0]?.state;
}

describe("a job", () => {
  test("is added by the application's role in its transaction, and runs as who asked for it", async () => {
    const merchant = await aBareMerchant(database);
    const id = await merchant.run((ctx) => enqueue(ctx, note, { note: "hello" }));
    expect(await drain(tools())).toBe(1);
    expect(seen.map((one) => one.note)).toEqual(["hello"]);
    expect(seen[0]?.run.caller).toMatchObject({
      merchantId: merchant.merchantId,
      actor: "user:test",
      now: aClock().now(),
    });
    expect(seen[0]?.run.jobId).toBe(id);
    expect(await jobState(id)).toBe("completed");
    expect(await drain(tools())).toBe(0);
  });

  test("is gone when its transaction rolls back", async () => {
    const merchant = await aBareMerchant(database);
    let id = "";
    const crash = merchant.run(async (ctx) => {
      id = await enqueue(ctx, note, { note: "never" });
      throw new Error("crash");
    });
    await expect(crash).rejects.toThrow("crash");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await jobState(id)).toBeUndefined();
    expect(await drain(tools())).toBe(0);
    expect(seen).toEqual([]);
  });

  test("a thousand are added in one go", async () => {
    const merchant = await aBareMerchant(database);
    const many = Array.from({ length: 1_000 }, (_, index) => ({ note: String(index) }));
    const started = performance.now();
    const ids = await merchant.run((ctx) => enqueueMany(ctx, note, many));
    console.info(`1,000 jobs added in ${Math.round(performance.now() - started)} ms`);
    expect(new Set(ids).size).toBe(1_000);
    expect(await drain(tools())).toBe(1_000);
    expect(seen.map((one) => one.note).sort()).toEqual(many.map((one) => one.note).sort());
  });

  test("adding one costs a few milliseconds", async () => {
    const merchant = await aBareMerchant(database);
    const rounds = 50;
    const started = performance.now();
    for (let round = 0; round < rounds; round += 1) {
      await merchant.run((ctx) => enqueue(ctx, note, { note: "cheap" }));
    }
    const eachMs = (performance.now() - started) / rounds;
    console.info(`one job added in ${eachMs.toFixed(1)} ms`);
    expect(eachMs).toBeLessThan(100);
    await drain(tools());
  });

  test("that fails in a drain shows its error and is marked failed", async () => {
    const merchant = await aBareMerchant(database);
    const id = await merchant.run((ctx) => enqueue(ctx, failing, {}));
    await expect(drain(tools())).rejects.toThrow("it cannot be done");
    expect(await jobState(id)).toBe("failed");
  });

  test("the application's role can neither read, change nor delete the queue", async () => {
    for (const statement of [
      "SELECT data FROM pgboss.job",
      "SELECT data FROM pgboss.job_common",
      "UPDATE pgboss.job SET state = 'completed'",
      "DELETE FROM pgboss.job",
      "DELETE FROM pgboss.queue",
    ]) {
      await expect(database.app.query(statement)).rejects.toThrow(/permission denied/);
    }
  });

  test("prepareQueue can run again, and two at once, and takes changed settings", async () => {
    const changed = { ...note, retriesMax: 9 };
    await Promise.all([
      prepareQueue(database.settings.owner, [changed]),
      prepareQueue(database.settings.owner, [changed]),
    ]);
    const [queue] = await database.asAdministrator<{ retry_limit: number }>(
      "SELECT retry_limit FROM pgboss.queue WHERE name = $1",
      [note.name],
    );
    expect(queue?.retry_limit).toBe(9);
  });
});
