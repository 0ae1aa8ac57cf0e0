import { plainDate } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { aBareMerchant, aClock, aDatabase } from "../../test/house.ts";
import { verifyBook } from "../receivables/ledger/verify-book.ts";
import { loadDemo } from "./load-demo.ts";
import { planHistory } from "./plan-history.ts";
import { readSource } from "./read-source.ts";

const database = await aDatabase();
test("try", async () => {
  const share = Number(process.env.SHARE ?? 5);
  const t0 = performance.now();
  const plan = planHistory(await readSource(plainDate("2026-03-02"), share), plainDate("2026-03-02"));
  console.log(
    "plan ms",
    performance.now() - t0,
    plan.days.length,
    plan.days.reduce((s, d) => s + d.documents.length, 0),
    plan.days.reduce((s, d) => s + d.allocations.length, 0),
    plan.days.flatMap((d) => d.touches).length,
  );
  const merchant = await aBareMerchant(database, aClock());
  const t1 = performance.now();
  const spent = new Map<string, [number, number]>();
  let lastSql = "start",
    lastAt = performance.now();
  database.onStatement = (text) => {
    const now = performance.now();
    const e = spent.get(lastSql) ?? [0, 0];
    spent.set(lastSql, [e[0] + now - lastAt, e[1] + 1]);
    lastSql = text.replace(/\s+/g, " ").slice(0, 110);
    lastAt = now;
  };
  await loadDemo(
    { database, settings: database.settings, clock: merchant.clock },
    {
      merchantId: merchant.merchantId,
      ownerId: null,
      sharePercent: share,
      onWeek: (b, m, l) => {
        console.log(l, b, m, Math.round(performance.now() - t1));
        if (process.env.TOP)
          console.log(
            [...spent]
              .sort((a, b) => b[1][0] - a[1][0])
              .slice(0, 4)
              .map(([q, [ms, n]]) => `${Math.round(ms)} ${n} ${q}`)
              .join("\n"),
          );
        if (process.env.TOP) spent.clear();
      },
    },
  );
  console.log("load ms", performance.now() - t1);
  database.onStatement = undefined;
  console.log(
    [...spent]
      .sort((a, b) => b[1][0] - a[1][0])
      .slice(0, 25)
      .map(([q, [ms, n]]) => `${Math.round(ms)} ${n} ${q}`)
      .join("\n"),
  );
  const checks = await merchant.run(verifyBook);
  console.log(checks.map((c) => `${c.name} ${c.ok} ${c.checked} ${c.failures[0] ?? ""}`).join("\n"));
  for (const q of [
    "select kind, count(*), sum(functional_minor)/100 from receivables.document group by 1",
    "select currency, side, count(*), sum(open_minor)/100 as open from receivables.open_item where open_minor>0 group by 1,2 order by 1,2",
    "select greatest(0,least(5,ceil((date '2026-03-02'-due_on)/30.0))) as bucket, count(*), sum(open_functional_minor)/100 as open, round(100*sum(open_functional_minor)/(select sum(open_functional_minor) from receivables.open_item where side='debit'),1) as pct from receivables.open_item where open_minor>0 and side='debit' group by 1 order by 1",
    "select count(*), sum(least(disputed_minor,open_minor)) from receivables.open_item where disputed_minor>0",
    "select count(*) from receivables.due_date_change",
    "select count(*) from receivables.exposure_excess",
    "select purpose, count(*), sum(functional_minor) from receivables.posting join receivables.ledger_account a on a.id in (debit_account_id, credit_account_id) where purpose like 'fx%' group by 1",
    "select count(distinct customer_id) from receivables.open_item where open_minor>0 and side='debit'",
    "select count(*), max(occurred_at), min(occurred_at) from platform.event",
    "select count(*) from receivables.allocation",
    "select round(100.0*receivables.exposure_of(merchant_id,id,'2026-03-02')/ceiling_minor) as util, holder from receivables.exposure_account where ceiling_minor is not null order by 1",
    "select name,country from receivables.customer order by random() limit 25",
  ])
    console.log(
      q,
      JSON.stringify(await database.asAdministrator(q), (_k, v) => (typeof v === "bigint" ? String(v) : v)),
    );
  expect(checks.every((c) => c.ok)).toBe(true);
}, 200_000);
