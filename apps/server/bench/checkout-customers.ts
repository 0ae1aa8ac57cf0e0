// Customers as a checkout meets them: with an exposure account, an open sum, and an evaluation under a policy whose limit
// nobody reaches, so that what is measured is deciding and not refusing.

import { evaluateCustomers } from "../src/credit/evaluations/evaluate-customers.ts";
import { DEFAULT_POLICY_TEXT } from "../src/credit/policies/default-policy.ts";
import { insertStandard } from "../src/credit/policies/store.ts";
import { inMerchant } from "../src/platform/db/index.ts";
import { contentHash, newId, newIds } from "../src/platform/ids/index.ts";
import type { Arena } from "./arena.ts";

const CUSTOMERS_PER_EVALUATION = 1_000;
/** Fills nothing that a bench reserves, and stays far below what an amount may be. */
const ROOMY_AMOUNT = "amount(5000000000)";

export interface BenchCustomer {
  readonly id: string;
  readonly reference: string;
}

/** Puts the standard policy in force with another first limit, before anybody asks for one. */
export async function putPolicy(arena: Arena, firstLimit = ROOMY_AMOUNT): Promise<void> {
  const document = DEFAULT_POLICY_TEXT.replaceAll("amount(750)", firstLimit);
  await inMerchant(arena.database, arena.caller(), (ctx) =>
    insertStandard(
      ctx,
      {
        id: newId(ctx.now),
        name: "Bench",
        note: "bench",
        basedOn: null,
        document,
        documentHash: contentHash(document),
      },
      ctx.now,
    ),
  );
}

/** Customers D1 to D<count> with accounts that owe something. Written as rows: making them is not what is measured. */
export async function fillCustomers(arena: Arena, count: number): Promise<BenchCustomer[]> {
  const { administrator, merchantId } = arena;
  const { now } = arena.caller();
  const ids = newIds(now, count);
  await administrator.query(
    `INSERT INTO receivables.customer (merchant_id, id, reference, kind, name, country, currency, version, created_at, updated_at)
     SELECT $1, id, 'D' || n, 'business', 'Customer ' || n, 'GB', 'GBP', 1, $3, $3 FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, n)`,
    [merchantId, ids, now],
  );
  await administrator.query(
    `INSERT INTO receivables.exposure_account (merchant_id, id, holder, currency, ceiling_minor, version)
     SELECT $1, id, 'customer', 'GBP', 9000000000000, 1 FROM unnest($2::uuid[]) AS given (id)`,
    [merchantId, ids],
  );
  await administrator.query(
    `INSERT INTO receivables.exposure_sum (merchant_id, account_id, currency, open_debits_minor)
     SELECT $1, id, 'GBP', 100000 FROM unnest($2::uuid[]) AS given (id)`,
    [merchantId, ids],
  );
  await administrator.query("VACUUM ANALYZE");
  return ids.map((id, index) => ({ id, reference: `D${index + 1}` }));
}

/** Evaluates customers, as the program would have done before they come to the checkout. */
export async function evaluateAll(arena: Arena, customers: readonly BenchCustomer[]): Promise<void> {
  for (let from = 0; from < customers.length; from += CUSTOMERS_PER_EVALUATION) {
    const ids = customers.slice(from, from + CUSTOMERS_PER_EVALUATION).map(({ id }) => id);
    await inMerchant(arena.database, arena.caller(), (ctx) => evaluateCustomers(ctx, ids, "bench"));
  }
  await arena.administrator.query("VACUUM ANALYZE");
}
