// Ageing of the whole book by customer, against the SQL one would write by hand for its present state.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays, plainDate } from "@goodterms/kernel";
import { inMerchant } from "../src/platform/db/index.ts";
import { openAgeing } from "../src/receivables/statements/read-ageing.ts";
import { type Arena, medianSeconds } from "./arena.ts";

const RUNS = 5;

export async function benchAgeing(arena: Arena): Promise<void> {
  const { administrator, merchantId } = arena;
  await administrator.query("VACUUM ANALYZE receivables.open_item");
  await administrator.query("ANALYZE");
  const byHand = await readFile(join(import.meta.dirname, "ageing-today.sql"), "utf8");
  const today = plainDate(arena.caller().now.toISOString().slice(0, 10));
  const age = (asOn: typeof today | undefined) => async () => {
    await inMerchant(arena.database, arena.caller(), async (ctx) => {
      const report = await openAgeing(ctx, { by: "customer", ...(asOn === undefined ? {} : { asOn }) });
      for await (const batch of report.rows) if (batch.length === 0) break;
    });
  };
  const items = await administrator.query<{ count: string }>(
    "SELECT count(*) FROM receivables.open_item WHERE merchant_id = $1 AND open_minor > 0",
    [merchantId],
  );
  const handSeconds = await medianSeconds(RUNS, () => administrator.query(byHand, [merchantId, today]));
  const todaySeconds = await medianSeconds(RUNS, age(undefined));
  const pastSeconds = await medianSeconds(RUNS, age(addDays(today, -60)));
  const print = (name: string, value: string): void => console.log(`  ${name.padEnd(46)} ${value}`);
  console.log(
    `\nAgeing of ${Number(items.rows[0]?.count).toLocaleString("en")} open items by customer (median of ${RUNS})`,
  );
  print("SQL by hand (bench/ageing-today.sql)", `${(handSeconds * 1000).toFixed(0)} ms`);
  print(
    "ageing as on today",
    `${(todaySeconds * 1000).toFixed(0)} ms, ratio ${(todaySeconds / handSeconds).toFixed(2)} (bar: 1.5)`,
  );
  print(
    "ageing as on a day 60 days ago",
    `${(pastSeconds * 1000).toFixed(0)} ms, ratio ${(pastSeconds / handSeconds).toFixed(2)} (bar: 5)`,
  );
}
