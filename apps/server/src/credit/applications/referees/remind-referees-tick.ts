import { sql } from "kysely";
import { type Context, inMerchant } from "#platform/db";
import { newId } from "#platform/ids";
import { defineTick } from "#platform/jobs";
import { recordRefereeEvent } from "./ask-referee.ts";
import { markReminded, selectSilent } from "./store.ts";

const DAY_MS = 86_400_000;
const SILENT_DAYS = 5;
const REMINDERS_MAX = 2;
const REFEREES_PER_TRANSACTION = 200;
const EVERY_MS = 3_600_000;

/** Drafts reminders to referees who have not answered for five days, twice at most; returns how many. */
export async function remindReferees(ctx: Context): Promise<number> {
  const before = new Date(ctx.now.getTime() - SILENT_DAYS * DAY_MS);
  const silent = await selectSilent(ctx, before, REMINDERS_MAX, REFEREES_PER_TRANSACTION);
  if (silent.length === 0) return 0;
  await markReminded(
    ctx,
    silent.map(({ id }) => id),
  );
  for (const referee of silent) {
    const reminder = referee.reminders + 1;
    await recordRefereeEvent(ctx, "credit.referee_reminder_drafted", referee, 2n, { reminder });
  }
  return silent.length;
}

/** Goes through the merchants. */
export const remindRefereesTick = defineTick({
  name: "credit.remind_referees",
  everyMs: EVERY_MS,
  run: async ({ database, clock, signal }) => {
    const merchants = await sql<{ id: string }>`SELECT merchant_id AS id FROM platform.merchant`.execute(
      database.across,
    );
    let reminded = 0;
    for (const { id: merchantId } of merchants.rows) {
      if (signal.aborted) return reminded;
      const now = clock.now();
      const caller = { merchantId, actor: "system:remind_referees", now, requestId: newId(now) };
      reminded += await inMerchant(database, caller, remindReferees);
    }
    return reminded;
  },
});
