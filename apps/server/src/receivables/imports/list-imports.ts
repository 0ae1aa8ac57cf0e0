import type { Context } from "#platform/db";
import { type ImportSummary, summaryOf } from "./read-import.ts";
import { selectImports } from "./store.ts";

/** Where a page ended. */
export interface ImportPlace {
  readonly createdAt: string;
  readonly id: string;
}

/** One page of imports, newest first, and the place where the next one begins. */
export async function listImports(
  ctx: Context,
  after: ImportPlace | null,
  rowsMax: number,
): Promise<{ data: ImportSummary[]; next: ImportPlace | null }> {
  const rows = await selectImports(ctx, after, rowsMax + 1);
  const shown = rows.slice(0, rowsMax);
  const last = shown.at(-1);
  const next =
    rows.length > rowsMax && last !== undefined
      ? { createdAt: last.createdAt.toISOString(), id: last.id }
      : null;
  return { data: shown.map((row) => summaryOf(row, ctx.now)), next };
}
