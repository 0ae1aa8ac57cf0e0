import { answer, api } from "../api/api.ts";
import type { Cure, Decision, Order } from "../api/credit-types.ts";
import type { RecordCall } from "./recorder.ts";

/** Does what a cure asks for, step by step, as the buyer and the shop would. */
export async function meetCure(
  record: RecordCall,
  cure: Cure,
  context: { decision: Decision; order: Order; entity: string; today: string },
): Promise<void> {
  for (const step of cure.steps) await meetStep(record, step, context);
}

type Step = Cure["steps"][number];

async function meetStep(
  record: RecordCall,
  step: Step,
  context: { decision: Decision; order: Order; entity: string; today: string },
): Promise<void> {
  const { order } = context;
  switch (step.kind) {
    case "pay_invoices":
    case "pay_amount":
      return await pay(record, step, context);
    case "deposit":
      return await amend(record, order.reference, { deposit: step.total?.amount ?? 0 });
    case "reduce_amount":
      return await reduce(record, step, order);
    case "shorter_terms":
      return await amend(record, order.reference, { terms: step.terms ?? null });
    case "split":
      return await split(record, order.reference, step.now?.amount ?? 0);
    default:
      return await cancel(record, order.reference);
  }
}

async function pay(
  record: RecordCall,
  step: Step,
  { decision, entity, today }: { decision: Decision; entity: string; today: string },
): Promise<void> {
  const { amount = 0, currency = decision.order.currency } = step.total ?? {};
  const body = {
    customer: decision.payer.reference,
    entity,
    currency,
    amount,
    receivedOn: today,
    method: "card",
    reference: `SHOP-${crypto.randomUUID().slice(0, 8)}`,
    ...(step.invoices === undefined
      ? { allocate: "oldest_first" as const }
      : {
          remittance: step.invoices.map((invoice) => ({
            invoice: invoice.id,
            amount: invoice.amount,
            instalment: invoice.instalment,
          })),
        }),
  };
  await record("POST", "/v1/payments", body, () => answer(api.POST("/v1/payments", { body })));
}

/** Drops the lines that the cure names; where it names none, the order has no lines to drop and its amount goes down. */
async function reduce(record: RecordCall, step: Step, order: Order): Promise<void> {
  const drop = step.dropLines ?? [];
  const lines = order.lines
    .filter((_, index) => !drop.includes(index))
    .map(({ description, amount, quantity, sku }) => ({ description, amount, quantity, sku }));
  const body =
    drop.length === 0
      ? { amount: step.to?.amount ?? 0, lines: [] }
      : { amount: lines.reduce((sum, line) => sum + line.amount, 0), lines };
  await amend(record, order.reference, body);
}

async function amend(
  record: RecordCall,
  reference: string,
  body: NonNullable<Parameters<typeof sendAmendment>[1]>,
): Promise<void> {
  await record("POST", `/v1/orders/${reference}/amend`, body, () => sendAmendment(reference, body));
}

function sendAmendment(
  reference: string,
  body: {
    amount?: number;
    deposit?: number;
    terms?: string | null;
    lines?: { description: string; amount: number; quantity: string | null; sku: string | null }[];
  },
) {
  return answer(api.POST("/v1/orders/{reference}/amend", { params: { path: { reference } }, body }));
}

async function split(record: RecordCall, reference: string, now: number): Promise<void> {
  await record("POST", `/v1/orders/${reference}/split`, { now }, () =>
    answer(api.POST("/v1/orders/{reference}/split", { params: { path: { reference } }, body: { now } })),
  );
}

async function cancel(record: RecordCall, reference: string): Promise<void> {
  const body = { reason: "paid by another method" };
  await record("POST", `/v1/orders/${reference}/cancel`, body, () =>
    answer(api.POST("/v1/orders/{reference}/cancel", { params: { path: { reference } }, body })),
  );
}
