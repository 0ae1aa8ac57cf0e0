import { type RawBuilder, sql } from "kysely";
import type { Context } from "../db/index.ts";

export interface EventFilter {
  /** A subject's uuid. */
  readonly subjectId?: string | undefined;
  readonly type?: string | undefined;
  /** Events older than this one's id. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export interface ListedEvent {
  readonly id: string;
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectVersion: bigint;
  readonly actor: string;
  readonly requestId: string;
  readonly occurredAt: Date;
  /** Null until the event is sealed, within a second or so. */
  readonly sequence: bigint | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The audit trail, newest first. */
export async function listEvents(ctx: Context, filter: EventFilter): Promise<ListedEvent[]> {
  const conditions = sql.join(
    [
      sql`merchant_id = ${ctx.merchantId}`,
      ...(filter.subjectId === undefined ? [] : [sql`subject_id = ${filter.subjectId}::uuid`]),
      ...(filter.type === undefined ? [] : [sql`type = ${filter.type}`]),
      ...(filter.before === undefined ? [] : [sql`id < ${filter.before}::uuid`]),
    ],
    sql` AND `,
  );
  const found = await statement(conditions, filter).execute(ctx.tx);
  return found.rows;
}

const COLUMNS = sql`id, type, subject_type AS "subjectType", subject_id AS "subjectId",
  subject_version AS "subjectVersion", actor, request_id AS "requestId", occurred_at AS "occurredAt", sequence, data`;

function statement(conditions: RawBuilder<unknown>, filter: EventFilter): RawBuilder<ListedEvent> {
  if (filter.subjectId === undefined) {
    return sql`SELECT ${COLUMNS} FROM platform.event WHERE ${conditions} ORDER BY id DESC LIMIT ${filter.limit}`;
  }
  // One subject among millions: sealed rows by their index, the few unsealed ones by theirs.
  return sql`
    SELECT * FROM (
      SELECT ${COLUMNS} FROM platform.event WHERE ${conditions} AND sequence IS NOT NULL
      UNION ALL
      SELECT ${COLUMNS} FROM platform.event WHERE ${conditions} AND sequence IS NULL
    ) found ORDER BY id DESC LIMIT ${filter.limit}`;
}
