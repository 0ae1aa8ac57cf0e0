import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { ChangeRow, ChangeState, ChangeTotal, RowProblem } from "./bulk-rules.ts";

/** A bulk change as it stands. */
export interface LimitChange {
  readonly id: string;
  readonly state: ChangeState;
  readonly selection: ChangeSelection;
  /** In words of JSON, amounts as digits. */
  readonly change: Readonly<Record<string, unknown>>;
  readonly reason: string;
  readonly weighedMinor: bigint;
  readonly weighedCurrency: string;
  readonly approvalsNeeded: number;
  readonly rowCount: number;
  readonly rowsDone: number;
  readonly undoesId: string | null;
  readonly proposedBy: string;
  readonly proposedFor: string | null;
  readonly version: bigint;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Who is meant; everything given must hold. A list or a file has its rows instead. */
export interface ChangeSelection {
  readonly segments?: readonly string[];
  readonly riskClasses?: readonly string[];
  readonly group?: string;
  /** Only those who have a manual limit. */
  readonly hasManualLimit?: boolean;
  readonly references?: readonly string[];
  readonly listed?: boolean;
}

const CHANGE = sql.raw(`
  id, state, selection, change, reason, weighed_minor AS "weighedMinor", weighed_currency AS "weighedCurrency",
  approvals_needed AS "approvalsNeeded", row_count AS "rowCount", rows_done AS "rowsDone", undoes_id AS "undoesId",
  proposed_by AS "proposedBy", proposed_for AS "proposedFor", version, created_at AS "createdAt", started_at AS "startedAt",
  finished_at AS "finishedAt"`);
const ROW = sql.raw(`
  row_number AS "rowNumber", reference, name, customer_id AS "customerId", base_version AS "baseVersion", before_minor AS "beforeMinor",
  before_currency AS "beforeCurrency", before_expires_on AS "beforeExpiresOn", after_minor AS "afterMinor", currency,
  after_expires_on AS "afterExpiresOn", expected_minor AS "expectedMinor", exposure_minor AS "exposureMinor", problem, outcome`);

/** A customer that a selection may mean, with what is in force. */
export interface Candidate {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly currency: string;
  readonly exposureMinor: bigint | null;
  /** What the last evaluation found. */
  readonly limitMinor: bigint | null;
  readonly limitCurrency: string | null;
}

/** The customers of a selection by reference; `groupId` is that of its group. One more than `rowsMax` says: too many. */
export async function selectCandidates(
  ctx: Context,
  selection: ChangeSelection,
  groupId: string | null,
  rowsMax: number,
): Promise<Candidate[]> {
  const segments = selection.segments ?? null;
  const classes = selection.riskClasses ?? null;
  const references = selection.references ?? null;
  const found = await sql<Candidate>`
    SELECT listed.id, listed.reference, listed.name, listed.currency, listed.exposure_minor AS "exposureMinor",
      account.limit_minor AS "limitMinor", account.limit_currency AS "limitCurrency"
    FROM receivables.list_exposures(${ctx.merchantId}::uuid, 'customer', ${ctx.now}::date) listed
    LEFT JOIN credit.credit_account account ON account.merchant_id = ${ctx.merchantId} AND account.customer_id = listed.id
    WHERE (${segments}::text[] IS NULL OR account.segment = ANY(${segments}::text[]))
      AND (${classes}::text[] IS NULL OR account.risk_class = ANY(${classes}::text[]))
      AND (${references}::text[] IS NULL OR listed.reference = ANY(${references}::text[]))
      AND (${groupId}::uuid IS NULL OR listed.group_id = ${groupId}::uuid)
      AND (NOT ${selection.hasManualLimit ?? false}::boolean OR EXISTS (SELECT 1 FROM credit.limit_version limits
        WHERE limits.merchant_id = ${ctx.merchantId} AND limits.holder_id = listed.id AND limits.kind = 'manual'))
    ORDER BY listed.reference LIMIT ${rowsMax + 1}`.execute(ctx.tx);
  return found.rows;
}

export async function insertChange(
  ctx: Context,
  change: LimitChange,
  rows: readonly ChangeRow[],
): Promise<void> {
  await sql`
    INSERT INTO credit.limit_change (merchant_id, id, state, selection, change, reason, weighed_minor, weighed_currency, approvals_needed,
      row_count, undoes_id, proposed_by, proposed_for, version, created_at)
    VALUES (${ctx.merchantId}, ${change.id}, ${change.state}, ${JSON.stringify(change.selection)}::jsonb,
      ${JSON.stringify(change.change)}::jsonb, ${change.reason}, ${change.weighedMinor.toString()}, ${change.weighedCurrency},
      ${change.approvalsNeeded}, ${change.rowCount}, ${change.undoesId}, ${change.proposedBy}, ${change.proposedFor},
      ${change.version.toString()}, ${change.createdAt})`.execute(ctx.tx);
  const text = (minor: bigint | null) => minor?.toString() ?? null;
  await sql`
    INSERT INTO credit.limit_change_row (merchant_id, change_id, row_number, reference, name, customer_id, base_version, before_minor,
      before_currency, before_expires_on, after_minor, currency, after_expires_on, expected_minor, exposure_minor, problem)
    SELECT ${ctx.merchantId}::uuid, ${change.id}::uuid, given.*
    FROM unnest(${rows.map((row) => row.rowNumber)}::integer[], ${rows.map((row) => row.reference)}::text[],
      ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.customerId)}::uuid[], ${rows.map((row) => row.baseVersion)}::integer[],
      ${rows.map((row) => text(row.beforeMinor))}::bigint[], ${rows.map((row) => row.beforeCurrency)}::text[],
      ${rows.map((row) => row.beforeExpiresOn)}::date[], ${rows.map((row) => text(row.afterMinor))}::bigint[],
      ${rows.map((row) => row.currency)}::text[], ${rows.map((row) => row.afterExpiresOn)}::date[], ${rows.map((row) => text(row.expectedMinor))}::bigint[],
      ${rows.map((row) => text(row.exposureMinor))}::bigint[], ${rows.map((row) => row.problem)}::text[]) AS given`.execute(
    ctx.tx,
  );
}

export async function selectChange(
  ctx: Context,
  id: string,
  how: "free" | "held",
): Promise<LimitChange | undefined> {
  const found = await sql<LimitChange>`
    SELECT ${CHANGE} FROM credit.limit_change WHERE merchant_id = ${ctx.merchantId} AND id = ${id} ${how === "held" ? sql`FOR UPDATE` : sql``}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Newest first; ids carry their instant. */
export async function selectChanges(
  ctx: Context,
  before: string | null,
  rowsMax: number,
): Promise<LimitChange[]> {
  const found = await sql<LimitChange>`
    SELECT ${CHANGE} FROM credit.limit_change
    WHERE merchant_id = ${ctx.merchantId} AND (${before}::uuid IS NULL OR id < ${before}::uuid)
    ORDER BY id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** Writes a change's next stage. The caller holds it. */
export async function updateChange(ctx: Context, change: LimitChange): Promise<void> {
  await sql`
    UPDATE credit.limit_change SET state = ${change.state}, approvals_needed = ${change.approvalsNeeded}, rows_done = ${change.rowsDone},
      version = ${change.version.toString()}, started_at = ${change.startedAt}, finished_at = ${change.finishedAt}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${change.id}`.execute(ctx.tx);
}

export async function selectRows(
  ctx: Context,
  changeId: string,
  after: number,
  rowsMax: number,
): Promise<ChangeRow[]> {
  const found = await sql<ChangeRow>`
    SELECT ${ROW} FROM credit.limit_change_row
    WHERE merchant_id = ${ctx.merchantId} AND change_id = ${changeId} AND row_number > ${after}
    ORDER BY row_number LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** The rows that nothing has become of yet. */
export async function selectRowsToDo(ctx: Context, changeId: string, rowsMax: number): Promise<ChangeRow[]> {
  const found = await sql<ChangeRow>`
    SELECT ${ROW} FROM credit.limit_change_row
    WHERE merchant_id = ${ctx.merchantId} AND change_id = ${changeId} AND outcome IS NULL
    ORDER BY row_number LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

export async function updateOutcomes(
  ctx: Context,
  changeId: string,
  outcomes: readonly {
    readonly rowNumber: number;
    readonly outcome: string;
    readonly problem: RowProblem | null;
  }[],
): Promise<void> {
  await sql`
    UPDATE credit.limit_change_row SET outcome = given.outcome, problem = given.problem
    FROM unnest(${outcomes.map((each) => each.rowNumber)}::integer[], ${outcomes.map((each) => each.outcome)}::text[],
      ${outcomes.map((each) => each.problem)}::text[]) AS given (row_number, outcome, problem)
    WHERE limit_change_row.merchant_id = ${ctx.merchantId} AND limit_change_row.change_id = ${changeId}
      AND limit_change_row.row_number = given.row_number`.execute(ctx.tx);
}

/** What a change comes to, by currency; rows with a problem are left out. */
export async function sumRows(ctx: Context, changeId: string): Promise<ChangeTotal[]> {
  const found = await sql<ChangeTotal>`
    SELECT currency, count(*)::int AS rows, coalesce(sum(before_minor) FILTER (WHERE before_currency = currency), 0)::bigint AS "beforeMinor",
      coalesce(sum(expected_minor), 0)::bigint AS "afterMinor",
      (count(*) FILTER (WHERE expected_minor > coalesce(before_minor, 0)))::int AS raised,
      (count(*) FILTER (WHERE coalesce(expected_minor, 0) < coalesce(before_minor, 0)))::int AS lowered,
      (count(*) FILTER (WHERE exposure_minor > expected_minor))::int AS below
    FROM credit.limit_change_row
    WHERE merchant_id = ${ctx.merchantId} AND change_id = ${changeId} AND (problem IS NULL OR outcome = 'set')
    GROUP BY currency ORDER BY currency`.execute(ctx.tx);
  return found.rows;
}

export async function countProblems(ctx: Context, changeId: string): Promise<number> {
  const found = await sql<{ rows: number }>`
    SELECT count(*)::int AS rows FROM credit.limit_change_row
    WHERE merchant_id = ${ctx.merchantId} AND change_id = ${changeId} AND problem IS NOT NULL`.execute(
    ctx.tx,
  );
  return found.rows[0]?.rows ?? 0;
}

/** Versions of manual limits by holder and number: what stood before a change. */
export async function selectFormer(
  ctx: Context,
  wanted: readonly { readonly customerId: string; readonly version: number }[],
): Promise<Map<string, { amountMinor: bigint | null; currency: string; expiresOn: PlainDate | null }>> {
  const found = await sql<{
    holderId: string;
    amountMinor: bigint | null;
    currency: string;
    expiresOn: PlainDate | null;
  }>`
    SELECT limits.holder_id AS "holderId", limits.amount_minor AS "amountMinor", limits.currency, limits.expires_on AS "expiresOn"
    FROM credit.limit_version limits
    JOIN unnest(${wanted.map((each) => each.customerId)}::uuid[], ${wanted.map((each) => each.version)}::integer[]) AS given (id, version)
      ON limits.holder_id = given.id AND limits.version = given.version
    WHERE limits.merchant_id = ${ctx.merchantId} AND limits.kind = 'manual' AND limits.line_key = ''`.execute(
    ctx.tx,
  );
  return new Map(found.rows.map((row) => [row.holderId, row]));
}
