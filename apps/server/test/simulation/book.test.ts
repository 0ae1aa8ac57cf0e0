import { addDays, plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { Refusal } from "../../src/platform/refusals/index.ts";
import { putCustomer } from "../../src/receivables/customers/put-customer.ts";
import { putGroup } from "../../src/receivables/customers/put-group.ts";
import { setCeiling } from "../../src/receivables/exposure/set-ceiling.ts";
import { putEntity } from "../../src/receivables/ledger/entities.ts";
import { recordRate } from "../../src/receivables/ledger/rates.ts";
import { verifyBook } from "../../src/receivables/ledger/verify-book.ts";
import { readAgeing } from "../../src/receivables/statements/read-ageing.ts";
import {
  aClock,
  aDatabase,
  aMerchant,
  expectSoundBook,
  type StandardMerchant,
  type TestDatabase,
} from "../house.ts";
import { apply, type Booked, type Command, commands } from "./commands.ts";

// Goal: whatever happens in whatever order, with processes dying between any two statements and everything sent twice,
// the book keeps every invariant. Method: run random sequences against the real database; each command's first try may
// break off at a statement, then it is sent again, and then once more; at the end the book proves itself, an auditor
// that adds up raw rows in its own way must come to the same balances, and what was reported of past days on the way is
// what the book says now of those days as then known.

const RUNS = Number(process.env.GOODTERMS_SIMULATION_RUNS ?? 12);

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

class Crash extends Error {}

async function attempt(
  merchant: StandardMerchant,
  command: Command,
  index: number,
  booked: Booked,
  crashAt: number,
): Promise<void> {
  let statements = 0;
  database.onStatement =
    crashAt === 0
      ? undefined
      : () => {
          statements += 1;
          if (statements === crashAt) throw new Crash();
        };
  try {
    await merchant.run((ctx) => apply(ctx, command, index, booked));
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Crash)) throw error;
  } finally {
    database.onStatement = undefined;
  }
}

async function lookUp(merchant: StandardMerchant): Promise<Booked> {
  const rows = await database.asAdministrator<{
    number: string;
    kind: Booked["debits"][number]["kind"];
    side: string;
  }>(
    `SELECT DISTINCT document.number, document.kind, item.side, document.booked_at FROM receivables.document
      JOIN receivables.open_item item ON item.merchant_id = document.merchant_id AND item.document_id = document.id
      WHERE document.merchant_id = $1 AND document.number IS NOT NULL ORDER BY document.booked_at, document.number`,
    [merchant.merchantId],
  );
  const allocations = await database.asAdministrator<{ id: string }>(
    "SELECT id FROM receivables.allocation WHERE merchant_id = $1 ORDER BY booked_at, id",
    [merchant.merchantId],
  );
  return {
    debits: rows.filter((row) => row.side === "debit"),
    credits: rows.filter((row) => row.side === "credit"),
    allocations: allocations.map((row) => row.id),
  };
}

/** Adds up documents and cross-currency allocations by sign, knowing nothing of items or accounts. */
async function audit(merchant: StandardMerchant): Promise<void> {
  const balances = await database.asAdministrator<{ customer_id: string; currency: string; balance: string }>(
    `SELECT customer_id, currency, sum(signed) AS balance FROM (
       SELECT document.customer_id, document.currency,
         CASE WHEN kind = 'reversal' THEN -(SELECT CASE WHEN made.kind IN ('invoice', 'fee', 'interest_charge', 'refund') THEN 1 ELSE -1 END FROM receivables.document made
             WHERE made.merchant_id = document.merchant_id AND made.id = document.reverses_id)
           WHEN kind IN ('invoice', 'fee', 'interest_charge', 'refund') THEN 1 ELSE -1 END * total_minor AS signed
       FROM receivables.document WHERE merchant_id = $1
       UNION ALL
       SELECT credit.customer_id, credit.currency, credit_minor * CASE WHEN allocation.reverses_id IS NULL THEN 1 ELSE -1 END
       FROM receivables.allocation JOIN receivables.document credit ON credit.id = credit_document_id WHERE allocation.merchant_id = $1
       UNION ALL
       SELECT debit.customer_id, debit.currency, -debit_minor * CASE WHEN allocation.reverses_id IS NULL THEN 1 ELSE -1 END
       FROM receivables.allocation JOIN receivables.document debit ON debit.id = debit_document_id WHERE allocation.merchant_id = $1
     ) moved GROUP BY customer_id, currency HAVING sum(signed) <> 0 ORDER BY 1, 2`,
    [merchant.merchantId],
  );
  const open = await database.asAdministrator<{ customer_id: string; currency: string; balance: string }>(
    `SELECT customer_id, currency, sum(CASE side WHEN 'debit' THEN open_minor ELSE -open_minor END) AS balance FROM receivables.open_item
      WHERE merchant_id = $1 GROUP BY customer_id, currency HAVING sum(CASE side WHEN 'debit' THEN open_minor ELSE -open_minor END) <> 0 ORDER BY 1, 2`,
    [merchant.merchantId],
  );
  expect(open).toEqual(balances);
}

test("any sequence of documents, payments, allocations, reversals, returns and settlements keeps every invariant", async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const merchant = await aMerchant(database, {
        customers: 3,
        clock: aClock(new Date("2026-03-20T12:00:00Z")),
      });
      await prepare(merchant);
      for (const reference of ["C1", "C2"]) {
        await merchant.run((ctx) =>
          putCustomer(ctx, { reference, name: reference, kind: "business", group: "G" }),
        );
      }
      const reported: Reported[] = [];
      for (const [index, command] of sequence.entries()) {
        merchant.clock.advance(1_000);
        const booked = await lookUp(merchant);
        await attempt(merchant, command, index, booked, command.crashAt);
        await attempt(merchant, command, index, booked, 0);
        if (REPEATED.includes(command.kind)) {
          const before = await countDocuments(merchant);
          await attempt(merchant, command, index, booked, 0);
          expect(await countDocuments(merchant)).toBe(before);
        }
        if (index % 5 === 2) reported.push(await report(merchant, command.day));
      }
      for (const past of reported) expect(await report(merchant, past.day, past.knownAt)).toEqual(past);
      await expectSoundBook(merchant);
      await audit(merchant);
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
  );
});

const REPEATED = ["invoice", "instalments", "payment", "credit_note", "fee", "interest", "refund", "lower"];

async function prepare(merchant: StandardMerchant): Promise<void> {
  await merchant.run(async (ctx) => {
    const de = {
      reference: "DE",
      name: "GmbH",
      country: "DE",
      functionalCurrency: "EUR",
      timeZone: "Europe/Berlin",
    };
    await putEntity(ctx, de);
    const rate = { validFrom: plainDate("2026-01-01"), source: "test" };
    await recordRate(ctx, { ...rate, base: "EUR", quote: "JPY", rate: "165.2" });
    await recordRate(ctx, { ...rate, base: "EUR", quote: "GBP", rate: "0.86" });
    await recordRate(ctx, { ...rate, base: "GBP", quote: "JPY", rate: "192" });
    for (const reference of ["G", "G2"]) await putGroup(ctx, { reference, name: reference });
    const ceiling = { ceiling: { amountMinor: 30_000n, currency: "GBP" }, reason: "test" };
    for (const customer of ["C1", "C2"]) await setCeiling(ctx, { customer }, ceiling);
    await setCeiling(ctx, { group: "G" }, ceiling);
  });
}

interface Reported {
  readonly day: number;
  readonly knownAt: Date;
  readonly totals: unknown;
}

/** Ageing as on a day, by all that is known or as known at an instant: what is open must be the control account. */
async function report(merchant: StandardMerchant, day: number, knownAt?: Date): Promise<Reported> {
  const asOn = addDays(plainDate("2026-01-05"), day);
  const request = { asOn, by: "total", limit: 10, after: null } as const;
  const { totals } = await merchant.run((ctx) =>
    readAgeing(ctx, knownAt === undefined ? request : { ...request, knownAt }),
  );
  for (const total of totals ?? []) expect(total.openMinor - total.unappliedMinor).toBe(total.controlMinor);
  return { day, knownAt: knownAt ?? merchant.clock.now(), totals };
}

async function countDocuments(merchant: StandardMerchant): Promise<string | undefined> {
  const rows = await database.asAdministrator<{ count: string }>(
    "SELECT count(*) FROM receivables.document WHERE merchant_id = $1",
    [merchant.merchantId],
  );
  return rows[0]?.count;
}

test("verify names what was changed behind the program's back", async () => {
  const merchant = await aMerchant(database);
  const command: Command = {
    kind: "invoice",
    customer: 1,
    currency: "GBP",
    amountMinor: 10_000,
    day: 1,
    pick: 0,
    other: 0,
    crashAt: 0,
  };
  await attempt(merchant, command, 0, { debits: [], credits: [], allocations: [] }, 0);
  await database.asAdministrator(
    "UPDATE receivables.open_item SET open_minor = open_minor - 1 WHERE merchant_id = $1",
    [merchant.merchantId],
  );
  const failing = (await merchant.run(verifyBook)).filter((result) => !result.ok);
  expect(failing.map((result) => result.name)).toEqual(["open_amounts"]);
  expect(failing[0]?.failures[0]).toContain("recomputed 12000");
});
