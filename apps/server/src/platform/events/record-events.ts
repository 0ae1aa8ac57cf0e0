import { sql } from "kysely";
import type { Context } from "../db/index.ts";
import { newIds } from "../ids/index.ts";

/** News of one change: what happened, to what, and the subject's version after it. No personal data. */
export interface NewEvent {
  /** `room.past_tense`, such as `receivables.invoice_issued`. */
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectVersion: bigint;
  /** JSON values only; amounts as integers of minor units. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Writes events in the transaction of the facts they tell. They become visible, sealed and sent after it commits. */
export async function recordEvents(ctx: Context, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const ids = newIds(ctx.now, events.length);
  await sql`
    INSERT INTO platform.event (merchant_id, id, type, subject_type, subject_id, subject_version, actor, request_id, occurred_at, data)
    SELECT ${ctx.merchantId}::uuid, given.id, given.type, given.subject_type, given.subject_id, given.subject_version,
      ${ctx.actor}, ${ctx.requestId}, ${ctx.now}::timestamptz, given.data
    FROM unnest(${ids}::uuid[], ${events.map((event) => event.type)}::text[],
      ${events.map((event) => event.subjectType)}::text[], ${events.map((event) => event.subjectId)}::uuid[],
      ${events.map((event) => event.subjectVersion.toString())}::bigint[], ${events.map((event) => toJson(event.data))}::jsonb[])
      AS given (id, type, subject_type, subject_id, subject_version, data)`.execute(ctx.tx);
}

function toJson(data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(data, (_key, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
}
