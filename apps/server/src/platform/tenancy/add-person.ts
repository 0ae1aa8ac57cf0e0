import { conflicts, type Invitation, type Role, type SignIn } from "../auth/index.ts";
import { type Caller, type Context, type Database, inMerchant } from "../db/index.ts";
import { recordEvents } from "../events/index.ts";
import { refuse } from "./refusals.ts";
import { insertMember, listMembers, wasMember } from "./store.ts";

export interface PersonDraft {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface AddedPerson {
  readonly userId: string;
  /** Null for a person who signs in already, at another merchant of this server. */
  readonly invitation: Invitation | null;
}

export interface AddPersonParts {
  readonly database: Database;
  readonly signIn: SignIn;
  /** The operator may add somebody who signs in at another merchant already; an owner may not. */
  readonly byOperator?: boolean;
}

/**
 * Adds a person to the merchant, making their sign-in when they have none.
 *
 * Addresses are not verified: whoever invited somebody first may hold that sign-in. So an owner cannot give rights to
 * a sign-in that came from another merchant; the operator, who knows both, can.
 * @throws Refusal person_exists or person_elsewhere
 */
export async function addPerson(
  parts: AddPersonParts,
  caller: Caller,
  draft: PersonDraft,
): Promise<AddedPerson> {
  const known = await parts.signIn.findPersonByEmail(draft.email);
  if (known !== null) {
    await inMerchant(parts.database, caller, (ctx) =>
      checkKnown(ctx, known.userId, parts.byOperator ?? false),
    );
  }
  const { userId } = known ?? (await makePerson(parts.signIn, draft));
  await inMerchant(parts.database, caller, (ctx) => writeMember(ctx, userId, draft));
  return { userId, invitation: known === null ? await parts.signIn.invite(userId) : null };
}

/** Two who invite the same person at once both find nobody; the second to write is told so. */
async function makePerson(signIn: SignIn, draft: PersonDraft): Promise<{ userId: string }> {
  try {
    return await signIn.createPerson({ email: draft.email, name: draft.name });
  } catch (error) {
    if ((await signIn.findPersonByEmail(draft.email)) !== null) throw alreadyThere();
    throw error;
  }
}

async function checkKnown(ctx: Context, userId: string, byOperator: boolean): Promise<void> {
  const members = await listMembers(ctx);
  if (members.some((member) => member.userId === userId)) throw alreadyThere();
  if (!byOperator && !(await wasMember(ctx, userId))) {
    throw refuse("person_elsewhere", "Somebody signs in with this e-mail address at another merchant.");
  }
}

async function writeMember(ctx: Context, userId: string, draft: PersonDraft): Promise<void> {
  if (!(await insertMember(ctx, { userId, name: draft.name, roles: draft.roles }))) throw alreadyThere();
  await recordPersonEvent(ctx, "platform.person_added", userId, draft.roles);
}

function alreadyThere() {
  return refuse("person_exists", "Somebody with this e-mail address is a member already.");
}

/** Memberships keep no version of their own; the instant's milliseconds put a person's events in their order. */
export async function recordPersonEvent(
  ctx: Context,
  type: string,
  userId: string,
  roles: readonly Role[],
): Promise<void> {
  const broken = conflicts(roles).map((conflict) => conflict.roles);
  await recordEvents(ctx, [
    {
      type,
      subjectType: "user",
      subjectId: userId,
      subjectVersion: BigInt(ctx.now.getTime()),
      data: { roles, ...(broken.length > 0 && { dutyConflicts: broken }) },
    },
  ]);
}
