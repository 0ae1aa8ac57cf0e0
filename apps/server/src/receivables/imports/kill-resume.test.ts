import { beforeAll, expect, test } from "vitest";
import { inMerchant } from "#platform/db";
import {
  aDatabase,
  aMerchant,
  expectSoundBook,
  type StandardMerchant,
  type TestDatabase,
} from "../../../test/house.ts";
import { createImport } from "./create-import.ts";
import { LEASE_MS } from "./running/lease.ts";
import { startImport } from "./start-import.ts";
import { selectProgress } from "./store.ts";
import { anImportHouse, type ImportHouse, startRunner, sumsOf } from "./test/import-house.ts";

// Goal: an import that is killed at any moment ends, once resumed, as if it had never been. Method: a process of its
// own runs it and is killed with SIGKILL at random points; the last one is left alone; then the book proves itself.

const KILLS = 4;
const SEED_ROWS = 6_000;
const NUMBERS = 2_000;

let database: TestDatabase;
let merchant: StandardMerchant;
let house: ImportHouse;
beforeAll(async () => {
  database = await aDatabase();
});

async function begin(content: string): Promise<string> {
  const id = await createImport(house.tools, house.caller, {
    kind: "invoices",
    fileName: "killed.csv",
    source: [Buffer.from(content)] as unknown as AsyncIterable<Uint8Array>,
  });
  await merchant.run((ctx) =>
    startImport(ctx, id, {
      answers: { currency: "GBP", terms: "net 30", rows_of_one_number: "sum" },
      dryRun: false,
    }),
  );
  return id;
}

async function runThroughKills(id: string): Promise<number> {
  const startedAt = merchant.clock.now().getTime();
  let killed = 0;
  for (let attempt = 0; ; attempt += 1) {
    // A dead runner's lease has to run out before another may go on.
    const runner = startRunner(
      database.settings,
      house,
      id,
      new Date(startedAt + attempt * (LEASE_MS + 1_000)),
    );
    if (attempt < KILLS) {
      let batches = 0;
      const dieAfter = 1 + Math.floor(Math.random() * 2);
      runner.onBatch(() => {
        batches += 1;
        if (batches === dieAfter) setTimeout(runner.kill, Math.random() * 120);
      });
    }
    const end = await runner.ended;
    if (end === "killed") killed += 1;
    else if (end === "finished") return killed;
    else throw new Error(`the runner ended as ${end}`);
  }
}

const progressOf = async (id: string) => {
  const progress = await inMerchant(database, house.caller, (ctx) => selectProgress(ctx, id));
  if (progress === undefined) throw new Error("the import is gone");
  return sumsOf(progress);
};

test.each([
  [
    "one row a document",
    "total",
    (row: number) => `N${row},K${row % 40},2025-03-01,2025-04-01,${row + 1}.25`,
  ],
  [
    "many rows a document",
    "total",
    (row: number) => `N${row % NUMBERS},K${row % 40},2025-03-01,2025-04-01,${row + 1}.25`,
  ],
])("killed again and again, %s", async (name, total, rowOf) => {
  merchant = await aMerchant(database, { customers: 0 });
  house = await anImportHouse(database, merchant);
  const rows = Array.from({ length: SEED_ROWS }, (_, row) => rowOf(row));
  const id = await begin([`number,customer,issued_on,due_date,${total}`, ...rows].join("\n"));
  const killed = await runThroughKills(id);
  const documents = name.startsWith("one") ? SEED_ROWS : NUMBERS;
  expect(killed).toBeGreaterThan(0);
  expect(await progressOf(id)).toMatchObject({
    state: "done",
    rows: SEED_ROWS,
    accepted: SEED_ROWS,
    duplicate: 0,
    refused: 0,
    documents,
    customers: 40,
  });
  expect(await house.counts()).toMatchObject({ documents, entries: documents, customers: 40 });
  const [left] = await database.asAdministrator<{ count: string; sum: string }>(
    "SELECT count(*), (SELECT sum(total_minor) FROM receivables.document WHERE merchant_id = $1) FROM receivables.import_staged_row WHERE merchant_id = $1",
    [merchant.merchantId],
  );
  expect(left).toEqual({ count: "0", sum: String(SEED_ROWS * (SEED_ROWS + 1) * 50 + SEED_ROWS * 25) });
  await expectSoundBook(merchant);
});

test("two processes that import the same file at once book it once", async () => {
  merchant = await aMerchant(database, { customers: 0 });
  house = await anImportHouse(database, merchant);
  const rows = Array.from({ length: 6_000 }, (_, row) => `N${row},K${row % 25},2025-03-01,2025-04-01,10.00`);
  const content = ["number,customer,issued_on,due_date,total", ...rows].join("\n");
  const ids = [await begin(content), await begin(content)];
  const runners = ids.map((id) => startRunner(database.settings, house, id, merchant.clock.now()));
  expect(await Promise.all(runners.map(({ ended }) => ended))).toEqual(["finished", "finished"]);
  const [one, other] = [await progressOf(ids[0] ?? ""), await progressOf(ids[1] ?? "")];
  expect(one.accepted + other.accepted).toBe(6_000);
  expect(one.duplicate + other.duplicate).toBe(6_000);
  expect(one.refused + other.refused).toBe(0);
  expect(await house.counts()).toMatchObject({ documents: 6_000, customers: 25 });
  await expectSoundBook(merchant);
});

test("two processes that run the same import at once: one has it, the other leaves it alone", async () => {
  merchant = await aMerchant(database, { customers: 0 });
  house = await anImportHouse(database, merchant);
  const rows = Array.from({ length: 4_000 }, (_, row) => `N${row},K1,2025-03-01,2025-04-01,10.00`);
  const id = await begin(["number,customer,issued_on,due_date,total", ...rows].join("\n"));
  const runners = [1, 2].map(() => startRunner(database.settings, house, id, merchant.clock.now()));
  const ends = await Promise.all(runners.map(({ ended }) => ended));
  expect(ends.toSorted()).toEqual(["finished", "held_elsewhere"]);
  expect(await progressOf(id)).toMatchObject({ state: "done", accepted: 4_000, documents: 4_000 });
});
