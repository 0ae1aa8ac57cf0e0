import { expect, test } from "vitest";
import { findCustomer } from "../customers/find-customer.ts";
import { database, withCeiling } from "./test/orders.ts";

// Goal: the cost of a decision does not grow with the customer's book. Method: PostgreSQL counts the pages that the same
// decision touches, for a small customer and for a large one.

test("H7: a decision touches the same number of buffers for a customer with 100 invoices and with 20,000", async () => {
  const merchant = await withCeiling(null, { customers: 2 });
  const ids = await merchant.run(async (ctx) => [
    (await findCustomer(ctx, "C1")).id,
    (await findCustomer(ctx, "C2")).id,
  ]);
  for (const [index, count] of [100, 20_000].entries()) {
    await database.asAdministrator(
      `INSERT INTO receivables.document (merchant_id, id, kind, entity_id, customer_id, number, currency, net_minor, tax_minor, total_minor,
         issued_on, rate, functional_minor, content_hash, booked_at, booked_by)
       SELECT $1, md5($2::text || n)::uuid, 'invoice', $3::uuid, $2::uuid, $2::text || n, 'GBP', 1, 0, 1, '2026-01-01', 1, 1, gen_random_uuid(), '2026-01-01', 'test'
       FROM generate_series(1, ${count}) AS n`,
      [merchant.merchantId, ids[index], merchant.entityId],
    );
    await database.asAdministrator(
      `INSERT INTO receivables.open_item (merchant_id, document_id, instalment, customer_id, entity_id, side, currency, original_minor,
         original_functional_minor, original_due_on, effective_on, booked_at, open_minor, open_functional_minor, due_on)
       SELECT $1, md5($2::text || n)::uuid, 1, $2::uuid, $3::uuid, 'debit', 'GBP', 1, 1, '2026-01-01', '2026-01-01', '2026-01-01', 1, 1, '2026-01-01'
       FROM generate_series(1, ${count}) AS n`,
      [merchant.merchantId, ids[index], merchant.entityId],
    );
    await database.asAdministrator(
      "INSERT INTO receivables.exposure_sum (merchant_id, account_id, currency, open_debits_minor) VALUES ($1, $2, 'GBP', $3)",
      [merchant.merchantId, ids[index], count],
    );
  }
  const touched: number[] = [];
  // The first call plans its statements, which looks at the catalogue.
  for (const id of [...ids, ...ids]) {
    const rows = await database.asAdministrator<{ "QUERY PLAN": string }>(
      `EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM receivables.reserve_batch($1::uuid, $2::timestamptz, '2026-03-02', ARRAY[gen_random_uuid()],
         ARRAY[gen_random_uuid()], ARRAY['${id}']::uuid[], ARRAY['buffers'], ARRAY[gen_random_uuid()], ARRAY['check'], ARRAY['order'],
         ARRAY['GBP'], ARRAY[1]::bigint[], ARRAY[NULL]::timestamptz[], ARRAY[NULL]::text[], ARRAY[0]::bigint[], ARRAY[NULL]::uuid[],
         ARRAY[NULL]::text[], ARRAY[true], ARRAY[false], ARRAY[false], ARRAY[NULL]::text[], ARRAY[NULL]::text[], ARRAY['test'], ARRAY['r'])`,
      [merchant.merchantId, merchant.clock.now()],
    );
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    const buffers = [...plan.matchAll(/shared (?:hit=(\d+))?(?: ?read=(\d+))?/g)][0];
    touched.push(Number(buffers?.[1] ?? 0) + Number(buffers?.[2] ?? 0));
  }
  const [, , few, many] = touched;
  expect(few).toBeGreaterThan(5);
  expect(many).toBe(few);
});
