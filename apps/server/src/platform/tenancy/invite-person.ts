import type { Invitation, SignIn } from "../auth/index.ts";
import { type Caller, type Database, inMerchant } from "../db/index.ts";
import { recordPersonEvent } from "./add-person.ts";
import { findMerchantsOf } from "./memberships.ts";
import { refuse } from "./refusals.ts";
import { lockMembers } from "./store.ts";

/**
 * Gives a person a new invitation: the first was lost, or the password was. Choosing a password ends all sessions.
 *
 * Whoever holds the invitation holds the sign-in, so it is refused for a person with rights at another merchant too.
 * @throws Refusal person_unknown or person_elsewhere
 */
export async function invitePerson(
  parts: { readonly database: Database; readonly signIn: SignIn },
  caller: Caller,
  userId: string,
): Promise<Invitation> {
  const merchants = await findMerchantsOf(parts.database, userId);
  await inMerchant(parts.database, caller, async (ctx) => {
    const member = (await lockMembers(ctx)).find((candidate) => candidate.userId === userId);
    if (member === undefined)
      throw refuse("person_unknown", "Nobody among the merchant's people has this id.");
    if (merchants.some(({ merchantId, mode }) => mode === "live" && merchantId !== caller.merchantId)) {
      throw refuse("person_elsewhere", "This person has rights at another merchant too.");
    }
    await recordPersonEvent(ctx, "platform.person_invited", userId, member.roles);
  });
  return parts.signIn.invite(userId);
}
