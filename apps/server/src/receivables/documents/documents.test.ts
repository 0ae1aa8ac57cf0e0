import { beforeAll, describe, expect, test } from "vitest";
import {
  aDatabase,
  aMerchant,
  expectSoundBook,
  plainDate,
  type StandardMerchant,
  type TestDatabase,
} from "../../../test/house.ts";
import { allocateCredit } from "../allocations/allocate-credit.ts";
import { moveClosing } from "../ledger/move-closing.ts";
import { recordRate } from "../ledger/rates.ts";
import { issueCreditNote } from "./issue-credit-note.ts";
import { type InvoiceRequest, issueInvoice } from "./issue-invoice.ts";
import { lowerInvoice } from "./lower-invoice.ts";
import { payRefund } from "./pay-refund.ts";
import { type PaymentRequest, receivePayment } from "./receive-payment.ts";
import { reverseDocument } from "./reverse-document.ts";
import { type ItemState, readItems } from "./store.ts";

// Goal: each kind of document leaves what the book says it leaves. Method: post, look at the items, and let the book
// prove itself after every test.

let database: TestDatabase;
let merchant: StandardMerchant;
beforeAll(async () => {
  database = await aDatabase();
});

async function fresh(customers = 2): Promise<void> {
  merchant = await aMerchant(database, { customers });
}

const invoice = (number: string, gross: bigint, more: Partial<InvoiceRequest> = {}) =>
  merchant.run((ctx) =>
    issueInvoice(ctx, {
      customer: "C1",
      number,
      currency: "GBP",
      issuedOn: plainDate("2026-02-01"),
      dueOn: plainDate("2026-03-01"),
      amounts: { netMinor: gross, taxMinor: 0n },
      ...more,
    }),
  );

const payment = (amountMinor: bigint, more: Partial<PaymentRequest> = {}) =>
  merchant.run((ctx) =>
    receivePayment(ctx, {
      customer: "C1",
      number: null,
      currency: "GBP",
      issuedOn: plainDate("2026-02-10"),
      amountMinor,
      method: "bank_transfer",
      ...more,
    }),
  );

const itemsOf = (id: string): Promise<ItemState[]> => merchant.run((ctx) => readItems(ctx, [id]));
const openOf = async (id: string): Promise<bigint> =>
  (await itemsOf(id)).reduce((sum, item) => sum + item.openMinor, 0n);

describe("invoices", () => {
  test("the same number with the same content is the same invoice; with other content it is refused", async () => {
    await fresh();
    const first = await invoice("A-1", 10_000n);
    const again = await invoice("A-1", 10_000n);
    expect([again.id, again.created]).toEqual([first.id, false]);
    await expect(invoice("A-1", 10_001n)).rejects.toMatchObject({ code: "number_used", status: 409 });
    await expectSoundBook(merchant);
  });

  test("A1: three equal instalments by percent sum to the total and differ by at most one unit", async () => {
    await fresh();
    const third = { percent: "100/3", terms: { kind: "net", days: 30 } } as const;
    const posted = await invoice("A-2", 10_000n, {
      dueOn: undefined,
      terms: { kind: "instalments", parts: [third, third, third] },
    });
    const parts = (await itemsOf(posted.id)).map((item) => item.originalMinor);
    expect(parts).toEqual([3_334n, 3_333n, 3_333n]);
    await expectSoundBook(merchant);
  });

  test("A11: lines of +200 and -100 make one document over their signed sum", async () => {
    await fresh();
    const amounts = {
      lines: [
        { description: "Chairs", quantity: "2", unitAmount: "10000" },
        { description: "Returned", quantity: "-1", unitAmount: "10000" },
      ],
    };
    const posted = await merchant.run((ctx) =>
      issueCreditNote(ctx, {
        customer: "C1",
        number: "CN-1",
        currency: "GBP",
        issuedOn: plainDate("2026-02-01"),
        amounts,
      }),
    );
    expect(await openOf(posted.id)).toBe(10_000n);
  });

  test("an invoice over nothing or less is refused with the way out", async () => {
    await fresh();
    await expect(invoice("A-3", 0n)).rejects.toMatchObject({ code: "amount_not_positive" });
    await expect(invoice("A-3", -5n)).rejects.toMatchObject({
      remedy: expect.stringContaining("/v1/credit-notes"),
    });
  });

  test("a closed period refuses what is dated in it and takes the rest", async () => {
    await fresh();
    await merchant.run((ctx) =>
      moveClosing(ctx, {
        entity: "UK",
        closedThrough: plainDate("2026-01-31"),
        reason: "January is done",
        direction: "close",
      }),
    );
    await expect(invoice("A-4", 100n, { issuedOn: plainDate("2026-01-31") })).rejects.toMatchObject({
      code: "period_closed",
    });
    await invoice("A-4", 100n);
    await expectSoundBook(merchant);
  });
});

describe("payments", () => {
  test("E10, E26: the exact rest is taken; what is more stays as unapplied credit", async () => {
    await fresh();
    const posted = await invoice("B-1", 10_000n);
    await payment(4_000n, { remittance: [{ invoice: "B-1" }] });
    const over = await payment(9_000n, { remittance: [{ invoice: "B-1" }] });
    expect([await openOf(posted.id), await openOf(over.id)]).toEqual([0n, 3_000n]);
    await expectSoundBook(merchant);
  });

  test("E11: two overpayments in a row keep each its whole excess", async () => {
    await fresh();
    await invoice("B-2", 10_000n);
    const first = await payment(13_000n, { remittance: [{ invoice: "B-2" }] });
    const second = await payment(5_000n, { remittance: [{ invoice: "B-2" }] });
    expect([await openOf(first.id), await openOf(second.id)]).toEqual([3_000n, 5_000n]);
  });

  test("E13: credit settles the oldest due first, always in the same order", async () => {
    await fresh();
    const late = await invoice("B-4", 5_000n, { dueOn: plainDate("2026-04-01") });
    const early = await invoice("B-3", 5_000n, { dueOn: plainDate("2026-02-20") });
    await payment(6_000n, { allocate: "oldest_first" });
    expect([await openOf(early.id), await openOf(late.id)]).toEqual([0n, 4_000n]);
  });

  test("E14: two 50 payments on a 100 invoice take 50 each", async () => {
    await fresh();
    const posted = await invoice("B-5", 10_000n);
    await payment(5_000n, { remittance: [{ invoice: "B-5", amountMinor: 10_000n }] });
    expect(await openOf(posted.id)).toBe(5_000n);
    await payment(5_000n, { remittance: [{ invoice: "B-5", amountMinor: 10_000n }] });
    expect(await openOf(posted.id)).toBe(0n);
  });

  test("E29: a returned payment reopens what it had paid, overdue from the old due date", async () => {
    await fresh();
    const posted = await invoice("B-6", 10_000n);
    await payment(10_000n, { number: "P-1", remittance: [{ invoice: "B-6" }] });
    await merchant.run((ctx) =>
      reverseDocument(ctx, {
        kinds: ["payment"],
        document: "P-1",
        reason: "direct debit returned",
        method: "returned",
      }),
    );
    const [item] = await itemsOf(posted.id);
    expect([item?.openMinor, item?.dueOn]).toEqual([10_000n, "2026-03-01"]);
    await expect(
      merchant.run((ctx) =>
        reverseDocument(ctx, { kinds: ["payment"], document: "P-1", reason: "again", method: "returned" }),
      ),
    ).rejects.toMatchObject({ code: "already_reversed" });
    await expectSoundBook(merchant);
  });
});

describe("refunds and lowering", () => {
  test("E30: a refund beyond the credit leaves nothing at all", async () => {
    await fresh();
    const paid = await payment(5_000n, { number: "P-2" });
    const refund = (amountMinor: bigint) =>
      merchant.run((ctx) =>
        payRefund(ctx, {
          customer: "C1",
          number: `R-${amountMinor}`,
          currency: "GBP",
          issuedOn: plainDate("2026-02-12"),
          amountMinor,
          method: "bank_transfer",
          of: "P-2",
        }),
      );
    await expect(refund(5_001n)).rejects.toMatchObject({ code: "refund_exceeds_credit" });
    expect(await openOf(paid.id)).toBe(5_000n);
    await refund(5_000n);
    expect(await openOf(paid.id)).toBe(0n);
    await expectSoundBook(merchant);
  });

  test("A3: a cent left open is cleared by an entry with its reason", async () => {
    await fresh();
    const posted = await invoice("C-1", 10_000n);
    await payment(9_999n, { remittance: [{ invoice: "C-1" }] });
    await merchant.run((ctx) =>
      lowerInvoice(ctx, {
        invoice: "C-1",
        on: plainDate("2026-02-11"),
        reason: "rounding",
        number: null,
        kind: "small_difference",
      }),
    );
    expect(await openOf(posted.id)).toBe(0n);
    await expectSoundBook(merchant);
  });

  test("A5: an early-payment discount with its tax share closes the invoice", async () => {
    await fresh();
    const posted = await invoice("C-2", 0n, { amounts: { netMinor: 10_000n, taxMinor: 2_000n } });
    await payment(11_760n, { remittance: [{ invoice: "C-2" }] });
    const discount = await merchant.run((ctx) =>
      lowerInvoice(ctx, {
        invoice: "C-2",
        amountMinor: 240n,
        on: plainDate("2026-02-11"),
        reason: "2% within 10 days",
        number: null,
        kind: "discount",
      }),
    );
    expect(await openOf(posted.id)).toBe(0n);
    expect([discount.draft?.netMinor, discount.draft?.taxMinor]).toEqual([200n, 40n]);
    await expectSoundBook(merchant);
  });

  test("a credit note for an invoice settles it at once, the rest stays", async () => {
    await fresh();
    const posted = await invoice("C-3", 3_000n);
    const note = await merchant.run((ctx) =>
      issueCreditNote(ctx, {
        customer: "C1",
        number: "CN-2",
        currency: "GBP",
        issuedOn: plainDate("2026-02-05"),
        amounts: { netMinor: 5_000n, taxMinor: 0n },
        appliesTo: "C-3",
      }),
    );
    expect([await openOf(posted.id), await openOf(note.id)]).toEqual([0n, 2_000n]);
    await expectSoundBook(merchant);
  });
});

describe("currencies", () => {
  test("E18: settlement at another rate leaves nothing open and books the gain or loss", async () => {
    await fresh();
    const posted = await invoice("D-1", 10_000n, { currency: "EUR", rate: "0.90" });
    await payment(10_000n, { currency: "EUR", rate: "0.85", remittance: [{ invoice: "D-1" }] });
    expect(await openOf(posted.id)).toBe(0n);
    const losses = await database.asAdministrator<{ functional_minor: string; purpose: string }>(
      `SELECT posting.functional_minor, account.purpose FROM receivables.posting
        JOIN receivables.ledger_account account ON account.id = posting.debit_account_id
        WHERE posting.merchant_id = $1 AND posting.amount_minor IS NULL`,
      [merchant.merchantId],
    );
    expect(losses).toEqual([{ functional_minor: "500", purpose: "fx_loss" }]);
    await expectSoundBook(merchant);
  });

  test("E19: a part payment at a new rate leaves the rest open in the document's currency", async () => {
    await fresh();
    const posted = await invoice("D-2", 10_000n, { currency: "EUR", rate: "0.90" });
    await payment(3_333n, { currency: "EUR", rate: "0.95", remittance: [{ invoice: "D-2" }] });
    expect(await openOf(posted.id)).toBe(6_667n);
    await expectSoundBook(merchant);
  });

  test("A7, A9: across currencies the amounts in both are as said, yen included", async () => {
    await fresh();
    await merchant.run((ctx) =>
      recordRate(ctx, {
        base: "JPY",
        quote: "GBP",
        validFrom: plainDate("2026-01-01"),
        rate: "0.005",
        source: "test",
      }),
    );
    const yen = await invoice("D-3", 20_000n, { currency: "JPY" });
    await payment(10_000n, { number: "P-3" });
    await merchant.run((ctx) =>
      allocateCredit(ctx, { credit: "P-3", debit: "D-3", amountMinor: 10_000n, rate: "200" }),
    );
    expect(await openOf(yen.id)).toBe(0n);
    await expectSoundBook(merchant);
  });

  test("without a rate a foreign invoice is refused with the way out", async () => {
    await fresh();
    await expect(invoice("D-4", 100n, { currency: "CHF" })).rejects.toMatchObject({ code: "no_rate" });
  });
});
