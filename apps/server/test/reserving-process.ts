// A process of its own for the races of reservations: asks for orders one after another in several lanes at once, and
// tells how each was answered.
import { inMerchant, openDatabase } from "../src/platform/db/index.ts";
import { newId } from "../src/platform/ids/index.ts";
import { reserveOrder } from "../src/receivables/exposure/reserve-order.ts";

interface Errand {
  readonly merchantId: string;
  readonly now: string;
  readonly orders: readonly { customer: string; order: string; currency: string; amountMinor: number }[];
}

const LANES = 5;
const settings: unknown = JSON.parse(process.env.SETTINGS ?? "");
const errand: Errand = JSON.parse(process.env.ERRAND ?? "");
const database = openDatabase(settings as Parameters<typeof openDatabase>[0]);
const now = new Date(errand.now);
const outcomes: string[] = [];
const waiting = [...errand.orders];

async function serveLane(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const request = {
      ...next,
      amountMinor: BigInt(next.amountMinor),
      mode: "reserve" as const,
      expiresAt: null,
      overrideReason: null,
    };
    const caller = { merchantId: errand.merchantId, actor: "key:test", now, requestId: newId(now) };
    const answer = await inMerchant(database, caller, (ctx) => reserveOrder(ctx, request));
    outcomes.push(answer.created ? answer.reservation.outcome : "again");
  }
}

await Promise.all(Array.from({ length: LANES }, serveLane));
await database.close();
process.send?.(outcomes);
process.disconnect?.();
