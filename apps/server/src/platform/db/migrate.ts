import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CURRENCIES } from "@goodterms/kernel";
import pg from "pg";
import type { ConnectionSettings } from "./types.ts";

const MIGRATION_FILE = /^\d{4}_[a-z0-9_]+\.sql$/;
/** Any fixed number: two servers that start at once migrate one after the other. */
const MIGRATION_LOCK = 4_600_001;

export interface MigrationReport {
  readonly applied: readonly string[];
  readonly version: string;
}

/**
 * Brings the database to this program's version: numbered files of plain SQL, forward only, each in a transaction.
 * @throws MigrationError when an applied file has been changed, or the database is newer than the program.
 */
export async function migrate(owner: ConnectionSettings, folder: string): Promise<MigrationReport> {
  const client = new pg.Client({ ...owner, options: "-c timezone=UTC -c client_min_messages=warning" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS public.goodterms_migration (
         name text PRIMARY KEY, content_sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())`,
    );
    const files = await readMigrations(folder);
    const done = await client.query<{ name: string; content_sha256: string }>(
      "SELECT name, content_sha256 FROM public.goodterms_migration",
    );
    checkHistory(files, done.rows);
    const known = new Set(done.rows.map((row) => row.name));
    const missing = files.filter((file) => !known.has(file.name));
    for (const file of missing) await applyFile(client, file);
    await fillCurrencies(client);
    return { applied: missing.map((file) => file.name), version: files.at(-1)?.name ?? "" };
  } finally {
    await client.end();
  }
}

/** The name of the newest migration file of a folder: what a ready database must have applied. */
export async function newestMigration(folder: string): Promise<string> {
  return (await readMigrations(folder)).at(-1)?.name ?? "";
}

export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

interface MigrationFile {
  readonly name: string;
  readonly sql: string;
  readonly contentSha256: string;
}

async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => MIGRATION_FILE.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return { name, sql, contentSha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

function checkHistory(
  files: readonly MigrationFile[],
  done: readonly { name: string; content_sha256: string }[],
): void {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const row of done) {
    const file = byName.get(row.name);
    if (file === undefined) {
      throw new MigrationError(
        `The database was migrated by a newer Goodterms (it has ${row.name}). Start that version, or restore a backup made by this one.`,
      );
    }
    if (file.contentSha256 !== row.content_sha256) {
      throw new MigrationError(
        `Migration ${row.name} was changed after it had been applied. Restore the file; a change of the schema is a new numbered file.`,
      );
    }
  }
}

async function applyFile(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(file.sql);
    await client.query("INSERT INTO public.goodterms_migration (name, content_sha256) VALUES ($1, $2)", [
      file.name,
      file.contentSha256,
    ]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new MigrationError(
      `Migration ${file.name} failed and was undone: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

async function fillCurrencies(client: pg.Client): Promise<void> {
  const currencies = [...CURRENCIES.values()];
  await client.query(
    `INSERT INTO platform.currency (code, exponent, name) SELECT * FROM unnest($1::text[], $2::smallint[], $3::text[])
       ON CONFLICT (code) DO UPDATE SET exponent = excluded.exponent, name = excluded.name
       WHERE (currency.exponent, currency.name) IS DISTINCT FROM (excluded.exponent, excluded.name)`,
    [currencies.map((c) => c.code), currencies.map((c) => c.exponent), currencies.map((c) => c.name)],
  );
}
