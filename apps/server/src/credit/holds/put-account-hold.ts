import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { markStale } from "#receivables";
import { merchantDay } from "../evaluations/gather-facts.ts";
import { refuse } from "../refusals.ts";
import {
  type AccountHoldRow,
  insertAccountHold,
  selectAccountHold,
  updateLifted,
} from "./account-hold-store.ts";

/**
 * Puts a hold on a whole account: no order of its passes until it is lifted or its day is over. It counts from this
 * moment: the account is out of date until it is evaluated again. @throws Refusal bad_field for a day that has passed.
 */
export async function putAccountHold(
  ctx: Context,
  given: {
    readonly customerId: string;
    readonly code: string;
    readonly note: string;
    readonly untilOn: PlainDate | null;
  },
): Promise<AccountHoldRow> {
  const { today } = await merchantDay(ctx);
  if (given.untilOn !== null && given.untilOn < today)
    throw refuse("bad_field", "The hold would be over already.", [
      { pointer: "/until", message: "lies in the past" },
    ]);
  await markStale(ctx, [given.customerId], "account_hold_put");
  const id = newId(ctx.now);
  await insertAccountHold(ctx, { id, ...given });
  await recordEvents(ctx, [accountHoldNews("credit.account_hold_placed", id, given, 1n)]);
  return (await selectAccountHold(ctx, id)) as AccountHoldRow;
}

/** Lifts a hold, with a reason. Again, it changes nothing. @throws Refusal not_found. */
export async function liftAccountHold(ctx: Context, id: string, reason: string): Promise<AccountHoldRow> {
  const hold = await selectAccountHold(ctx, id);
  if (hold === undefined) throw refuse("not_found", "There is no such hold.");
  await markStale(ctx, [hold.customerId], "account_hold_lifted");
  const lifted = await updateLifted(ctx, id, reason);
  if (lifted === undefined) return (await selectAccountHold(ctx, id)) ?? hold;
  await recordEvents(ctx, [accountHoldNews("credit.account_hold_lifted", id, lifted, 2n)]);
  return lifted;
}

function accountHoldNews(
  type: string,
  id: string,
  hold: { readonly customerId: string; readonly code: string; readonly untilOn: PlainDate | null },
  version: bigint,
): Parameters<typeof recordEvents>[1][number] {
  const { customerId, code, untilOn } = hold;
  return {
    type,
    subjectType: "account_hold",
    subjectId: id,
    subjectVersion: version,
    data: { customerId, code, untilOn },
  };
}
