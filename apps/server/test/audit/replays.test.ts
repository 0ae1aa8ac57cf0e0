import { beforeAll, describe, expect, test } from "vitest";
import { putCustomer } from "../../src/receivables/customers/put-customer.ts";
import { aDatabase, expectSoundBook, plainDate, type TestDatabase } from "../house.ts";
import { aTradingBook } from "./a-trading-book.ts";

// Goal: the same request is the same document for ever, whatever has changed around it, and another request never
// passes for it. Method: post, change what a replay must not depend on, post again.

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

describe("the same number with the same content", () => {
  test("stays the same invoice when the customer's terms have changed meanwhile", async () => {
    const { merchant, invoice, items } = await aTradingBook(database);
    const first = await invoice("I1", 10_000n);
    await merchant.run((ctx) =>
      putCustomer(ctx, { reference: "C1", name: "C1", kind: "business", terms: "net 7" }),
    );
    const again = await invoice("I1", 10_000n);
    expect([again.id, again.created]).toEqual([first.id, false]);
    expect((await items(first.id))[0]?.dueOn).toBe("2026-02-04");
  });

  test("stays the same whether the rate is written 0.85 or 0.850, or 1 in the book's own currency", async () => {
    const { invoice } = await aTradingBook(database);
    const first = await invoice("I1", 10_000n, { currency: "EUR", rate: "0.85" });
    expect((await invoice("I1", 10_000n, { currency: "EUR", rate: "0.850" })).id).toBe(first.id);
    const own = await invoice("I2", 10_000n, { rate: "1" });
    expect((await invoice("I2", 10_000n)).id).toBe(own.id);
  });

  test("is not the same with another rate, date, customer or amount", async () => {
    const { invoice } = await aTradingBook(database);
    await invoice("I1", 10_000n, { currency: "EUR", rate: "0.85" });
    const same = { currency: "EUR", rate: "0.85" };
    const others = [
      { ...same, rate: "0.86" },
      { ...same, issuedOn: plainDate("2026-01-06") },
      { ...same, customer: "C2" },
      { ...same, purchaseOrder: "PO" },
      { ...same, terms: "net 7" },
      { ...same, amounts: { netMinor: 9_999n, taxMinor: 1n } },
    ];
    for (const more of others) {
      await expect(
        invoice("I1", 10_000n, more),
        JSON.stringify(more, (_, v) => `${v}`),
      ).rejects.toMatchObject({
        code: "number_used",
      });
    }
  });

  test("H4: a payment with another remittance is another payment, not the same one silently unapplied", async () => {
    const { invoice, payment, openOf, merchant } = await aTradingBook(database);
    const one = await invoice("I1", 5_000n);
    await invoice("I2", 5_000n);
    await payment("P1", 5_000n, { remittance: [{ invoice: "I1" }] });
    expect((await payment("P1", 5_000n, { remittance: [{ invoice: "I1" }] })).created).toBe(false);
    await expect(payment("P1", 5_000n, { remittance: [{ invoice: "I2" }] })).rejects.toMatchObject({
      code: "number_used",
    });
    await expect(payment("P1", 5_000n, { allocate: "oldest_first" })).rejects.toMatchObject({
      code: "number_used",
    });
    expect(await openOf(one.id)).toBe(0n);
    await expectSoundBook(merchant);
  });

  test.each(["write_off", "discount", "small_difference"] as const)(
    "a %s sent again answers with what stands, although nothing is open any more",
    async (kind) => {
      const { invoice, lower, openOf, merchant } = await aTradingBook(database);
      const posted = await invoice("I1", 10_000n);
      const first = await lower("W1", "I1", { kind });
      const again = await lower("W1", "I1", { kind });
      expect([again.id, again.created]).toEqual([first.id, false]);
      await expect(lower("W1", "I1", { kind, reason: "another" })).rejects.toMatchObject({
        code: "number_used",
      });
      expect(await openOf(posted.id)).toBe(0n);
      await expectSoundBook(merchant);
    },
  );

  test("a write-off sent again does not apply again what was taken back in between", async () => {
    const { invoice, lower, openOf, unallocate, merchant } = await aTradingBook(database);
    const posted = await invoice("I1", 10_000n);
    await lower("W1", "I1", { amountMinor: 4_000n });
    const [made] = await database.asAdministrator<{ id: string }>(
      "SELECT id FROM receivables.allocation WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    await unallocate(made?.id ?? "");
    expect((await lower("W1", "I1", { amountMinor: 4_000n })).created).toBe(false);
    expect(await openOf(posted.id)).toBe(10_000n);
    await expectSoundBook(merchant);
  });
});
