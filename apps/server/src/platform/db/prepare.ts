import { createHmac } from "node:crypto";
import pg from "pg";
import { MigrationError, type MigrationReport, migrate } from "./migrate.ts";
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

const INVALID_PASSWORD = "28P01";
const NO_PRIVILEGE = "42501";

/**
 * The two sign-ins of a database that was given with its owner's: made when absent, with passwords that follow from
 * the server's key. @throws MigrationError when the owner may not make them, or they were made under another key.
 */
export async function prepareSignIns(
  owner: ConnectionSettings,
  encryptionKey: Buffer,
): Promise<DatabaseSettings> {
  const signIn = (rights: string): ConnectionSettings => ({
    ...owner,
    user: `goodterms_${rights}_${owner.database}`,
    password: createHmac("sha256", encryptionKey)
      .update(`goodterms sign-in ${rights} ${owner.database}`)
      .digest("base64url"),
  });
  const settings = { owner, app: signIn("app"), across: signIn("across") };
  const state = await trySignIn(settings.app);
  if (state === "refused") await makeSignIns(settings);
  return settings;
}

async function trySignIn(settings: ConnectionSettings): Promise<"in" | "refused"> {
  const client = new pg.Client(settings);
  try {
    await client.connect();
    return "in";
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === INVALID_PASSWORD) return "refused";
    // A role that does not exist is told apart from a wrong password only where no password is asked for.
    if (error instanceof pg.DatabaseError && error.code === "28000") return "refused";
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function makeSignIns(settings: DatabaseSettings): Promise<void> {
  const client = new pg.Client(settings.owner);
  await client.connect();
  const standing = await client
    .query("SELECT 1 FROM pg_roles WHERE rolname = $1", [settings.app.user])
    .finally(() => client.end());
  if (standing.rowCount !== 0) {
    throw new MigrationError(
      `The sign-in ${settings.app.user} was made under another ENCRYPTION_KEY. Start with that key; if it is lost, drop the roles ${settings.app.user} and ${settings.across.user} and start again.`,
    );
  }
  await prepareRoles(settings.owner, settings.app, settings.across).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError && error.code === NO_PRIVILEGE)) throw error;
    throw new MigrationError(
      `The user ${settings.owner.user} may not create roles. Grant it CREATEROLE, or make the sign-ins yourself and set DATABASE_ACROSS_URL and DATABASE_OWNER_URL too (docs/operate.md).`,
      { cause: error },
    );
  });
}
