// A process of its own for the tests of killed and doubled imports: runs one import and tells of every batch.
import { movableClock } from "#platform/clock";
import { type DatabaseSettings, openDatabase } from "#platform/db";
import { openFileStore } from "#platform/files";
import { runImport } from "../run-import.ts";

/** Small, so that a short file has many moments at which to die. */
const BATCH_ROWS = 1_000;

interface Given {
  readonly settings: DatabaseSettings;
  readonly folder: string;
  readonly merchantId: string;
  readonly importId: string;
  readonly now: string;
}

const given = JSON.parse(process.env.IMPORT ?? "") as Given;
const database = openDatabase(given.settings);
const clock = movableClock(new Date(given.now));
const tools = { database, clock, files: openFileStore(given.folder, 1), batchRows: BATCH_ROWS };
const caller = {
  merchantId: given.merchantId,
  actor: "user:test",
  now: clock.now(),
  requestId: "import process",
};
const end = await runImport(tools, caller, given.importId, () => process.send?.("batch"));
await database.close();
process.send?.(end);
process.disconnect?.();
