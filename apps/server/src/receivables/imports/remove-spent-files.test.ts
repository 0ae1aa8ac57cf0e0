import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { aDatabase, aMerchant, type TestDatabase } from "../../../test/house.ts";
import { linesStatement } from "./line-store.ts";
import { BOOKED_FILE_KEPT_MS, OTHER_FILE_KEPT_MS, spentFiles } from "./remove-spent-files.ts";
import { runImport } from "./run-import.ts";
import { startImport } from "./start-import.ts";
import { selectProgress } from "./store.ts";
import { anImportHouse } from "./test/import-house.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

test("files go some time after their import came to rest; what they refused stays, and a new start says so", async () => {
  const merchant = await aMerchant(database, { customers: 0 });
  const house = await anImportHouse(database, merchant);
  const path = await house.write(
    "number,customer,issued_on,due_date,total,currency\nN1,K1,2026-01-05,2026-02-04,1.00,GBP\nN2,K1,2026-01-05,2026-01-01,1.00,GBP\n",
  );
  const booked = await house.run(path);
  const tried = await house.run(path, { dryRun: true });
  const kept = async () =>
    (await readdir(join(house.folder, "kept"), { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    ).length;
  const logger = { info: () => {}, warn: () => {}, error: () => {} };
  const tools = { database, clock: merchant.clock, logger, signal: new AbortController().signal };
  const tick = () => spentFiles(house.tools.files).run(tools);
  merchant.clock.advance(BOOKED_FILE_KEPT_MS - 1);
  await tick();
  expect(await kept()).toBe(2);
  merchant.clock.advance(1 + 1);
  await tick();
  expect(await kept()).toBe(1);
  merchant.clock.advance(OTHER_FILE_KEPT_MS);
  await tick();
  expect(await kept()).toBe(0);
  const refused = await merchant.run((ctx) => linesStatement(ctx, booked.id, 1).execute(ctx.tx));
  expect(refused.rows).toMatchObject([{ line: 3n, code: "due_before_issue" }]);
  await merchant.run((ctx) => startImport(ctx, tried.id, { dryRun: false }));
  expect(await runImport(house.tools, house.caller, tried.id)).toBe("finished");
  const progress = await merchant.run((ctx) => selectProgress(ctx, tried.id));
  expect(progress).toMatchObject({ state: "failed", error: expect.stringContaining("Upload it again") });
});
