import { fork } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { issueInvoice } from "../../src/receivables/documents/issue-invoice.ts";
import { receivePayment } from "../../src/receivables/documents/receive-payment.ts";
import {
  aDatabase,
  aMerchant,
  expectSoundBook,
  plainDate,
  type StandardMerchant,
  type TestDatabase,
} from "../house.ts";
import type { Errand } from "./settling-process.ts";

// Goal: what must happen once happens once, whichever process is first. Method: separate processes race on one
// database; then the winners are counted and the book proves itself.

const PROCESSES = 4;
const PROGRAM = join(import.meta.dirname, "settling-process.ts");

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

function send(merchant: StandardMerchant, errand: Partial<Errand>): Promise<string[]> {
  const whole: Errand = {
    merchantId: merchant.merchantId,
    now: merchant.clock.now().toISOString(),
    allocations: [],
    invoices: [],
    closeThrough: null,
    ...errand,
  };
  const child = fork(PROGRAM, {
    env: { ...process.env, SETTINGS: JSON.stringify(database.settings), ERRAND: JSON.stringify(whole) },
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as string[]));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code !== 0) reject(new Error(`a racing process ended with ${code}`));
    });
  });
}

async function post(merchant: StandardMerchant, number: string, minor: bigint): Promise<void> {
  await merchant.run((ctx) =>
    issueInvoice(ctx, {
      customer: "C1",
      number,
      currency: "GBP",
      issuedOn: plainDate("2026-02-01"),
      amounts: { netMinor: minor, taxMinor: 0n },
    }),
  );
}

async function pay(merchant: StandardMerchant, number: string, amountMinor: bigint): Promise<void> {
  await merchant.run((ctx) =>
    receivePayment(ctx, {
      customer: "C1",
      number,
      currency: "GBP",
      issuedOn: plainDate("2026-02-02"),
      amountMinor,
      method: "card",
    }),
  );
}

test("of processes racing to settle one invoice with different payments, exactly one wins", async () => {
  const merchant = await aMerchant(database);
  await post(merchant, "I1", 10_000n);
  for (let index = 0; index < PROCESSES; index += 1) await pay(merchant, `P${index}`, 10_000n);
  const outcomes = await Promise.all(
    Array.from({ length: PROCESSES }, (_, index) =>
      send(merchant, { allocations: [{ credit: `P${index}`, debit: "I1", amountMinor: 10_000 }] }),
    ),
  );
  expect(outcomes.flat().sort()).toEqual(["already_settled", "already_settled", "already_settled", "done"]);
  await expectSoundBook(merchant);
});

test("racing parts of one payment never apply more than it has", async () => {
  const merchant = await aMerchant(database);
  await pay(merchant, "P", 10_000n);
  for (let index = 0; index < 20; index += 1) await post(merchant, `I${index}`, 1_000n);
  const allocations = Array.from({ length: 20 }, (_, index) => ({
    credit: "P",
    debit: `I${index}`,
    amountMinor: 1_000,
  }));
  const outcomes = await Promise.all([
    send(merchant, { allocations }),
    send(merchant, { allocations: [...allocations].reverse() }),
  ]);
  expect(outcomes.flat().filter((outcome) => outcome === "done")).toHaveLength(10);
  await expectSoundBook(merchant);
});

test("of invoices racing for one number, one is booked; of the same invoice sent twice, too", async () => {
  const merchant = await aMerchant(database, { customers: 2 });
  const invoices = (customer: string) => [{ number: "SAME", customer, issuedOn: "2026-02-01" }];
  const outcomes = await Promise.all([
    send(merchant, { invoices: invoices("C1") }),
    send(merchant, { invoices: invoices("C2") }),
    send(merchant, { invoices: invoices("C1") }),
  ]);
  const rows = await database.asAdministrator<{ count: string }>(
    "SELECT count(*) FROM receivables.document WHERE merchant_id = $1",
    [merchant.merchantId],
  );
  expect(rows[0]?.count).toBe("1");
  expect(outcomes.flat()).toContain("number_used");
  await expectSoundBook(merchant);
});

test("nothing slips into a period while it is being closed", async () => {
  const merchant = await aMerchant(database);
  const invoices = (prefix: string) =>
    Array.from({ length: 15 }, (_, index) => ({
      number: `${prefix}${index}`,
      customer: "C1",
      issuedOn: "2026-02-10",
    }));
  const outcomes = await Promise.all([
    send(merchant, { invoices: invoices("A") }),
    send(merchant, { closeThrough: "2026-02-28" }),
    send(merchant, { invoices: invoices("B") }),
  ]);
  expect(new Set(outcomes.flat())).toEqual(
    new Set(
      [...new Set(outcomes.flat())].filter((outcome) => outcome === "done" || outcome === "period_closed"),
    ),
  );
  merchant.clock.advance(1_000);
  const late = await send(merchant, { invoices: invoices("C") });
  expect(new Set(late)).toEqual(new Set(["period_closed"]));
  await expectSoundBook(merchant);
});
