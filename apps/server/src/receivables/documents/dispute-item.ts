import { sql } from "kysely";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { disputedOpen } from "../allocations/allocate-items.ts";
import { moveSums } from "../exposure/store.ts";
import { findEntity, todayOf } from "../ledger/entities.ts";
import { refuse } from "../refusals.ts";
import { lockItemOf } from "./change-due-date.ts";
import type { ItemState } from "./store.ts";

/**
 * Says how much of an open item is in dispute from today on; zero ends the dispute. Ageing shows it beside the gross.
 * @throws Refusal not_found, exceeds_open_amount, amount_not_positive.
 */
export async function disputeItem(
  ctx: Context,
  request: { document: string; instalment?: number | undefined; disputedMinor: bigint; reason: string },
): Promise<ItemState> {
  const item = await lockItemOf(ctx, request);
  if (request.disputedMinor < 0n) throw refuse("amount_not_positive", "A disputed amount is zero or more.");
  if (request.disputedMinor > item.openMinor) {
    throw refuse(
      "exceeds_open_amount",
      `${item.openMinor} minor units are open; ${request.disputedMinor} cannot be in dispute.`,
    );
  }
  const changed: ItemState = { ...item, disputedMinor: request.disputedMinor, version: item.version + 1n };
  const today = todayOf(await findEntity(ctx, item.entityId), ctx.now);
  await sql`
    INSERT INTO receivables.item_dispute (merchant_id, document_id, instalment, id, disputed_minor, reason, actor, effective_on, booked_at, item_version)
    VALUES (${ctx.merchantId}, ${item.documentId}, ${item.instalment}, ${newId(ctx.now)}, ${changed.disputedMinor.toString()}, ${request.reason},
      ${ctx.actor}, ${today}, ${ctx.now}, ${changed.version.toString()})`.execute(ctx.tx);
  await sql`
    UPDATE receivables.open_item SET disputed_minor = ${changed.disputedMinor.toString()}, version = ${changed.version.toString()}
    WHERE merchant_id = ${ctx.merchantId} AND document_id = ${item.documentId} AND instalment = ${item.instalment}`.execute(
    ctx.tx,
  );
  await moveSums(
    ctx,
    [
      {
        customerId: item.customerId,
        currency: item.currency,
        disputedMinor: disputedOpen(changed) - disputedOpen(item),
      },
    ],
    {
      kind: "dispute",
      documentId: item.documentId,
    },
  );
  await recordEvents(ctx, [
    {
      type: request.disputedMinor === 0n ? "receivables.dispute_ended" : "receivables.item_disputed",
      subjectType: "open_item",
      subjectId: item.documentId,
      subjectVersion: changed.version,
      data: {
        instalment: item.instalment,
        disputedMinor: changed.disputedMinor,
        effectiveOn: today,
        currency: item.currency,
        reason: request.reason,
        customerId: item.customerId,
      },
    },
  ]);
  return changed;
}
