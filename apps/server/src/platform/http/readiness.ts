import type { Pool } from "pg";
import type { Database } from "../db/index.ts";

export interface ReadinessCheck {
  readonly name: string;
  readonly ok: boolean;
  /** What to do when it is not ok. */
  readonly remedy: string;
}

export interface ReadinessParts {
  readonly database: Pick<Database, "app" | "acrossPool">;
  /** The newest migration this program knows. */
  readonly newestMigration: string;
  /** `schema.table` of every table that history must not be changed in. */
  readonly appendOnlyTables: readonly string[];
}

/** Whether this process may be sent requests: the database answers, is at this version, and holds the roles down. */
export async function checkReadiness(parts: ReadinessParts): Promise<ReadinessCheck[]> {
  const checks = [
    {
      name: "database",
      remedy: "Start PostgreSQL, or mend DATABASE_URL and DATABASE_ACROSS_URL.",
      test: async () => (await Promise.all(pools(parts).map((pool) => pool.query("SELECT 1")))).length > 0,
    },
    {
      name: "migrations",
      remedy: "Run `goodterms migrate` with this version of the program.",
      test: () => isMigrated(parts),
    },
    {
      name: "roles",
      remedy:
        "Sign in as members of goodterms_app and goodterms_across that own nothing and are no superusers.",
      test: async () => (await Promise.all(pools(parts).map(isHeldDown))).every(Boolean),
    },
    {
      name: "append_only",
      remedy: "Revoke UPDATE, DELETE and TRUNCATE on the history's tables from both sign-ins.",
      test: () => isAppendOnly(parts),
    },
  ];
  return Promise.all(
    checks.map(async ({ test, ...check }) => ({ ...check, ok: await test().catch(() => false) })),
  );
}

function pools(parts: ReadinessParts): Pool[] {
  return [parts.database.app, parts.database.acrossPool];
}

async function isMigrated(parts: ReadinessParts): Promise<boolean> {
  const found = await parts.database.acrossPool.query(
    "SELECT 1 FROM public.goodterms_migration WHERE name = $1",
    [parts.newestMigration],
  );
  return found.rowCount === 1;
}

/** Row-level security does not bind a superuser, a role with BYPASSRLS, or the tables' owner. */
async function isHeldDown(pool: Pool): Promise<boolean> {
  const found = await pool.query<{ held_down: boolean }>(`
    SELECT NOT rolsuper AND NOT rolbypassrls AND NOT EXISTS (
      SELECT 1 FROM pg_class JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
      WHERE nspname IN ('platform', 'receivables', 'signin') AND pg_has_role(current_user, relowner, 'USAGE')
    ) AS held_down
    FROM pg_roles WHERE rolname = current_user`);
  return found.rows[0]?.held_down === true;
}

async function isAppendOnly(parts: ReadinessParts): Promise<boolean> {
  const found = await parts.database.app.query<{ changeable: boolean }>(
    `SELECT bool_or(has_table_privilege(t, 'UPDATE') OR has_any_column_privilege(t, 'UPDATE')
       OR has_table_privilege(t, 'DELETE') OR has_table_privilege(t, 'TRUNCATE')) AS changeable
     FROM unnest($1::text[]) t`,
    [parts.appendOnlyTables],
  );
  return found.rows[0]?.changeable !== true;
}
