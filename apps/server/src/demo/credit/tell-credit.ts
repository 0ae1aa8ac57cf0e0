import { type PlainDate, todayIn } from "@goodterms/kernel";
import { evaluateCustomers, monitorOne, type Standing } from "#credit";
import type { Clock } from "#platform/clock";
import { type Database, inMerchant } from "#platform/db";
import type { RouteDefinition } from "#platform/http";
import { customerIds } from "#receivables";
import { lockProgress, readProgress, writeProgress } from "../store.ts";
import { type Cast, chooseCast } from "./rules.ts";
import { tellApplications } from "./tell-applications.ts";
import { tellLimits } from "./tell-limits.ts";
import { tellOrders } from "./tell-orders.ts";
import { tellPolicy } from "./tell-policy.ts";
import { tellWatching } from "./tell-watching.ts";
import { openTeller, type Teller } from "./teller.ts";

const HOME_TIME_ZONE = "Europe/London";
const EVALUATED_MINUTES_AGO = 345;
const POLICY_MINUTES_AGO = 360 * 24 * 60;
const CUSTOMERS_PER_TRANSACTION = 1_000;
/** Many more than the demo has. */
const CUSTOMERS_MAX = 100_000;
const MINUTE_MS = 60_000;

interface CreditDemoParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Every room's routes: the demo's credit side is told through them, as a shop and its staff would. */
  readonly routes: readonly RouteDefinition[];
}

interface CreditDemoOptions {
  readonly merchantId: string;
  readonly ownerId: string | null;
  /** Called with what is told next. */
  readonly onStep?: ((what: string) => void) | undefined;
}

/**
 * Tells the demo's credit side over its finished book: a policy in force, everybody's standing, limits, orders approved
 * and held, applications, reports, a draft of a policy. A load that breaks off is taken up at the part that broke; does
 * nothing once all is told. Returns whether it told anything.
 */
export async function tellCredit(parts: CreditDemoParts, options: CreditDemoOptions): Promise<boolean> {
  const { database } = parts;
  const { merchantId, ownerId } = options;
  const now = parts.clock.now();
  const teller = openTeller({ database, routes: parts.routes, merchantId, ownerId, now });
  const progress = await teller.run(0, readProgress);
  const told = progress?.creditParts ?? 0;
  if (progress?.isFinished !== true || told >= PARTS.length) return false;
  // The standard policy is taken on when first asked for; the demo's is as old as its book.
  await teller.as("program", POLICY_MINUTES_AGO)("GET", "/v1/policies/active");
  await monitorOne(database, merchantId, minutesBefore(now, EVALUATED_MINUTES_AGO));
  const cast = chooseCast(await evaluateAll(teller));
  for (const [index, part] of PARTS.entries()) {
    if (index < told) continue;
    options.onStep?.(part.what);
    await part.tell(teller, cast);
    await noteProgress(parts, merchantId, index + 1);
  }
  return true;
}

const PARTS: readonly { what: string; tell: (teller: Teller, cast: Cast) => Promise<void> }[] = [
  { what: "limits", tell: (teller, cast) => tellLimits(teller, cast, todayOf(teller)) },
  { what: "orders", tell: tellOrders },
  { what: "applications", tell: tellApplications },
  { what: "reports", tell: (teller, cast) => tellWatching(teller, cast, todayOf(teller)) },
  { what: "policy", tell: tellPolicy },
];

function todayOf(teller: Teller): PlainDate {
  return todayIn(teller.now, HOME_TIME_ZONE);
}

function minutesBefore(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * MINUTE_MS);
}

async function evaluateAll(teller: Teller): Promise<Standing[]> {
  const standings: Standing[] = [];
  const ids = await teller.run(EVALUATED_MINUTES_AGO, (ctx) => customerIds(ctx, null, CUSTOMERS_MAX));
  for (let from = 0; from < ids.length; from += CUSTOMERS_PER_TRANSACTION) {
    const chunk = ids.slice(from, from + CUSTOMERS_PER_TRANSACTION);
    const evaluated = await teller.run(EVALUATED_MINUTES_AGO, (ctx) =>
      evaluateCustomers(ctx, chunk, "demo_told"),
    );
    standings.push(...evaluated.values());
  }
  return standings;
}

async function noteProgress(parts: CreditDemoParts, merchantId: string, creditParts: number): Promise<void> {
  const caller = { merchantId, actor: "system:demo", now: parts.clock.now(), requestId: "demo" };
  await inMerchant(parts.database, caller, async (ctx) => {
    const progress = await lockProgress(ctx);
    if (progress !== null) await writeProgress(ctx, { ...progress, creditParts });
  });
}
