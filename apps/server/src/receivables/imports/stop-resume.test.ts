import { beforeAll, expect, test } from "vitest";
import { aDatabase, aMerchant, expectSoundBook, type TestDatabase } from "../../../test/house.ts";
import { createImport } from "./create-import.ts";
import { readProgress } from "./read-import.ts";
import { FAULTS_MAX, runImport } from "./run-import.ts";
import { startImport } from "./start-import.ts";
import { anImportHouse } from "./test/import-house.ts";

// Goal: an import that is stopped, or meets a fault, waits where it is and says so. Method: the same process ends the
// run between two batches, by the signal or by a statement that fails, and runs it again.

const ROWS = 1_200;
const BATCH_ROWS = 500;

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

async function begun() {
  const merchant = await aMerchant(database, { customers: 0 });
  const house = await anImportHouse(database, merchant);
  const rows = Array.from({ length: ROWS }, (_, row) => `N${row},K1,2026-01-05,2026-02-04,1.00,GBP`);
  const content = ["number,customer,issued_on,due_date,total,currency", ...rows].join("\n");
  async function* source(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(content);
  }
  const id = await createImport(house.tools, house.caller, {
    kind: "invoices",
    fileName: "a.csv",
    source: source(),
  });
  await merchant.run((ctx) => startImport(ctx, id, { dryRun: false }));
  return { merchant, house, id, read: () => merchant.run((ctx) => readProgress(ctx, id)) };
}

test("a worker that is asked to stop ends after its batch, and the next goes on there", async () => {
  const { merchant, house, id, read } = await begun();
  const stopping = new AbortController();
  const tools = { ...house.tools, batchRows: BATCH_ROWS, signal: stopping.signal };
  const end = await runImport(tools, house.caller, id, ({ rowsAccepted }) => {
    if (rowsAccepted > 0n) stopping.abort();
  });
  expect(end).toBe("stopped");
  expect(await read()).toMatchObject({
    state: "posting",
    error: null,
    progress: { accepted: BigInt(BATCH_ROWS) },
  });
  expect(await runImport({ ...house.tools, batchRows: BATCH_ROWS }, house.caller, id)).toBe("finished");
  expect(await read()).toMatchObject({ state: "done", progress: { accepted: BigInt(ROWS), percent: 100 } });
  await expectSoundBook(merchant);
});

test("a fault undoes its batch, is told on the import, and the next run goes on", async () => {
  const { merchant, house, id, read } = await begun();
  let posted = 0;
  database.onStatement = (sql) => {
    if (!sql.includes("INSERT INTO receivables.posting")) return;
    posted += 1;
    if (posted === 2) throw new Error("the disk is full here");
  };
  try {
    await expect(runImport({ ...house.tools, batchRows: BATCH_ROWS }, house.caller, id)).rejects.toThrow(
      "the disk is full here",
    );
  } finally {
    database.onStatement = undefined;
  }
  const waiting = await read();
  expect(waiting).toMatchObject({ state: "posting", progress: { accepted: BigInt(BATCH_ROWS) } });
  expect(waiting.error).toMatch(/tried again/);
  expect(await runImport({ ...house.tools, batchRows: BATCH_ROWS }, house.caller, id)).toBe("finished");
  expect(await read()).toMatchObject({ state: "done", error: null, progress: { accepted: BigInt(ROWS) } });
  expect(await house.counts()).toMatchObject({ documents: ROWS });
  await expectSoundBook(merchant);
});

test("a fault that comes again and again ends the import as failed with its reason, and what was booked stays", async () => {
  const { merchant, house, id, read } = await begun();
  const tools = { ...house.tools, batchRows: BATCH_ROWS };
  let posted = 0;
  database.onStatement = (sql) => {
    if (!sql.includes("INSERT INTO receivables.posting")) return;
    posted += 1;
    if (posted > 1) throw new Error("the disk is full here");
  };
  try {
    for (let attempt = 0; attempt < FAULTS_MAX; attempt += 1) {
      expect(await read()).toMatchObject({ state: attempt === 0 ? "staging" : "posting" });
      await expect(runImport(tools, house.caller, id)).rejects.toThrow("the disk is full here");
    }
  } finally {
    database.onStatement = undefined;
  }
  const ended = await read();
  expect(ended).toMatchObject({ state: "failed", progress: { accepted: BigInt(BATCH_ROWS) } });
  expect(ended.error).toMatch(/tried 5 times.*the disk is full here.*Begin it again/);
  await merchant.run((ctx) => startImport(ctx, id, { dryRun: false }));
  expect(await runImport(tools, house.caller, id)).toBe("finished");
  const sums = { accepted: BigInt(ROWS - BATCH_ROWS), duplicate: BigInt(BATCH_ROWS) };
  expect(await read()).toMatchObject({ state: "done", error: null, progress: sums });
  await expectSoundBook(merchant);
});
