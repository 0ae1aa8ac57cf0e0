import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";
import type { DocumentDraft } from "./drafts.ts";
import { DEBIT_KINDS, findDocumentOf } from "./find-document.ts";
import { type Posted, type PostRequest, postDocument } from "./post-document.ts";
import { settleWith, type Target } from "./settle.ts";
import { type ItemState, readItems, readOpenItems } from "./store.ts";

export interface RemittanceLine {
  /** Id or number of what is paid. */
  readonly invoice: string;
  readonly instalment?: number | undefined;
  /** At most so much of it; else all that is open. */
  readonly amountMinor?: bigint | undefined;
}

export interface PaymentRequest extends PostRequest {
  readonly amountMinor: bigint;
  readonly method: string;
  readonly remittance?: readonly RemittanceLine[] | undefined;
  /** What to do with what the remittance does not use up. */
  readonly allocate?: "none" | "oldest_first" | undefined;
}

/**
 * Books money received and applies it: to the remittance first, each item up to what is open, then oldest due first
 * when asked. What is left is unapplied cash, so an overpayment never makes a negative item.
 * @throws Refusal other_customer, and those of postDocument.
 */
export async function receivePayment(ctx: Context, request: PaymentRequest): Promise<Posted> {
  const { amountMinor, method, remittance, allocate, ...common } = request;
  const posted = await postDocument(
    ctx,
    "payment",
    common,
    { netMinor: amountMinor, taxMinor: 0n, method },
    { dueOn: request.issuedOn },
    { amountMinor, method, remittance: remittance ?? [], allocate: allocate ?? "none" },
  );
  if (posted.draft === undefined) return posted;
  const named = await remittanceTargets(ctx, posted.draft, remittance ?? []);
  const appliedMinor = await settleWith(ctx, posted.entities, posted.id, named);
  if (allocate === "oldest_first" && appliedMinor < amountMinor) {
    const open = await readOpenItems(
      ctx,
      posted.draft.customerId,
      "debit",
      posted.draft.currency,
      posted.draft.entityId,
    );
    await settleWith(
      ctx,
      posted.entities,
      posted.id,
      open.map((item) => ({ item, upToMinor: null })),
    );
  }
  return posted;
}

async function remittanceTargets(
  ctx: Context,
  payment: DocumentDraft,
  remittance: readonly RemittanceLine[],
): Promise<Target[]> {
  const targets: Target[] = [];
  for (const [index, line] of remittance.entries()) {
    const document = await findDocumentOf(ctx, DEBIT_KINDS, line.invoice);
    if (document.customerId !== payment.customerId) {
      throw refuse("other_customer", `${document.number ?? "The document"} belongs to another customer.`, [
        { pointer: `/remittance/${index}/invoice`, message: "belongs to another customer" },
      ]);
    }
    const items = (await readItems(ctx, [document.id])).filter(
      (item) => line.instalment === undefined || item.instalment === line.instalment,
    );
    targets.push(...shareOut(items, line.amountMinor ?? null));
  }
  return targets;
}

/** One amount over the instalments of one document, earliest first. */
function shareOut(items: readonly ItemState[], amountMinor: bigint | null): Target[] {
  if (amountMinor === null) return items.map((item) => ({ item, upToMinor: null }));
  let leftMinor = amountMinor;
  return items.map((item) => {
    const upToMinor = leftMinor < item.openMinor ? leftMinor : item.openMinor;
    leftMinor -= upToMinor;
    return { item, upToMinor };
  });
}
