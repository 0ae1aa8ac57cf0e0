import { formatId, type PlainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { lockAccounts, markStale, readAccountLevels, setCeiling } from "#receivables";
import { holdFamilies } from "./family-store.ts";
import type { LimitHolder } from "./holders.ts";
import { reevaluate } from "./neighbours.ts";
import { refuseLimit } from "./refusals.ts";
import { hasRunOut, type LimitRequest, type LimitTerms, type LimitVersion, lineKeyOf } from "./rules.ts";
import { insertVersion, selectLatest } from "./version-store.ts";

/** Who stands behind a version. */
export interface Signed {
  readonly proposedBy: string;
  readonly approvedBy: readonly string[];
  readonly proposalId: string | null;
  readonly changeId: string | null;
  /** Refused as outdated where the line has moved past this version; null: whatever it is. */
  readonly baseVersion: number | null;
}

export interface WrittenLimit {
  readonly version: LimitVersion;
  readonly before: LimitVersion | undefined;
  /** Less than what stood, from today on: what the law may call a cut line. */
  readonly isCut: boolean;
  /** False where the limit was so already, and nothing was written. */
  readonly isNew: boolean;
}

/**
 * Adds the next version of a limit. What is confirmed or owed stays as it is; `settleLimits` follows in the same
 * transaction, once for all the customers concerned. Takes the accounts' locks.
 * @throws Refusal proposal_outdated.
 */
export async function writeLimit(
  ctx: Context,
  holder: LimitHolder,
  request: LimitRequest,
  signed: Signed,
  today: PlainDate,
): Promise<WrittenLimit> {
  // A group has no customers' account to stand in line at, so its changes stand in line for the whole merchant.
  if (holder.holder === "customer") await lockAccounts(ctx, [holder.id]);
  else await holdFamilies(ctx);
  const line = { holderId: holder.id, kind: request.kind, lineKey: lineKeyOf(request) };
  const before = await selectLatest(ctx, line);
  if (signed.baseVersion !== null && signed.baseVersion !== (before?.version ?? 0)) {
    throw refuseLimit(
      "proposal_outdated",
      `The ${request.kind} limit of ${holder.reference} was set anew meanwhile.`,
    );
  }
  const version: LimitVersion = {
    ...line,
    id: newId(ctx.now),
    holder: holder.holder,
    version: (before?.version ?? 0) + 1,
    amountMinor: request.limit?.amountMinor ?? null,
    currency: request.limit?.currency ?? before?.currency ?? (await currencyOf(ctx, holder)),
    startsOn: request.startsOn,
    expiresOn: request.expiresOn,
    terms: termsOf(request),
    reason: request.reason.trim(),
    proposedBy: signed.proposedBy,
    approvedBy: signed.approvedBy,
    setAt: ctx.now,
  };
  if (before !== undefined && isSame(before, version))
    return { version: before, before, isCut: false, isNew: false };
  await insertVersion(ctx, {
    ...version,
    proposalId: signed.proposalId,
    changeId: signed.changeId,
    setOn: today,
  });
  await recordEvents(ctx, [limitNews(ctx, version, before)]);
  return { version, before, isCut: isCut(before, version, today), isNew: true };
}

/** What a limit of null is written in: the account's currency. */
async function currencyOf(ctx: Context, holder: LimitHolder): Promise<string> {
  const [level] = holder.holder === "customer" ? await readAccountLevels(ctx, [holder.id]) : [];
  return level?.currency ?? "EUR";
}

function termsOf(request: LimitRequest): LimitTerms {
  return {
    ...(request.insurance !== null && { insurance: request.insurance }),
    ...(request.guarantor !== null && { guarantor: request.guarantor }),
  };
}

function isSame(before: LimitVersion, after: LimitVersion): boolean {
  return (
    before.amountMinor === after.amountMinor &&
    before.currency === after.currency &&
    before.expiresOn === after.expiresOn &&
    // A limit that stands need not start again.
    before.startsOn <= after.startsOn &&
    after.startsOn <= before.startsOn &&
    before.reason === after.reason &&
    JSON.stringify(before.terms) === JSON.stringify(after.terms)
  );
}

function isCut(before: LimitVersion | undefined, after: LimitVersion, today: PlainDate): boolean {
  if (before === undefined || before.amountMinor === null || hasRunOut(before, today)) return false;
  if (after.startsOn > today || before.startsOn > today) return false;
  return (
    after.amountMinor === null ||
    (after.currency === before.currency && after.amountMinor < before.amountMinor)
  );
}

function limitNews(ctx: Context, version: LimitVersion, before: LimitVersion | undefined) {
  return {
    type: "credit.limit_set",
    subjectType: version.holder,
    subjectId: version.holderId,
    // Limits carry versions line by line; the instant puts the news of one holder in order.
    subjectVersion: BigInt(ctx.now.getTime()),
    data: {
      limitId: formatId("lim", version.id),
      kind: version.kind,
      amountMinor: version.amountMinor,
      currency: version.currency,
      previousAmountMinor: before?.amountMinor ?? null,
      previousCurrency: before?.currency ?? null,
      startsOn: version.startsOn,
      expiresOn: version.expiresOn,
      proposedBy: version.proposedBy,
      approvedBy: version.approvedBy,
    },
  };
}

/** Has the standing of customers follow their limits at once: marked stale, evaluated, ceilings pushed down. */
export async function settleLimits(
  ctx: Context,
  customerIds: readonly string[],
  cause: string,
): Promise<void> {
  await markStale(ctx, customerIds, cause);
  await reevaluate(ctx, customerIds, cause);
}

/**
 * Leaves a group's limit on its exposure account, if it has started. A limit that runs out stays there: without a
 * ceiling the group would bound nothing, so the safe side is the last word until the next.
 */
export async function pushGroupCeiling(ctx: Context, version: LimitVersion, today: PlainDate): Promise<void> {
  if (version.startsOn > today) return;
  await setCeiling(
    ctx,
    { group: formatId("grp", version.holderId) },
    {
      ceiling:
        version.amountMinor === null
          ? null
          : { amountMinor: version.amountMinor, currency: version.currency },
      reason: version.reason,
    },
  );
}
