// Importing invoices, against two limits of the same machine in the same run: a COPY of the very rows that the import
// wrote into identical empty tables with the same indexes, and a COPY of the file into one bare table.
import { createWriteStream } from "node:fs";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { systemClock } from "../src/platform/clock/index.ts";
import { openFileStore } from "../src/platform/files/index.ts";
import { importFile } from "../src/receivables/imports/import-file.ts";
import { type Arena, seconds } from "./arena.ts";

const TABLES = [
  "platform.event",
  "receivables.document",
  "receivables.journal_entry",
  "receivables.posting",
  "receivables.open_item",
];
const CUSTOMERS_SHARE = 33;
const UPLOAD_BYTES_MAX = 2 ** 34;

export async function benchImport(arena: Arena, rows: number): Promise<void> {
  const file = join(arena.folder, "invoices.csv");
  await writeInvoices(file, rows);
  const before = process.memoryUsage.rss();
  let peakBytes = before;
  const importSeconds = await seconds(async () => {
    const files = openFileStore(join(arena.folder, "files"), UPLOAD_BYTES_MAX);
    const result = await importFile(
      { database: arena.database, clock: systemClock, files },
      arena.caller(),
      { path: file, kind: "invoices" },
      () => {
        peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
      },
    );
    if (Number(result.progress.rowsAccepted) !== rows)
      throw new Error(`only ${result.progress.rowsAccepted} of ${rows} rows were accepted`);
  });
  const fileSeconds = await copyFileBare(arena, file);
  const copied = await copyWrittenRows(arena);
  const print = (name: string, value: string): void => console.log(`  ${name.padEnd(46)} ${value}`);
  console.log(
    `\nImport of ${rows.toLocaleString("en")} invoices from CSV, booked with open items, exposure and events`,
  );
  print(
    "import",
    `${importSeconds.toFixed(2)} s (${Math.round(rows / importSeconds).toLocaleString("en")} invoices/s)`,
  );
  print("COPY of the very rows, same indexes", `${copied.seconds.toFixed(2)} s`);
  print("COPY of the file into one bare table", `${fileSeconds.toFixed(2)} s`);
  print("ratio to the COPY of the very rows (bar: 3)", (importSeconds / copied.seconds).toFixed(2));
  print("ratio to the COPY of the file (bar: 15)", (importSeconds / fileSeconds).toFixed(2));
  print(
    "per invoice",
    `${(copied.rows / rows).toFixed(2)} rows, ${Math.round(copied.bytes / rows)} bytes with indexes, ${copied.indexes} indexes`,
  );
  print("memory of the process at its highest", `${Math.round(peakBytes / 2 ** 20)} MiB`);
}

/** A CSV of invoices over a thirty-third as many customers. */
export async function writeInvoices(file: string, rows: number): Promise<void> {
  const customers = Math.max(1, Math.floor(rows / CUSTOMERS_SHARE));
  function* lines(): Generator<string> {
    yield "invoice_number,customer_number,customer_name,invoice_date,due_date,currency,total\n";
    for (let row = 1; row <= rows; row += 1) {
      const day = String((row % 28) + 1).padStart(2, "0");
      const month = String((row % 12) + 1).padStart(2, "0");
      const customer = (row * 7_919) % customers;
      yield `INV-${row},C${customer},Customer ${customer} Ltd,2025-${month}-${day},2026-${month}-${day},GBP,${(row % 9_000) + 10}.${String(row % 100).padStart(2, "0")}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
  await chmod(file, 0o644);
}

async function copyFileBare(arena: Arena, file: string): Promise<number> {
  const { administrator } = arena;
  await administrator.query("CREATE SCHEMA IF NOT EXISTS bare");
  await administrator.query("DROP TABLE IF EXISTS bare.staging");
  await administrator.query(
    "CREATE TABLE bare.staging (a text, b text, c text, d text, e text, f text, g text)",
  );
  return seconds(() => administrator.query(`COPY bare.staging FROM '${file}' WITH (FORMAT csv, HEADER)`));
}

async function copyWrittenRows(
  arena: Arena,
): Promise<{ seconds: number; rows: number; bytes: number; indexes: number }> {
  const { administrator, folder, merchantId } = arena;
  let total = 0;
  let rows = 0;
  for (const table of TABLES) {
    const twin = `bare.${table.split(".")[1]}`;
    const file = join(folder, `${twin}.copy`);
    await administrator.query(`DROP TABLE IF EXISTS ${twin}`);
    await administrator.query(`CREATE TABLE ${twin} (LIKE ${table} INCLUDING ALL)`);
    const written = await administrator.query(
      `COPY (SELECT * FROM ${table} WHERE merchant_id = '${merchantId}') TO '${file}' WITH (FORMAT binary)`,
    );
    rows += written.rowCount ?? 0;
    total += await seconds(() => administrator.query(`COPY ${twin} FROM '${file}' WITH (FORMAT binary)`));
  }
  const size = await administrator.query<{ bytes: string; indexes: string }>(
    `SELECT sum(pg_total_relation_size(oid)) AS bytes, (SELECT count(*) FROM pg_index WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'bare'::regnamespace AND relname <> 'staging')) AS indexes
     FROM pg_class WHERE relnamespace = 'bare'::regnamespace AND relkind = 'r' AND relname <> 'staging'`,
  );
  return {
    seconds: total,
    rows,
    bytes: Number(size.rows[0]?.bytes ?? 0),
    indexes: Number(size.rows[0]?.indexes ?? 0),
  };
}
