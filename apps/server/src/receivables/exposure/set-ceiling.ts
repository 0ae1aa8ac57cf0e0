import { isCurrency, MAX_AMOUNT_MINOR } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import type { RefusalPointer } from "#platform/refusals";
import { findCustomer } from "../customers/find-customer.ts";
import { findGroup } from "../customers/put-group.ts";
import { refuse } from "../refusals.ts";
import { type AccountState, lockAccountStates } from "./account-store.ts";
import { setCeilings } from "./set-ceilings.ts";
import { lockAccounts } from "./store.ts";

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
  const [before] = await lockAccountStates(ctx, [accountId]);
  if (before === undefined) throw refuse("not_found", "There is no exposure account.");
  const [after] = await setCeilings(ctx, [
    {
      accountId,
      holder: before.holder,
      currency: request.ceiling?.currency ?? before.currency,
      ceilingMinor: request.ceiling?.amountMinor ?? null,
      blockReasons: request.blockReasons ?? before.blockReasons,
      validUntil: request.validUntil ?? null,
      weights: null,
      // Set by hand, it rests on no evaluation.
      evaluationId: request.evaluationId ?? null,
      reason: request.reason,
    },
  ]);
  return after ?? before;
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
