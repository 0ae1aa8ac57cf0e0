// What may happen to a book, as data: fast-check makes sequences of these, `apply` tries each on the real thing.
import { addDays, formatId, minDate, plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import type { Context } from "../../src/platform/db/index.ts";
import { allocateCredit } from "../../src/receivables/allocations/allocate-credit.ts";
import { reverseAllocation } from "../../src/receivables/allocations/reverse-allocation.ts";
import { putCustomer } from "../../src/receivables/customers/put-customer.ts";
import { changeDueDate } from "../../src/receivables/documents/change-due-date.ts";
import { chargeFee } from "../../src/receivables/documents/charge-fee.ts";
import { disputeItem } from "../../src/receivables/documents/dispute-item.ts";
import type { DocumentKind } from "../../src/receivables/documents/drafts.ts";
import { issueCreditNote } from "../../src/receivables/documents/issue-credit-note.ts";
import { issueInvoice } from "../../src/receivables/documents/issue-invoice.ts";
import { lowerInvoice } from "../../src/receivables/documents/lower-invoice.ts";
import { payRefund } from "../../src/receivables/documents/pay-refund.ts";
import { receivePayment } from "../../src/receivables/documents/receive-payment.ts";
import { reverseDocument } from "../../src/receivables/documents/reverse-document.ts";
import { reserveOrder } from "../../src/receivables/exposure/reserve-order.ts";
import { moveClosing } from "../../src/receivables/ledger/move-closing.ts";

const FIRST_DAY = plainDate("2026-01-05");
const CURRENCIES = ["GBP", "EUR", "JPY"] as const;
/** Units of the entity's currency for one; each keeps its books in its own. */
const RATES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  UK: { GBP: ["1"], EUR: ["0.8512", "0.8637", "0.9001"], JPY: ["0.00517", "0.00498"] },
  DE: { GBP: ["1.1748", "1.1578"], EUR: ["1"], JPY: ["0.00607", "0.0059"] },
};

export interface Command {
  readonly kind:
    | "invoice"
    | "instalments"
    | "payment"
    | "credit_note"
    | "fee"
    | "refund"
    | "lower"
    | "allocate"
    | "unallocate"
    | "reverse"
    | "dispute"
    | "defer"
    | "interest"
    | "order"
    | "regroup"
    | "close"
    | "reopen";
  readonly customer: number;
  readonly currency: (typeof CURRENCIES)[number];
  readonly amountMinor: number;
  readonly day: number;
  /** Picks a document, an allocation, a rate or a variant among what there is. */
  readonly pick: number;
  readonly other: number;
  /** The statement at which the first try breaks off, as if the process had died there; 0 for none. */
  readonly crashAt: number;
}

export const commands = fc.array(
  fc.record<Command>({
    kind: fc.constantFrom(
      "invoice",
      "invoice",
      "instalments",
      "payment",
      "payment",
      "credit_note",
      "fee",
      "refund",
      "lower",
      "allocate",
      "allocate",
      "unallocate",
      "reverse",
      "dispute",
      "defer",
      "interest",
      "order",
      "regroup",
      "close",
      "reopen",
    ),
    customer: fc.integer({ min: 1, max: 3 }),
    currency: fc.constantFrom(...CURRENCIES),
    amountMinor: fc.integer({ min: 1, max: 20_000 }),
    day: fc.integer({ min: 0, max: 50 }),
    pick: fc.nat(1_000),
    other: fc.nat(1_000),
    crashAt: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) },
    ),
  }),
  { minLength: 5, maxLength: 25 },
);

/** What has been booked so far, in the test's own hand: enough to name it again. */
export interface Booked {
  readonly debits: { number: string; kind: DocumentKind }[];
  readonly credits: { number: string; kind: DocumentKind }[];
  readonly allocations: string[];
}

/** Tries a command; a refusal is a Refusal, anything else is a fault. Numbers come from the index, so a replay repeats them. */
export async function apply(ctx: Context, command: Command, index: number, booked: Booked): Promise<void> {
  const on = addDays(FIRST_DAY, command.day);
  const customer = `C${command.customer}`;
  const entity = command.other % 4 === 3 ? "DE" : "UK";
  const rates = RATES[entity]?.[command.currency] ?? ["1"];
  const common = {
    customer,
    entity,
    currency: command.currency,
    issuedOn: on,
    rate: rates[command.pick % rates.length],
  };
  const amountMinor = BigInt(command.amountMinor);
  const pickFrom = <T>(list: readonly T[], by = command.pick): T | undefined =>
    list[by % Math.max(1, list.length)];
  const debit = pickFrom(booked.debits);
  const credit = pickFrom(booked.credits, command.other);
  switch (command.kind) {
    case "invoice":
      await issueInvoice(ctx, {
        ...common,
        number: `I${index}`,
        dueOn: addDays(on, 30),
        order: `O${command.other % 10}`,
        amounts: { netMinor: amountMinor, taxMinor: amountMinor / 5n },
      });
      return;
    case "instalments":
      await issueInvoice(ctx, {
        ...common,
        number: `I${index}`,
        terms: "50% net 0, 30% net 30, 20% net 60",
        amounts: { netMinor: amountMinor, taxMinor: 0n },
      });
      return;
    case "fee":
    case "interest":
      await chargeFee(ctx, {
        ...common,
        number: `F${index}`,
        kind: command.kind === "fee" ? "fee" : "interest_charge",
        amountMinor,
        taxMinor: 0n,
        dueOn: on,
        reason: "late",
      });
      return;
    case "credit_note":
      await issueCreditNote(ctx, {
        ...common,
        number: `N${index}`,
        amounts: { netMinor: amountMinor, taxMinor: 0n },
      });
      return;
    case "payment":
      await receivePayment(ctx, {
        ...common,
        number: `P${index}`,
        amountMinor,
        method: "bank_transfer",
        allocate: command.other % 2 === 0 ? "oldest_first" : "none",
      });
      return;
    case "refund":
      await payRefund(ctx, { ...common, number: `R${index}`, amountMinor, method: "bank_transfer" });
      return;
    case "lower":
      if (debit === undefined) return;
      await lowerInvoice(ctx, {
        invoice: debit.number,
        amountMinor,
        on,
        reason: "test",
        number: `W${index}`,
        kind: command.other % 2 === 0 ? "write_off" : "discount",
      });
      return;
    case "allocate":
      if (debit === undefined || credit === undefined) return;
      await allocateCredit(ctx, {
        credit: credit.number,
        debit: debit.number,
        ...(command.day % 2 === 0 ? { amountMinor } : {}),
        rate: "1.25",
        groupConsent: true,
      });
      return;
    case "unallocate": {
      const allocation = pickFrom(booked.allocations);
      if (allocation !== undefined)
        await reverseAllocation(ctx, { allocation: formatId("alc", allocation), reason: "test" });
      return;
    }
    case "reverse": {
      const target = pickFrom([...booked.debits, ...booked.credits]);
      if (target !== undefined)
        await reverseDocument(ctx, {
          kinds: [target.kind],
          document: target.number,
          reason: "test",
          method: "returned",
        });
      return;
    }
    case "dispute":
      if (debit !== undefined)
        await disputeItem(ctx, { document: debit.number, disputedMinor: amountMinor, reason: "damaged" });
      return;
    case "defer":
      if (debit !== undefined)
        await changeDueDate(ctx, { document: debit.number, dueOn: addDays(on, 90), reason: "agreed" });
      return;
    default:
      await applyAround(ctx, command, entity);
  }
}

/** What happens around the documents: orders, groups and periods. */
async function applyAround(ctx: Context, command: Command, entity: string): Promise<void> {
  const customer = `C${command.customer}`;
  if (command.kind === "order") {
    await reserveOrder(ctx, {
      customer,
      order: `O${command.pick % 10}`,
      currency: command.currency,
      amountMinor: BigInt(command.amountMinor),
      mode: command.other % 5 === 0 ? "check" : "reserve",
      expiresAt: command.other % 2 === 0 ? null : new Date(ctx.now.getTime() + 5_000),
      overrideReason: command.other % 3 === 0 ? "test" : null,
    });
  } else if (command.kind === "regroup") {
    const group = [null, "G", "G2"][command.pick % 3] ?? null;
    await putCustomer(ctx, { reference: customer, name: customer, kind: "business", group });
  } else {
    const closing = command.kind === "close";
    // Early enough for most documents to come after it.
    const through = minDate(addDays(FIRST_DAY, Math.floor(command.day / 5)), plainDate("2026-01-20"));
    await moveClosing(ctx, {
      entity,
      closedThrough: closing ? through : null,
      reason: "test",
      direction: closing ? "close" : "reopen",
    });
  }
}
