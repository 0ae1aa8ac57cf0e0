import { addDays, formatId, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { findCustomer, markStale } from "#receivables";
import { refuse } from "../refusals.ts";
import type { AlertRow } from "./alert-store.ts";
import type { AlertCode } from "./firing-rules.ts";
import {
  endWatches,
  type NewWatch,
  selectEndedWatches,
  upsertWatches,
  type WatchRow,
} from "./watch-store.ts";

const WATCHED_AUTOMATICALLY_DAYS = 90;
const ENDED_PER_TRANSACTION = 500;
/** Alerts after which a customer is watched without anybody asking, if they are more than news. */
const WATCHED_AFTER: ReadonlySet<AlertCode> = new Set(["grade_worse", "pays_later", "bureau_alert"]);

/** What a person says of watching a customer. */
export interface WatchRequest {
  readonly reason: string;
  readonly ownerId: string | null;
  /** Its last day; null until taken off. */
  readonly untilOn: PlainDate | null;
}

/** Puts a customer on the watch list, or changes why and until when. @throws Refusal not_found, bad_field. */
export async function watchCustomer(
  ctx: Context,
  customer: string,
  request: WatchRequest,
  today: PlainDate,
): Promise<WatchRow> {
  const { id } = await findCustomer(ctx, customer);
  if (request.untilOn !== null && request.untilOn < today)
    throw refuse("bad_field", "The last day lies in the past.", [
      { pointer: "/until", message: "lies in the past" },
    ]);
  const watch: NewWatch = { customerId: id, source: "person", ...request };
  const [row] = await upsertWatches(ctx, [watch], "over");
  await announce(ctx, row === undefined ? [] : [row], "credit.customer_watched");
  await markStale(ctx, [id], "watch_list_changed");
  return row as WatchRow;
}

/** Takes a customer off the watch list; it is no error when it is not on it. @throws Refusal not_found. */
export async function unwatchCustomer(ctx: Context, customer: string): Promise<void> {
  const { id } = await findCustomer(ctx, customer);
  await endAndTell(ctx, [id]);
}

/** Takes off whoever's last day has passed, some hundred at a time; returns how many. */
export async function endPassedWatches(ctx: Context, today: PlainDate): Promise<number> {
  const ids = await selectEndedWatches(ctx, today, ENDED_PER_TRANSACTION);
  await endAndTell(ctx, ids);
  return ids.length;
}

async function endAndTell(ctx: Context, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  const ended = await endWatches(ctx, customerIds);
  await announce(ctx, ended, "credit.watch_ended");
  if (ended.length > 0)
    await markStale(
      ctx,
      ended.map((row) => row.customerId),
      "watch_list_changed",
    );
}

/** Watches customers of whom something was raised that wants an eye, for 90 days; what a person wrote stays. */
export async function watchAutomatically(
  ctx: Context,
  raised: readonly AlertRow[],
  today: PlainDate,
): Promise<void> {
  const wanted = raised.filter(
    (alert) => WATCHED_AFTER.has(alert.code) && !alert.isPositive && alert.severity !== "info",
  );
  const byCustomer = new Map(
    wanted.map((alert): [string, NewWatch] => [
      alert.customerId,
      {
        customerId: alert.customerId,
        source: "automatic",
        reason: alert.code,
        ownerId: null,
        untilOn: addDays(today, WATCHED_AUTOMATICALLY_DAYS),
      },
    ]),
  );
  const written = await upsertWatches(ctx, [...byCustomer.values()], "beside");
  await announce(ctx, written, "credit.customer_watched");
}

async function announce(ctx: Context, rows: readonly WatchRow[], type: string): Promise<void> {
  await recordEvents(
    ctx,
    rows.map((row) => ({
      type,
      subjectType: "customer",
      subjectId: row.customerId,
      subjectVersion: row.version,
      data: { customer: formatId("cus", row.customerId), source: row.source, until: row.untilOn },
    })),
  );
}
