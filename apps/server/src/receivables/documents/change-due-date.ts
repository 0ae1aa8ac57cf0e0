import { addDays, instantAtStartOfDay, type PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { lockAccounts, moveSums } from "../exposure/store.ts";
import { findEntity, todayOf } from "../ledger/entities.ts";
import { refuse } from "../refusals.ts";
import { assertDueInRange } from "./due-range.ts";
import { findDocumentOf } from "./find-document.ts";
import { type ItemState, lockItems } from "./store.ts";

/** Locks the one open item that is meant. @throws Refusal not_found when the document has no such instalment. */
export async function lockItemOf(
  ctx: Context,
  given: { document: string; instalment?: number | undefined },
): Promise<ItemState> {
  const head = await findDocumentOf(
    ctx,
    ["invoice", "fee", "interest_charge", "opening_debit"],
    given.document,
  );
  await lockAccounts(ctx, [head.customerId]);
  const items = await lockItems(ctx, [head.id]);
  const found = items.find((item) => item.instalment === (given.instalment ?? 1));
  if (found === undefined)
    throw refuse("not_found", `${given.document} has no instalment ${given.instalment ?? 1}.`);
  return found;
}

/**
 * Gives an open item another due date, from today on; the dates it had stay on record.
 * @throws Refusal not_found, date_out_of_range, already_settled.
 */
export async function changeDueDate(
  ctx: Context,
  request: { document: string; instalment?: number | undefined; dueOn: PlainDate; reason: string },
): Promise<ItemState> {
  const item = await lockItemOf(ctx, request);
  if (item.openMinor === 0n) throw refuse("already_settled", "Nothing is open that could fall due.");
  assertDueInRange(item.effectiveOn as PlainDate, request.dueOn, "/dueOn");
  const version = item.version + 1n;
  const entity = await findEntity(ctx, item.entityId);
  const today = todayOf(entity, ctx.now);
  await sql`
    INSERT INTO receivables.due_date_change (merchant_id, document_id, instalment, id, due_on, reason, actor, effective_on, booked_at, item_version)
    VALUES (${ctx.merchantId}, ${item.documentId}, ${item.instalment}, ${newId(ctx.now)}, ${request.dueOn}, ${request.reason}, ${ctx.actor},
      ${today}, ${ctx.now}, ${version.toString()})`.execute(ctx.tx);
  await sql`
    UPDATE receivables.open_item SET due_on = ${request.dueOn}, version = ${version.toString()}
    WHERE merchant_id = ${ctx.merchantId} AND document_id = ${item.documentId} AND instalment = ${item.instalment}`.execute(
    ctx.tx,
  );
  // No sum moves, but what the ceiling rests on may: something is late sooner, or no longer.
  const { customerId, currency } = item;
  const validUntil = instantAtStartOfDay(addDays(request.dueOn, 1), entity.timeZone);
  await moveSums(ctx, [{ customerId, currency, validUntil }], {
    kind: "due_date_change",
    documentId: item.documentId,
  });
  await recordEvents(ctx, [
    {
      type: "receivables.due_date_changed",
      subjectType: "open_item",
      subjectId: item.documentId,
      subjectVersion: version,
      data: {
        instalment: item.instalment,
        from: item.dueOn,
        to: request.dueOn,
        effectiveOn: today,
        reason: request.reason,
        customerId: item.customerId,
      },
    },
  ]);
  return { ...item, dueOn: request.dueOn, version };
}
