// A process of its own for the storms of reserving: many askers at once through one reserver, and everything else that
// moves exposure beside them. Tells of each approval as it is acknowledged, and may be killed at any moment.
import { plainDate } from "@goodterms/kernel";
import { type Caller, inMerchant, openDatabase } from "../../src/platform/db/index.ts";
import { contentHash, newId } from "../../src/platform/ids/index.ts";
import { Refusal } from "../../src/platform/refusals/index.ts";
import { issueInvoice } from "../../src/receivables/documents/issue-invoice.ts";
import { receivePayment } from "../../src/receivables/documents/receive-payment.ts";
import { releaseReservation } from "../../src/receivables/exposure/release-reservation.ts";
import { openReserver } from "../../src/receivables/exposure/reserver.ts";
import { setCeiling } from "../../src/receivables/exposure/set-ceiling.ts";
import { shipReservation } from "../../src/receivables/exposure/ship-reservation.ts";

export interface StormErrand {
  readonly merchantId: string;
  /** Leads the order references of this process; those of a process that was killed are asked again by the next. */
  readonly name: string;
  readonly startedAt: string;
  readonly askers: number;
  readonly ordersEach: number;
  /** Ids by reference; the first is hot, the last nobody else has business with. */
  readonly customers: readonly { readonly reference: string; readonly id: string }[];
}

export interface Acknowledged {
  readonly order: string;
  readonly reservationId: string;
  readonly outcome: string;
  readonly customer: string;
}

const HOT_SHARE = 0.5;
const STEP_MS = 50;
const settings: unknown = JSON.parse(process.env.SETTINGS ?? "");
const errand: StormErrand = JSON.parse(process.env.ERRAND ?? "");
const database = openDatabase(settings as Parameters<typeof openDatabase>[0]);
const reserver = openReserver(database);
const started = performance.now();

/** Time goes by in the storm, so that what is reserved for a moment falls due. */
function caller(): Caller {
  const now = new Date(new Date(errand.startedAt).getTime() + Math.floor(performance.now() - started));
  return { merchantId: errand.merchantId, actor: "key:storm", now, requestId: newId(now) };
}

function pick(): { reference: string; id: string } {
  const { customers } = errand;
  const index = Math.random() < HOT_SHARE ? 0 : Math.floor(Math.random() * customers.length);
  const picked = customers[index];
  if (picked === undefined) throw new Error("nobody to ask for");
  return picked;
}

async function quietly(work: Parameters<typeof inMerchant<unknown>>[2]): Promise<void> {
  await inMerchant(database, caller(), work).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function ask(order: string): Promise<void> {
  const customer = pick();
  const { now } = caller();
  const amountMinor = BigInt(100 + Math.floor(Math.random() * 900));
  const answer = await reserver.reserve(caller(), {
    customerId: customer.id,
    order,
    contentHash: contentHash({ order }),
    mode: Math.random() < 0.1 ? "check" : "reserve",
    checkpoint: "order",
    currency: "GBP",
    amountMinor,
    expiresAt: Math.random() < 0.5 ? new Date(now.getTime() + STEP_MS * 4) : null,
    orderBlocks: [],
    extraMinor: Math.random() < 0.2 ? 50n : 0n,
    expectedEvaluationId: null,
    liftedReasons: [],
    isFinal: true,
    isAgain: false,
    overrideReason: null,
    facts: null,
  });
  const { reservation } = answer;
  if (answer.kind === "decided") {
    const told: Acknowledged = {
      order,
      reservationId: reservation.id,
      outcome: reservation.outcome,
      customer: customer.reference,
    };
    process.send?.(told);
  }
  if (reservation.outcome === "reserved") await goOn(order, customer.reference, amountMinor);
}

/** What becomes of an order: some ship, some are invoiced over more or less, some are paid, some are cancelled. */
async function goOn(order: string, customer: string, amountMinor: bigint): Promise<void> {
  const chance = Math.random();
  if (chance < 0.25) await quietly((ctx) => releaseReservation(ctx, order));
  else if (chance < 0.35) await quietly((ctx) => shipReservation(ctx, order, amountMinor / 2n));
  else if (chance < 0.55) await quietly((ctx) => invoiceOrder(ctx, order, customer, amountMinor));
  else if (chance < 0.6) {
    const ceiling = { amountMinor: BigInt(2_000 + Math.floor(Math.random() * 8_000)), currency: "GBP" };
    if (customer !== errand.customers.at(-1)?.reference)
      await quietly((ctx) => setCeiling(ctx, { customer }, { ceiling, reason: "storm" }));
  }
}

async function invoiceOrder(
  ctx: Parameters<typeof issueInvoice>[0],
  order: string,
  customer: string,
  amountMinor: bigint,
): Promise<void> {
  const common = { customer, currency: "GBP", issuedOn: plainDate("2026-03-01") };
  const netMinor = amountMinor + BigInt(Math.floor(Math.random() * 40) - 20);
  await issueInvoice(ctx, { ...common, number: `I-${order}`, order, amounts: { netMinor, taxMinor: 0n } });
  const remittance = [{ invoice: `I-${order}` }];
  await receivePayment(ctx, { ...common, number: null, amountMinor: netMinor, method: "card", remittance });
}

await Promise.all(
  Array.from({ length: errand.askers }, async (_, asker) => {
    for (let index = 0; index < errand.ordersEach; index += 1) await ask(`${errand.name}-${asker}-${index}`);
  }),
);
await database.close();
process.disconnect?.();
