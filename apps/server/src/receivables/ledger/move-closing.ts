import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { refuse } from "../refusals.ts";
import { type Entity, findEntity, todayOf } from "./entities.ts";

/**
 * Closes an entity's books through a day, or opens them again back to an earlier one. Waits for postings under way and
 * is waited for by later ones, so nothing slips into a period while it closes.
 * @throws Refusal not_found, date_out_of_range.
 */
export async function moveClosing(
  ctx: Context,
  given: { entity: string; closedThrough: PlainDate | null; reason: string; direction: "close" | "reopen" },
): Promise<Entity> {
  const { id } = await findEntity(ctx, given.entity);
  const held = await sql<{ closings: number }>`
    SELECT closings FROM receivables.entity WHERE merchant_id = ${ctx.merchantId} AND id = ${id} FOR UPDATE`.execute(
    ctx.tx,
  );
  const number = (held.rows[0]?.closings ?? 0) + 1;
  const entity = await findEntity(ctx, id);
  checkMove(entity, given, todayOf(entity, ctx.now));
  await sql`
    UPDATE receivables.entity SET closed_through = ${given.closedThrough}, closings = ${number}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
  const closingId = newId(ctx.now);
  await sql`
    INSERT INTO receivables.period_closing (merchant_id, entity_id, id, number, closed_through, previous_closed_through, reason, actor, booked_at)
    VALUES (${ctx.merchantId}, ${id}, ${closingId}, ${number}, ${given.closedThrough}, ${entity.closedThrough}, ${given.reason}, ${ctx.actor}, ${ctx.now})`.execute(
    ctx.tx,
  );
  await recordEvents(ctx, [
    {
      type: given.direction === "close" ? "receivables.period_closed" : "receivables.period_reopened",
      subjectType: "entity",
      subjectId: id,
      subjectVersion: BigInt(ctx.now.getTime()),
      data: {
        closedThrough: given.closedThrough,
        previousClosedThrough: entity.closedThrough,
        reason: given.reason,
      },
    },
  ]);
  return { ...entity, closedThrough: given.closedThrough };
}

function checkMove(
  entity: Entity,
  given: { closedThrough: PlainDate | null; direction: "close" | "reopen" },
  today: PlainDate,
): void {
  const before = entity.closedThrough;
  if (given.direction === "close") {
    if (given.closedThrough === null || given.closedThrough >= today) {
      throw refuse(
        "date_out_of_range",
        `Only days that are over can be closed; today is ${today} in ${entity.timeZone}.`,
      );
    }
    if (before !== null && given.closedThrough <= before)
      throw refuse("date_out_of_range", `The books are closed through ${before} already.`);
    return;
  }
  if (before === null) throw refuse("date_out_of_range", "No period is closed.");
  if (given.closedThrough !== null && given.closedThrough >= before) {
    throw refuse(
      "date_out_of_range",
      `The books are closed through ${before}; opening them again goes back to an earlier day.`,
    );
  }
}
