import { addMonths, convertMinor, type PlainDate, parseDecimal } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { readRates } from "../ledger/rates.ts";
import { type AccountLevel, readAccountLevels } from "./account-level-store.ts";
import {
  type DealingRow,
  type SettlementRow,
  selectDealings,
  selectSettlements,
  selectUnapplied,
  type UnappliedRow,
} from "./payment-history-store.ts";

const MONTHS_OF_DEALINGS = 12;

/** Part of an invoice that was settled: by money, or by another document of ours that took it back or gave it up. */
export interface SettledPart {
  readonly minor: bigint;
  /** The day the money came or the credit was dated, not the day on which we applied it. */
  readonly on: PlainDate;
  /** Kind of the crediting document: payment, credit_note, write_off … */
  readonly by: string;
}

/** An invoice, or an instalment of one, with its life so far. Amounts in minor units of its currency. */
export interface HistoryItem {
  readonly documentId: string;
  readonly instalment: number;
  readonly currency: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly originalMinor: bigint;
  readonly openMinor: bigint;
  readonly disputedMinor: bigint;
  readonly parts: readonly SettledPart[];
}

/** How a customer has paid. */
export interface PaymentHistory {
  readonly account: AccountLevel;
  /** By due date. */
  readonly items: readonly HistoryItem[];
  /** Money received and credit given that is not applied yet, oldest first. */
  readonly unapplied: readonly Omit<UnappliedRow, "customerId">[];
  /** Invoices less credit notes of the last twelve months, in the account's currency; what has no rate is left out. */
  readonly sales12mMinor: bigint;
  readonly returnedPayments12m: number;
  readonly disputes12m: number;
  /** An amount in the account's currency at today's rate; null where none is known. */
  readonly toAccount: (minor: bigint, currency: string) => bigint | null;
}

/**
 * Payment histories of customers since a day (what is older and still open among them), for up to some thousand
 * customers in four statements. Ids that are no customer's are left out.
 */
export async function readPaymentHistories(
  ctx: Context,
  customerIds: readonly string[],
  days: { readonly from: PlainDate; readonly today: PlainDate },
): Promise<Map<string, PaymentHistory>> {
  const accounts = await readAccountLevels(ctx, customerIds);
  const settlements = groupByCustomer(await selectSettlements(ctx, customerIds, days.from));
  const unapplied = groupByCustomer(await selectUnapplied(ctx, customerIds));
  const dealings = groupByCustomer(
    await selectDealings(ctx, customerIds, addMonths(days.today, -MONTHS_OF_DEALINGS)),
  );
  const rates = await readRates(ctx, currenciesOf(accounts, settlements, dealings));
  return new Map(
    accounts.map((account) => {
      const toAccount = (minor: bigint, currency: string): bigint | null => {
        if (currency === account.currency) return minor;
        const rate = parseDecimal(rates(currency, account.currency, days.today) ?? "");
        return rate === null ? null : convertMinor(minor, currency, account.currency, rate);
      };
      const dealt = dealings.get(account.id) ?? [];
      const sold = dealt.map((row) => toAccount(row.soldMinor, row.currency) ?? 0n);
      const history: PaymentHistory = {
        account,
        items: itemsOf(settlements.get(account.id) ?? []),
        unapplied: unapplied.get(account.id) ?? [],
        sales12mMinor: sold.reduce((sum, minor) => sum + minor, 0n),
        returnedPayments12m: dealt.reduce((sum, row) => sum + row.returnedPayments, 0),
        disputes12m: dealt.reduce((sum, row) => sum + row.disputes, 0),
        toAccount,
      };
      return [account.id, history];
    }),
  );
}

function groupByCustomer<Row extends { readonly customerId: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.customerId);
}

function currenciesOf(
  accounts: readonly AccountLevel[],
  settlements: ReadonlyMap<string, readonly SettlementRow[]>,
  dealings: ReadonlyMap<string, readonly DealingRow[]>,
): string[] {
  const found = new Set(accounts.map((account) => account.currency));
  for (const rows of settlements.values()) for (const row of rows) found.add(row.currency);
  for (const rows of dealings.values()) for (const row of rows) found.add(row.currency);
  return [...found];
}

/** Rows come item by item; each carries one settlement of it, or none. */
function itemsOf(rows: readonly SettlementRow[]): HistoryItem[] {
  const items: (HistoryItem & { parts: SettledPart[] })[] = [];
  for (const row of rows) {
    let item = items.at(-1);
    if (item === undefined || item.documentId !== row.documentId || item.instalment !== row.instalment) {
      const { documentId, instalment, currency, issuedOn, dueOn, originalMinor, openMinor, disputedMinor } =
        row;
      item = {
        documentId,
        instalment,
        currency,
        issuedOn,
        dueOn,
        originalMinor,
        openMinor,
        disputedMinor,
        parts: [],
      };
      items.push(item);
    }
    if (row.settledMinor !== null && row.settledOn !== null && row.settledBy !== null) {
      item.parts.push({ minor: row.settledMinor, on: row.settledOn, by: row.settledBy });
    }
  }
  return items;
}
