import type { Role } from "../auth/index.ts";
import type { Context } from "../db/index.ts";
import { recordPersonEvent } from "./add-person.ts";
import { refuse } from "./refusals.ts";
import { lockMembers, type Member, markRemoved, updateRoles } from "./store.ts";

/**
 * Gives a person other roles; they hold from the person's next request.
 * @throws Refusal person_unknown or last_owner
 */
export async function changeRoles(ctx: Context, userId: string, roles: readonly Role[]): Promise<void> {
  checkOwnerRemains(await lockMembers(ctx), userId, roles);
  await updateRoles(ctx, userId, roles);
  await recordPersonEvent(ctx, "platform.person_roles_changed", userId, roles);
}

/**
 * Takes a person out of the merchant; what they did stays on record under their id.
 * @throws Refusal person_unknown or last_owner
 */
export async function removePerson(ctx: Context, userId: string): Promise<void> {
  checkOwnerRemains(await lockMembers(ctx), userId, []);
  await markRemoved(ctx, userId);
  await recordPersonEvent(ctx, "platform.person_removed", userId, []);
}

function checkOwnerRemains(members: readonly Member[], userId: string, roles: readonly Role[]): void {
  if (!members.some((member) => member.userId === userId)) {
    throw refuse("person_unknown", "Nobody among the merchant's people has this id.");
  }
  const others = members.filter((member) => member.userId !== userId);
  if (roles.includes("owner") || others.some((member) => member.roles.includes("owner"))) return;
  throw refuse("last_owner", "This person is the only owner.");
}
