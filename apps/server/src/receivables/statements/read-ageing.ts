import type { PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { findCustomer } from "../customers/find-customer.ts";
import type { Entity } from "../ledger/entities.ts";
import {
  type AgeingKeyKind,
  type AgeingRow,
  type AgeingSelection,
  type ControlledTotal,
  readControlledTotals,
  readCustomerPage,
  streamAgeing,
} from "./ageing-store.ts";
import { type Bucket, bucketsOf } from "./rules.ts";
import { planForWholeBook, type ScopeRequest, settleScope } from "./scope.ts";

/** `asOn` and `knownAt` place the report; without them it is of today and of all that is booked. */
export interface AgeingRequest extends ScopeRequest {
  readonly by: AgeingKeyKind;
  /** Our id, or the merchant's own reference. */
  readonly customer?: string | undefined;
  readonly currency?: string | undefined;
}

export interface AgeingPageRequest extends AgeingRequest {
  /** How many customers a page has at most; other groupings come whole. */
  readonly limit: number;
  /** The customer reference that the page before ended with. */
  readonly after: string | null;
}

/** What a report says of itself, whoever reads it. */
export interface AgeingHead {
  /** The day looked at; of several entities' todays, the latest. */
  readonly asOn: PlainDate;
  readonly knownAt: Date;
  readonly buckets: readonly Bucket[];
  readonly entities: readonly (Entity & { readonly asOn: PlainDate })[];
  readonly formula: string;
}

export interface AgeingReport extends AgeingHead {
  readonly rows: readonly AgeingRow[];
  /** By currency, with the receivables account's balance beside; on the first page only, else null. */
  readonly totals: readonly ControlledTotal[] | null;
  readonly next: string | null;
}

export interface AgeingStream extends AgeingHead {
  readonly by: AgeingKeyKind;
  readonly rows: AsyncGenerator<AgeingRow[]>;
}

const AGEING_FORMULA =
  "An item's open amount is its original amount less what was allocated to it, counting what is dated on or before asOn and " +
  "was booked by knownAt. Days past due = asOn - the due date then in force; an item due on asOn is not overdue. " +
  "open = current + all buckets; net = open - unapplied = the balance of the receivables account. " +
  "Credits are aged on their own and lower no bucket. Amounts of different currencies are never added.";

/**
 * Receivables by age, by customer (a page at a time) or in small groups (all at once); amounts in minor units.
 * @throws Refusal not_found for an unknown entity or customer, bad_buckets.
 */
export async function readAgeing(ctx: Context, request: AgeingPageRequest): Promise<AgeingReport> {
  const { head, selection } = await prepare(ctx, request);
  const totals = request.after === null ? await readControlledTotals(ctx, selection) : null;
  if (request.by === "customer") {
    const page = await readCustomerPage(ctx, selection, request.limit, request.after);
    return { ...head, rows: page.rows, totals, next: page.next };
  }
  const rows: AgeingRow[] = [];
  for await (const batch of streamAgeing(ctx, selection)) rows.push(...batch);
  return { ...head, rows, totals, next: null };
}

/** The same report whole, its rows in batches: for files. Read them inside the transaction of `ctx`. */
export async function openAgeing(ctx: Context, request: AgeingRequest): Promise<AgeingStream> {
  const { head, selection } = await prepare(ctx, request);
  return { ...head, by: request.by, rows: streamAgeing(ctx, selection) };
}

async function prepare(
  ctx: Context,
  request: AgeingRequest,
): Promise<{ head: AgeingHead; selection: AgeingSelection }> {
  const scope = await settleScope(ctx, request);
  const customer = request.customer === undefined ? undefined : await findCustomer(ctx, request.customer);
  if (customer === undefined) await planForWholeBook(ctx);
  const { boundaries, days, knownAt, asOn, entities } = scope;
  const selection: AgeingSelection = {
    merchantId: ctx.merchantId,
    by: request.by,
    boundaries,
    days,
    knownAt,
    customerId: customer?.id,
    currency: request.currency,
  };
  const head = {
    asOn,
    knownAt: request.knownAt ?? ctx.now,
    buckets: bucketsOf(boundaries),
    entities: entities.map((entity, index) => ({ ...entity, asOn: days[index]?.asOn ?? asOn })),
    formula: AGEING_FORMULA,
  };
  return { head, selection };
}
