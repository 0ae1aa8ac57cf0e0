import { type PlainDate, startOfMonth } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { PullReason } from "./rules.ts";

export type PullState = "reserved" | "spent" | "free" | "unknown";

/** One order of one report, with its money. */
export interface Pull {
  readonly id: string;
  readonly customerId: string;
  readonly bureau: string;
  readonly product: string;
  readonly reason: PullReason;
  readonly note: string | null;
  readonly forcedBecause: string | null;
  readonly permissiblePurpose: string | null;
  readonly month: PlainDate;
  readonly costMinor: bigint;
  readonly costCurrency: string;
  readonly budgetMinor: bigint;
  readonly budgetCurrency: string;
  readonly state: PullState;
  readonly outcome: string | null;
  readonly actor: string;
  readonly startedAt: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly version: bigint;
}

const PULL =
  sql.raw(`id, customer_id AS "customerId", bureau, product, reason, note, forced_because AS "forcedBecause",
  permissible_purpose AS "permissiblePurpose", month, cost_minor AS "costMinor", cost_currency AS "costCurrency",
  budget_minor AS "budgetMinor", budget_currency AS "budgetCurrency", state, outcome, actor, started_at AS "startedAt",
  settled_at AS "settledAt", settled_by AS "settledBy", version`);

/**
 * Sets money aside in a month, if the budget still has it; false when it has not. Whoever buys passes this row one by
 * one, so that two who race cannot both have the last of it.
 */
export async function setAside(
  ctx: Context,
  today: PlainDate,
  minor: bigint,
  budget: { readonly minor: bigint | null; readonly currency: string },
): Promise<boolean> {
  const month = startOfMonth(today);
  await sql`
    INSERT INTO credit.bureau_month (merchant_id, month, currency, reserved_minor, spent_minor)
    VALUES (${ctx.merchantId}, ${month}, ${budget.currency}, 0, 0) ON CONFLICT DO NOTHING`.execute(ctx.tx);
  const taken = await sql`
    UPDATE credit.bureau_month SET reserved_minor = reserved_minor + ${minor}
    WHERE merchant_id = ${ctx.merchantId} AND month = ${month} AND currency = ${budget.currency}
      AND (${budget.minor}::bigint IS NULL OR reserved_minor + spent_minor + ${minor} <= ${budget.minor}::bigint)
    RETURNING 1`.execute(ctx.tx);
  return taken.rows.length > 0;
}

/** Takes what was set aside back, as spent or as free again. */
export async function settleMoney(ctx: Context, pull: Pull, isSpent: boolean): Promise<void> {
  const spent = isSpent ? pull.budgetMinor : 0n;
  await sql`
    UPDATE credit.bureau_month SET reserved_minor = reserved_minor - ${pull.budgetMinor}, spent_minor = spent_minor + ${spent}
    WHERE merchant_id = ${ctx.merchantId} AND month = ${pull.month} AND currency = ${pull.budgetCurrency}`.execute(
    ctx.tx,
  );
}

export type NewPull = Omit<
  Pull,
  "month" | "state" | "outcome" | "actor" | "startedAt" | "settledAt" | "settledBy" | "version"
> & { readonly today: PlainDate };

/** Inserts a running pull; false where one of the customer and bureau is running already. */
export async function insertPull(ctx: Context, pull: NewPull): Promise<boolean> {
  const made = await sql`
    INSERT INTO credit.bureau_pull (merchant_id, id, customer_id, bureau, product, reason, note, forced_because,
      permissible_purpose, month, cost_minor, cost_currency, budget_minor, budget_currency, state, actor, started_at, version)
    VALUES (${ctx.merchantId}, ${pull.id}, ${pull.customerId}, ${pull.bureau}, ${pull.product}, ${pull.reason}, ${pull.note},
      ${pull.forcedBecause}, ${pull.permissiblePurpose}, ${startOfMonth(pull.today)}, ${pull.costMinor}, ${pull.costCurrency},
      ${pull.budgetMinor}, ${pull.budgetCurrency}, 'reserved', ${ctx.actor}, ${ctx.now}, 1)
    ON CONFLICT (merchant_id, customer_id, bureau) WHERE state = 'reserved' DO NOTHING RETURNING 1`.execute(
    ctx.tx,
  );
  return made.rows.length > 0;
}

/** The pull, locked until the transaction ends. */
export async function lockPull(ctx: Context, id: string): Promise<Pull | undefined> {
  const found = await sql<Pull>`
    SELECT ${PULL} FROM credit.bureau_pull WHERE merchant_id = ${ctx.merchantId} AND id = ${id} FOR UPDATE`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Ends a running or unknown pull. */
export async function updatePull(ctx: Context, id: string, state: PullState, outcome: string): Promise<void> {
  await sql`
    UPDATE credit.bureau_pull SET state = ${state}, outcome = ${outcome}, settled_at = ${ctx.now}, settled_by = ${ctx.actor},
      version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

/** What has been running since before an instant: whoever ran it is gone, and nobody knows what came of it. */
export async function abandonPulls(ctx: Context, before: Date): Promise<number> {
  const found = await sql`
    UPDATE credit.bureau_pull SET state = 'unknown', outcome = 'interrupted', version = version + 1
    WHERE merchant_id = ${ctx.merchantId} AND state = 'reserved' AND started_at < ${before} RETURNING 1`.execute(
    ctx.tx,
  );
  return found.rows.length;
}

/** A customer's orders, or all whose outcome is unknown, newest first. */
export async function listPulls(
  ctx: Context,
  filter: { readonly customerId?: string | undefined; readonly unsettled?: boolean | undefined },
  before: { readonly startedAt: Date; readonly id: string } | null,
  rowsMax: number,
): Promise<Pull[]> {
  const ofCustomer = filter.customerId === undefined ? sql`` : sql`AND customer_id = ${filter.customerId}`;
  const unsettled = filter.unsettled === true ? sql`AND state IN ('reserved', 'unknown')` : sql``;
  const from =
    before === null ? sql`` : sql`AND (started_at, id) < (${before.startedAt}, ${before.id}::uuid)`;
  const found = await sql<Pull>`
    SELECT ${PULL} FROM credit.bureau_pull
    WHERE merchant_id = ${ctx.merchantId} ${ofCustomer} ${unsettled} ${from}
    ORDER BY started_at DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** What reports cost, counted. */
export interface CostRow {
  readonly month: PlainDate;
  readonly bureau: string;
  readonly product: string;
  readonly reason: PullReason;
  readonly state: PullState;
  readonly currency: string;
  readonly minor: bigint;
  readonly reports: number;
}

const COST_ROWS_MAX = 5_000;

/** The ledger of costs from one month to another, both included; what costs nothing is left out. */
export async function sumCosts(ctx: Context, from: PlainDate, to: PlainDate): Promise<CostRow[]> {
  const found = await sql<CostRow>`
    SELECT month, bureau, product, reason, state, cost_currency AS currency, sum(cost_minor)::bigint AS minor, count(*)::integer AS reports
    FROM credit.bureau_pull
    WHERE merchant_id = ${ctx.merchantId} AND month BETWEEN ${startOfMonth(from)} AND ${startOfMonth(to)} AND state <> 'free'
    GROUP BY month, bureau, product, reason, state, cost_currency
    ORDER BY month DESC, bureau, product, reason, state, cost_currency LIMIT ${COST_ROWS_MAX}`.execute(
    ctx.tx,
  );
  return found.rows;
}

export interface MonthRow {
  readonly month: PlainDate;
  readonly currency: string;
  readonly reservedMinor: bigint;
  readonly spentMinor: bigint;
}

export async function selectMonths(ctx: Context, from: PlainDate, to: PlainDate): Promise<MonthRow[]> {
  const found = await sql<MonthRow>`
    SELECT month, currency, reserved_minor AS "reservedMinor", spent_minor AS "spentMinor" FROM credit.bureau_month
    WHERE merchant_id = ${ctx.merchantId} AND month BETWEEN ${startOfMonth(from)} AND ${startOfMonth(to)}
    ORDER BY month DESC, currency`.execute(ctx.tx);
  return found.rows;
}
