// Short ways for the auditor: one merchant in pounds, its documents by their numbers, and what is open of them.
import { formatId } from "@goodterms/kernel";
import { allocateCredit, type CreditAllocation } from "../../src/receivables/allocations/allocate-credit.ts";
import { reverseAllocation } from "../../src/receivables/allocations/reverse-allocation.ts";
import { type InvoiceRequest, issueInvoice } from "../../src/receivables/documents/issue-invoice.ts";
import { type LoweringRequest, lowerInvoice } from "../../src/receivables/documents/lower-invoice.ts";
import { type PaymentRequest, receivePayment } from "../../src/receivables/documents/receive-payment.ts";
import { type ItemState, readItems } from "../../src/receivables/documents/store.ts";
import { aMerchant, plainDate, type StandardMerchant, type TestDatabase } from "../house.ts";

/** Opens the ways into one merchant's book. */
export async function aTradingBook(
  database: TestDatabase,
  options: Parameters<typeof aMerchant>[1] = { customers: 2 },
) {
  const merchant = await aMerchant(database, options);
  return { merchant, ...waysInto(merchant) };
}

function waysInto(merchant: StandardMerchant) {
  const items = (id: string): Promise<ItemState[]> => merchant.run((ctx) => readItems(ctx, [id]));
  return {
    invoice: (number: string, gross: bigint, more: Partial<InvoiceRequest> = {}) =>
      merchant.run((ctx) =>
        issueInvoice(ctx, {
          customer: "C1",
          number,
          currency: "GBP",
          issuedOn: plainDate("2026-01-05"),
          amounts: { netMinor: gross, taxMinor: 0n },
          ...more,
        }),
      ),
    payment: (number: string, amountMinor: bigint, more: Partial<PaymentRequest> = {}) =>
      merchant.run((ctx) =>
        receivePayment(ctx, {
          customer: "C1",
          number,
          currency: "GBP",
          issuedOn: plainDate("2026-01-10"),
          amountMinor,
          method: "bank_transfer",
          ...more,
        }),
      ),
    lower: (number: string, invoice: string, more: Partial<LoweringRequest> = {}) =>
      merchant.run((ctx) =>
        lowerInvoice(ctx, {
          invoice,
          number,
          on: plainDate("2026-01-20"),
          reason: "test",
          kind: "write_off",
          ...more,
        }),
      ),
    allocate: (credit: string, debit: string, more: Partial<CreditAllocation> = {}) =>
      merchant.run((ctx) => allocateCredit(ctx, { credit, debit, ...more })),
    unallocate: (allocation: string) =>
      merchant.run((ctx) =>
        reverseAllocation(ctx, { allocation: formatId("alc", allocation), reason: "test" }),
      ),
    items,
    openOf: async (id: string): Promise<bigint> =>
      (await items(id)).reduce((sum, item) => sum + item.openMinor, 0n),
  };
}
