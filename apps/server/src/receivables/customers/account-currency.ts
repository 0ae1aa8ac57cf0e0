import type { Context } from "#platform/db";
import { listEntities } from "../ledger/entities.ts";
import { refuse } from "../refusals.ts";

/**
 * The currency of a new exposure account: the given one, else that of the merchant's first entity.
 * @throws Refusal no_entity where there is neither.
 */
export async function accountCurrency(ctx: Context, given: string | null): Promise<string> {
  if (given !== null) return given;
  const [first] = await listEntities(ctx);
  if (first === undefined)
    throw refuse(
      "no_entity",
      "A customer without a currency takes that of an entity, and the merchant has none.",
    );
  return first.functionalCurrency;
}
