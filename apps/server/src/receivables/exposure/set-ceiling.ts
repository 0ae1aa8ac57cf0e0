import { isCurrency, MAX_AMOUNT_MINOR } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import type { RefusalPointer } from "#platform/refusals";
import { findCustomer } from "../customers/find-customer.ts";
import { findGroup } from "../customers/put-group.ts";
import { refuse } from "../refusals.ts";
import { type AccountState, lockAccount, readExposure, updateCeiling } from "./account-store.ts";
import { expireReservationsOf } from "./expire-reservations.ts";
import { lockAccounts, writeExcesses } from "./store.ts";

export const BLOCK_REASONS_MAX = 20;
export const REASON_LENGTH_MAX = 500;
const BLOCK_REASON = /^[a-z][a-z0-9_]{0,59}$/;

/** Whose ceiling: id or the merchant's own reference. */
export type Holder = { readonly customer: string } | { readonly group: string };

export interface CeilingRequest {
  /** Null takes the ceiling away: then nothing is reserved. Zero is a ceiling: no credit. */
  readonly ceiling: { readonly amountMinor: bigint; readonly currency: string } | null;
  /** In snake_case; they replace those that stand. Left out, those stay. */
  readonly blockReasons?: readonly string[] | undefined;
  /** From when on the ceiling no longer holds; left out or null, it holds until set again. */
  readonly validUntil?: Date | null | undefined;
  readonly reason: string;
  readonly evaluationId?: string | undefined;
}

/**
 * Sets the ceiling that the ledger guards, and lifts staleness: who sets it has looked. What is reserved or owed
 * already stays as it is; where that lies above a lower ceiling, the excess is recorded.
 * @throws Refusal not_found, unknown_currency, amount_too_large, bad_field.
 */
export async function setCeiling(
  ctx: Context,
  holder: Holder,
  request: CeilingRequest,
): Promise<AccountState> {
  checkCeiling(ctx, request);
  const accountId =
    "customer" in holder
      ? (await findCustomer(ctx, holder.customer)).id
      : (await findGroup(ctx, holder.group)).id;
  // A customer's group is locked along with it, in the order of every other write.
  await lockAccounts(ctx, [accountId]);
  const before = await lockAccount(ctx, accountId);
  const after = nextState(before, request);
  if (isSame(before, after)) return before;

  await updateCeiling(ctx, after, request.evaluationId ?? null);
  await recordEvents(ctx, [ceilingNews(before, after, request.reason)]);
  // What has run out must not be mistaken for exposure above the new ceiling.
  if (before.holder === "customer") await expireReservationsOf(ctx, accountId);
  await recordLoweredBelow(ctx, before, after);
  return after;
}

function checkCeiling(ctx: Context, request: CeilingRequest): void {
  const { ceiling } = request;
  if (ceiling !== null && !isCurrency(ceiling.currency)) {
    throw refuse("unknown_currency", `"${ceiling.currency}" is no ISO 4217 currency.`, [
      { pointer: "/ceiling/currency", message: "is no currency of ISO 4217" },
    ]);
  }
  if (ceiling !== null && ceiling.amountMinor > MAX_AMOUNT_MINOR) {
    throw refuse("amount_too_large", "No ceiling is that high.", [
      { pointer: "/ceiling/amount", message: "is too large" },
    ]);
  }
  const problems: RefusalPointer[] = [];
  if (ceiling !== null && ceiling.amountMinor < 0n)
    problems.push({ pointer: "/ceiling/amount", message: "is negative" });
  if (request.reason.trim() === "") problems.push({ pointer: "/reason", message: "is empty" });
  if (request.reason.length > REASON_LENGTH_MAX)
    problems.push({ pointer: "/reason", message: "is too long" });
  if (request.validUntil && request.validUntil <= ctx.now)
    problems.push({ pointer: "/validUntil", message: "lies in the past" });
  const blocks = request.blockReasons ?? [];
  if (blocks.length > BLOCK_REASONS_MAX)
    problems.push({ pointer: "/blockReasons", message: `has more than ${BLOCK_REASONS_MAX}` });
  blocks.forEach((block, index) => {
    if (!BLOCK_REASON.test(block))
      problems.push({ pointer: `/blockReasons/${index}`, message: "is not in snake_case" });
  });
  if (problems.length > 0) throw refuse("bad_field", "The ceiling cannot be set as sent.", problems);
}

function nextState(before: AccountState, request: CeilingRequest): AccountState {
  return {
    ...before,
    currency: request.ceiling?.currency ?? before.currency,
    ceilingMinor: request.ceiling?.amountMinor ?? null,
    blockReasons:
      request.blockReasons === undefined ? before.blockReasons : [...new Set(request.blockReasons)].sort(),
    validUntil: request.validUntil ?? null,
    stale: false,
    version: before.version + 1n,
  };
}

function isSame(before: AccountState, after: AccountState): boolean {
  return (
    before.currency === after.currency &&
    before.ceilingMinor === after.ceilingMinor &&
    before.stale === after.stale &&
    before.validUntil?.getTime() === after.validUntil?.getTime() &&
    before.blockReasons.join() === after.blockReasons.join()
  );
}

function ceilingNews(
  before: AccountState,
  after: AccountState,
  reason: string,
): Parameters<typeof recordEvents>[1][number] {
  return {
    type: "receivables.ceiling_set",
    subjectType: "exposure_account",
    subjectId: after.id,
    subjectVersion: after.version,
    data: {
      holder: after.holder,
      currency: after.currency,
      ceilingMinor: after.ceilingMinor,
      previousCurrency: before.currency,
      previousCeilingMinor: before.ceilingMinor,
      blockReasons: after.blockReasons,
      validUntil: after.validUntil,
      reason,
    },
  };
}

async function recordLoweredBelow(ctx: Context, before: AccountState, after: AccountState): Promise<void> {
  const { ceilingMinor } = after;
  const isRaised =
    before.currency === after.currency &&
    before.ceilingMinor !== null &&
    ceilingMinor !== null &&
    ceilingMinor >= before.ceilingMinor;
  if (ceilingMinor === null || isRaised) return;
  const exposureMinor = await readExposure(ctx, after.id);
  if (exposureMinor === null || exposureMinor <= ceilingMinor) return;
  const excess = { ...after, ceilingMinor, beforeMinor: exposureMinor, afterMinor: exposureMinor };
  await writeExcesses(ctx, [excess], { kind: "ceiling_lowered", documentId: null });
}
