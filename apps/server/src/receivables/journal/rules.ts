import { assert, formatMinor, type PlainDate } from "@goodterms/kernel";

/** A leg's account as it stands in the entity's chart. */
export interface JournalAccount {
  readonly purpose: string;
  readonly code: string;
  readonly name: string;
}

/** One posting: an amount from the credited account to the debited one; in minor units. */
export interface JournalPosting {
  readonly debit: JournalAccount;
  readonly credit: JournalAccount;
  readonly customerReference: string | null;
  readonly currency: string;
  /** Null where only the functional value moves. */
  readonly amountMinor: bigint | null;
  readonly functionalMinor: bigint;
}

export interface JournalEntry {
  readonly id: string;
  readonly entityReference: string;
  readonly functionalCurrency: string;
  readonly kind: string;
  readonly effectiveOn: PlainDate;
  readonly bookedAt: Date;
  readonly documentKind: string | null;
  readonly documentNumber: string | null;
  readonly documentId: string | null;
  readonly reversesEntryId: string | null;
  readonly postings: readonly JournalPosting[];
}

/** The class of an account, by its purpose: the first part of its name in hledger, which knows these words. */
const CLASSES: Readonly<Record<string, string>> = {
  receivables: "assets:receivables",
  bank_clearing: "assets:clearing",
  currency_exchange: "assets:clearing",
  customer_transfers: "assets:clearing",
  tax_payable: "liabilities:tax",
  revenue: "revenues",
  fee_income: "revenues",
  interest_income: "revenues",
  discounts_allowed: "expenses",
  small_differences: "expenses",
  impairment: "expenses",
  fx_gain: "revenues",
  fx_loss: "expenses",
  migration_contra: "equity",
};
const CLASS_OF_OTHERS = "equity";

/** The last part of the name of an account that holds functional value alone. */
const FUNCTIONAL_ONLY = "fx";

/**
 * An account's name in hledger: `assets:receivables:1200 Trade receivables:CUSTOMER`; other accounts have no customer.
 * Value without a transaction amount goes to a sub-account `:fx`, so that the account itself holds only what is open.
 */
export function accountName(
  account: JournalAccount,
  customerReference: string | null,
  functionalOnly: boolean,
): string {
  const parts = [CLASSES[account.purpose] ?? CLASS_OF_OTHERS, namePart(`${account.code} ${account.name}`)];
  if (account.purpose === "receivables" && customerReference !== null)
    parts.push(namePart(customerReference));
  if (functionalOnly) parts.push(FUNCTIONAL_ONLY);
  return parts.join(":");
}

/**
 * Keeps a text from being read as anything but one part of a name: a colon parts names, two spaces end them, brackets
 * mark virtual postings, a semicolon begins a comment. What is not plain is written as %XX, which no two texts share.
 */
export function namePart(text: string): string {
  return text.replace(/[%:;()[\]"*!=@{}\p{Cc}\p{Zl}\p{Zp}]| {2,}|^ | $|[^\S ]/gu, (found) =>
    [...Buffer.from(found, "utf8")]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );
}

/** An amount as hledger reads it: `1234.50 "EUR"`; a currency without decimals keeps its point, `1234. "JPY"`. */
export function hledgerAmount(minor: bigint, currency: string): string {
  const text = formatMinor(minor, currency);
  return `${text.includes(".") ? text : `${text}.`} "${currency}"`;
}

/** The names of the accounts that an entry touches. */
export function accountsOf(entry: JournalEntry): string[] {
  return entry.postings.flatMap((posting) => {
    const functionalOnly = posting.amountMinor === null;
    return [
      accountName(posting.debit, posting.customerReference, functionalOnly),
      accountName(posting.credit, posting.customerReference, functionalOnly),
    ];
  });
}

/** The currencies in which an entry's amounts are written. */
export function currenciesOf(entry: JournalEntry): string[] {
  return [entry.functionalCurrency, ...entry.postings.map((posting) => posting.currency)];
}

/**
 * An entry as an hledger transaction. Each posting is two lines in the transaction's currency, which balance; where
 * that is not the functional currency, each line also bears its functional value as its cost (`@@`), so that
 * `hledger balance -B` tells the functional book.
 */
export function toHledger(entry: JournalEntry): string {
  assert(entry.postings.length > 0, `entry ${entry.id} has no postings`);
  const code = entry.documentNumber === null ? "" : ` (${namePart(entry.documentNumber)})`;
  const tags = `entry:${entry.id}, entity:${tagText(entry.entityReference)}, booked:${entry.bookedAt.toISOString()}`;
  const lines = entry.postings.flatMap((posting) => [
    legLine(entry, posting, posting.debit, ""),
    legLine(entry, posting, posting.credit, "-"),
  ]);
  return `${entry.effectiveOn}${code} ${entry.kind.replaceAll("_", " ")}  ; ${tags}\n${lines.join("")}\n`;
}

function legLine(
  entry: JournalEntry,
  posting: JournalPosting,
  account: JournalAccount,
  sign: "" | "-",
): string {
  const { amountMinor, functionalMinor, currency } = posting;
  const name = accountName(account, posting.customerReference, amountMinor === null);
  const value = hledgerAmount(functionalMinor, entry.functionalCurrency);
  if (amountMinor === null) return `    ${name}  ${sign}${value}\n`;
  const cost = currency === entry.functionalCurrency ? "" : ` @@ ${value}`;
  return `    ${name}  ${sign}${hledgerAmount(amountMinor, currency)}${cost}\n`;
}

/** A tag's value ends at a comma or at the line's end. */
function tagText(text: string): string {
  return namePart(text).replaceAll(",", "%2C");
}
