// Ways for the tests of imports to say what a file holds and what became of it.
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { onTestFinished } from "vitest";
import type { Caller, DatabaseSettings } from "#platform/db";
import { openFileStore } from "#platform/files";
import type { TestDatabase, TestMerchant } from "../../../../test/house.ts";
import { type FileImport, importFile } from "../import-file.ts";
import type { ImportProgress } from "../rules.ts";
import type { ImportTools } from "../running/lease.ts";

const FILE_BYTES_MAX = 100_000_000;
/** Real data sets, beside the checkout; tests alone may read them. */
export const REAL_DATA = join(import.meta.dirname, "../../../../../../../shared/data");

export interface ImportHouse {
  readonly folder: string;
  readonly tools: ImportTools;
  readonly caller: Caller;
  /** Writes a file and returns its path. */
  write(content: string | Uint8Array, name?: string): Promise<string>;
  /** Imports a file and sums up what became of it. */
  run(path: string, more?: Partial<FileImport>): Promise<ImportSums>;
  /** How many documents, journal entries and customers the merchant has. */
  counts(): Promise<BookCounts>;
}

export interface ImportSums {
  readonly state: ImportProgress["state"];
  readonly error: string | null;
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly documents: number;
  readonly customers: number;
  /** Reason to how many lines have it. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly id: string;
}

export interface BookCounts {
  readonly documents: number;
  readonly entries: number;
  readonly customers: number;
  readonly allocations: number;
}

export async function anImportHouse(database: TestDatabase, merchant: TestMerchant): Promise<ImportHouse> {
  const folder = await mkdtemp(join(tmpdir(), "goodterms-imports-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const tools = {
    database,
    clock: merchant.clock,
    files: openFileStore(join(folder, "kept"), FILE_BYTES_MAX),
  };
  const caller = {
    merchantId: merchant.merchantId,
    actor: "user:test",
    now: merchant.clock.now(),
    requestId: randomUUID(),
  };
  return {
    folder,
    tools,
    caller,
    write: async (content, name = `${randomUUID()}.csv`) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    run: async (path, more = {}) => {
      const { progress, reasons } = await importFile(tools, caller, { path, kind: "invoices", ...more });
      return {
        ...sumsOf(progress),
        reasons: Object.fromEntries(reasons.map(({ code, count }) => [code, Number(count)])),
      };
    },
    counts: () =>
      merchant.run(async (ctx) => {
        const found = await sql<BookCounts>`SELECT
          (SELECT count(*)::int FROM receivables.document WHERE merchant_id = ${ctx.merchantId}) AS documents,
          (SELECT count(*)::int FROM receivables.journal_entry WHERE merchant_id = ${ctx.merchantId}) AS entries,
          (SELECT count(*)::int FROM receivables.customer WHERE merchant_id = ${ctx.merchantId}) AS customers,
          (SELECT count(*)::int FROM receivables.allocation WHERE merchant_id = ${ctx.merchantId}) AS allocations`.execute(
          ctx.tx,
        );
        return found.rows[0] as BookCounts;
      }),
  };
}

export function sumsOf(progress: ImportProgress): Omit<ImportSums, "reasons"> {
  return {
    id: progress.id,
    state: progress.state,
    error: progress.error,
    rows: Number(progress.rowsRead),
    accepted: Number(progress.rowsAccepted),
    duplicate: Number(progress.rowsDuplicate),
    refused: Number(progress.rowsRefused),
    documents: Number(progress.documentsPosted),
    customers: Number(progress.customersCreated),
  };
}

/** A process of its own that runs one import, on a clock that stands at `now`. */
export function startRunner(
  settings: DatabaseSettings,
  house: ImportHouse,
  importId: string,
  now: Date,
): { onBatch: (listen: () => void) => void; kill: () => void; ended: Promise<string> } {
  const child = fork(join(import.meta.dirname, "import-process.ts"), [], {
    env: {
      ...process.env,
      IMPORT: JSON.stringify({
        settings,
        folder: join(house.folder, "kept"),
        merchantId: house.caller.merchantId,
        importId,
        now: now.toISOString(),
      }),
    },
  });
  let listener = () => {};
  let said = "killed";
  child.on("message", (message) => {
    if (message === "batch") listener();
    else said = String(message);
  });
  return {
    onBatch: (listen) => {
      listener = listen;
    },
    kill: () => child.kill("SIGKILL"),
    ended: new Promise((resolve) => child.once("exit", () => resolve(said))),
  };
}
