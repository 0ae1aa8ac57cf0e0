import { formatId, type PlainDate } from "@goodterms/kernel";
import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import { readAccountLevels, setCeiling } from "#receivables";
import { draftNotice } from "../notices/draft-notice.ts";
import { measureAmount } from "./authority-of.ts";
import { type LimitHolder, merchantToday } from "./holders.ts";
import { reportsUsed, standingReasons } from "./neighbours.ts";
import { readOverdueAges } from "./overdue-ages.ts";
import { insertProposal, type LimitProposal } from "./proposal-store.ts";
import { newProposal } from "./propose-limit.ts";
import { refuseLimit } from "./refusals.ts";
import { checkRequest, type LimitRequest, lineKeyOf } from "./rules.ts";
import { selectLatest } from "./version-store.ts";
import { weighRequest } from "./weigh-request.ts";
import { pushGroupCeiling, type Signed, settleLimits, type WrittenLimit, writeLimit } from "./write-limit.ts";

export type SetLimitAnswer =
  | { readonly kind: "set"; readonly written: WrittenLimit }
  | { readonly kind: "proposed"; readonly proposal: LimitProposal };

/** A limit as a caller asks for it; without a start it starts today. */
export type LimitOrder = Omit<LimitRequest, "startsOn"> & {
  readonly startsOn: PlainDate | null;
  /** Codes of the principal reasons, for the notice that a cut may want; empty takes those of the evaluation. */
  readonly reasonCodes: readonly string[];
};

/**
 * Sets a limit within the caller's authority; beyond it, makes a proposal for others to sign. What only takes back
 * needs no authority. What is confirmed or owed stays as it is.
 * @throws Refusal limit_field, not_found.
 */
export async function setLimit(
  ctx: Context,
  access: Access,
  holder: LimitHolder,
  order: LimitOrder,
): Promise<SetLimitAnswer> {
  const today = await merchantToday(ctx);
  const request: LimitRequest = { ...order, startsOn: order.startsOn ?? today };
  const problems = checkRequest(request, holder.holder, today);
  if (problems.length > 0) throw refuseLimit("limit_field", "The limit cannot be set as sent.", problems);

  const line = { holderId: holder.id, kind: request.kind, lineKey: lineKeyOf(request) };
  const before = await selectLatest(ctx, line);
  const weighed = await weighRequest(ctx, holder, request, before, today);
  const ruling =
    weighed === null
      ? ({ kind: "alone" } as const)
      : (await measureAmount(ctx, access, weighed, today)).ruling;
  if (ruling.kind === "propose") {
    const proposal = await newProposal(ctx, access, {
      holder,
      request,
      reasonCodes: order.reasonCodes,
      before,
      source: "person",
      recommendation: null,
      approvalsNeeded: ruling.approvals,
    });
    return { kind: "proposed", proposal: await insertProposal(ctx, proposal) };
  }
  const written = await carryOutLimit(
    ctx,
    holder,
    { request, reasonCodes: order.reasonCodes },
    {
      proposedBy: ctx.actor,
      approvedBy: [ctx.actor],
      proposalId: null,
      changeId: null,
      baseVersion: before?.version ?? 0,
    },
    today,
  );
  return { kind: "set", written };
}

/**
 * Writes a limit and has everything follow it in the same transaction: the ceiling, and the notice of a cut line.
 * @throws Refusal proposal_outdated.
 */
export async function carryOutLimit(
  ctx: Context,
  holder: LimitHolder,
  what: { readonly request: LimitRequest; readonly reasonCodes: readonly string[] },
  signed: Signed,
  today: PlainDate,
): Promise<WrittenLimit> {
  const written = await writeLimit(ctx, holder, what.request, signed, today);
  if (!written.isNew) return written;
  if (holder.holder === "group") {
    await pushGroupCeiling(ctx, written.version, today);
    return written;
  }
  await adoptCurrency(ctx, written, today);
  await settleLimits(ctx, [holder.id], `${written.version.kind}_limit_set`);
  if (written.isCut) await noticeCuts(ctx, [{ holder, reasonCodes: what.reasonCodes }], today);
  return written;
}

/** An exposure account is kept in the currency of the customer's limit: the manual one, where people set one. */
export async function adoptCurrency(
  ctx: Context,
  { version }: WrittenLimit,
  today: PlainDate,
): Promise<void> {
  if (version.kind !== "manual" || version.amountMinor === null || version.startsOn > today) return;
  const [level] = await readAccountLevels(ctx, [version.holderId]);
  if (level === undefined || level.currency === version.currency) return;
  await setCeiling(
    ctx,
    { customer: formatId("cus", version.holderId) },
    { ceiling: { amountMinor: version.amountMinor, currency: version.currency }, reason: version.reason },
  );
}

/** Drafts the notices that the law wants where a line was cut. */
export async function noticeCuts(
  ctx: Context,
  cuts: readonly { readonly holder: LimitHolder; readonly reasonCodes: readonly string[] }[],
  today: PlainDate,
): Promise<void> {
  const ages = await readOverdueAges(
    ctx,
    cuts.map((cut) => cut.holder.id),
    today,
  );
  for (const { holder, reasonCodes } of cuts) {
    await draftNotice(ctx, {
      customerId: holder.id,
      action: "line_cut",
      decidedOn: today,
      reasons: reasonCodes.length > 0 ? reasonCodes : await standingReasons(ctx, holder.id),
      reports: await reportsUsed(ctx, holder.id),
      decidedBy: ctx.actor.startsWith("system:") ? "automatic" : "person",
      isDelinquent: (ages.get(holder.id)?.oldestOverdueDays ?? 0) > 0,
    });
  }
}
