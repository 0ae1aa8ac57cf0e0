import pg from "pg";
import type { ConnectionSettings } from "./types.ts";

const APP_ROLE = "goodterms_app";
const ACROSS_ROLE = "goodterms_across";
const ROLES_LOCK = 4_600_002;

export interface LoginRole {
  readonly user: string;
  readonly password: string;
}

/**
 * Makes the two roles that hold the program's rights, and the two that sign in with them. The rights belong to
 * roles without a sign-in, so that several databases of one server share them; each database has sign-ins of its own.
 * @throws pg.DatabaseError when `admin` may not create roles.
 */
export async function prepareRoles(
  admin: ConnectionSettings,
  app: LoginRole,
  across: LoginRole,
): Promise<void> {
  const client = new pg.Client({ ...admin, options: "-c client_min_messages=warning" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ROLES_LOCK]);
    for (const role of [APP_ROLE, ACROSS_ROLE])
      await createRole(client, role, "NOLOGIN NOSUPERUSER NOBYPASSRLS");
    await prepareLogin(client, app, APP_ROLE);
    await prepareLogin(client, across, ACROSS_ROLE);
  } finally {
    await client.end();
  }
}

async function prepareLogin(client: pg.Client, login: LoginRole, rights: string): Promise<void> {
  await createRole(client, login.user, "LOGIN NOSUPERUSER NOBYPASSRLS INHERIT");
  await client.query(
    `ALTER ROLE ${pg.escapeIdentifier(login.user)} PASSWORD ${pg.escapeLiteral(login.password)}`,
  );
  await client.query(`GRANT ${rights} TO ${pg.escapeIdentifier(login.user)}`);
}

/** Roles belong to the whole server, where another database's set-up may make the same one at the same moment. */
async function createRole(client: pg.Client, name: string, options: string): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name]);
  if (found.rowCount !== 0) return;
  await client.query(`CREATE ROLE ${pg.escapeIdentifier(name)} ${options}`).catch((error: unknown) => {
    const alreadyMade =
      error instanceof pg.DatabaseError && (error.code === "42710" || error.code === "23505");
    if (!alreadyMade) throw error;
  });
}
