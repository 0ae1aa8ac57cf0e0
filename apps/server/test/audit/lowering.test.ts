import { beforeAll, describe, expect, test } from "vitest";
import { payRefund } from "../../src/receivables/documents/pay-refund.ts";
import { reverseDocument } from "../../src/receivables/documents/reverse-document.ts";
import { aDatabase, expectSoundBook, plainDate, type StandardMerchant, type TestDatabase } from "../house.ts";
import { aTradingBook } from "./a-trading-book.ts";

// Goal: a write-off or a discount is never money: it goes when what it lowered goes, and cannot be paid out. Method:
// lower, then take away what was lowered, or the lowering's application, and look at what the customer is owed.

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

const refund = (merchant: StandardMerchant, amountMinor: bigint, of?: string) =>
  merchant.run((ctx) =>
    payRefund(ctx, {
      customer: "C1",
      number: null,
      currency: "GBP",
      issuedOn: plainDate("2026-03-01"),
      amountMinor,
      method: "bank_transfer",
      of,
    }),
  );

describe("lowering", () => {
  test.each(["write_off", "discount", "small_difference"] as const)(
    "a reversed invoice takes its %s with it; the payment is left as credit",
    async (kind) => {
      const { merchant, invoice, payment, lower, openOf } = await aTradingBook(database);
      await invoice("I1", 10_000n);
      const paid = await payment("P1", 9_000n, { remittance: [{ invoice: "I1" }] });
      const lowered = await lower("W1", "I1", { kind });
      await merchant.run((ctx) =>
        reverseDocument(ctx, { kinds: ["invoice"], document: "I1", reason: "wrong", method: "correction" }),
      );
      expect([await openOf(lowered.id), await openOf(paid.id)]).toEqual([0n, 9_000n]);
      await expect(
        merchant.run((ctx) =>
          reverseDocument(ctx, { kinds: [kind], document: "W1", reason: "again", method: "correction" }),
        ),
      ).rejects.toMatchObject({ code: "already_reversed" });
      await refund(merchant, 9_000n);
      await expectSoundBook(merchant);
    },
  );

  test("what a write-off has left unapplied is not paid out", async () => {
    const { merchant, invoice, payment, lower, unallocate } = await aTradingBook(database);
    await invoice("I1", 10_000n);
    await lower("W1", "I1");
    await payment("P1", 500n);
    const [made] = await database.asAdministrator<{ id: string }>(
      "SELECT id FROM receivables.allocation WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    await unallocate(made?.id ?? "");
    await expect(refund(merchant, 501n)).rejects.toMatchObject({ code: "refund_exceeds_credit" });
    await expect(refund(merchant, 100n, "W1")).rejects.toMatchObject({ code: "not_found" });
    await refund(merchant, 500n);
    await expectSoundBook(merchant);
  });

  test("a reversal cannot be reversed, nor its closing taken apart", async () => {
    const { merchant, invoice, unallocate } = await aTradingBook(database);
    await invoice("I1", 10_000n);
    await merchant.run((ctx) =>
      reverseDocument(ctx, { kinds: ["invoice"], document: "I1", reason: "wrong", method: "correction" }),
    );
    const [closing] = await database.asAdministrator<{ id: string; reversal: string }>(
      "SELECT id, credit_document_id AS reversal FROM receivables.allocation WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    await expect(unallocate(closing?.id ?? "")).rejects.toMatchObject({ code: "not_reversible" });
    await expectSoundBook(merchant);
  });
});
