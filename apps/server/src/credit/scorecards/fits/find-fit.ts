import { parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { refuse } from "../../refusals.ts";
import { type FitResultRow, selectFit } from "./store.ts";

/** A fit of this merchant by its id at the API. @throws Refusal not_found. */
export async function findFit(ctx: Context, id: string): Promise<FitResultRow> {
  const uuid = parseId("fit", id);
  const fit = uuid === null ? undefined : await selectFit(ctx, uuid);
  if (fit === undefined) throw refuse("not_found", `There is no fit ${id}.`);
  return fit;
}
