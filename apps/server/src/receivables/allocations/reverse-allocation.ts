import { type PlainDate, parseId } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import { readItems } from "../documents/store.ts";
import { lockAccounts } from "../exposure/store.ts";
import { findEntity, todayOf } from "../ledger/entities.ts";
import { assertNotFarAhead, holdEntities } from "../ledger/store.ts";
import { refuse } from "../refusals.ts";
import { reverseAllocations } from "./reverse-allocations.ts";
import { type AllocationRow, findAllocation } from "./store.ts";

/** Takes one allocation back. @throws Refusal not_found, already_reversed, not_reversible, and those of reverseAllocations. */
export async function reverseAllocation(
  ctx: Context,
  request: { allocation: string; reason: string; reversedOn?: PlainDate | undefined },
): Promise<AllocationRow> {
  const id = parseId("alc", request.allocation);
  const allocation = id === null ? undefined : await findAllocation(ctx, id);
  if (allocation === undefined) throw refuse("not_found", `There is no allocation ${request.allocation}.`);
  if (allocation.reversesId !== null) throw refuse("not_reversible", "This is itself a reversal.");
  const items = await readItems(ctx, [allocation.creditDocumentId, allocation.debitDocumentId]);
  const entityId = items[0]?.entityId ?? "";
  const entities = await holdEntities(ctx, [entityId]);
  await lockAccounts(ctx, [...new Set(items.map((item) => item.customerId))]);
  await checkStands(ctx, allocation);
  const today = todayOf(await findEntity(ctx, entityId), ctx.now);
  const reversedOn = request.reversedOn ?? today;
  assertNotFarAhead(reversedOn, today);
  const [row] = await reverseAllocations(ctx, entities, [allocation], { reversedOn, reason: request.reason });
  if (row === undefined) throw refuse("not_found", "Nothing was reversed.");
  return row;
}

/** Under the lock: it may have been reversed, or its document may have been, while we waited. */
async function checkStands(ctx: Context, allocation: AllocationRow): Promise<void> {
  const reversed = await sql`
    SELECT 1 FROM receivables.allocation WHERE merchant_id = ${ctx.merchantId} AND reverses_id = ${allocation.id}`.execute(
    ctx.tx,
  );
  if (reversed.rows.length > 0) throw refuse("already_reversed", "The allocation has been reversed.");
  const closing = await sql`
    SELECT 1 FROM receivables.document WHERE merchant_id = ${ctx.merchantId} AND reverses_id IS NOT NULL
      AND id IN (${allocation.creditDocumentId}, ${allocation.debitDocumentId})`.execute(ctx.tx);
  if (closing.rows.length > 0) throw refuse("not_reversible", "This allocation closes a reversed document.");
}
