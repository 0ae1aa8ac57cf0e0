import { addDays } from "@goodterms/kernel";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { reverseDocument } from "../../src/receivables/documents/reverse-document.ts";
import { readAgeing } from "../../src/receivables/statements/read-ageing.ts";
import {
  aDatabase,
  expectSoundBook,
  type PlainDate,
  plainDate,
  type StandardMerchant,
  type TestDatabase,
} from "../house.ts";
import { aTradingBook } from "./a-trading-book.ts";

// Goal: not only today but on every past day no item is settled by more than it is over, so that open items are the
// control account on every day. Method: take allocations back and settle again with earlier dates, then ask each day.

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

/** Every day and item on which more had been applied than the item is over, or less than nothing. */
async function overApplied(merchant: StandardMerchant): Promise<string[]> {
  const rows = await database.asAdministrator<{ found: string }>(
    `WITH moves AS (
       SELECT debit_document_id AS id, debit_instalment AS part, effective_on, debit_minor * CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END AS minor
         FROM receivables.allocation WHERE merchant_id = $1
       UNION ALL
       SELECT credit_document_id, credit_instalment, effective_on, credit_minor * CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END
         FROM receivables.allocation WHERE merchant_id = $1)
     SELECT day.effective_on || ' ' || document.number || ' ' || sum(moves.minor) || ' of ' || item.original_minor AS found
     FROM receivables.open_item item JOIN receivables.document ON document.id = item.document_id
     CROSS JOIN (SELECT DISTINCT effective_on FROM moves) day
     JOIN moves ON moves.id = item.document_id AND moves.part = item.instalment AND moves.effective_on <= day.effective_on
     WHERE item.merchant_id = $1
     GROUP BY 1, day.effective_on, document.number, item.original_minor, item.document_id, item.instalment
     HAVING sum(moves.minor) NOT BETWEEN 0 AND item.original_minor`.replace("GROUP BY 1, ", "GROUP BY "),
    [merchant.merchantId],
  );
  return rows.map((row) => row.found);
}

describe("a settlement counts from a day on which there was something to settle", () => {
  test("E22, E29: after a returned payment, an earlier-dated one settles from the return on", async () => {
    const { merchant, invoice, payment } = await aTradingBook(database);
    await invoice("I1", 10_000n);
    await payment("P1", 10_000n, { remittance: [{ invoice: "I1" }] });
    await merchant.run((ctx) =>
      reverseDocument(ctx, { kinds: ["payment"], document: "P1", reason: "returned", method: "returned" }),
    );
    await payment("P2", 10_000n, { issuedOn: plainDate("2026-01-12"), remittance: [{ invoice: "I1" }] });
    expect(await overApplied(merchant)).toEqual([]);
    const past = await merchant.run((ctx) =>
      readAgeing(ctx, { asOn: plainDate("2026-02-01"), by: "total", limit: 10, after: null }),
    );
    // On that day the first payment still stood against the invoice, and the second was unapplied.
    expect(past.totals).toMatchObject([{ openMinor: 0n, unappliedMinor: 10_000n, controlMinor: -10_000n }]);
    await expectSoundBook(merchant);
  });

  test("an allocation on a day when the credit was used elsewhere is refused, from then on taken", async () => {
    const { merchant, invoice, payment, allocate, unallocate } = await aTradingBook(database);
    await invoice("I1", 10_000n);
    await invoice("I2", 10_000n);
    await payment("P1", 10_000n);
    const first = await allocate("P1", "I1", { allocatedOn: plainDate("2026-01-11") });
    await unallocate(first.id);
    await expect(allocate("P1", "I2", { allocatedOn: plainDate("2026-01-12") })).rejects.toMatchObject({
      code: "date_before_document",
    });
    const second = await allocate("P1", "I2", { allocatedOn: plainDate("2026-03-02") });
    expect(second.effectiveOn).toBe("2026-03-02");
    expect(await overApplied(merchant)).toEqual([]);
    await expectSoundBook(merchant);
  });

  test("no order of allocating, taking back and settling again over-applies on any day", async () => {
    const step = fc.record({
      kind: fc.constantFrom("pay", "pay", "return", "unallocate", "allocate"),
      pick: fc.nat(20),
      day: fc.integer({ min: 0, max: 40 }),
      amount: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        const { merchant, invoice, payment, allocate, unallocate } = await aTradingBook(database);
        for (const number of ["I0", "I1"]) await invoice(number, 3n);
        const on = (day: number): PlainDate => addDays(plainDate("2026-01-06"), day);
        const made: string[] = [];
        for (const [index, { kind, pick, day, amount }] of steps.entries()) {
          merchant.clock.advance(86_400_000);
          const work =
            kind === "pay"
              ? payment(`P${index}`, BigInt(amount), { issuedOn: on(day), allocate: "oldest_first" })
              : kind === "return"
                ? merchant.run((ctx) =>
                    reverseDocument(ctx, {
                      kinds: ["payment"],
                      document: `P${pick % steps.length}`,
                      reason: "test",
                      method: "returned",
                      reversedOn: on(40 + day),
                    }),
                  )
                : kind === "unallocate"
                  ? unallocate(made[pick % Math.max(1, made.length)] ?? merchant.merchantId)
                  : allocate(`P${pick % steps.length}`, `I${pick % 2}`, { allocatedOn: on(day) });
          await work.then(
            (done) => "creditMinor" in done && made.push(done.id),
            (error: { code?: string }) => expect(error.code).toMatch(/^[a-z_]+$/),
          );
        }
        expect(await overApplied(merchant)).toEqual([]);
        await expectSoundBook(merchant);
      }),
      { numRuns: 10, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: false },
    );
  });
});

describe("days ahead", () => {
  test("a reversal or an allocation years ahead is a typing mistake", async () => {
    const { merchant, invoice, payment, allocate } = await aTradingBook(database);
    await invoice("I1", 10_000n);
    await payment("P1", 10_000n);
    const ahead = plainDate("2062-01-12");
    await expect(allocate("P1", "I1", { allocatedOn: ahead })).rejects.toMatchObject({
      code: "date_out_of_range",
    });
    await expect(
      merchant.run((ctx) =>
        reverseDocument(ctx, {
          kinds: ["payment"],
          document: "P1",
          reason: "x",
          method: "returned",
          reversedOn: ahead,
        }),
      ),
    ).rejects.toMatchObject({ code: "date_out_of_range" });
  });
});
