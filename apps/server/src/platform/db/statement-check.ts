import { assert } from "@goodterms/kernel";

const REFERENCE_TABLES = new Set(["platform.currency"]);
const TABLE = /\b(?:platform|receivables|credit)\.[a-z_]+\b(?!\s*\()/g;
const INSERTED = /\binsert\s+into\s+((?:platform|receivables|credit)\.[a-z_]+)\s*\(/gi;
const KNOWN_STATEMENTS_MAX = 5_000;

const passed = new Set<string>();

/**
 * Asserts that a statement names `merchant_id` at least once for every merchant's table it touches. Row-level
 * security stands behind it; this one fails loudly in the first test instead of quietly returning nothing.
 * @throws Fault naming the statement.
 */
export function assertMerchantStatement(statement: string): void {
  if (passed.has(statement)) return;
  // A text such as the name of a job may look like a table.
  const sql = statement.replaceAll(/'[^']*'/g, "''");
  const tables = [
    ...(sql.match(TABLE) ?? []),
    ...[...sql.matchAll(INSERTED)].map((match) => match[1] ?? ""),
  ].filter((table) => !REFERENCE_TABLES.has(table));
  const mentions = sql.match(/\bmerchant_id\b/g)?.length ?? 0;
  assert(
    mentions >= tables.length,
    `statement touches ${tables.length} merchant tables but names merchant_id ${mentions} times: ${sql.slice(0, 300)}`,
  );
  if (passed.size >= KNOWN_STATEMENTS_MAX) passed.clear();
  passed.add(statement);
}
