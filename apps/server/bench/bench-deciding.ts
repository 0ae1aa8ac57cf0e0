// Decisions over HTTP, and the guard's function by itself, against pgbench doing the least that an authorisation needs and
// against the server's own empty route: interleaved, medians, as ratios.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Arena } from "./arena.ts";
import { benchImportBeside, benchLatency } from "./bench-deciding-latency.ts";
import { type BenchCustomer, evaluateAll, fillCustomers, putPolicy } from "./checkout-customers.ts";
import { runFunction } from "./guard-calls.ts";
import { aKey, type Load, loadWithWrk, openServing, type Serving } from "./serving.ts";

const ACCOUNTS = 10_000;
const CLIENTS = 32;
const CONNECTIONS = 64;
const RUNS = Number(process.env.GOODTERMS_BENCH_RUNS ?? 3);
const PGBENCH_SECONDS = Number(process.env.GOODTERMS_BENCH_SECONDS ?? 5);
const IMPORTED_ROWS = Number(process.env.GOODTERMS_BENCH_IMPORT_ROWS ?? 100_000);
const FUNCTION_CALLS = 500;

const UNIFORM = `pgbench uniform, ${CLIENTS} clients`;
const HOT = `pgbench hot account, ${CLIENTS} clients`;
const FUNCTION = `reserve_batch by itself, calls of ${FUNCTION_CALLS}`;
const EMPTY = `HTTP empty route, same hooks and schemas, ${CONNECTIONS}`;
const SINGLE = `HTTP decisions, 10,000 accounts, ${CONNECTIONS}`;
const ONE_ACCOUNT = `HTTP decisions, one hot account, ${CONNECTIONS}`;
const TRANSACTION = `HTTP one transaction a request, ${CONNECTIONS}`;
const BATCH = "HTTP decisions/batch, 100 orders, 8";
const LARGE_BATCH = "HTTP decisions/batch, 500 orders, 4";

function aLoad(path: string, customers: number): Load {
  return { path, customers, orders: 0, connections: CONNECTIONS };
}

const LOADS: Readonly<Record<string, Load>> = {
  [EMPTY]: aLoad("/v1/bench/empty", ACCOUNTS),
  [SINGLE]: aLoad("/v1/credit/decisions", ACCOUNTS),
  [ONE_ACCOUNT]: aLoad("/v1/credit/decisions", 1),
  [TRANSACTION]: aLoad("/v1/bench/transaction", ACCOUNTS),
  [BATCH]: { path: "/v1/credit/decisions/batch", customers: ACCOUNTS, orders: 100, connections: 8 },
  [LARGE_BATCH]: { path: "/v1/credit/decisions/batch", customers: ACCOUNTS, orders: 500, connections: 4 },
};

/** Prints decisions a second, what each costs in processor time, ratios to the bars, and latencies. `pgbench`: its path. */
export async function benchDeciding(arena: Arena, pgbench: string): Promise<void> {
  await putPolicy(arena);
  const customers = await fillCustomers(arena, ACCOUNTS);
  await evaluateAll(arena, customers);
  await arena.administrator.query(await readFile(join(import.meta.dirname, "authorise-tables.sql"), "utf8"));
  await arena.administrator.query("VACUUM ANALYZE");
  const key = await aKey(arena);
  const serving = await openServing(arena);
  try {
    await warm(arena, serving, key, customers);
    const rates = new Map<string, number[]>();
    for (let run = 1; run <= RUNS; run += 1) {
      console.log(`\nDeciding, run ${run} of ${RUNS}`);
      await runAll({ arena, serving, key, customers, pgbench }, (name, rate) => {
        rates.set(name, [...(rates.get(name) ?? []), rate]);
      });
    }
    const median = (name: string): number =>
      [...(rates.get(name) ?? [])].sort((one, other) => one - other)[Math.floor(RUNS / 2)] ?? Number.NaN;
    printRatios([...rates.keys()], median);
    const parts = { arena, serving, key, customers };
    await benchLatency(parts, median(SINGLE));
    await benchImportBeside(parts, median(SINGLE), IMPORTED_ROWS);
  } finally {
    await serving.close();
  }
}

/** Every customer is asked for until the process knows it, as one that has been up for a while does. */
async function warm(
  arena: Arena,
  serving: Serving,
  key: string,
  customers: readonly BenchCustomer[],
): Promise<void> {
  for (const name of [LARGE_BATCH, BATCH, SINGLE, EMPTY, TRANSACTION]) {
    const load = LOADS[name];
    if (load !== undefined) await loadWithWrk(arena, serving, key, customers, load);
  }
}

interface Running {
  readonly arena: Arena;
  readonly serving: Serving;
  readonly key: string;
  readonly customers: readonly BenchCustomer[];
  readonly pgbench: string;
}

async function runAll(running: Running, note: (name: string, rate: number) => void): Promise<void> {
  const { arena, serving, key, customers, pgbench } = running;
  const tell = (name: string, rate: number, more = ""): void => {
    note(name, rate);
    console.log(`  ${name.padEnd(48)} ${Math.round(rate).toLocaleString("en")}/s${more}`);
  };
  tell(UNIFORM, await runPgbench(arena, pgbench, ACCOUNTS));
  tell(FUNCTION, await runFunction(arena, customers, FUNCTION_CALLS));
  tell(HOT, await runPgbench(arena, pgbench, 1));
  for (const [name, load] of Object.entries(LOADS)) {
    const { rate, p99, serverMicros, databaseMicros } = await loadWithWrk(
      arena,
      serving,
      key,
      customers,
      load,
    );
    tell(
      name,
      rate,
      `, p99 ${p99}; processor time ${serverMicros.toFixed(0)} + ${databaseMicros.toFixed(0)} us`,
    );
  }
}

function printRatios(names: readonly string[], median: (name: string) => number): void {
  const print = (ours: string, theirs: string, bar: string): void =>
    console.log(`  ${ours} / ${theirs}: ${(median(ours) / median(theirs)).toFixed(2)} (bar ${bar})`);
  console.log(`\nMedians of ${RUNS}; processor time is the server's and PostgreSQL's, a decision`);
  for (const name of names)
    console.log(`  ${name.padEnd(48)} ${Math.round(median(name)).toLocaleString("en")}/s`);
  console.log("Ratios of medians");
  print(SINGLE, EMPTY, "0.5, stretch 0.65");
  print(SINGLE, TRANSACTION, "2.5");
  print(ONE_ACCOUNT, EMPTY, "0.45");
  print(ONE_ACCOUNT, HOT, "1.5");
  print(BATCH, UNIFORM, "1.5");
  print(LARGE_BATCH, UNIFORM, "1.5");
  print(FUNCTION, UNIFORM, "none");
}

async function runPgbench(arena: Arena, pgbench: string, accounts: number): Promise<number> {
  const { host, port, user, password, database } = arena.connection;
  const { stdout } = await promisify(execFile)(
    pgbench,
    [
      ...["-n", "-M", "prepared", "-c", String(CLIENTS), "-j", "2", "-T", String(PGBENCH_SECONDS)],
      ...["-D", `accounts=${accounts}`, "-f", join(import.meta.dirname, "authorise.sql")],
      ...["-h", host, "-p", String(port), "-U", user, database],
    ],
    { env: { ...process.env, PGPASSWORD: password } },
  );
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
}
