// How long a checkout waits: under an open-loop load of half of what the server can do, and while an import runs beside.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Arena } from "./arena.ts";
import { writeInvoices } from "./bench-import.ts";
import type { BenchCustomer } from "./checkout-customers.ts";
import type { ImportErrand } from "./importing-process.ts";
import { loadOpenly, type OpenMeasured } from "./open-loop.ts";
import type { Serving } from "./serving.ts";

const SECONDS = 10;
const RUNS = 3;
const IMPORT_SECONDS_MAX = 600;
const DECISIONS = "/v1/credit/decisions";
const EMPTY = "/v1/bench/empty";

interface Parts {
  readonly arena: Arena;
  readonly serving: Serving;
  readonly key: string;
  readonly customers: readonly BenchCustomer[];
}

let orders = 0;

function loadOf({ serving, key, customers }: Parts, path: string, rate: number) {
  return {
    port: serving.port,
    path,
    key,
    rate,
    bodyOf: () => {
      orders += 1;
      const customer = customers[Math.floor(Math.random() * customers.length)]?.reference;
      return JSON.stringify({
        customer,
        order: { reference: `L${process.pid}-${orders}`, amount: 1 + (orders % 1_000), currency: "GBP" },
        mode: "reserve",
      });
    },
  };
}

/** `maximum`: decisions a second that the server managed at its fullest. Interleaved, medians of three. */
export async function benchLatency(parts: Parts, maximum: number): Promise<void> {
  const rate = Math.round(maximum / 2);
  const found = new Map<string, number[]>([
    [EMPTY, []],
    [DECISIONS, []],
  ]);
  console.log(`\nOpen loop, ${rate} requests a second (half the maximum), ${SECONDS} s each`);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [path, p99s] of found) {
      const measured = await loadOpenly({ ...loadOf(parts, path, rate), seconds: SECONDS });
      p99s.push(measured.p99Ms);
      print(path, measured);
    }
  }
  const [empty, decisions] = [median(found.get(EMPTY)), median(found.get(DECISIONS))];
  console.log(
    `  p99 ${decisions.toFixed(1)} ms to the empty route's ${empty.toFixed(1)} ms: ${(decisions / empty).toFixed(2)} (bar 4)`,
  );
}

/** Decisions at a fifth of the maximum, by themselves and while so many invoices are imported in another process. */
export async function benchImportBeside(parts: Parts, maximum: number, rows: number): Promise<void> {
  const { arena } = parts;
  const rate = Math.round(maximum / 5);
  const path = join(arena.folder, "beside.csv");
  await writeInvoices(path, rows);
  console.log(
    `\nOpen loop, ${rate} decisions a second, while ${rows.toLocaleString("en")} invoices are imported`,
  );
  const alone = await loadOpenly({ ...loadOf(parts, DECISIONS, rate), seconds: SECONDS });
  print("alone", alone);
  const filesFolder = join(arena.folder, "files");
  const errand: ImportErrand = { merchantId: arena.merchantId, path, filesFolder };
  const env = { ...process.env, SETTINGS: JSON.stringify(arena.settings), ERRAND: JSON.stringify(errand) };
  const child = fork(join(import.meta.dirname, "importing-process.ts"), [], { env, execArgv: [] });
  let isImporting = true;
  const ended = once(child, "exit").then(([code]) => {
    isImporting = false;
    if (code !== 0) throw new Error(`the import ended with ${code}`);
  });
  const beside = await loadOpenly({
    ...loadOf(parts, DECISIONS, rate),
    seconds: IMPORT_SECONDS_MAX,
    isWanted: () => isImporting,
  });
  await ended;
  print("beside", beside);
  console.log(`  p99 beside to alone: ${(beside.p99Ms / alone.p99Ms).toFixed(2)} (bar 2)`);
}

function print(name: string, { sent, failed, p50Ms, p99Ms, maxMs }: OpenMeasured): void {
  console.log(
    `  ${name.padEnd(28)} p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, highest ${maxMs.toFixed(0)} ms; ${sent} sent, ${failed} failed`,
  );
}

function median(values: readonly number[] = []): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
