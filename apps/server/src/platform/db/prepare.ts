import { createHmac } from "node:crypto";
import pg from "pg";
import { type MigrationReport, migrate } from "./migrate.ts";
import { prepareRoles } from "./roles.ts";
import type { ConnectionSettings, DatabaseSettings } from "./types.ts";

const OWNER_ROLE = "goodterms_owner";
const DUPLICATE_DATABASE = "42P04";

/**
 * The three sign-ins of a database on a server whose administrator we are. Their passwords follow from the
 * administrator's, so there is nothing more to store.
 */
export function settingsUnder(admin: ConnectionSettings, database: string): DatabaseSettings {
  const signIn = (user: string): ConnectionSettings => ({
    ...admin,
    database,
    user,
    password: createHmac("sha256", admin.password).update(`goodterms sign-in ${user}`).digest("base64url"),
  });
  return {
    owner: signIn(OWNER_ROLE),
    app: signIn("goodterms_app_login"),
    across: signIn("goodterms_across_login"),
  };
}

/** Makes roles and database on a server whose administrator we are, and migrates it. Safe to run at every start. */
export async function prepareDatabase(
  admin: ConnectionSettings,
  database: string,
  migrationsFolder: string,
): Promise<{ settings: DatabaseSettings; report: MigrationReport }> {
  const settings = settingsUnder(admin, database);
  await prepareRoles(admin, settings.app, settings.across);
  const client = new pg.Client({ ...admin, options: "-c client_min_messages=warning" });
  await client.connect();
  try {
    const owner = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [OWNER_ROLE]);
    if (owner.rowCount === 0) await client.query(`CREATE ROLE ${OWNER_ROLE} LOGIN NOSUPERUSER`);
    await client.query(`ALTER ROLE ${OWNER_ROLE} PASSWORD ${pg.escapeLiteral(settings.owner.password)}`);
    await client
      .query(
        `CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${OWNER_ROLE} ENCODING 'UTF8' TEMPLATE template0`,
      )
      .catch((error: unknown) => {
        if (!(error instanceof pg.DatabaseError && error.code === DUPLICATE_DATABASE)) throw error;
      });
  } finally {
    await client.end();
  }
  return { settings, report: await migrate(settings.owner, migrationsFolder) };
}
