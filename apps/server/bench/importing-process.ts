// An import in a process of its own, as the worker runs it beside the servers. Ends when the last row is booked.
import { systemClock } from "../src/platform/clock/index.ts";
import { openDatabase } from "../src/platform/db/index.ts";
import { openFileStore } from "../src/platform/files/index.ts";
import { newId } from "../src/platform/ids/index.ts";
import { importFile } from "../src/receivables/imports/import-file.ts";

export interface ImportErrand {
  readonly merchantId: string;
  readonly path: string;
  readonly filesFolder: string;
}

const UPLOAD_BYTES_MAX = 2 ** 34;
const errand: ImportErrand = JSON.parse(process.env.ERRAND ?? "");
const database = openDatabase(JSON.parse(process.env.SETTINGS ?? ""));
const files = openFileStore(errand.filesFolder, UPLOAD_BYTES_MAX);
const now = systemClock.now();
const caller = { merchantId: errand.merchantId, actor: "system:bench", now, requestId: newId(now) };
await importFile(
  { database, clock: systemClock, files },
  caller,
  { path: errand.path, kind: "invoices" },
  () => {},
);
await database.close();
process.disconnect?.();
