// Decisions of the guard, against pgbench doing the least that an authorisation needs, interleaved.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { newIds } from "../src/platform/ids/index.ts";
import { type AnswerRow, readAnswers } from "../src/receivables/exposure/read-answers.ts";
import { type BatchCall, batchParameters, RESERVE_BATCH } from "../src/receivables/exposure/reserve-batch.ts";
import type { ReserveCall } from "../src/receivables/exposure/reserve-call.ts";
import { openReserver } from "../src/receivables/exposure/reserver.ts";
import type { Arena } from "./arena.ts";
import { LOADS, openHttpArena } from "./bench-deciding-http.ts";

const ACCOUNTS = 100_000;
const CLIENTS = 32;
const RUNS = 3;
const SECONDS_A_RUN = 4;
const BATCH_SIZES = [1, 16, 100, 500];
const FACTS = JSON.stringify({
  reference: "O-1",
  currency: "GBP",
  amountMinor: 1000,
  checkpoint: "order",
  terms: null,
  netDays: 30,
  shipToCountry: "GB",
  channel: "web",
  fraudScore: 12,
  marginMinor: null,
  depositMinor: 0,
  categories: [],
  tags: [],
});

/** Prints decisions a second, of the function, of the reserver and over HTTP, beside pgbench's. `pgbench`: its path. */
export async function benchDeciding(arena: Arena, pgbench: string): Promise<void> {
  const customerIds = await fillAccounts(arena);
  await arena.administrator.query(await readFile(join(import.meta.dirname, "authorise-tables.sql"), "utf8"));
  await arena.administrator.query("VACUUM ANALYZE");
  const rates = new Map<string, number[]>();
  const note = async (name: string, work: () => Promise<number>): Promise<void> => {
    const rate = await work();
    rates.set(name, [...(rates.get(name) ?? []), rate]);
    console.log(`  ${name.padEnd(52)} ${Math.round(rate).toLocaleString("en")}/s`);
  };
  const http = await openHttpArena(
    arena,
    customerIds.map((id, index) => ({ id, reference: `D${index + 1}` })),
  );
  try {
    for (let run = 1; run <= RUNS; run += 1) {
      console.log(`\nDeciding, run ${run} of ${RUNS}`);
      await note(UNIFORM, () => runPgbench(arena, pgbench, ACCOUNTS));
      for (const size of BATCH_SIZES) {
        await note(`reserve_batch uniform, calls of ${size}`, () => runBatches(arena, customerIds, size));
      }
      await note("reserver uniform, 64 waiting", () => runReserver(arena, customerIds, 64));
      await note("reserver uniform, 1,000 waiting", () => runReserver(arena, customerIds, 1_000));
      await note(HOT, () => runPgbench(arena, pgbench, 1));
      await note("reserver hot account, 64 waiting", () => runReserver(arena, customerIds.slice(0, 1), 64));
      for (const [name, load] of Object.entries(LOADS)) {
        await note(name, async () => {
          const { rate, p99 } = await http.measure(load);
          console.log(`    p99 ${p99}`);
          return rate;
        });
      }
    }
  } finally {
    await http.close();
  }
  printRatios(rates);
}

const UNIFORM = "pgbench uniform, 32 clients";
const HOT = "pgbench hot account, 32 clients";

function printRatios(rates: ReadonlyMap<string, readonly number[]>): void {
  const median = (name: string): number =>
    [...(rates.get(name) ?? [])].sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
  const print = (ours: string, theirs: string, bar: string): void =>
    console.log(`  ${ours} / ${theirs}: ${(median(ours) / median(theirs)).toFixed(2)} (bar ${bar})`);
  console.log("\nRatios of medians");
  for (const name of rates.keys())
    console.log(`  ${name.padEnd(52)} ${Math.round(median(name)).toLocaleString("en")}/s`);
  print("reserver uniform, 1,000 waiting", UNIFORM, "1.5, over HTTP");
  print("HTTP reserver in requests of 100, 8", UNIFORM, "1.5");
  print("HTTP reserver hot account, 64", HOT, "1.5");
  print("HTTP reserver hot account, 64", "HTTP empty route with the same hooks, 64", "0.45");
  print("HTTP reserver uniform, 64", "HTTP empty route with the same hooks, 64", "0.5");
  print("HTTP reserver uniform, 64", "HTTP one transaction a request, 64", "2.5");
}

/** Customers with a ceiling nobody reaches and an open sum. Returns their ids. */
async function fillAccounts(arena: Arena): Promise<string[]> {
  const { administrator, merchantId } = arena;
  const ids = newIds(arena.caller().now, ACCOUNTS);
  await administrator.query(
    `INSERT INTO receivables.customer (merchant_id, id, reference, kind, name, currency, version, created_at, updated_at)
     SELECT $1, id, 'D' || n, 'business', 'Customer ' || n, 'GBP', 1, $3, $3 FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, n)`,
    [merchantId, ids, arena.caller().now],
  );
  await administrator.query(
    `INSERT INTO receivables.exposure_account (merchant_id, id, holder, currency, ceiling_minor, version)
     SELECT $1, id, 'customer', 'GBP', 9000000000000, 1 FROM unnest($2::uuid[]) AS given (id)`,
    [merchantId, ids],
  );
  await administrator.query(
    `INSERT INTO receivables.exposure_sum (merchant_id, account_id, currency, open_debits_minor)
     SELECT $1, id, 'GBP', 100000 FROM unnest($2::uuid[]) AS given (id)`,
    [merchantId, ids],
  );
  await administrator.query("VACUUM ANALYZE");
  return ids;
}

async function runPgbench(arena: Arena, pgbench: string, accounts: number): Promise<number> {
  const { host, port, user, password, database } = arena.connection;
  const { stdout } = await promisify(execFile)(
    pgbench,
    [
      "-n",
      "-M",
      "prepared",
      "-c",
      String(CLIENTS),
      "-j",
      "2",
      "-T",
      String(SECONDS_A_RUN),
      "-D",
      `accounts=${accounts}`,
    ].concat([
      "-f",
      join(import.meta.dirname, "authorise.sql"),
      "-h",
      host,
      "-p",
      String(port),
      "-U",
      user,
      database,
    ]),
    { env: { ...process.env, PGPASSWORD: password } },
  );
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
}

let orders = 0;

function anOrder(customerIds: readonly string[]): ReserveCall {
  orders += 1;
  return {
    customerId: customerIds[Math.floor(Math.random() * customerIds.length)] ?? "",
    order: `SO-${orders}`,
    contentHash: randomUUID(),
    mode: "reserve",
    checkpoint: "order",
    currency: "GBP",
    amountMinor: BigInt(1 + (orders % 1000)),
    expiresAt: null,
    orderBlocks: [],
    extraMinor: 0n,
    expectedEvaluationId: null,
    liftedReasons: [],
    isFinal: false,
    isAgain: false,
    overrideReason: null,
    facts: FACTS,
  };
}

async function runBatches(arena: Arena, customerIds: readonly string[], size: number): Promise<number> {
  const { now, merchantId, actor, requestId } = arena.caller();
  const deadline = performance.now() + SECONDS_A_RUN * 1000;
  const started = performance.now();
  let decided = 0;
  while (performance.now() < deadline) {
    const ids = newIds(now, size * 2);
    const calls: BatchCall[] = Array.from({ length: size }, (_, index) => ({
      ...anOrder(customerIds),
      id: ids[index] ?? "",
      eventId: ids[size + index] ?? "",
      isSwept: false,
      actor,
      requestId,
    }));
    const answered = await arena.database.app.query<AnswerRow>({
      name: "reserve_batch",
      text: RESERVE_BATCH,
      values: [...batchParameters(merchantId, now, calls)],
    });
    decided += countReserved(readAnswers(calls, now, answered.rows, []));
  }
  return (decided * 1000) / (performance.now() - started);
}

function countReserved(answers: ReturnType<typeof readAnswers>): number {
  return answers.filter((answer) => answer?.reservation.outcome === "reserved").length;
}

async function runReserver(arena: Arena, customerIds: readonly string[], waiting: number): Promise<number> {
  const reserver = openReserver(arena.database);
  const started = performance.now();
  const deadline = started + SECONDS_A_RUN * 1000;
  let decided = 0;
  await Promise.all(
    Array.from({ length: waiting }, async () => {
      while (performance.now() < deadline) {
        const { reservation } = await reserver.reserve(arena.caller(), anOrder(customerIds));
        if (reservation.outcome === "reserved") decided += 1;
      }
    }),
  );
  return (decided * 1000) / (performance.now() - started);
}
