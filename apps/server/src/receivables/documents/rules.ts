import { type PlainDate, parseDecimal, roundHalfUp, taxMinor } from "@goodterms/kernel";
import { BOOKING_RULES, type BookingRule } from "../ledger/bookings.ts";
import { type PostingDraft, splitFunctional } from "../ledger/rules.ts";
import type {
  BookingFacts,
  DocumentDraft,
  DocumentInput,
  DocumentKind,
  DocumentLine,
  Drafted,
  Due,
  ItemDraft,
  Side,
} from "./drafts.ts";
import { findRefusal, valueTotal } from "./refusal-rules.ts";
import { dueDates } from "./terms/rules.ts";

/**
 * Turns a document as given into one ready to book, or says why it cannot be. Pure: the same input and facts give the
 * same draft, whether it comes from the API, a file or a simulation.
 */
export function draftDocument(
  kind: Exclude<DocumentKind, "reversal">,
  input: DocumentInput,
  due: Due,
  facts: BookingFacts,
): Drafted {
  const totalMinor = input.netMinor + input.taxMinor;
  const refusal = findRefusal(input, totalMinor, due, facts);
  if (refusal !== undefined) return { refusal };
  const valued = valueTotal(input.currency, totalMinor, facts, input.issuedOn);
  if ("refusal" in valued) return valued;
  const { rate, functionalMinor } = valued;
  const rule = BOOKING_RULES[kind];
  const draft: DocumentDraft = {
    id: input.id,
    kind,
    entityId: facts.entity.id,
    customerId: input.customerId,
    number: input.number,
    currency: input.currency,
    netMinor: input.netMinor,
    taxMinor: input.taxMinor,
    totalMinor,
    issuedOn: input.issuedOn,
    terms: "terms" in due ? due.terms : null,
    rate,
    functionalMinor,
    orderReference: input.orderReference ?? null,
    purchaseOrder: input.purchaseOrder ?? null,
    method: input.method ?? null,
    reason: input.reason ?? null,
    lines: input.lines ?? null,
    reversesId: null,
    appliesToId: input.appliesToId ?? null,
    contentHash: input.contentHash,
    importId: input.importId ?? null,
    importLine: input.importLine ?? null,
    items: draftItems(rule.side, dueAmounts(due, input.issuedOn, totalMinor), functionalMinor),
    postings: draftPostings(rule, input, functionalMinor),
  };
  return { draft };
}

function dueAmounts(
  due: Due,
  issuedOn: PlainDate,
  totalMinor: bigint,
): { dueOn: PlainDate; amountMinor: bigint }[] {
  if ("dueOn" in due) return [{ dueOn: due.dueOn, amountMinor: totalMinor }];
  if ("schedule" in due) return [...due.schedule];
  // A part that comes to nothing (1% of 0.02) leaves nothing to settle.
  return dueDates(due.terms, issuedOn, totalMinor).filter((part) => part.amountMinor > 0n);
}

function draftItems(
  side: Side,
  parts: readonly { dueOn: PlainDate; amountMinor: bigint }[],
  functionalMinor: bigint,
): ItemDraft[] {
  const functional = splitFunctional(
    functionalMinor,
    parts.map((part) => part.amountMinor),
  );
  return parts.map((part, index) => ({
    instalment: index + 1,
    side,
    amountMinor: part.amountMinor,
    functionalMinor: functional[index] ?? 0n,
    dueOn: part.dueOn,
  }));
}

function draftPostings(rule: BookingRule, input: DocumentInput, functionalMinor: bigint): PostingDraft[] {
  const parts = [
    { account: rule.net, amountMinor: input.netMinor },
    { account: rule.tax, amountMinor: input.taxMinor },
  ].filter((part) => part.amountMinor > 0n);
  const functional = splitFunctional(
    functionalMinor,
    parts.map((part) => part.amountMinor),
  );
  return parts.map((part, index) => ({
    debit: rule.side === "debit" ? "receivables" : part.account,
    credit: rule.side === "debit" ? part.account : "receivables",
    customerId: input.customerId,
    currency: input.currency,
    amountMinor: part.amountMinor,
    functionalMinor: functional[index] ?? 0n,
  }));
}

/** A line as a caller gives it; what is left out is computed. */
export interface LineInput {
  readonly description: string;
  readonly sku?: string | undefined;
  readonly quantity: string;
  readonly unitAmount: string;
  readonly netMinor?: bigint | undefined;
  readonly taxRate?: string | undefined;
  readonly taxMinor?: bigint | undefined;
}

/**
 * Net and tax of each line: quantity × unit amount rounded half-up once, tax on the net rounded half-up once. Returns
 * the index of the first line that is no exact decimal.
 */
export function priceLines(
  lines: readonly LineInput[],
): { lines: DocumentLine[]; netMinor: bigint; taxMinor: bigint } | { badLine: number } {
  const priced: DocumentLine[] = [];
  for (const [index, line] of lines.entries()) {
    const quantity = parseDecimal(line.quantity);
    const unitAmount = parseDecimal(line.unitAmount);
    const taxRate = line.taxRate === undefined ? null : parseDecimal(line.taxRate);
    if (quantity === null || unitAmount === null || (line.taxRate !== undefined && taxRate === null))
      return { badLine: index };
    const netMinor =
      line.netMinor ??
      roundHalfUp(
        quantity.coefficient * unitAmount.coefficient,
        10n ** BigInt(quantity.scale + unitAmount.scale),
      );
    priced.push({
      description: line.description,
      sku: line.sku ?? null,
      quantity: line.quantity,
      unitAmount: line.unitAmount,
      netMinor,
      taxRate: line.taxRate ?? null,
      taxMinor: line.taxMinor ?? (taxRate === null ? 0n : taxMinor(netMinor, taxRate)),
    });
  }
  return {
    lines: priced,
    netMinor: priced.reduce((sum, line) => sum + line.netMinor, 0n),
    taxMinor: priced.reduce((sum, line) => sum + line.taxMinor, 0n),
  };
}
