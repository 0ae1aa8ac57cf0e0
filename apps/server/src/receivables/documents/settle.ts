import type { Context } from "#platform/db";
import { type AllocationRequest, allocateItems, itemKey } from "../allocations/allocate-items.ts";
import { settleableFrom } from "../allocations/rules.ts";
import type { LedgerEntity } from "../ledger/rules.ts";
import { type ItemState, readItems } from "./store.ts";

/** A debit item, and at most how much of it is to be settled; null for all that is open. */
export interface Target {
  readonly item: ItemState;
  readonly upToMinor: bigint | null;
}

/**
 * Spreads credits over targets, both in their order, each target up to what is open and asked for, until the credit is
 * used up; what is left stays unapplied. Only targets in a credit's currency and entity take part. A settlement counts
 * from the day on which both documents stand open. A target named twice is settled once. Pure.
 */
export function spreadCredit(credits: readonly ItemState[], targets: readonly Target[]): AllocationRequest[] {
  const allowed = targets.map(({ item, upToMinor }) =>
    upToMinor === null ? item.openMinor : smaller(item.openMinor, upToMinor),
  );
  const open = new Map(
    targets.map(({ item }) => [itemKey(item.documentId, item.instalment), item.openMinor]),
  );
  const requests: AllocationRequest[] = [];
  for (const credit of credits) {
    let leftMinor = credit.openMinor;
    for (const [index, { item }] of targets.entries()) {
      if (item.currency !== credit.currency || item.entityId !== credit.entityId) continue;
      const key = itemKey(item.documentId, item.instalment);
      const takenMinor = smaller(leftMinor, smaller(allowed[index] ?? 0n, open.get(key) ?? 0n));
      if (takenMinor <= 0n) continue;
      leftMinor -= takenMinor;
      allowed[index] = (allowed[index] ?? 0n) - takenMinor;
      open.set(key, (open.get(key) ?? 0n) - takenMinor);
      requests.push({
        creditDocumentId: credit.documentId,
        creditInstalment: credit.instalment,
        debitDocumentId: item.documentId,
        debitInstalment: item.instalment,
        creditMinor: takenMinor,
        debitMinor: takenMinor,
        rate: null,
        effectiveOn: settleableFrom(credit, item),
        groupConsent: false,
      });
    }
  }
  return requests;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** Applies the credit of a document just booked to targets. Returns how much was applied. */
export async function settleWith(
  ctx: Context,
  entities: ReadonlyMap<string, LedgerEntity>,
  creditDocumentId: string,
  targets: readonly Target[],
): Promise<bigint> {
  if (targets.length === 0) return 0n;
  const requests = spreadCredit(await readItems(ctx, [creditDocumentId]), targets);
  await allocateItems(ctx, entities, requests);
  return requests.reduce((sum, request) => sum + request.creditMinor, 0n);
}
