import { maxDate, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { allocateItems } from "../allocations/allocate-items.ts";
import { refuse } from "../refusals.ts";
import { REFUNDABLE_KINDS } from "./drafts.ts";
import { findDocumentOf } from "./find-document.ts";
import { type Posted, type PostRequest, postDocument } from "./post-document.ts";
import { spreadCredit } from "./settle.ts";
import { readItems, readRefundableItems } from "./store.ts";

export interface RefundRequest extends PostRequest {
  readonly amountMinor: bigint;
  readonly method: string;
  readonly reason?: string | undefined;
  /** The payment or credit note that is paid back; else the customer's oldest unapplied credits. */
  readonly of?: string | undefined;
}

/**
 * Books money paid back to the customer against unapplied credit, all or nothing.
 * @throws Refusal refund_exceeds_credit, other_customer, and those of postDocument.
 */
export async function payRefund(ctx: Context, request: RefundRequest): Promise<Posted> {
  const { amountMinor, method, of, reason, ...common } = request;
  const source = of === undefined ? undefined : await findDocumentOf(ctx, REFUNDABLE_KINDS, of);
  const parts = {
    netMinor: amountMinor,
    taxMinor: 0n,
    method,
    reason: reason ?? null,
    appliesToId: source?.id ?? null,
  };
  const posted = await postDocument(ctx, "refund", common, parts, { dueOn: request.issuedOn });
  const { draft } = posted;
  if (draft === undefined) return posted;
  if (source !== undefined && source.customerId !== draft.customerId) {
    throw refuse("other_customer", "What is to be refunded belongs to another customer.", [
      { pointer: "/of", message: "belongs to another customer" },
    ]);
  }
  const [refund] = await readItems(ctx, [posted.id]);
  if (refund === undefined) throw refuse("not_found", "The refund has no item.");
  const credits =
    source === undefined
      ? await readRefundableItems(ctx, draft.customerId, draft.currency, draft.entityId)
      : await readItems(ctx, [source.id]);
  const requests = spreadCredit(credits, [{ item: refund, upToMinor: null }]).map((allocation) => ({
    ...allocation,
    effectiveOn: maxDate(allocation.effectiveOn, request.issuedOn as PlainDate),
  }));
  const coveredMinor = requests.reduce((sum, allocation) => sum + allocation.creditMinor, 0n);
  if (coveredMinor < amountMinor) {
    throw refuse(
      "refund_exceeds_credit",
      `${coveredMinor} minor units of credit can be refunded; ${amountMinor} were asked for.`,
      [{ pointer: "/amount", message: "is more than the credit left" }],
    );
  }
  await allocateItems(ctx, posted.entities, requests);
  return posted;
}
