import { formatId, type PlainDate, splitByWeights } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { lockAccounts } from "../exposure/store.ts";
import { holdEntities } from "../ledger/store.ts";
import { refuse } from "../refusals.ts";
import { findDocumentOf } from "./find-document.ts";
import { type Posted, postDocument } from "./post-document.ts";
import { settleWith } from "./settle.ts";
import { type DocumentHead, findDocumentsByNumber, type ItemState, readItems } from "./store.ts";

export interface LoweringRequest {
  /** Id or number of the invoice or fee. */
  readonly invoice: string;
  readonly instalment?: number | undefined;
  /** Gross; all that is open when left out. */
  readonly amountMinor?: bigint | undefined;
  readonly on: PlainDate;
  readonly reason: string;
  readonly number: string | null;
  /** A write-off keeps the tax until the law gives relief; a discount and a small difference take their tax share. */
  readonly kind: "write_off" | "discount" | "small_difference";
}

/**
 * Writes off or discounts what is open of an invoice: a credit document with its reason, applied at once.
 * @throws Refusal already_settled, exceeds_open_amount, and those of postDocument.
 */
export async function lowerInvoice(ctx: Context, request: LoweringRequest): Promise<Posted> {
  const invoice = await findDocumentOf(
    ctx,
    ["invoice", "fee", "interest_charge", "opening_debit"],
    request.invoice,
  );
  await holdEntities(ctx, [invoice.entityId]);
  await lockAccounts(ctx, [invoice.customerId]);
  const items = (await readItems(ctx, [invoice.id])).filter(
    (item) => request.instalment === undefined || item.instalment === request.instalment,
  );
  const amountMinor = request.amountMinor ?? openOf(items);
  // What stands already had its room when it was booked; nothing may be open by now.
  if (!(await isStanding(ctx, request))) checkRoom(invoice, openOf(items), amountMinor);
  const taxMinor =
    request.kind === "write_off"
      ? 0n
      : (splitByWeights(amountMinor, [invoice.netMinor, invoice.taxMinor])[1] ?? 0n);
  const posted = await postDocument(
    ctx,
    request.kind,
    {
      customer: formatId("cus", invoice.customerId),
      number: request.number,
      currency: invoice.currency,
      issuedOn: request.on,
      entity: invoice.entityId,
      rate: invoice.rate,
    },
    { netMinor: amountMinor - taxMinor, taxMinor, reason: request.reason, appliesToId: invoice.id },
    { dueOn: request.on },
    {
      invoiceId: invoice.id,
      instalment: request.instalment,
      amountMinor: request.amountMinor,
      reason: request.reason,
    },
  );
  if (posted.draft === undefined) return posted;
  await settleWith(
    ctx,
    posted.entities,
    posted.id,
    items.map((item) => ({ item, upToMinor: null })),
  );
  return posted;
}

function openOf(items: readonly ItemState[]): bigint {
  return items.reduce((sum, item) => sum + item.openMinor, 0n);
}

async function isStanding(ctx: Context, request: LoweringRequest): Promise<boolean> {
  if (request.number === null) return false;
  return (await findDocumentsByNumber(ctx, request.kind, [request.number])).size > 0;
}

function checkRoom(invoice: DocumentHead, openMinor: bigint, amountMinor: bigint): void {
  if (openMinor === 0n) throw refuse("already_settled", `Nothing is open of ${invoice.number}.`);
  if (amountMinor <= openMinor) return;
  throw refuse(
    "exceeds_open_amount",
    `${openMinor} minor units are open of ${invoice.number}; ${amountMinor} were asked for.`,
  );
}
