import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { openAccounts } from "../exposure/store.ts";
import { refuse } from "../refusals.ts";
import { accountCurrency } from "./account-currency.ts";
import { type CustomerGroup, selectGroup, upsertGroup } from "./group-store.ts";
import { checkText } from "./rules.ts";

export interface GroupInput {
  readonly reference: string;
  readonly name: string;
}

/**
 * Makes a group with its exposure account (in the first entity's currency until a ceiling is set), or renames it.
 * @throws Refusal bad_field, no_entity.
 */
export async function putGroup(
  ctx: Context,
  input: GroupInput,
): Promise<{ group: CustomerGroup; created: boolean }> {
  const problems = [...checkText("/name", input.name), ...checkText("/reference", input.reference)];
  if (problems.length > 0) throw refuse("bad_field", "The group cannot be kept as sent.", problems);
  const name = input.name.trim();
  const standing = await selectGroup(ctx, input.reference);
  if (standing !== undefined && standing.reference === input.reference && standing.name === name) {
    return { group: standing, created: false };
  }
  const put = await upsertGroup(ctx, { id: newId(ctx.now), reference: input.reference, name });
  if (put.created)
    await openAccounts(ctx, "group", [{ id: put.group.id, currency: await accountCurrency(ctx, null) }]);
  await recordEvents(ctx, [
    {
      type: put.created ? "receivables.group_created" : "receivables.group_changed",
      subjectType: "group",
      subjectId: put.group.id,
      // A group's own data is its name alone and carries no version; the instant puts its news in order.
      subjectVersion: BigInt(ctx.now.getTime()),
      data: { fields: ["name"] },
    },
  ]);
  return put;
}

/** The group of that id or reference. @throws Refusal not_found. */
export async function findGroup(ctx: Context, idOrReference: string): Promise<CustomerGroup> {
  const found = await selectGroup(ctx, idOrReference);
  if (found === undefined) throw refuse("not_found", `There is no group ${idOrReference}.`);
  return found;
}
