// A policy simulated on a large book: every customer, and every order of a year, on the facts of its day.
import { formatId } from "@goodterms/kernel";
import { encode } from "../src/credit/evaluations/codec.ts";
import { evaluateCustomers } from "../src/credit/evaluations/evaluate-customers.ts";
import type { OrderFacts } from "../src/credit/evaluations/outcome.ts";
import { DEFAULT_POLICY_TEXT } from "../src/credit/policies/default-policy.ts";
import { createDraft } from "../src/credit/policies/write-draft.ts";
import { runSimulation } from "../src/credit/simulations/run-simulation.ts";
import { readSimulation, startSimulation } from "../src/credit/simulations/start-simulation.ts";
import { systemClock } from "../src/platform/clock/index.ts";
import { inMerchant } from "../src/platform/db/index.ts";
import { customerIds } from "../src/receivables/customers/customer-ids.ts";
import { ensureCustomers } from "../src/receivables/customers/put-customers.ts";
import { type Arena, seconds } from "./arena.ts";

const ORDERS_PER_CUSTOMER = 10;
const CHUNK = 2_000;
/** Every third order has an invoice; of those every tenth is still open long after its due date. */
const INVOICED_EVERY = 3;

/** Makes customers, their evaluations and ten orders each, and simulates a stricter policy. Prints what it took. */
export async function benchSimulating(arena: Arena, customers: number): Promise<void> {
  const made = await seconds(() => makeCustomers(arena, customers));
  const evaluated = await seconds(() => evaluateAll(arena));
  const ordered = await seconds(() => makeOrders(arena));
  console.log(
    `made ${customers} customers in ${made.toFixed(1)} s, evaluated them in ${evaluated.toFixed(1)} s, recorded ${customers * ORDERS_PER_CUSTOMER} orders in ${ordered.toFixed(1)} s`,
  );
  const { database } = arena;
  const { policy, problems } = await inMerchant(database, arena.caller(), (ctx) =>
    createDraft(ctx, {
      document: DEFAULT_POLICY_TEXT.replaceAll("amount(750)", "amount(400)"),
      note: "bench",
    }),
  );
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const started = await inMerchant(database, arena.caller(), (ctx) =>
    startSimulation(ctx, { policy: formatId("pol", policy.id) }, null),
  );
  let steps = 0;
  const took = await seconds(() =>
    runSimulation(
      {
        database,
        clock: systemClock,
        signal: new AbortController().signal,
        onProgress: () => {
          steps += 1;
        },
      },
      arena.caller(),
      started.id,
    ),
  );
  const done = await inMerchant(database, arena.caller(), (ctx) =>
    readSimulation(ctx, formatId("sim", started.id)),
  );
  console.log(
    `simulated ${done.customersDone} customers and ${done.ordersDone} orders in ${took.toFixed(1)} s`,
  );
  console.log(`bar 60 s at 100,000 and 1,000,000; progress told ${steps} times; ${done.state}`);
  console.log(JSON.stringify(done.summary));
}

async function makeCustomers(arena: Arena, count: number): Promise<void> {
  for (let first = 0; first < count; first += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, count - first) }, (_, index) => ({
      reference: `S${first + index}`,
      name: `Customer ${first + index}`,
      kind: "business" as const,
      country: "GB",
      currency: "GBP",
    }));
    await inMerchant(arena.database, arena.caller(), (ctx) => ensureCustomers(ctx, chunk));
  }
}

async function evaluateAll(arena: Arena): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await inMerchant(arena.database, arena.caller(), async (ctx) => {
      const chunk = await customerIds(ctx, after, CHUNK);
      await evaluateCustomers(ctx, chunk, "bench");
      return chunk;
    });
    if (ids.length < CHUNK) return;
    after = ids.at(-1) ?? null;
  }
}

/** Written past the program, as rows: this measures reading them. */
async function makeOrders(arena: Arena): Promise<void> {
  const facts: OrderFacts = {
    reference: "S",
    currency: "GBP",
    amountMinor: 20_000n,
    accountMinor: 20_000n,
    checkpoint: "order",
    terms: "net30",
    netDays: 30,
    shipToCountry: "GB",
    channel: "web",
    fraudScore: 12,
    marginMinor: null,
    depositMinor: 0n,
    categories: ["bikes"],
    tags: [],
  };
  const { administrator, merchantId } = arena;
  await administrator.query(
    `INSERT INTO receivables.reservation (merchant_id, id, customer_id, order_reference, content_hash, mode, checkpoint, outcome,
       reasons, attempt, currency, amount_minor, held_minor, shipped_minor, captured_minor, released_minor, account_version,
       account_currency, ceiling_minor, extra_minor, exposure_before_minor, exposure_after_minor, evaluation_id, lifted_reasons,
       facts, decided_at, actor, version)
     SELECT account.merchant_id, gen_random_uuid(), account.id, account.id || '-' || number, gen_random_uuid(), 'reserve', 'order', 'reserved',
       '{}', 1, 'GBP', 20000, 0, 0, 20000, 0, number, 'GBP', account.ceiling_minor, 0, 5000 * number, 5000 * number + 20000,
       account.evaluation_id, '{}', $2, timestamptz '2026-10-01' - number * interval '20 days', 'system:bench', 1
     FROM receivables.exposure_account account, generate_series(1, ${ORDERS_PER_CUSTOMER}) AS number
     WHERE account.merchant_id = $1 AND account.evaluation_id IS NOT NULL`,
    [merchantId, encode(facts)],
  );
  await administrator.query(
    `WITH invoiced AS (
       INSERT INTO receivables.document (merchant_id, id, kind, entity_id, customer_id, number, currency, net_minor, tax_minor,
         total_minor, issued_on, due_on, rate, functional_minor, order_reference, content_hash, booked_at, booked_by)
       SELECT reservation.merchant_id, gen_random_uuid(), 'invoice', entity.id, reservation.customer_id, 'S' || reservation.order_reference,
         'GBP', 20000, 0, 20000, reservation.decided_at::date, reservation.decided_at::date + 30, 1, 20000, reservation.order_reference,
         reservation.content_hash, reservation.decided_at, 'system:bench'
       FROM receivables.reservation JOIN receivables.entity ON entity.merchant_id = reservation.merchant_id
       WHERE reservation.merchant_id = $1 AND reservation.account_version % ${INVOICED_EVERY} = 0
       RETURNING merchant_id, id, customer_id, entity_id, issued_on, due_on, booked_at)
     INSERT INTO receivables.open_item (merchant_id, document_id, instalment, customer_id, entity_id, side, currency, original_minor,
       original_functional_minor, original_due_on, effective_on, booked_at, open_minor, open_functional_minor, due_on)
     SELECT merchant_id, id, 1, customer_id, entity_id, 'debit', 'GBP', 20000, 20000, due_on, issued_on, booked_at,
       CASE WHEN get_byte(uuid_send(id), 0) < 26 THEN 20000 ELSE 0 END, CASE WHEN get_byte(uuid_send(id), 0) < 26 THEN 20000 ELSE 0 END, due_on
     FROM invoiced`,
    [merchantId],
  );
  await administrator.query("ANALYZE");
}
