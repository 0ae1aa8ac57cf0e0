// Prints the schema as one text, from the catalogue: the embedded server has no dump tool, and a picture that two
// versions of a tool draw differently would be no picture.
import type { TestDatabase } from "./house.ts";

const SCHEMAS = ["platform", "receivables", "credit", "signin"];

interface Line {
  readonly line: string;
}

export async function drawSchema(database: TestDatabase): Promise<string> {
  const query = async (sql: string): Promise<string[]> =>
    (await database.asAdministrator<Line & Record<string, unknown>>(sql, [SCHEMAS])).map((row) => row.line);
  const tables = await query(`
    SELECT format('%I.%I', namespace.nspname, class.relname) AS line FROM pg_class class
    JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
    WHERE namespace.nspname = ANY($1) AND class.relkind = 'r' ORDER BY 1`);
  const parts: string[] = [
    "-- The schema as the migrations leave it, drawn from the catalogue by the tests. Do not edit.\n",
  ];
  for (const table of tables) parts.push(await drawTable(database, table));
  const functions = await query(`
    SELECT pg_get_functiondef(proc.oid) AS line FROM pg_proc proc JOIN pg_namespace namespace ON namespace.oid = proc.pronamespace
    WHERE namespace.nspname = ANY($1) ORDER BY namespace.nspname, proc.proname`);
  return [...parts, ...functions.map((text) => `${text.trim()};\n`)].join("\n");
}

async function drawTable(database: TestDatabase, table: string): Promise<string> {
  const query = async (sql: string): Promise<string[]> =>
    (await database.asAdministrator<Line & Record<string, unknown>>(sql, [table])).map((row) => row.line);
  const columns = await query(`
    SELECT format('  %I %s%s%s', attribute.attname, format_type(attribute.atttypid, attribute.atttypmod),
      CASE WHEN attribute.attnotnull THEN ' NOT NULL' ELSE '' END,
      coalesce(' DEFAULT ' || pg_get_expr(preset.adbin, preset.adrelid), '')) AS line
    FROM pg_attribute attribute LEFT JOIN pg_attrdef preset ON preset.adrelid = attribute.attrelid AND preset.adnum = attribute.attnum
    WHERE attribute.attrelid = $1::regclass AND attribute.attnum > 0 AND NOT attribute.attisdropped ORDER BY attribute.attnum`);
  // PostgreSQL 18 lists NOT NULL as constraints of their own; the columns say it already.
  const constraints = await query(`
    SELECT format('  CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) AS line FROM pg_constraint
    WHERE conrelid = $1::regclass AND contype <> 'n' ORDER BY contype = 'p' DESC, conname`);
  const indexes = await query(`
    SELECT pg_get_indexdef(indexrelid) || ';' AS line FROM pg_index
    WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u')) ORDER BY 1`);
  const policies = await query(`
    SELECT format('CREATE POLICY %I ON %s FOR %s TO %s;', policyname, $1::text, cmd, array_to_string(roles, ', ')) AS line FROM pg_policies
    WHERE format('%I.%I', schemaname, tablename) = $1::text ORDER BY policyname`);
  const grants = await query(`
    SELECT format('GRANT %s ON %s TO %s;', string_agg(privilege, ', ' ORDER BY privilege), $1::text, grantee) AS line FROM (
      SELECT grantee, privilege_type AS privilege FROM information_schema.role_table_grants
        WHERE format('%I.%I', table_schema, table_name) = $1::text AND grantee LIKE 'goodterms\\_a%'
      UNION ALL
      SELECT grantee, format('UPDATE (%s)', string_agg(column_name::text, ', ' ORDER BY column_name)) FROM information_schema.role_column_grants granted
        WHERE format('%I.%I', table_schema, table_name) = $1::text AND grantee LIKE 'goodterms\\_a%' AND privilege_type = 'UPDATE'
          AND NOT EXISTS (SELECT 1 FROM information_schema.role_table_grants whole WHERE whole.table_schema = granted.table_schema
            AND whole.table_name = granted.table_name AND whole.grantee = granted.grantee AND whole.privilege_type = 'UPDATE')
        GROUP BY grantee
    ) given GROUP BY grantee ORDER BY grantee`);
  return [
    `CREATE TABLE ${table} (`,
    [...columns, ...constraints].join(",\n"),
    ");",
    ...indexes,
    ...policies,
    ...grants,
    "",
  ].join("\n");
}
