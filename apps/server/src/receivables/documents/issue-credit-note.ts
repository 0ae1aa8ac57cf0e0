import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";
import { findDocumentOf } from "./find-document.ts";
import { type AmountsInput, priceAmounts } from "./issue-invoice.ts";
import { type Posted, type PostRequest, postDocument } from "./post-document.ts";
import { settleWith } from "./settle.ts";
import { readItems } from "./store.ts";

export interface CreditNoteRequest extends PostRequest {
  readonly number: string;
  readonly amounts: AmountsInput;
  /** The invoice it corrects: settled at once as far as it is open; the rest stays unapplied credit. */
  readonly appliesTo?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Books a credit note over the signed sum of its lines. @throws Refusal other_customer, and those of postDocument.
 */
export async function issueCreditNote(ctx: Context, request: CreditNoteRequest): Promise<Posted> {
  const { amounts, appliesTo, reason, ...common } = request;
  const corrected =
    appliesTo === undefined ? undefined : await findDocumentOf(ctx, ["invoice", "opening_debit"], appliesTo);
  const parts = { ...priceAmounts(amounts), appliesToId: corrected?.id ?? null, reason: reason ?? null };
  const posted = await postDocument(ctx, "credit_note", common, parts, { dueOn: request.issuedOn });
  if (posted.draft === undefined || corrected === undefined) return posted;
  if (corrected.customerId !== posted.draft.customerId) {
    throw refuse("other_customer", `Invoice ${corrected.number} belongs to another customer.`, [
      { pointer: "/appliesTo", message: "belongs to another customer" },
    ]);
  }
  const items = await readItems(ctx, [corrected.id]);
  await settleWith(
    ctx,
    posted.entities,
    posted.id,
    items.map((item) => ({ item, upToMinor: null })),
  );
  return posted;
}
