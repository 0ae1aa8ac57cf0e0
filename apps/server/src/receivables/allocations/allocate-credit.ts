import { assert, maxDate, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { CREDIT_KINDS, DEBIT_KINDS, findDocumentOf } from "../documents/find-document.ts";
import { type DocumentHead, type ItemState, readItems } from "../documents/store.ts";
import { lockAccounts } from "../exposure/store.ts";
import { findEntity, todayOf } from "../ledger/entities.ts";
import { readRates } from "../ledger/rates.ts";
import { assertNotFarAhead, holdEntities } from "../ledger/store.ts";
import { refuse } from "../refusals.ts";
import { allocateItems } from "./allocate-items.ts";
import { crossCurrencies, settleableFrom } from "./rules.ts";
import type { AllocationRow } from "./store.ts";

export interface CreditAllocation {
  /** Ids or numbers. */
  readonly credit: string;
  readonly debit: string;
  /** Instalment of the debit; else its earliest open one. */
  readonly instalment?: number | undefined;
  /** In the credit's currency; else as much as both sides have. */
  readonly amountMinor?: bigint | undefined;
  /** Across currencies: what settles of the debit, in its currency; else by the rate. */
  readonly debitMinor?: bigint | undefined;
  /** Debit currency for one of the credit's; else the day's rate. */
  readonly rate?: string | undefined;
  readonly allocatedOn?: PlainDate | undefined;
  readonly groupConsent?: boolean | undefined;
}

/**
 * Applies one credit to one debit on somebody's word.
 * @throws Refusal not_found, already_settled, other_currency, amounts_disagree, date_out_of_range, and those of
 * allocateItems.
 */
export async function allocateCredit(ctx: Context, request: CreditAllocation): Promise<AllocationRow> {
  const creditHead = await findDocumentOf(ctx, [...CREDIT_KINDS, "reversal"], request.credit);
  const debitHead = await findDocumentOf(ctx, [...DEBIT_KINDS, "reversal"], request.debit);
  const entities = await holdEntities(ctx, [...new Set([creditHead.entityId, debitHead.entityId])]);
  await lockAccounts(ctx, [...new Set([creditHead.customerId, debitHead.customerId])]);
  const credit = await openItem(ctx, creditHead, undefined);
  const debit = await openItem(ctx, debitHead, request.instalment);
  // "As much as both have" is nothing here, and the caller wants to know that, not that nothing is no amount.
  if (request.amountMinor === undefined && (credit.openMinor === 0n || debit.openMinor === 0n)) {
    throw refuse("already_settled", "Nothing is left open of the credit, or of the debit.");
  }
  const today = todayOf(await findEntity(ctx, debit.entityId), ctx.now);
  const effectiveOn = request.allocatedOn ?? maxDate(today, settleableFrom(credit, debit));
  if (request.allocatedOn !== undefined) assertNotFarAhead(effectiveOn, today);
  const amounts =
    credit.currency === debit.currency
      ? sameCurrency(credit, debit, request)
      : await acrossCurrencies(ctx, credit, debit, { ...request, effectiveOn });
  const [row] = await allocateItems(ctx, entities, [
    {
      creditDocumentId: credit.documentId,
      creditInstalment: credit.instalment,
      debitDocumentId: debit.documentId,
      debitInstalment: debit.instalment,
      ...amounts,
      effectiveOn,
      groupConsent: request.groupConsent ?? false,
    },
  ]);
  assert(row !== undefined, "one request makes one allocation");
  return row;
}

async function openItem(
  ctx: Context,
  head: DocumentHead,
  instalment: number | undefined,
): Promise<ItemState> {
  const items = await readItems(ctx, [head.id]);
  const found =
    instalment === undefined
      ? (items.find((item) => item.openMinor > 0n) ?? items[0])
      : items.find((item) => item.instalment === instalment);
  if (found === undefined) throw refuse("not_found", `There is no instalment ${instalment}.`);
  return found;
}

interface Amounts {
  readonly creditMinor: bigint;
  readonly debitMinor: bigint;
  readonly rate: string | null;
}

function sameCurrency(credit: ItemState, debit: ItemState, request: CreditAllocation): Amounts {
  const bothMinor = credit.openMinor < debit.openMinor ? credit.openMinor : debit.openMinor;
  const amountMinor = request.amountMinor ?? bothMinor;
  return { creditMinor: amountMinor, debitMinor: amountMinor, rate: null };
}

async function acrossCurrencies(
  ctx: Context,
  credit: ItemState,
  debit: ItemState,
  request: CreditAllocation & { effectiveOn: PlainDate },
): Promise<Amounts> {
  const rates = await readRates(ctx, [credit.currency, debit.currency]);
  const crossing = crossCurrencies(credit, debit, {
    creditMinor: request.amountMinor,
    debitMinor: request.debitMinor,
    rate: request.rate ?? rates(credit.currency, debit.currency, request.effectiveOn),
    isRateStated: request.rate !== undefined,
  });
  if (!("refusal" in crossing)) return crossing;
  throw refuse(
    crossing.refusal,
    crossing.refusal === "other_currency"
      ? `No rate from ${credit.currency} to ${debit.currency} is known for ${request.effectiveOn}.`
      : `At ${request.rate}, ${request.amountMinor ?? credit.openMinor} ${credit.currency} are not ${request.debitMinor} ${debit.currency}.`,
  );
}
