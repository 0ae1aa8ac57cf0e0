import {
  addDays,
  assert,
  convertMinor,
  type PlainDate,
  parseDecimal,
  splitByWeights,
} from "@goodterms/kernel";
import type { AccountPurpose } from "./accounts.ts";

/** Moves a positive amount from one account to another. `amountMinor` is null where only the functional value moves. */
export interface PostingDraft {
  readonly debit: AccountPurpose;
  readonly credit: AccountPurpose;
  readonly customerId: string | null;
  readonly currency: string;
  readonly amountMinor: bigint | null;
  readonly functionalMinor: bigint;
}

export interface EntryDraft {
  readonly id: string;
  readonly entityId: string;
  readonly kind: string;
  readonly effectiveOn: PlainDate;
  readonly documentId: string | null;
  readonly reversesEntryId: string | null;
  readonly postings: readonly PostingDraft[];
}

/** What the ledger knows of an entity while it posts. */
export interface LedgerEntity {
  readonly id: string;
  readonly reference: string;
  readonly functionalCurrency: string;
  readonly timeZone: string;
  readonly closedThrough: PlainDate | null;
  /** How often its periods have been closed and re-opened. */
  readonly closings: number;
  readonly accounts: Readonly<Record<AccountPurpose, string>>;
}

const DAYS_AHEAD_MAX = 366;

/** Whether a day lies so far after today that it can only be a typing mistake. */
export function isFarAhead(on: PlainDate, today: PlainDate): boolean {
  return on > addDays(today, DAYS_AHEAD_MAX);
}

/** Whether an entry of that day would fall into a closed period of the entity. */
export function isClosed(entity: Pick<LedgerEntity, "closedThrough">, effectiveOn: PlainDate): boolean {
  return entity.closedThrough !== null && effectiveOn <= entity.closedThrough;
}

/** An amount's value in the entity's currency at an exact rate (units of functional for one of the document's). */
export function functionalValue(
  amountMinor: bigint,
  currency: string,
  functionalCurrency: string,
  rate: string,
): bigint {
  const parsed = parseDecimal(rate);
  assert(parsed !== null && parsed.coefficient > 0n, `rate ${rate} is not a positive decimal`);
  return convertMinor(amountMinor, currency, functionalCurrency, parsed);
}

/** Splits one functional value over several amounts exactly, so that parts and whole agree in both currencies. */
export function splitFunctional(functionalMinor: bigint, amountsMinor: readonly bigint[]): bigint[] {
  return splitByWeights(functionalMinor, amountsMinor);
}

/** The same movements the other way round. */
export function swapPostings(postings: readonly PostingDraft[]): PostingDraft[] {
  return postings.map((posting) => ({ ...posting, debit: posting.credit, credit: posting.debit }));
}
