import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";

/** What a comparison of enrolments found. */
export interface Reconciliation {
  readonly id: string;
  readonly bureau: string;
  readonly month: PlainDate;
  readonly outcome: "compared" | "awaiting_list" | "own_list";
  readonly enrolledHere: number;
  readonly enrolledThere: number | null;
  readonly missingThere: readonly string[];
  readonly missingHere: readonly string[];
  readonly refusedThere: readonly string[];
  readonly madeBy: string;
  readonly madeAt: Date;
}

export async function insertReconciliation(ctx: Context, row: Reconciliation): Promise<void> {
  await sql`
    INSERT INTO credit.bureau_reconciliation (merchant_id, id, bureau, month, outcome, enrolled_here, enrolled_there, missing_there,
      missing_here, refused_there, made_by, made_at)
    VALUES (${ctx.merchantId}, ${row.id}, ${row.bureau}, ${row.month}, ${row.outcome}, ${row.enrolledHere}, ${row.enrolledThere},
      ${row.missingThere}::text[], ${row.missingHere}::text[], ${row.refusedThere}::text[], ${row.madeBy}, ${row.madeAt})`.execute(
    ctx.tx,
  );
}

/** The latest comparisons of a bureau, newest first. */
export async function listReconciliations(
  ctx: Context,
  bureau: string,
  rowsMax: number,
): Promise<Reconciliation[]> {
  const found = await sql<Reconciliation>`
    SELECT id, bureau, month, outcome, enrolled_here AS "enrolledHere", enrolled_there AS "enrolledThere",
      missing_there AS "missingThere", missing_here AS "missingHere", refused_there AS "refusedThere", made_by AS "madeBy",
      made_at AS "madeAt"
    FROM credit.bureau_reconciliation WHERE merchant_id = ${ctx.merchantId} AND bureau = ${bureau}
    ORDER BY made_at DESC, id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}
