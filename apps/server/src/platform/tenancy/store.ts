import { sql } from "kysely";
import { isRole, type Role } from "../auth/rules.ts";
import type { Context, Database } from "../db/index.ts";

const PEOPLE_MAX = 1_000;

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly createdAt: Date;
}

interface MemberRow {
  readonly user_id: string;
  readonly name: string;
  readonly roles: string[];
  readonly created_at: Date;
}

/** The people of the merchant, by name. */
export async function listMembers(ctx: Context): Promise<Member[]> {
  const found = await sql<MemberRow>`
    SELECT user_id, name, roles, created_at FROM platform.membership
    WHERE merchant_id = ${ctx.merchantId} AND removed_at IS NULL
    ORDER BY name, user_id LIMIT ${PEOPLE_MAX}`.execute(ctx.tx);
  return found.rows.map(memberOf);
}

/** The same, locked: whether an owner remains is decided on rows that nobody else is changing. */
export async function lockMembers(ctx: Context): Promise<Member[]> {
  const found = await sql<MemberRow>`
    SELECT user_id, name, roles, created_at FROM platform.membership
    WHERE merchant_id = ${ctx.merchantId} AND removed_at IS NULL
    ORDER BY user_id FOR UPDATE`.execute(ctx.tx);
  return found.rows.map(memberOf);
}

function memberOf(row: MemberRow): Member {
  return { userId: row.user_id, name: row.name, roles: row.roles.filter(isRole), createdAt: row.created_at };
}

/** Adds a person, or takes one back who was removed. False when the person is a member already. */
export async function insertMember(
  ctx: Context,
  member: { userId: string; name: string; roles: readonly Role[] },
): Promise<boolean> {
  const result = await sql`
    INSERT INTO platform.membership AS member (merchant_id, user_id, name, roles, created_at)
    VALUES (${ctx.merchantId}, ${member.userId}, ${member.name}, ${member.roles}::text[], ${ctx.now})
    ON CONFLICT ON CONSTRAINT membership_pk DO UPDATE
      SET name = excluded.name, roles = excluded.roles, removed_at = NULL
      WHERE member.removed_at IS NOT NULL`.execute(ctx.tx);
  return result.numAffectedRows === 1n;
}

/** Whether the person is or ever was among the merchant's people. */
export async function wasMember(ctx: Context, userId: string): Promise<boolean> {
  const found = await sql`
    SELECT 1 FROM platform.membership
    WHERE merchant_id = ${ctx.merchantId} AND user_id = ${userId}`.execute(ctx.tx);
  return found.rows.length === 1;
}

export async function updateRoles(ctx: Context, userId: string, roles: readonly Role[]): Promise<void> {
  await sql`
    UPDATE platform.membership SET roles = ${roles}::text[]
    WHERE merchant_id = ${ctx.merchantId} AND user_id = ${userId}`.execute(ctx.tx);
}

export async function markRemoved(ctx: Context, userId: string): Promise<void> {
  await sql`
    UPDATE platform.membership SET removed_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND user_id = ${userId}`.execute(ctx.tx);
}

export interface SignInDetails {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactorEnabled: boolean;
  /** A person who was invited and has not chosen a password yet has not signed in. */
  readonly hasPassword: boolean;
}

/** What stands in people's sign-in, which is beyond the merchant wall: pass ids of members only. */
export async function findSignInDetails(
  database: Pick<Database, "across">,
  userIds: readonly string[],
): Promise<Map<string, SignInDetails>> {
  const found = await sql<{
    id: string;
    name: string;
    email: string;
    two_factor_enabled: boolean | null;
    has_password: boolean;
  }>`
    SELECT id, name, email, two_factor_enabled,
      EXISTS (SELECT 1 FROM signin.account WHERE account.user_id = person.id AND password IS NOT NULL) AS has_password
    FROM signin.person WHERE id = ANY (${userIds}::text[])`.execute(database.across);
  return new Map(
    found.rows.map((row) => [
      row.id,
      {
        userId: row.id,
        name: row.name,
        email: row.email,
        twoFactorEnabled: row.two_factor_enabled === true,
        hasPassword: row.has_password,
      },
    ]),
  );
}
