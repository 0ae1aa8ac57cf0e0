import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { ScoreResult } from "../../evaluations/outcome.ts";

/** Scores that an evaluation gave a customer. */
export interface EvaluatedRow {
  readonly customerId: string;
  readonly evaluatedAt: Date;
  readonly scores: readonly Pick<ScoreResult, "scorecardId" | "version" | "role" | "score" | "parts">[];
}

/** The evaluation that stands for each of up to `rowsMax` customers. */
export async function selectStanding(ctx: Context, rowsMax: number): Promise<EvaluatedRow[]> {
  const found = await sql<EvaluatedRow>`
    SELECT account.customer_id AS "customerId", evaluation.evaluated_at AS "evaluatedAt", evaluation.result::jsonb -> 'scores' AS scores
    FROM credit.credit_account account
    JOIN credit.evaluation ON evaluation.merchant_id = ${ctx.merchantId} AND evaluation.id = account.evaluation_id
    WHERE account.merchant_id = ${ctx.merchantId}
    ORDER BY account.customer_id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

/** The first evaluation of each of up to `rowsMax` customers made between two instants. */
export async function selectFirstBetween(
  ctx: Context,
  from: Date,
  until: Date,
  rowsMax: number,
): Promise<EvaluatedRow[]> {
  const found = await sql<EvaluatedRow>`
    SELECT DISTINCT ON (customer_id) customer_id AS "customerId", evaluated_at AS "evaluatedAt", result::jsonb -> 'scores' AS scores
    FROM credit.evaluation
    WHERE merchant_id = ${ctx.merchantId} AND evaluated_at >= ${from} AND evaluated_at < ${until}
    ORDER BY customer_id DESC, evaluated_at LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
