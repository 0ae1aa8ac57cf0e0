import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { aBareMerchant, aDatabase, type TestDatabase, type TestMerchant } from "../../../test/house.ts";
import { recordEvents, sealAll, sealMerchant, verifyChain } from "./index.ts";

// Goal: every committed event gets exactly one place in its merchant's chain, in an order that a reader can trust.
// Method: write events as the application does, seal them once, twice, and from several processes at once.

const FEW_EVENTS = 40;
const MANY_EVENTS = 100_000;
const SEAL_MANY_MS_MAX = 30_000;
const SEALER = join(import.meta.dirname, "../../../test/sealer-process.ts");

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

async function record(merchant: TestMerchant, count: number, subjectId = randomUUID()): Promise<void> {
  await merchant.run((ctx) =>
    recordEvents(
      ctx,
      Array.from({ length: count }, (_, index) => ({
        type: "test.thing_happened",
        subjectType: "thing",
        subjectId,
        subjectVersion: BigInt(index + 1),
        data: { index, amount: 9_007_199_254_740_991n, text: 'ü\u2028 "quoted"' },
      })),
    ),
  );
}

async function sequences(
  merchantId: string,
): Promise<{ sequence: bigint; version: bigint; subject: string }[]> {
  const found = await database.acrossPool.query(
    `SELECT sequence, subject_version AS version, subject_id AS subject FROM platform.event
     WHERE merchant_id = $1 AND sequence IS NOT NULL ORDER BY sequence`,
    [merchantId],
  );
  return found.rows;
}

function runSealer(merchantId: string): Promise<number> {
  const settings = JSON.stringify({ app: database.settings.app, across: database.settings.across });
  const child = fork(SEALER, [merchantId], { env: { ...process.env, SETTINGS: settings }, execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once("message", (sealed) => resolve(Number(sealed)));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? undefined : reject(new Error(`the sealer ended with ${code}`)),
    );
  });
}

describe("the sealer", () => {
  test("gives 1, 2, 3 … without a gap, and goes on where it stopped", async () => {
    const merchant = await aBareMerchant(database);
    await record(merchant, FEW_EVENTS);
    expect(await sealMerchant(database, merchant.merchantId)).toBe(FEW_EVENTS);
    await record(merchant, 2);
    expect(await sealMerchant(database, merchant.merchantId)).toBe(2);
    expect(await sealMerchant(database, merchant.merchantId)).toBe(0);
    const places = (await sequences(merchant.merchantId)).map((row) => Number(row.sequence));
    expect(places).toEqual(Array.from({ length: FEW_EVENTS + 2 }, (_, index) => index + 1));
    const report = await verifyChain(database, merchant.merchantId);
    expect(report).toEqual({ ok: true, checked: FEW_EVENTS + 2, unsealed: 0, failures: [] });
  });

  test("keeps a subject's versions in order even when a later version bears an earlier instant", async () => {
    const merchant = await aBareMerchant(database);
    const [waited, other] = [randomUUID(), randomUUID()];
    const one = (subjectId: string, subjectVersion: bigint) =>
      merchant.run((ctx) =>
        recordEvents(ctx, [{ type: "test.a", subjectType: "thing", subjectId, subjectVersion, data: {} }]),
      );
    merchant.clock.advance(5_000);
    await one(waited, 1n);
    merchant.clock.advance(-2_000);
    await one(other, 1n);
    merchant.clock.advance(-2_000);
    await one(waited, 2n);
    await sealMerchant(database, merchant.merchantId);
    const order = (await sequences(merchant.merchantId)).map((row) => [row.subject, row.version]);
    expect(order).toEqual([
      [other, 1n],
      [waited, 1n],
      [waited, 2n],
    ]);
  });

  test("sealAll finds only the merchants that have something to seal", async () => {
    await sealAll(database);
    const [busy, idle] = [await aBareMerchant(database), await aBareMerchant(database)];
    await record(busy, 3);
    expect(await sealAll(database)).toBe(3);
    expect(await sealAll(database)).toBe(0);
    expect(await sequences(idle.merchantId)).toEqual([]);
  });

  test("an event of a transaction that is still open waits for its commit", async () => {
    const merchant = await aBareMerchant(database);
    await merchant.run(async (ctx) => {
      await recordEvents(ctx, [
        { type: "test.a", subjectType: "thing", subjectId: randomUUID(), subjectVersion: 1n, data: {} },
      ]);
      expect(await sealMerchant(database, merchant.merchantId)).toBe(0);
    });
    expect(await sealMerchant(database, merchant.merchantId)).toBe(1);
  });

  test("four processes that seal at once leave no gap and seal nothing twice", async () => {
    const merchant = await aBareMerchant(database);
    for (let subject = 0; subject < 10; subject += 1) await record(merchant, 300);
    const sealed = await Promise.all([1, 2, 3, 4].map(() => runSealer(merchant.merchantId)));
    expect(sealed.reduce((sum, count) => sum + count)).toBe(3_000);
    const report = await verifyChain(database, merchant.merchantId);
    expect(report).toMatchObject({ ok: true, checked: 3_000, unsealed: 0 });
  });

  test("the application's role can neither write a seal nor change an event", async () => {
    const merchant = await aBareMerchant(database);
    await record(merchant, 1);
    for (const change of ["sequence = 1", "data = '{}'", "hash = ''"]) {
      await expect(database.app.query(`UPDATE platform.event SET ${change}`)).rejects.toThrow(
        /permission denied/,
      );
    }
    await expect(database.acrossPool.query("UPDATE platform.event SET data = '{}'")).rejects.toThrow(
      /permission denied/,
    );
    await expect(database.acrossPool.query("DELETE FROM platform.event")).rejects.toThrow(
      /permission denied/,
    );
  });

  test("seals 100,000 waiting events well within half a minute", async () => {
    const merchant = await aBareMerchant(database);
    await database.asAdministrator(
      `INSERT INTO platform.event (merchant_id, id, type, subject_type, subject_id, subject_version, actor, request_id, occurred_at, data)
       SELECT $1, gen_random_uuid(), 'receivables.invoice_issued', 'document', md5((n % 7000)::text)::uuid, n, 'key:test', 'r',
         timestamptz '2026-03-02T09:00:00Z' + n * interval '1 ms', jsonb_build_object('number', 'INV-' || n, 'total', n)
       FROM generate_series(1, $2::int) AS n`,
      [merchant.merchantId, MANY_EVENTS],
    );
    const started = performance.now();
    expect(await sealMerchant(database, merchant.merchantId)).toBe(MANY_EVENTS);
    const sealedMs = performance.now() - started;
    const report = await verifyChain(database, merchant.merchantId);
    console.info(
      `sealed ${MANY_EVENTS} in ${Math.round(sealedMs)} ms, verified in ${Math.round(performance.now() - started - sealedMs)} ms`,
    );
    expect(report).toMatchObject({ ok: true, checked: MANY_EVENTS });
    expect(sealedMs).toBeLessThan(SEAL_MANY_MS_MAX);
  });
});
