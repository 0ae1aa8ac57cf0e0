import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { findCustomer, findGroup, listEntities, readAccountLevels, readAgeing } from "#receivables";
import { decodeFacts, decodeResult } from "../evaluations/codec.ts";
import type { CustomerFacts } from "../evaluations/facts.ts";
import type { EvaluationResult, ScoreResult } from "../evaluations/outcome.ts";
import { type EvaluationRow, selectHistory as selectEvaluationHistory } from "../evaluations/store.ts";
import { refuse } from "../refusals.ts";
import { isInForce, securedMinor } from "./collateral-rules.ts";
import { selectCollateral } from "./collateral-store.ts";
import { findProposal } from "./decide-proposal.ts";
import { merchantToday } from "./holders.ts";
import {
  type CommitteePack,
  type PackAgeing,
  type PackLimit,
  type PackProposal,
  recommend,
} from "./pack-rules.ts";
import { type LimitProposal, selectProposals, selectSignatures } from "./proposal-store.ts";
import { readLimitFacts } from "./read-limit-facts.ts";
import type { LimitVersion } from "./rules.ts";
import { convertAmount, selectCurrent, selectHistory } from "./version-store.ts";

const HISTORY_ROWS = 15;
const PROPOSALS_LOOKED_AT = 50;

/**
 * Gathers what a committee looks at about a customer, and about a proposal where one is named; without one, about the
 * latest that is open. What no evaluation has found yet is left out.
 * @throws Refusal not_found.
 */
export async function readCommitteePack(
  ctx: Context,
  customer: string,
  proposal: LimitProposal | null,
): Promise<CommitteePack> {
  const { id, reference, name, kind, country, groupId } = await findCustomer(ctx, customer);
  const today = await merchantToday(ctx);
  const [entity] = await listEntities(ctx);
  const [level] = await readAccountLevels(ctx, [id]);
  const [evaluation] = await selectEvaluationHistory(ctx, id, null, 1);
  const found = evaluation === undefined ? null : readStanding(evaluation);
  const limits = (await readLimitFacts(ctx, [id], today)).get(id);
  const current = await selectCurrent(ctx, [id], today);
  const open = proposal ?? (await latestOpen(ctx, id));
  const currency = level?.currency ?? "";
  const ageing = await readAges(ctx, customer);
  const secured = limits?.securedMinor ?? 0n;
  return {
    merchant: entity?.name ?? "",
    on: today,
    customer: {
      id: formatId("cus", id),
      reference,
      name,
      kind,
      country,
      since: found?.facts.customer.since ?? null,
      group: groupId === null ? null : (await findGroup(ctx, formatId("grp", groupId))).name,
    },
    currency,
    exposure: { minor: level?.exposureMinor ?? null, ceilingMinor: level?.ceilingMinor ?? null },
    ageing,
    behaviour: found?.facts.behaviour ?? null,
    bureau: found?.facts.bureau ?? null,
    standing: found === null ? null : standingOf(found),
    limits: current.map(limitOf),
    securedMinor: secured,
    collateral: (await selectCollateral(ctx, [id]))
      .filter((held) => held.worthMinor > 0n && isInForce(held, today))
      .map((held) => ({
        description: held.description,
        worthMinor: held.worthMinor,
        countedMinor: securedMinor(held.worthMinor, held.haircutPercent),
        currency: held.currency,
        expiresOn: held.expiresOn,
      })),
    proposal: open === null ? null : await proposalOf(ctx, open),
    recommendation: recommend({
      wantedMinor:
        open === null || open.amountMinor === null
          ? null
          : await convertAmount(ctx, open.amountMinor, { from: open.currency, to: currency }, today),
      currency,
      policyMinor: found?.result.limit.minor ?? null,
      exposureMinor: level?.exposureMinor ?? null,
      overdueMinor: ageing.reduce((sum, part) => sum + part.overdueMinor, 0n),
      blocks: found?.result.blocks.map((block) => block.code) ?? [],
      grade: found?.facts.behaviour?.grade ?? null,
      bureauFlags: found?.facts.bureau?.flags ?? [],
      securedMinor: secured,
    }),
    history: (await selectHistory(ctx, id, null, HISTORY_ROWS)).map((version) => ({
      at: version.setAt,
      kind: version.kind,
      amountMinor: version.amountMinor,
      currency: version.currency,
      reason: version.reason,
      approvedBy: version.approvedBy,
    })),
  };
}

/** The pack of a proposal. @throws Refusal not_found, also for a group's: packs are of customers. */
export async function readProposalPack(ctx: Context, id: string): Promise<CommitteePack> {
  const proposal = await findProposal(ctx, id);
  if (proposal.holder !== "customer")
    throw refuse("not_found", "Packs are made of customers, not of groups.");
  return readCommitteePack(ctx, formatId("cus", proposal.holderId), proposal);
}

interface Found {
  readonly evaluation: EvaluationRow;
  readonly facts: CustomerFacts;
  readonly result: EvaluationResult;
}

function readStanding(evaluation: EvaluationRow): Found {
  return { evaluation, facts: decodeFacts(evaluation.facts), result: decodeResult(evaluation.result) };
}

function standingOf({ evaluation, result }: Found): CommitteePack["standing"] {
  return {
    evaluatedAt: evaluation.evaluatedAt,
    policyVersion: evaluation.policyVersion,
    segment: result.segment,
    riskClass: result.riskClass,
    limitMinor: result.limit.minor,
    limitSource: result.limit.source,
    scores: result.scores.map((score) => ({
      scorecard: score.scorecardId,
      role: score.role,
      score: score.score,
      reasons: score.reasons.map((reason) => scoreReason(reason, score)),
    })),
    reasons: result.reasons.map((reason) => reason.code),
    blocks: result.blocks.map((block) => block.code),
  };
}

/** A lost point in words: the variable and the bin that the customer fell into. */
function scoreReason(reason: ScoreResult["reasons"][number], score: ScoreResult): string {
  const variable = reason.parameters.variable;
  const part = score.parts.find((each) => each.variable === variable);
  return part === undefined ? reason.code : `${part.variable}: ${part.bin}`;
}

function limitOf(version: LimitVersion): PackLimit {
  const { kind, amountMinor, currency, startsOn, expiresOn, reason, terms } = version;
  const { insurance, guarantor } = terms;
  const cover =
    insurance === undefined
      ? (guarantor ?? "")
      : `${insurance.insurer}, policy ${insurance.policyNumber}, ${insurance.insuredPercent} %`;
  return { kind, amountMinor, currency, startsOn, expiresOn, cover, reason };
}

async function latestOpen(ctx: Context, customerId: string): Promise<LimitProposal | null> {
  const [open] = await selectProposals(
    ctx,
    { state: "open", holderId: customerId },
    null,
    PROPOSALS_LOOKED_AT,
  );
  return open ?? null;
}

async function proposalOf(ctx: Context, proposal: LimitProposal): Promise<PackProposal> {
  const signatures = await selectSignatures(ctx, [proposal.id]);
  return {
    id: formatId("prp", proposal.id),
    amountMinor: proposal.amountMinor,
    currency: proposal.currency,
    beforeMinor: proposal.beforeMinor,
    reason: proposal.request.reason,
    recommendation: proposal.recommendation,
    proposedBy: proposal.proposedBy,
    approvalsNeeded: proposal.approvalsNeeded,
    signatures: signatures.map(({ approver, verdict, note }) => ({ approver, verdict, note })),
  };
}

async function readAges(ctx: Context, customer: string): Promise<PackAgeing[]> {
  const report = await readAgeing(ctx, { by: "customer", customer, limit: 1, after: null });
  return report.rows.map((row) => ({
    currency: row.currency,
    buckets: [
      { label: "Not due", minor: row.currentMinor },
      ...report.buckets.map((bucket, index) => ({
        label: bucket.label,
        minor: row.bucketsMinor[index] ?? 0n,
      })),
    ],
    openMinor: row.openMinor,
    overdueMinor: row.overdueMinor,
  }));
}
