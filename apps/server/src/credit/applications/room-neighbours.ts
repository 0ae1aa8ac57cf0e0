import { formatId, parseDecimal } from "@goodterms/kernel";
import type { RecipientKind } from "#jurisdictions";
import { markStale } from "#receivables";
import { fetchReport } from "../bureau-reports/fetch-report.ts";
import { neighbours as bureauNeighbours } from "../bureau-reports/neighbours.ts";
import type { Bureaus } from "../bureau-reports/open-bureaus.ts";
import { listReports } from "../bureau-reports/report-store.ts";
import { gatherFacts } from "../evaluations/gather-facts.ts";
import { authorityOf, personBehind } from "../limits/authority-of.ts";
import { peopleWanted, reaches } from "../limits/authority-rules.ts";
import { customerHolder, merchantToday } from "../limits/holders.ts";
import { policyBands } from "../limits/neighbours.ts";
import { carryOutLimit } from "../limits/set-limit.ts";
import { convertAmount } from "../limits/version-store.ts";
import { draftNotice } from "../notices/draft-notice.ts";
import { activePolicy, findPolicy } from "../policies/active-policy.ts";
import type { AffordabilitySettings, CurrencyHandling } from "../policies/document.ts";
import { amountIn, ENGINE_VERSION, evaluate } from "../policies/rules.ts";
import type { PolicyAffordability } from "./decide/affordability-rules.ts";
import type { Neighbours } from "./parts.ts";
import { selectStandingEvaluation } from "./standing-store.ts";

const REPORTS_SHOWN = 20;

/** The rest of the room, as applications ask it. */
export const roomNeighbours = (bureaus: Bureaus): Neighbours => ({
  approvalOf,
  personBehind: async (ctx, access) => (await personBehind(ctx, access)) ?? access.actor,
  affordability: async (ctx, currency) => {
    const { document, version } = await activePolicy(ctx);
    return affordabilityIn(document.affordability, document.currency, currency, `policy ${version}`);
  },
  grantLimit,
  assess,
  reportsOf: async (ctx, customerId) =>
    (await listReports(ctx, customerId, null, REPORTS_SHOWN)).map(({ id }) => id),
  noticeDeclined,
  markStale,
  pullReports: ({ database, caller, clock }, { customerId, purpose, force }) =>
    fetchReport({ database, caller, clock, bureaus }, bureauNeighbours, {
      customer: formatId("cus", customerId),
      bureau: null,
      product: null,
      reason: "application",
      note: null,
      permissiblePurpose: purpose,
      force,
      person: null,
    }),
});

/** How far the caller reaches, and how many the bands want. */
const approvalOf: Neighbours["approvalOf"] = async (ctx, access, { minor, currency }) => {
  const today = await merchantToday(ctx);
  const authority = await authorityOf(ctx, access);
  const policy = await policyBands(ctx, currency);
  const convert = (to: string) => convertAmount(ctx, minor, { from: currency, to }, today);
  // An authority given to somebody by name is theirs alone to use; one by role follows the bands.
  const isPersonal = authority.source === "personal";
  return {
    reaches: reaches(authority, await convert(authority.currency)),
    people: isPersonal ? 1 : peopleWanted(policy.bands, await convert(policy.currency)),
  };
};

/** Sets the limit through the limits' own door, signed by whoever approved. */
const grantLimit: Neighbours["grantLimit"] = async (ctx, limit) => {
  const today = await merchantToday(ctx);
  const holder = await customerHolder(ctx, formatId("cus", limit.customerId));
  const request = {
    limit: { amountMinor: limit.limitMinor, currency: limit.currency },
    kind: "manual" as const,
    reason: limit.reason,
    startsOn: today,
    expiresOn: null,
    insurance: null,
    guarantor: null,
  };
  const [proposedBy = ctx.actor] = limit.approvers;
  const signed = {
    proposedBy,
    approvedBy: limit.approvers,
    proposalId: null,
    changeId: null,
    baseVersion: null,
  };
  await carryOutLimit(ctx, holder, { request, reasonCodes: limit.reasonCodes }, signed, today);
};

/** What a policy would make of the customer with these declared facts; nothing is written. */
const assess: Neighbours["assess"] = async (ctx, customerId, declared, wanted) => {
  const facts = (await gatherFacts(ctx, [customerId])).get(customerId);
  if (facts === undefined) return null;
  const policy = wanted === null ? await activePolicy(ctx) : await findPolicy(ctx, wanted);
  const result = evaluate(policy.compiled, { ...facts, declared });
  return {
    policyVersion: policy.version,
    engineVersion: ENGINE_VERSION,
    evaluationId: await selectStandingEvaluation(ctx, customerId),
    segment: result.segment,
    riskClass: result.riskClass,
    score: result.scores.find(({ role }) => role === "champion")?.score ?? null,
    limitMinor: result.limit.minor,
    currency: result.limit.currency,
    blocks: result.blocks.map(({ code }) => code),
    reasons: result.reasons.map(({ code }) => code),
    paymentGrade: facts.behaviour?.grade ?? null,
  };
};

/** Has the notice drafted that the law of the place wants. */
const noticeDeclined: Neighbours["noticeDeclined"] = async (ctx, notice) => {
  const { customerId, applicationId, language, country, name, lines } = notice;
  const kind: RecipientKind = notice.kind;
  const reports = customerId === null ? [] : await listReports(ctx, customerId, null, REPORTS_SHOWN);
  await draftNotice(ctx, {
    customerId,
    applicationId,
    action: "application_declined",
    reasons: notice.reasons,
    reports: reports.map(({ bureau, isOfPerson }) => ({
      bureau,
      file: isOfPerson ? ("consumer" as const) : ("business" as const),
      address: null,
      phone: null,
      score: null,
    })),
    decidedBy: "person",
    language,
    recipient: { name, lines, kind, country, language },
  });
};

/** The policy's affordability in minor units of a currency; null where it is off, or knows no amount in that currency. */
function affordabilityIn(
  settings: AffordabilitySettings,
  handling: CurrencyHandling,
  currency: string,
  source: string,
): PolicyAffordability | null {
  const livingCostsMinor = amountIn(handling, settings.livingCosts, currency);
  const livingCostsPerDependantMinor = amountIn(handling, settings.livingCostsPerDependant, currency);
  const shareOfFreeIncome = parseDecimal(settings.shareOfFreeIncome);
  if (!settings.enabled || livingCostsMinor === null || livingCostsPerDependantMinor === null) return null;
  if (shareOfFreeIncome === null) return null;
  const { months } = settings;
  return { shareOfFreeIncome, livingCostsMinor, livingCostsPerDependantMinor, months, source };
}
