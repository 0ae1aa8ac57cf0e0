import { beforeAll, describe, expect, test } from "vitest";
import { chargeFee } from "../../src/receivables/documents/charge-fee.ts";
import { setCeiling } from "../../src/receivables/exposure/set-ceiling.ts";
import { recordRate } from "../../src/receivables/ledger/rates.ts";
import { aDatabase, expectSoundBook, plainDate, type TestDatabase } from "../house.ts";
import { aTradingBook } from "./a-trading-book.ts";

// Goal: the ends of every range are refusals that say what is wrong, never faults; and what is within is booked.
// Method: the smallest, the largest and the absurd.

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

describe("rates", () => {
  test.each(["0", "0.000"])("a rate of %s is refused", async (rate) => {
    const { invoice } = await aTradingBook(database);
    await expect(invoice("I1", 100n, { currency: "EUR", rate })).rejects.toMatchObject({ code: "no_rate" });
  });

  test("a value beyond any document's bound is refused", async () => {
    const { invoice } = await aTradingBook(database);
    await expect(
      invoice("I1", 10n ** 15n - 1n, { currency: "EUR", rate: "999999999999" }),
    ).rejects.toMatchObject({ code: "amount_too_large" });
  });

  test("a mistaken rate of the day keeps no document of a guarded customer out of the book", async () => {
    const { invoice, merchant } = await aTradingBook(database);
    await merchant.run(async (ctx) => {
      await setCeiling(
        ctx,
        { customer: "C1" },
        { ceiling: { amountMinor: 1n, currency: "GBP" }, reason: "test" },
      );
      await recordRate(ctx, {
        base: "EUR",
        quote: "GBP",
        validFrom: plainDate("2026-01-01"),
        rate: "900000000000",
        source: "test",
      });
    });
    await invoice("I1", 10n ** 9n, { currency: "EUR", rate: "0.85" });
    await expectSoundBook(merchant);
  });

  test("a document worth nothing in the book's currency is booked, settled and taken back", async () => {
    const { invoice, payment, openOf, unallocate, merchant } = await aTradingBook(database);
    const yen = { currency: "JPY", rate: "0.00001" };
    const posted = await invoice("I1", 3n, yen);
    await payment("P1", 2n, { ...yen, rate: "5", remittance: [{ invoice: "I1" }] });
    expect(await openOf(posted.id)).toBe(1n);
    const [made] = await database.asAdministrator<{ id: string }>(
      "SELECT id FROM receivables.allocation WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    await unallocate(made?.id ?? "");
    expect(await openOf(posted.id)).toBe(3n);
    await expectSoundBook(merchant);
  });
});

describe("amounts", () => {
  test("lines beyond the bound that cancel out are refused, not kept inexactly", async () => {
    const { invoice } = await aTradingBook(database);
    const line = (unitAmount: string) => ({ description: "x", quantity: "1", unitAmount });
    const huge = `1${"0".repeat(30)}`;
    await expect(
      invoice("I1", 0n, { amounts: { lines: [line(huge), line(`-${huge}`), line("100")] } }),
    ).rejects.toMatchObject({ code: "amount_too_large", pointers: [{ pointer: "/lines/0" }] });
  });

  test("the largest document is booked, and taken back by a credit of the same size", async () => {
    const { invoice, payment, openOf, merchant } = await aTradingBook(database);
    const most = 10n ** 15n - 1n;
    const posted = await invoice("I1", most);
    await payment("P1", most, { remittance: [{ invoice: "I1" }] });
    expect(await openOf(posted.id)).toBe(0n);
    await expect(invoice("I2", most + 1n)).rejects.toMatchObject({ code: "amount_too_large" });
    await expectSoundBook(merchant);
  });

  test("A1, A6: sixty instalments of an amount that does not divide, part paid, discounted and paid off", async () => {
    const { invoice, payment, lower, items, merchant } = await aTradingBook(database);
    const instalments = Array.from({ length: 60 }, (_, index) => ({
      dueOn: plainDate(`20${26 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-20`),
      amountMinor: index === 0 ? 141n : 100n,
    }));
    const posted = await invoice("I1", 6_041n, { currency: "EUR", rate: "0.8637", instalments });
    await payment("P1", 3_333n, { currency: "EUR", rate: "0.9001", remittance: [{ invoice: "I1" }] });
    await lower("D1", "I1", { kind: "discount", instalment: 60, amountMinor: 33n });
    await payment("P2", 9_999n, { currency: "EUR", rate: "0.8", allocate: "oldest_first" });
    expect((await items(posted.id)).every((item) => item.openMinor === 0n)).toBe(true);
    expect((await items(posted.id)).every((item) => item.openFunctionalMinor === 0n)).toBe(true);
    await expectSoundBook(merchant);
  });
});

describe("remittance", () => {
  test("E14: an invoice named twice takes what is open of it once, and the payment is booked", async () => {
    const { invoice, payment, openOf, merchant } = await aTradingBook(database);
    const posted = await invoice("I1", 10_000n);
    const paid = await payment("P1", 15_000n, {
      remittance: [{ invoice: "I1", amountMinor: 6_000n }, { invoice: "I1" }],
    });
    expect([await openOf(posted.id), await openOf(paid.id)]).toEqual([0n, 5_000n]);
    await expectSoundBook(merchant);
  });
});

describe("across currencies", () => {
  test("debitAmount alone is enough: the rate that it implies is written down", async () => {
    const { invoice, payment, allocate, openOf, merchant } = await aTradingBook(database);
    const posted = await invoice("I1", 20_000n, { currency: "JPY", rate: "0.005" });
    await payment("P1", 10_000n);
    const made = await allocate("P1", "I1", { amountMinor: 9_000n, debitMinor: 18_000n });
    expect([Number(made.rate), await openOf(posted.id)]).toEqual([200, 2_000n]);
    await expectSoundBook(merchant);
  });

  test("amounts that the rate does not make of each other are refused", async () => {
    const { invoice, payment, allocate } = await aTradingBook(database);
    await invoice("I1", 20_000n, { currency: "JPY", rate: "0.005" });
    await payment("P1", 10_000n);
    await expect(
      allocate("P1", "I1", { amountMinor: 9_000n, debitMinor: 1n, rate: "200" }),
    ).rejects.toMatchObject({ code: "amounts_disagree" });
  });

  test("without an amount as much goes over as both sides have", async () => {
    const { invoice, payment, allocate, openOf, merchant } = await aTradingBook(database);
    const posted = await invoice("I1", 15_000n, { currency: "JPY", rate: "0.005" });
    const paid = await payment("P1", 10_000n);
    await allocate("P1", "I1", { rate: "200" });
    expect([await openOf(posted.id), await openOf(paid.id)]).toEqual([0n, 2_500n]);
    await expectSoundBook(merchant);
  });
});

describe("due dates", () => {
  test("an instalment or a fee cannot fall due before its document, nor a lifetime after it", async () => {
    const { invoice, merchant } = await aTradingBook(database);
    for (const dueOn of ["2026-01-04", "2126-01-05"]) {
      const instalments = [{ dueOn: plainDate(dueOn), amountMinor: 100n }];
      await expect(invoice("I1", 100n, { instalments })).rejects.toMatchObject({ code: "date_out_of_range" });
      await expect(
        merchant.run((ctx) =>
          chargeFee(ctx, {
            customer: "C1",
            number: "F1",
            currency: "GBP",
            kind: "fee",
            issuedOn: plainDate("2026-01-05"),
            amountMinor: 100n,
            taxMinor: 0n,
            dueOn: plainDate(dueOn),
            reason: "late",
          }),
        ),
      ).rejects.toMatchObject({ code: "date_out_of_range" });
    }
  });
});
