// `npm run bench -- storm [seconds]`: four servers with 64 connections each decide orders of one hot account and of 10,000,
// while payments, captures, releases, shipments, expiries, limits and a group's limit race, and servers are killed at
// random. Then an oracle replays every row. The figures that must be 0 are said to be.
import { setTimeout as sleep } from "node:timers/promises";
import { parseId, plainDate } from "@goodterms/kernel";
import { customerHolder, groupHolder, type LimitHolder } from "../src/credit/limits/holders.ts";
import { setLimit } from "../src/credit/limits/set-limit.ts";
import { type Access, SCOPES } from "../src/platform/auth/index.ts";
import { type Context, inMerchant } from "../src/platform/db/index.ts";
import { Refusal } from "../src/platform/refusals/index.ts";
import { expireReservations } from "../src/receivables/exposure/expire-reservations.ts";
import { issueInvoice, putCustomer, putGroup, receivePayment, verifyBook } from "../src/receivables/index.ts";
import type { Arena } from "./arena.ts";
import { type BenchCustomer, evaluateAll, fillCustomers, putPolicy } from "./checkout-customers.ts";
import { aKey, openServing, type Serving } from "./serving.ts";
import { openStormClient, type StormClient } from "./storm-client.ts";
import { type Findings, judgeStorm, type Told } from "./storm-oracle.ts";

const SERVERS = 4;
const CONNECTIONS_EACH = 64;
const ACCOUNTS = 10_000;
const GROUP_MEMBERS = 8;
const GROUP = "family";
const HOT_SHARE = 0.4;
const GROUP_SHARE = 0.2;
const KILL_EVERY_MS = 6_000;
const MEDDLERS = 4;
const EXPIRED_AT_ONCE = 20;
/** Low enough that the hot account and the group are at their ceilings all the time. */
const FIRST_LIMIT = "amount(300)";
const TODAY = plainDate("2026-11-01");

interface Storm {
  readonly arena: Arena;
  readonly customers: readonly BenchCustomer[];
  readonly key: string;
  readonly servers: (Serving | null)[];
  readonly told: Told[];
  readonly approvedOrders: { order: string; customer: string; amount: number }[];
  /** What was done beside the decisions, by name. */
  readonly done: Map<string, number>;
  readonly problems: Map<string, number>;
  isRaging: boolean;
}

export async function benchStorm(arena: Arena, seconds: number): Promise<void> {
  await putPolicy(arena, FIRST_LIMIT);
  const customers = await fillCustomers(arena, ACCOUNTS);
  await arena.administrator.query("UPDATE receivables.exposure_sum SET open_debits_minor = 0");
  const storm = await prepare(arena, customers);
  const clients = storm.servers.map((_, index) =>
    openStormClient(storm.key, CONNECTIONS_EACH, () => storm.servers[index]?.port ?? null),
  );
  const started = performance.now();
  const work = [
    ...clients.flatMap((client, server) =>
      Array.from({ length: CONNECTIONS_EACH }, (_, asker) => ask(storm, client, `${server}-${asker}`)),
    ),
    ...Array.from({ length: MEDDLERS }, () => meddle(storm)),
    expire(storm),
    kill(storm),
  ];
  await sleep(seconds * 1_000);
  storm.isRaging = false;
  await Promise.all(work);
  const took = (performance.now() - started) / 1_000;
  for (const serving of storm.servers) await serving?.close();
  const retries = clients.reduce((sum, client) => sum + client.retries(), 0);
  const faults = clients.reduce((sum, client) => sum + client.faults(), 0);
  for (const client of clients) client.close();
  const findings = await judgeStorm(arena, storm.told);
  report(storm, findings, took, { retries, faults });
  const book = await inMerchant(arena.database, arena.caller(), verifyBook);
  // The customers were written as rows, without the events that the book is proved from.
  for (const { name, ok, failures } of book) if (!ok) console.log(`  book: ${name}: ${failures[0]}`);
}

async function prepare(arena: Arena, customers: readonly BenchCustomer[]): Promise<Storm> {
  const inContext = (work: (ctx: Context) => Promise<unknown>) =>
    inMerchant(arena.database, arena.caller(), work);
  await inContext(async (ctx) => {
    await putGroup(ctx, { reference: GROUP, name: "Family" });
    for (const { reference } of members(customers))
      await putCustomer(ctx, { reference, name: reference, kind: "business", country: "GB", group: GROUP });
  });
  await evaluateAll(arena, customers);
  const key = await aKey(arena);
  const servers = await Promise.all(Array.from({ length: SERVERS }, () => openServing(arena)));
  const storm: Storm = {
    arena,
    customers,
    key,
    servers,
    told: [],
    approvedOrders: [],
    done: new Map(),
    problems: new Map(),
    isRaging: true,
  };
  await setLimitOf(storm, "group", GROUP, 100_000);
  return storm;
}

/** The hot account is the first customer, and in no group. */
function members(customers: readonly BenchCustomer[]): readonly BenchCustomer[] {
  return customers.slice(1, 1 + GROUP_MEMBERS);
}

function pick({ customers }: Storm): string {
  const chance = Math.random();
  const among =
    chance < HOT_SHARE
      ? customers.slice(0, 1)
      : chance < HOT_SHARE + GROUP_SHARE
        ? members(customers)
        : customers;
  return among[Math.floor(Math.random() * among.length)]?.reference ?? "";
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

async function ask(storm: Storm, client: StormClient, name: string): Promise<void> {
  for (let number = 1; storm.isRaging; number += 1) {
    const order = `${name}-${number}`;
    const customer = pick(storm);
    const amount = 100 + Math.floor(Math.random() * 4_900);
    const mode = Math.random() < 0.05 ? "check" : "reserve";
    const { status, body } = await client.post("/v1/credit/decisions", {
      customer,
      order: { reference: order, amount, currency: "GBP" },
      mode,
    });
    if (status !== 200) {
      count(storm.problems, `${status} ${String(body.code)}`);
      continue;
    }
    const isApproved = body.outcome === "approved";
    storm.told.push({ order, id: parseId("dec", String(body.id)) ?? "", isApproved });
    if (!isApproved || mode === "check") continue;
    const chance = Math.random();
    if (chance < 0.45) {
      await client.post(`/v1/credit/authorizations/${order}/release`, {});
      count(storm.done, "released");
    } else if (chance < 0.55) {
      await client.post(`/v1/orders/${order}/ship`, { amount: Math.ceil(amount / 2) });
      count(storm.done, "shipped");
    } else storm.approvedOrders.push({ order, customer, amount });
  }
}

/** Invoices what was approved, books payments, and moves limits, the hot account's and the group's among them. */
async function meddle(storm: Storm): Promise<void> {
  while (storm.isRaging) {
    const chance = Math.random();
    const at = Math.floor(Math.random() * storm.approvedOrders.length);
    const [approved] = chance < 0.8 ? storm.approvedOrders.splice(at, 1) : [];
    if (approved !== undefined) {
      await quietly(storm, "invoiced and paid", (ctx) => invoiceAndPay(ctx, approved));
    } else if (chance < 0.9) {
      await setLimitOf(storm, "customer", pick(storm), 10_000 + Math.floor(Math.random() * 40_000));
    } else if (chance < 0.95) {
      await setLimitOf(storm, "group", GROUP, 60_000 + Math.floor(Math.random() * 80_000));
    } else await sleep(20);
  }
}

async function invoiceAndPay(
  ctx: Context,
  { order, customer, amount }: { order: string; customer: string; amount: number },
): Promise<void> {
  const common = { customer, currency: "GBP", issuedOn: TODAY };
  const netMinor = BigInt(amount + Math.floor(Math.random() * 40) - 20);
  await issueInvoice(ctx, { ...common, number: `I-${order}`, order, amounts: { netMinor, taxMinor: 0n } });
  if (Math.random() < 0.9) {
    const remittance = [{ invoice: `I-${order}` }];
    await receivePayment(ctx, { ...common, number: null, amountMinor: netMinor, method: "card", remittance });
  }
}

async function setLimitOf(
  storm: Storm,
  kind: LimitHolder["holder"],
  reference: string,
  amountMinor: number,
): Promise<void> {
  const { merchantId } = storm.arena;
  const access: Access = {
    merchantId,
    mode: "live",
    actor: "user:storm",
    scopes: new Set(SCOPES),
    roles: ["owner"],
    userId: null,
    keyId: null,
  };
  await quietly(storm, `${kind}'s limit set`, async (ctx) => {
    const holder =
      kind === "group" ? await groupHolder(ctx, reference) : await customerHolder(ctx, reference);
    await setLimit(ctx, access, holder, {
      limit: { amountMinor: BigInt(amountMinor), currency: "GBP" },
      kind: "manual",
      reason: "storm",
      startsOn: null,
      expiresOn: null,
      insurance: null,
      guarantor: null,
      reasonCodes: [],
    });
  });
}

/** Makes time go by for some of what is held, and lets the tick free it as it does in production. */
async function expire(storm: Storm): Promise<void> {
  const { arena } = storm;
  while (storm.isRaging) {
    await sleep(200);
    const moved = await arena.administrator.query(
      `UPDATE receivables.reservation SET expires_at = $2 WHERE merchant_id = $1 AND id IN (
         SELECT id FROM receivables.reservation WHERE merchant_id = $1 AND held_minor > 0 AND expires_at > $2
         ORDER BY random() LIMIT ${EXPIRED_AT_ONCE} FOR UPDATE SKIP LOCKED)`,
      [arena.merchantId, arena.caller().now],
    );
    for (let row = 0; row < (moved.rowCount ?? 0); row += 1) count(storm.done, "run out");
    if (Math.random() < 0.5) await quietly(storm, "expiry ticks", expireReservations);
  }
}

/** Kills a server in the midst of what it does, and starts another in its place. */
async function kill(storm: Storm): Promise<void> {
  while (storm.isRaging) {
    await sleep(KILL_EVERY_MS * (0.5 + Math.random()));
    if (!storm.isRaging) return;
    const place = Math.floor(Math.random() * SERVERS);
    storm.servers[place]?.child.kill("SIGKILL");
    storm.servers[place] = null;
    storm.servers[place] = await openServing(storm.arena);
    count(storm.done, "servers killed");
  }
}

async function quietly(storm: Storm, name: string, work: (ctx: Context) => Promise<unknown>): Promise<void> {
  const { arena } = storm;
  try {
    await inMerchant(arena.database, arena.caller(), work);
    count(storm.done, name);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    count(storm.problems, `${name}: ${error.code}`);
  }
}

function report(
  storm: Storm,
  findings: Findings,
  took: number,
  { retries, faults }: { readonly retries: number; readonly faults: number },
): void {
  const told = storm.told.length;
  console.log(
    `\nStorm of ${took.toFixed(0)} s: ${SERVERS} servers × ${CONNECTIONS_EACH} connections, ${ACCOUNTS.toLocaleString("en")} accounts, ${HOT_SHARE * 100} % of the orders on one`,
  );
  console.log(
    `  decisions answered ${told.toLocaleString("en")} (${Math.round(told / took)}/s), sent again ${retries} times where a server was down, answers of 500 and above ${faults}`,
  );
  console.log(
    `  rows ${findings.rows}: ${findings.approved} approved, ${findings.refused} refused, ${findings.checked} checks`,
  );
  for (const [name, times] of storm.done) console.log(`  ${name}: ${times}`);
  for (const [name, times] of storm.problems) console.log(`  answered with a problem, ${name}: ${times}`);
  for (const [reason, times] of findings.otherReasons) console.log(`  refused for ${reason}: ${times}`);
  const print = (name: string, found: readonly string[]): void => {
    console.log(`  ${name} (must be 0): ${found.length}`);
    for (const each of found.slice(0, 3)) console.log(`    ${each}`);
  };
  print("approvals above the ceiling", findings.aboveCeiling);
  print("rows compared with another ceiling than the one in force", findings.otherCeiling);
  print("approvals that do not begin where the last one ended", findings.seams);
  print("refused for want of room that was there", findings.wronglyRefused);
  print("decisions lost", findings.lost);
  print("decisions doubled", findings.doubled);
}
