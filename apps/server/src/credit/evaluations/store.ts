import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { AccountStatus } from "./facts.ts";

/** A customer's standing as people set it, and as the last evaluation found it. */
export interface CreditAccount {
  readonly customerId: string;
  readonly status: AccountStatus;
  readonly segmentOverride: string | null;
  readonly tags: readonly string[];
  readonly payerId: string | null;
  readonly graceDays: number;
  readonly evaluationId: string | null;
  readonly riskClass: string | null;
  readonly segment: string | null;
  readonly limitMinor: bigint | null;
  readonly reviewOn: PlainDate | null;
  readonly version: bigint;
}

/** A customer without a row is active and follows the policy in everything. */
export function untouchedAccount(customerId: string): CreditAccount {
  return {
    customerId,
    status: "active",
    segmentOverride: null,
    tags: [],
    payerId: null,
    graceDays: 0,
    evaluationId: null,
    riskClass: null,
    segment: null,
    limitMinor: null,
    reviewOn: null,
    version: 0n,
  };
}

const ACCOUNT = sql.raw(`
  customer_id AS "customerId", status, segment_override AS "segmentOverride", tags, payer_id AS "payerId", grace_days AS "graceDays",
  evaluation_id AS "evaluationId", risk_class AS "riskClass", segment, limit_minor AS "limitMinor", review_on AS "reviewOn", version`);

/** Credit accounts by customer; whoever has none is given an untouched one. */
export async function selectCreditAccounts(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, CreditAccount>> {
  const found = await sql<CreditAccount>`
    SELECT ${ACCOUNT} FROM credit.credit_account
    WHERE merchant_id = ${ctx.merchantId} AND customer_id = ANY(${customerIds}::uuid[])`.execute(ctx.tx);
  const byId = new Map(found.rows.map((row) => [row.customerId, row]));
  return new Map(customerIds.map((id) => [id, byId.get(id) ?? untouchedAccount(id)]));
}

/** True where somebody's orders count against this customer's limit. */
export async function paysForOthers(ctx: Context, customerId: string): Promise<boolean> {
  const found = await sql<{ pays: boolean }>`
    SELECT EXISTS (SELECT 1 FROM credit.credit_account
      WHERE merchant_id = ${ctx.merchantId} AND payer_id = ${customerId}) AS pays`.execute(ctx.tx);
  return found.rows[0]?.pays === true;
}

/** Writes what people set. The caller holds the exposure account's lock, which orders all writers of one customer. */
export async function writeSettings(ctx: Context, account: CreditAccount): Promise<void> {
  await sql`
    INSERT INTO credit.credit_account (merchant_id, customer_id, status, segment_override, tags, payer_id, grace_days, version, updated_at)
    VALUES (${ctx.merchantId}, ${account.customerId}, ${account.status}, ${account.segmentOverride}, ${account.tags}::text[],
      ${account.payerId}, ${account.graceDays}, ${account.version.toString()}, ${ctx.now})
    ON CONFLICT (merchant_id, customer_id) DO UPDATE SET status = excluded.status, segment_override = excluded.segment_override,
      tags = excluded.tags, payer_id = excluded.payer_id, grace_days = excluded.grace_days, version = excluded.version,
      updated_at = excluded.updated_at`.execute(ctx.tx);
}

/** An evaluation with its texts, as kept. */
export interface EvaluationRow {
  readonly id: string;
  readonly customerId: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly engineVersion: string;
  readonly facts: string;
  readonly result: string;
  readonly cause: string;
  readonly actor: string;
  readonly evaluatedAt: Date;
}

export async function insertEvaluations(ctx: Context, rows: readonly EvaluationRow[]): Promise<void> {
  await sql`
    INSERT INTO credit.evaluation (merchant_id, id, customer_id, policy_id, policy_version, engine_version, facts, result, cause, actor, evaluated_at)
    SELECT ${ctx.merchantId}::uuid, given.id, given.customer_id, given.policy_id, given.policy_version, given.engine_version,
      given.facts, given.result, given.cause, ${ctx.actor}, ${ctx.now}::timestamptz
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.customerId)}::uuid[], ${rows.map((row) => row.policyId)}::uuid[],
      ${rows.map((row) => row.policyVersion)}::integer[], ${rows.map((row) => row.engineVersion)}::text[], ${rows.map((row) => row.facts)}::text[],
      ${rows.map((row) => row.result)}::text[], ${rows.map((row) => row.cause)}::text[])
      AS given (id, customer_id, policy_id, policy_version, engine_version, facts, result, cause)`.execute(
    ctx.tx,
  );
}

/** What lists show of an evaluation: copied to the credit account. */
export interface StandingCopy {
  readonly customerId: string;
  readonly evaluationId: string;
  readonly policyVersion: number;
  readonly segment: string;
  readonly riskClass: string | null;
  readonly score: string | null;
  readonly limitMinor: bigint | null;
  readonly limitCurrency: string;
  readonly limitSource: string;
  readonly reviewOn: PlainDate | null;
}

export async function copyStandings(ctx: Context, copies: readonly StandingCopy[]): Promise<void> {
  await sql`
    INSERT INTO credit.credit_account (merchant_id, customer_id, evaluation_id, policy_version, segment, risk_class, score,
      limit_minor, limit_currency, limit_source, review_on, evaluated_at, version, updated_at)
    SELECT ${ctx.merchantId}::uuid, given.*, ${ctx.now}::timestamptz, 1, ${ctx.now}::timestamptz
    FROM unnest(${copies.map((copy) => copy.customerId)}::uuid[], ${copies.map((copy) => copy.evaluationId)}::uuid[],
      ${copies.map((copy) => copy.policyVersion)}::integer[], ${copies.map((copy) => copy.segment)}::text[],
      ${copies.map((copy) => copy.riskClass)}::text[], ${copies.map((copy) => copy.score)}::numeric[],
      ${copies.map((copy) => copy.limitMinor?.toString() ?? null)}::bigint[], ${copies.map((copy) => copy.limitCurrency)}::text[],
      ${copies.map((copy) => copy.limitSource)}::text[], ${copies.map((copy) => copy.reviewOn)}::date[]) AS given
    ON CONFLICT (merchant_id, customer_id) DO UPDATE SET evaluation_id = excluded.evaluation_id, policy_version = excluded.policy_version,
      segment = excluded.segment, risk_class = excluded.risk_class, score = excluded.score, limit_minor = excluded.limit_minor,
      limit_currency = excluded.limit_currency, limit_source = excluded.limit_source, review_on = excluded.review_on,
      evaluated_at = excluded.evaluated_at, version = credit_account.version + 1, updated_at = excluded.updated_at`.execute(
    ctx.tx,
  );
}

const EVALUATION = sql.raw(`
  evaluation.id, evaluation.customer_id AS "customerId", evaluation.policy_id AS "policyId", evaluation.policy_version AS "policyVersion",
  evaluation.engine_version AS "engineVersion", evaluation.facts, evaluation.result, evaluation.cause, evaluation.actor,
  evaluation.evaluated_at AS "evaluatedAt"`);

/** Evaluations by id; unknown ones are left out. */
export async function selectEvaluations(ctx: Context, ids: readonly string[]): Promise<EvaluationRow[]> {
  const found = await sql<EvaluationRow>`
    SELECT ${EVALUATION} FROM credit.evaluation
    WHERE evaluation.merchant_id = ${ctx.merchantId} AND evaluation.id = ANY(${ids}::uuid[])`.execute(ctx.tx);
  return found.rows;
}

/** The latest evaluations of one customer before a place, newest first. */
export async function selectHistory(
  ctx: Context,
  customerId: string,
  before: { readonly at: string; readonly id: string } | null,
  rowsMax: number,
): Promise<EvaluationRow[]> {
  const from =
    before === null
      ? sql``
      : sql`AND (evaluation.evaluated_at, evaluation.id) < (${before.at}::timestamptz, ${before.id}::uuid)`;
  const found = await sql<EvaluationRow>`
    SELECT ${EVALUATION} FROM credit.evaluation
    WHERE evaluation.merchant_id = ${ctx.merchantId} AND evaluation.customer_id = ${customerId} ${from}
    ORDER BY evaluation.evaluated_at DESC, evaluation.id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
