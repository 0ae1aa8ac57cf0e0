import { addDays, type PlainDate } from "@goodterms/kernel";
import { BureauFailure } from "#integrations/bureaus";
import { type Context, inMerchant } from "#platform/db";
import { recordEvents } from "#platform/events";
import { findCustomer } from "#receivables";
import { findConnection, later, type Outside } from "./check-connection.ts";
import { type Enrolment, selectEnrolments, updateEnrolment, upsertEnrolment } from "./enrolment-store.ts";
import { ensureFeed } from "./feed-store.ts";
import { readSubject } from "./match-customer.ts";
import type { Neighbours } from "./neighbours.ts";
import { refuseReport } from "./refusals.ts";

export const EVERY_DAYS_STANDARD = 30;

export interface WatchInput {
  readonly customer: string;
  readonly bureau: string;
  /** How often to ask again, for bureaus without a feed. */
  readonly everyDays: number;
  readonly permissiblePurpose: string | null;
}

/**
 * Watches a customer at a bureau: enrolled in its feed where it has one, else asked for again every so many days. The
 * watch is written before the bureau hears of it, so that a process that dies in between leaves something to finish.
 * @throws Refusal bureau_not_connected, match_needed, purpose_needed, bureau_failed.
 */
export async function watchSubject(
  outside: Outside,
  neighbours: Neighbours,
  input: WatchInput,
): Promise<Enrolment> {
  const { database, caller, bureaus } = outside;
  const started = await inMerchant(database, caller, async (ctx) => {
    const customer = await findCustomer(ctx, input.customer);
    await findConnection(ctx, input.bureau);
    const subject = await readSubject(ctx, bureaus, customer.id, input.bureau);
    if (subject?.state !== "chosen") throw refuseReport("match_needed", "Match the customer first.");
    return begin(ctx, outside, customer.id, input, await neighbours.today(ctx));
  });
  if (started.style === "feed") await tellBureau(outside, started, "subscribe");
  return inMerchant(database, later(outside), (ctx) => findEnrolment(ctx, started.customerId, input.bureau));
}

async function begin(
  ctx: Context,
  { bureaus }: Outside,
  customerId: string,
  input: WatchInput,
  today: PlainDate,
): Promise<Enrolment> {
  const { bureau, everyDays, permissiblePurpose } = input;
  const capabilities = bureaus.adapter(bureau)?.capabilities;
  const product = capabilities?.products.find(({ suitsMonitoring }) => suitsMonitoring)?.code;
  if (capabilities === undefined || product === undefined) {
    throw refuseReport("product_unknown", `${bureau} has nothing to watch with.`);
  }
  if (capabilities.needsPermissiblePurpose && permissiblePurpose === null) {
    throw refuseReport("purpose_needed", `${bureau} keeps files of persons.`);
  }
  const style = capabilities.monitoring;
  await upsertEnrolment(ctx, {
    customerId,
    bureau,
    style,
    state: style === "feed" ? "starting" : "active",
    product,
    everyDays,
    permissiblePurpose,
    nextPullOn: style === "feed" ? null : addDays(today, everyDays),
  });
  await ensureFeed(ctx, bureau);
  await recordEvents(ctx, [watchEvent(customerId, "credit.bureau_monitoring_started", bureau)]);
  return findEnrolment(ctx, customerId, bureau);
}

function watchEvent(customerId: string, type: string, bureau: string) {
  return { type, subjectType: "customer", subjectId: customerId, subjectVersion: 1n, data: { bureau } };
}

/** The watch of a customer at a bureau. @throws Refusal match_needed where there is none. */
async function findEnrolment(ctx: Context, customerId: string, bureau: string): Promise<Enrolment> {
  const found = (await selectEnrolments(ctx, customerId)).find((enrolment) => enrolment.bureau === bureau);
  if (found === undefined) throw refuseReport("match_needed", `The customer is not watched at ${bureau}.`);
  return found;
}

/** Ends a watch. What the bureau refuses to end stays `ending`, and is tried again. */
export async function unwatchSubject(outside: Outside, customer: string, bureau: string): Promise<Enrolment> {
  const { database, caller } = outside;
  const ending = await inMerchant(database, caller, async (ctx) => {
    const { id } = await findCustomer(ctx, customer);
    const enrolment = await findEnrolment(ctx, id, bureau);
    const state = enrolment.style === "feed" ? "ending" : "ended";
    await updateEnrolment(ctx, id, bureau, { state, failure: null, nextPullOn: null });
    await recordEvents(ctx, [watchEvent(id, "credit.bureau_monitoring_ended", bureau)]);
    return { ...enrolment, state } as const;
  });
  if (ending.state === "ending") await tellBureau(outside, ending, "unsubscribe");
  return inMerchant(database, later(outside), (ctx) => findEnrolment(ctx, ending.customerId, bureau));
}

/** Says it to the bureau, and notes what came of it; what is temporary stays half-done for the next look. */
export async function tellBureau(
  outside: Outside,
  enrolment: Enrolment,
  verb: "subscribe" | "unsubscribe",
): Promise<void> {
  const { database, caller, bureaus, clock } = outside;
  const { customerId, bureau } = enrolment;
  const { connection, reference } = await inMerchant(database, later(outside), async (ctx) => ({
    connection: await findConnection(ctx, bureau),
    reference: (await readSubject(ctx, bureaus, customerId, bureau))?.reference ?? "",
  }));
  const done = verb === "subscribe" ? "active" : "ended";
  const failure = await failureOf(async () => {
    const opened = await bureaus.open(caller.merchantId, connection, clock);
    await opened[verb](reference);
  });
  const isLater = failure?.kind === "temporary" || failure?.kind === "rate_limited";
  const state = failure === null ? done : isLater ? enrolment.state : "failed";
  await inMerchant(database, later(outside), (ctx) =>
    updateEnrolment(ctx, customerId, bureau, { state, failure: failure?.kind ?? null }),
  );
}

async function failureOf(work: () => Promise<void>): Promise<BureauFailure | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof BureauFailure) return error;
    throw error;
  }
}
