import { addMonths, type PlainDate, startOfMonth } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { findCustomer } from "../customers/find-customer.ts";
import type { CustomerRow } from "../customers/store.ts";
import type { Entity } from "../ledger/entities.ts";
import { refuseReport } from "./refusals.ts";
import { type AgedSums, ageItems, type Bucket, bucketsOf, daysPastDue, sumUp } from "./rules.ts";
import { type ScopeRequest, settleScope } from "./scope.ts";
import {
  type BillingAddress,
  readAddress,
  readOpenings,
  readStatementItems,
  type StatementItem,
  type StatementLine,
  type StatementSelection,
  streamLines,
} from "./statement-store.ts";

/** More than this is no letter any more: as CSV it has no limit. */
const STATEMENT_ROWS_MAX = 20_000;
/** Without `from`, a statement begins with the month this many months before the last one. */
const MONTHS_BACK = 2;

export interface StatementRequest extends Pick<ScopeRequest, "entity" | "knownAt"> {
  /** Our id, or the merchant's own reference. */
  readonly customer: string;
  /** Both days are included; by default the present month and the two before it. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly currency?: string | undefined;
}

export interface StatementHead {
  readonly customer: Pick<CustomerRow, "id" | "reference" | "name">;
  readonly address: BillingAddress | null;
  readonly entities: readonly Entity[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly knownAt: Date;
  readonly buckets: readonly Bucket[];
}

/** A line with the balance after it, in minor units; positive is owed by the customer. */
export type BalancedLine = StatementLine & { readonly balanceMinor: bigint };
export type AgedStatementItem = StatementItem & { readonly daysPastDue: number };

export interface CurrencyStatement {
  readonly currency: string;
  readonly openingMinor: bigint;
  readonly lines: readonly BalancedLine[];
  readonly closingMinor: bigint;
  /** What is open on the last day, and its sums by age. Net of them is the closing balance. */
  readonly openItems: readonly AgedStatementItem[];
  readonly sums: AgedSums;
}

export interface Statement extends StatementHead {
  readonly currencies: readonly CurrencyStatement[];
}

export interface StatementStream extends StatementHead {
  readonly openingsMinor: ReadonlyMap<string, bigint>;
  readonly lines: AsyncGenerator<BalancedLine[]>;
}

/**
 * A customer's statement of account, currency by currency: opening balance + lines = closing balance = open debits
 * less open credits on the last day.
 * @throws Refusal not_found, no_entity, dates_reversed; too_many_rows beyond STATEMENT_ROWS_MAX lines or items.
 */
export async function readStatement(
  ctx: Context,
  request: StatementRequest,
  rowsMax: number = STATEMENT_ROWS_MAX,
): Promise<Statement> {
  const { head, selection, boundaries } = await prepare(ctx, request);
  const openingsMinor = await readOpenings(ctx, selection, head.from);
  const lines: BalancedLine[] = [];
  for await (const batch of balanceLines(openingsMinor, streamLines(ctx, selection, head.from, head.to))) {
    lines.push(...batch);
    if (lines.length > rowsMax) throw tooMany(rowsMax);
  }
  const items = await readStatementItems(ctx, selection, rowsMax);
  if (items.length > rowsMax) throw tooMany(rowsMax);
  const sums = new Map(ageItems(items, boundaries).map((row) => [row.currency, row]));
  const currencies = [
    ...new Set([...openingsMinor.keys(), ...lines.map((line) => line.currency), ...sums.keys()]),
  ].sort();
  return {
    ...head,
    currencies: currencies.map((currency) => {
      const openingMinor = openingsMinor.get(currency) ?? 0n;
      const own = lines.filter((line) => line.currency === currency);
      return {
        currency,
        openingMinor,
        lines: own,
        closingMinor: own.at(-1)?.balanceMinor ?? openingMinor,
        openItems: items
          .filter((item) => item.currency === currency)
          .map((item) => ({ ...item, daysPastDue: daysPastDue(item.dueOn, item.asOn) })),
        sums: sums.get(currency) ?? ageNothing(currency, boundaries),
      };
    }),
  };
}

/** The same lines without a limit, in batches: for files. Read them inside the transaction of `ctx`. */
export async function openStatement(ctx: Context, request: StatementRequest): Promise<StatementStream> {
  const { head, selection } = await prepare(ctx, request);
  const openingsMinor = await readOpenings(ctx, selection, head.from);
  const lines = balanceLines(openingsMinor, streamLines(ctx, selection, head.from, head.to));
  return { ...head, openingsMinor, lines };
}

async function prepare(
  ctx: Context,
  request: StatementRequest,
): Promise<{ head: StatementHead; selection: StatementSelection; boundaries: readonly number[] }> {
  const { entity, knownAt } = request;
  const customer = await findCustomer(ctx, request.customer);
  const scope = await settleScope(ctx, { asOn: request.to, knownAt, entity });
  const to = request.to ?? scope.asOn;
  const from = request.from ?? addMonths(startOfMonth(to), -MONTHS_BACK);
  if (from > to) throw refuseReport("dates_reversed", `The statement would run from ${from} to ${to}.`);
  const selection: StatementSelection = {
    merchantId: ctx.merchantId,
    customerId: customer.id,
    // One last day for all: a statement of two entities has one balance at its end.
    days: scope.days.map((day) => ({ ...day, asOn: to })),
    knownAt: scope.knownAt,
    currency: request.currency,
  };
  const head = {
    customer,
    address: await readAddress(ctx, customer.id),
    entities: scope.entities,
    from,
    to,
    knownAt: knownAt ?? ctx.now,
    buckets: bucketsOf(scope.boundaries),
  };
  return { head, selection, boundaries: scope.boundaries };
}

async function* balanceLines(
  openingsMinor: ReadonlyMap<string, bigint>,
  batches: AsyncIterable<StatementLine[]>,
): AsyncGenerator<BalancedLine[]> {
  const balancesMinor = new Map(openingsMinor);
  for await (const lines of batches) {
    yield lines.map((line) => {
      const balanceMinor = (balancesMinor.get(line.currency) ?? 0n) + line.debitMinor - line.creditMinor;
      balancesMinor.set(line.currency, balanceMinor);
      return { ...line, balanceMinor };
    });
  }
}

function ageNothing(currency: string, boundaries: readonly number[]): AgedSums {
  const none = { currentMinor: 0n, bucketsMinor: boundaries.map(() => 0n) };
  return sumUp(currency, none, none, 0n);
}

function tooMany(rowsMax: number): Error {
  return refuseReport("too_many_rows", `The statement has more than ${rowsMax} lines or open items.`);
}
