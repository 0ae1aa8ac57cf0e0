import { formatId, type PlainDate } from "@goodterms/kernel";
import {
  BureauFailure,
  type FetchedReport,
  type PersonQuery,
  type ReportRequest,
} from "#integrations/bureaus";
import { type Context, inMerchant } from "#platform/db";
import { type CustomerView, readCustomer } from "#receivables";
import { findConnection, later, type Outside } from "./check-connection.ts";
import { type Connection, selectConnections } from "./connection-store.ts";
import { isOfPersons, matchCustomer, readSubject, type Subject, writeSubject } from "./match-customer.ts";
import type { BureauPolicy, Neighbours } from "./neighbours.ts";
import { refuseReport } from "./refusals.ts";
import { reservePull, type Wanted } from "./reserve-pull.ts";
import { hasData, type PullReason } from "./rules.ts";
import { settleFailed, settleReceived } from "./settle-pull.ts";

export interface FetchInput {
  readonly customer: string;
  /** Null: the policy's order for such a customer. */
  readonly bureau: string | null;
  /** Null: the bureau's first. */
  readonly product: string | null;
  readonly reason: PullReason;
  readonly note: string | null;
  readonly permissiblePurpose: string | null;
  /** Why it is bought although it is pointless or a young one is there. */
  readonly force: string | null;
  /** Whose consumer file, for bureaus of persons; kept from the last time where left out. */
  readonly person: PersonQuery | null;
}

/** What came of one bureau in the order. */
export interface FetchStep {
  readonly bureau: string;
  /** received, kept (a young one was there), or the kind of failure. */
  readonly outcome: string;
  readonly reportId: string | null;
  readonly detail: string | null;
}

interface Plan {
  readonly customer: CustomerView;
  readonly policy: BureauPolicy;
  readonly today: PlainDate;
  readonly order: readonly Connection[];
  readonly isPointless: boolean;
}

/**
 * Fetches a report on a customer: the bureaus of the policy's order are asked until one has data; a young report is used
 * again; money is set aside before each call and settled after it, and no transaction is open while a bureau is asked.
 * @throws Refusal, and none for a bureau that fails: that is a step, and the next is asked.
 */
export async function fetchReport(
  outside: Outside,
  neighbours: Neighbours,
  input: FetchInput,
): Promise<readonly FetchStep[]> {
  const plan = await inMerchant(outside.database, outside.caller, (ctx) =>
    planFetch(ctx, neighbours, outside, input),
  );
  if (plan.isPointless)
    throw refuseReport("report_pointless", "Neither the best nor the worst report would change it.");
  const steps: FetchStep[] = [];
  for (const connection of plan.order) {
    const step = await askOne(outside, plan, connection, input);
    steps.push(step.step);
    if (step.hasData) break;
  }
  return steps;
}

async function planFetch(
  ctx: Context,
  neighbours: Neighbours,
  { bureaus }: Outside,
  input: FetchInput,
): Promise<Plan> {
  const customer = await readCustomer(ctx, input.customer);
  const policy = await neighbours.policy(ctx);
  const today = await neighbours.today(ctx);
  const order =
    input.bureau === null
      ? await policyOrder(ctx, policy, customer)
      : [await findConnection(ctx, input.bureau)];
  if (order.length === 0)
    throw refuseReport("nothing_to_ask", "No bureau of the policy's order is connected.");
  for (const { bureau } of order) {
    if (
      bureaus.adapter(bureau)?.capabilities.needsPermissiblePurpose === true &&
      input.permissiblePurpose === null
    ) {
      throw refuseReport("purpose_needed", `${bureau} keeps files of persons.`);
    }
  }
  const minds = policy.onlyWhenItCanChange && input.force === null;
  const isPointless = minds && !(await neighbours.canChange(ctx, customer.id));
  return { customer, policy, today, order, isPointless };
}

async function policyOrder(
  ctx: Context,
  policy: BureauPolicy,
  customer: CustomerView,
): Promise<Connection[]> {
  const connections = await selectConnections(ctx);
  const names = policy.waterfall({ kind: customer.kind, country: customer.country });
  return names.flatMap(
    (name) => connections.find(({ bureau, isEnabled }) => bureau === name && isEnabled) ?? [],
  );
}

async function askOne(
  outside: Outside,
  plan: Plan,
  connection: Connection,
  input: FetchInput,
): Promise<{ readonly step: FetchStep; readonly hasData: boolean }> {
  const { bureau } = connection;
  try {
    const subject = await subjectOf(outside, plan.customer.id, bureau, input.person);
    if (subject.state === "none") throw new BureauFailure("not_found", "the bureau knows no such company");
    const wanted: Wanted = {
      customerId: plan.customer.id,
      product: input.product ?? outside.bureaus.adapter(bureau)?.capabilities.products[0]?.code ?? "",
      reason: input.reason,
      note: input.note,
      forcedBecause: input.force,
      permissiblePurpose: input.permissiblePurpose,
      minding: "age",
    };
    return await buyOne(outside, plan, connection, subject, wanted);
  } catch (error) {
    if (!(error instanceof BureauFailure)) throw error;
    return { step: { bureau, outcome: error.kind, reportId: null, detail: error.detail }, hasData: false };
  }
}

/** The customer's file at a bureau: as kept, as sent with the request, or looked for. @throws Refusal match_needed. */
async function subjectOf(
  outside: Outside,
  customerId: string,
  bureau: string,
  person: PersonQuery | null,
): Promise<Subject> {
  const { database, bureaus } = outside;
  const standing = await inMerchant(database, later(outside), async (ctx) => {
    if (isOfPersons(bureaus, bureau) && person !== null) {
      const details = { candidates: [], person };
      await writeSubject(ctx, bureaus, { customerId, bureau, state: "chosen", reference: null, details });
    }
    return readSubject(ctx, bureaus, customerId, bureau);
  });
  if (isOfPersons(bureaus, bureau) && standing?.details?.person == null) {
    throw refuseReport("match_needed", `Say whose file at ${bureau}: send the person.`);
  }
  const subject = standing?.state === "chosen" ? standing : await matchCustomer(outside, customerId, bureau);
  if (subject.state === "open") {
    throw refuseReport("match_needed", `${bureau} has several companies, or none that is certain.`);
  }
  return subject;
}

/** Sets the money aside, asks, and settles. */
export async function buyOne(
  outside: Outside,
  { policy, today }: Pick<Plan, "policy" | "today">,
  connection: Connection,
  subject: Subject,
  wanted: Wanted,
): Promise<{ readonly step: FetchStep; readonly hasData: boolean; readonly fetched?: FetchedReport }> {
  const { database, caller, bureaus, clock } = outside;
  const adapter = bureaus.adapter(connection.bureau);
  if (adapter === undefined)
    throw refuseReport("bureau_unknown", `There is no adapter ${connection.bureau}.`);
  const bureau = await bureaus.open(caller.merchantId, connection, clock);
  const reserved = await inMerchant(database, later(outside), (ctx) =>
    reservePull(ctx, policy, today, adapter, connection, wanted),
  );
  if ("young" in reserved) {
    const { young } = reserved;
    const detail = `fetched on ${young.fetchedAt.toISOString().slice(0, 10)}, younger than ${policy.repullAfterDays} days`;
    const step = { bureau: adapter.name, outcome: "kept", reportId: young.id, detail };
    return { step, hasData: hasData(young) };
  }
  const { pull } = reserved;
  try {
    const fetched = await bureau.fetchReport(requestOf(subject, wanted, pull.id));
    await inMerchant(database, later(outside), (ctx) => settleReceived(ctx, bureaus, pull.id, fetched));
    const detail = fetched.report.missingParts.length === 0 ? null : "parts are missing";
    const step = { bureau: adapter.name, outcome: "received", reportId: pull.id, detail };
    return { step, hasData: hasData(fetched.report), fetched };
  } catch (error) {
    if (!(error instanceof BureauFailure)) throw error;
    await inMerchant(database, later(outside), (ctx) => settleFailed(ctx, bureaus, pull.id, error, today));
    const reportId = error.kind === "locked" ? pull.id : null;
    const step = { bureau: adapter.name, outcome: error.kind, reportId, detail: error.detail };
    // A frozen file ends the order: another bureau must not be a way around the person's wish.
    return { step, hasData: error.kind === "locked" };
  }
}

function requestOf(subject: Subject, wanted: Wanted, pullId: string): ReportRequest {
  const person = subject.details?.person ?? null;
  return {
    subject: person === null ? { reference: subject.reference ?? "" } : { person },
    product: wanted.product,
    country: null,
    permissiblePurpose: wanted.permissiblePurpose,
    customerReference: formatId("rpt", pullId),
  };
}
