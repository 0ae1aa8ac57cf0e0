import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { MonitoringStyle } from "#integrations/bureaus";
import type { Context } from "#platform/db";

export type EnrolmentState = "starting" | "active" | "ending" | "ended" | "failed";

/** One customer watched at one bureau. */
export interface Enrolment {
  readonly customerId: string;
  readonly bureau: string;
  readonly style: MonitoringStyle;
  readonly state: EnrolmentState;
  readonly product: string;
  readonly everyDays: number;
  readonly permissiblePurpose: string | null;
  readonly nextPullOn: PlainDate | null;
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly version: bigint;
  readonly updatedAt: Date;
}

const ENROLMENT =
  sql.raw(`customer_id AS "customerId", bureau, style, state, product, every_days AS "everyDays",
  permissible_purpose AS "permissiblePurpose", next_pull_on AS "nextPullOn", failure, started_at AS "startedAt", version,
  updated_at AS "updatedAt"`);

export async function selectEnrolments(ctx: Context, customerId: string): Promise<Enrolment[]> {
  const found = await sql<Enrolment>`
    SELECT ${ENROLMENT} FROM credit.bureau_enrolment
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} ORDER BY bureau`.execute(ctx.tx);
  return found.rows;
}

/** Starts or changes a watch. */
export async function upsertEnrolment(
  ctx: Context,
  enrolment: Pick<
    Enrolment,
    | "customerId"
    | "bureau"
    | "style"
    | "state"
    | "product"
    | "everyDays"
    | "permissiblePurpose"
    | "nextPullOn"
  >,
): Promise<void> {
  const { customerId, bureau, style, state, product, everyDays, permissiblePurpose, nextPullOn } = enrolment;
  await sql`
    INSERT INTO credit.bureau_enrolment AS standing (merchant_id, customer_id, bureau, style, state, product, every_days,
      permissible_purpose, next_pull_on, started_at, version, updated_at)
    VALUES (${ctx.merchantId}, ${customerId}, ${bureau}, ${style}, ${state}, ${product}, ${everyDays}, ${permissiblePurpose},
      ${nextPullOn}, ${ctx.now}, 1, ${ctx.now})
    ON CONFLICT (merchant_id, customer_id, bureau) DO UPDATE SET style = excluded.style, state = excluded.state,
      product = excluded.product, every_days = excluded.every_days, permissible_purpose = excluded.permissible_purpose,
      next_pull_on = excluded.next_pull_on, failure = NULL, started_at = excluded.started_at,
      version = standing.version + 1, updated_at = excluded.updated_at`.execute(ctx.tx);
}

export async function updateEnrolment(
  ctx: Context,
  customerId: string,
  bureau: string,
  change: {
    readonly state: EnrolmentState;
    readonly failure: string | null;
    readonly nextPullOn?: PlainDate | null;
  },
): Promise<void> {
  const next = change.nextPullOn === undefined ? sql`next_pull_on` : sql`${change.nextPullOn}`;
  await sql`
    UPDATE credit.bureau_enrolment SET state = ${change.state}, failure = ${change.failure}, next_pull_on = ${next},
      version = version + 1, updated_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ${customerId} AND bureau = ${bureau}`.execute(
    ctx.tx,
  );
}

/** Watches that a dead process left half-made, or half-ended. */
export async function selectHalfDone(ctx: Context, before: Date, rowsMax: number): Promise<Enrolment[]> {
  const found = await sql<Enrolment>`
    SELECT ${ENROLMENT} FROM credit.bureau_enrolment
    WHERE merchant_id = ${ctx.merchantId} AND state IN ('starting', 'ending') AND updated_at < ${before}
    ORDER BY updated_at, customer_id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** Watches whose day of asking again has come. */
export async function selectDuePulls(ctx: Context, today: PlainDate, rowsMax: number): Promise<Enrolment[]> {
  const found = await sql<Enrolment>`
    SELECT ${ENROLMENT} FROM credit.bureau_enrolment
    WHERE merchant_id = ${ctx.merchantId} AND style = 're_pull' AND state = 'active' AND next_pull_on <= ${today}
    ORDER BY next_pull_on, customer_id LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** The references watched at a bureau by our own books. */
export async function selectWatched(ctx: Context, bureau: string): Promise<string[]> {
  const found = await sql<{ reference: string }>`
    SELECT DISTINCT subject.reference FROM credit.bureau_enrolment enrolment
    JOIN credit.bureau_subject subject ON subject.merchant_id = enrolment.merchant_id
      AND subject.customer_id = enrolment.customer_id AND subject.bureau = enrolment.bureau
    WHERE enrolment.merchant_id = ${ctx.merchantId} AND subject.merchant_id = ${ctx.merchantId} AND enrolment.bureau = ${bureau}
      AND enrolment.state IN ('starting', 'active') AND subject.reference IS NOT NULL ORDER BY 1`.execute(
    ctx.tx,
  );
  return found.rows.map((row) => row.reference);
}

/** How many are watched at a bureau, whether or not they have a reference there. */
export async function countWatched(ctx: Context, bureau: string): Promise<number> {
  const found = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM credit.bureau_enrolment
    WHERE merchant_id = ${ctx.merchantId} AND bureau = ${bureau} AND state IN ('starting', 'active')`.execute(
    ctx.tx,
  );
  return found.rows[0]?.count ?? 0;
}

/** Notes that the bureau refused to watch these. */
export async function noteRefused(
  ctx: Context,
  bureau: string,
  refused: readonly { readonly reference: string; readonly code: string }[],
): Promise<void> {
  await sql`
    UPDATE credit.bureau_enrolment enrolment SET state = 'failed', failure = given.code, version = enrolment.version + 1, updated_at = ${ctx.now}
    FROM credit.bureau_subject subject, unnest(${refused.map(({ reference }) => reference)}::text[],
      ${refused.map(({ code }) => code)}::text[]) AS given (reference, code)
    WHERE enrolment.merchant_id = ${ctx.merchantId} AND subject.merchant_id = ${ctx.merchantId}
      AND subject.customer_id = enrolment.customer_id AND subject.bureau = enrolment.bureau
      AND enrolment.bureau = ${bureau} AND enrolment.state IN ('starting', 'active') AND subject.reference = given.reference`.execute(
    ctx.tx,
  );
}
