import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { APPEND_ONLY_TABLES } from "../src/house.ts";
import { aDatabase, type TestDatabase } from "./house.ts";
import { drawSchema } from "./schema-picture.ts";

// Goal: the schema keeps the rules that let tables be distributed by merchant and history be trusted. Method: ask the
// catalogue, so that a new table cannot be forgotten.

const PICTURE = join(import.meta.dirname, "../migrations/schema.sql");

/** The same for every merchant: no merchant_id. */
const REFERENCE_TABLES = ["platform.currency"];
/** Sign-in happens before a merchant is known; these tables stay on the coordinator. */
const isLocal = (table: string): boolean => table.startsWith("signin.");
/** Unique or indexed without merchant_id first, because they are looked up before the merchant is known. */
const ACROSS_INDEXES = ["api_key_secret_hash_unique", "membership_by_user"];

let database: TestDatabase;
let tables: string[];
beforeAll(async () => {
  database = await aDatabase();
  const rows = await database.asAdministrator<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('platform', 'receivables', 'credit', 'signin') ORDER BY 1`,
  );
  tables = rows.map((row) => row.name);
});

const distributed = (): string[] =>
  tables.filter((table) => !REFERENCE_TABLES.includes(table) && !isLocal(table));

describe("tables of merchants", () => {
  test("there are many, and each has merchant_id not null", async () => {
    expect(distributed().length).toBeGreaterThan(25);
    const having = await database.asAdministrator<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns WHERE column_name = 'merchant_id' AND is_nullable = 'NO' AND data_type = 'uuid'`,
    );
    expect(distributed().filter((table) => !having.some((row) => row.name === table))).toEqual([]);
  });

  test("every key, unique key, foreign key and index begins with merchant_id", async () => {
    const rows = await database.asAdministrator<{ name: string; table: string; first: string }>(
      `SELECT class.relname AS name, index.indrelid::regclass::text AS table, attribute.attname AS first
       FROM pg_index index JOIN pg_class class ON class.oid = index.indexrelid
       JOIN pg_class owner ON owner.oid = index.indrelid JOIN pg_namespace namespace ON namespace.oid = owner.relnamespace
       LEFT JOIN pg_attribute attribute ON attribute.attrelid = index.indrelid AND attribute.attnum = index.indkey[0]
       WHERE namespace.nspname IN ('platform', 'receivables', 'credit')`,
    );
    const odd = rows.filter(
      (row) =>
        row.first !== "merchant_id" &&
        !REFERENCE_TABLES.includes(row.table) &&
        !ACROSS_INDEXES.includes(row.name),
    );
    expect(odd).toEqual([]);
  });

  test("foreign keys between merchants' tables carry merchant_id", async () => {
    const rows = await database.asAdministrator<{ name: string; definition: string }>(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'f'
         AND connamespace IN ('platform'::regnamespace, 'receivables'::regnamespace, 'credit'::regnamespace) AND confrelid <> 'platform.currency'::regclass`,
    );
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !row.definition.startsWith("FOREIGN KEY (merchant_id"))).toEqual([]);
  });

  test("row-level security stands on each, with the one policy", async () => {
    const rows = await database.asAdministrator<{
      name: string;
      rowsecurity: boolean;
      policy: string | null;
    }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name, rowsecurity,
         (SELECT qual FROM pg_policies policy WHERE policy.schemaname = t.schemaname AND policy.tablename = t.tablename AND policyname = 'one_merchant') AS policy
       FROM pg_tables t WHERE schemaname IN ('platform', 'receivables', 'credit')`,
    );
    const policies = new Set(
      rows.filter((row) => distributed().includes(row.name)).map((row) => `${row.rowsecurity} ${row.policy}`),
    );
    expect(policies.size).toBe(1);
    expect([...policies][0]).toContain("app.merchant_id");
  });
});

describe("rights", () => {
  test("nobody but the owner may change or delete what is append-only", async () => {
    const rows = await database.asAdministrator<{ grantee: string; name: string; privilege_type: string }>(
      `SELECT grantee, format('%I.%I', table_schema, table_name) AS name, privilege_type FROM information_schema.role_table_grants
       WHERE grantee IN ('goodterms_app', 'goodterms_across', 'PUBLIC') AND privilege_type NOT IN ('SELECT', 'INSERT')`,
    );
    expect(rows.filter((row) => APPEND_ONLY_TABLES.includes(row.name))).toEqual([]);
    const columns = await database.asAdministrator<{ name: string }>(
      `SELECT DISTINCT format('%I.%I', table_schema, table_name) AS name FROM information_schema.role_column_grants
       WHERE grantee IN ('goodterms_app', 'goodterms_across', 'PUBLIC') AND privilege_type = 'UPDATE'`,
    );
    expect(columns.filter((row) => APPEND_ONLY_TABLES.includes(row.name))).toEqual([]);
  });

  test("of an event nothing changes but its place in the chain, and only by the narrow role", async () => {
    const rows = await database.asAdministrator<{ grantee: string; column_name: string }>(
      `SELECT grantee, column_name FROM information_schema.role_column_grants
       WHERE table_schema = 'platform' AND table_name = 'event' AND privilege_type = 'UPDATE' AND grantee LIKE 'goodterms\\_a%' ORDER BY 2`,
    );
    expect(rows).toEqual([
      { grantee: "goodterms_across", column_name: "hash" },
      { grantee: "goodterms_across", column_name: "sequence" },
    ]);
  });

  test("the sign-ins own nothing and cannot pass the wall", async () => {
    const rows = await database.asAdministrator<{
      rolname: string;
      rolsuper: boolean;
      rolbypassrls: boolean;
      owned: string;
    }>(
      `SELECT rolname, rolsuper, rolbypassrls, (SELECT count(*) FROM pg_class WHERE relowner = pg_roles.oid) AS owned FROM pg_roles WHERE rolname LIKE 'goodterms\\_a%'`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(rows.filter((row) => row.rolsuper || row.rolbypassrls || Number(row.owned) > 0)).toEqual([]);
  });
});

test("schema.sql is the picture of what the migrations make", async () => {
  const drawn = await drawSchema(database);
  const version = await database.asAdministrator<{ server_version_num: string }>("SHOW server_version_num");
  // Versions write some definitions differently; the picture is drawn by one of them.
  if (!version[0]?.server_version_num.startsWith("18")) return;
  if (process.env.GOODTERMS_UPDATE === "1") writeFileSync(PICTURE, drawn);
  expect(readFileSync(PICTURE, "utf8")).toBe(drawn);
});
