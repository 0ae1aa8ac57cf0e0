// One of everything of the credit room, made through the API as a merchant's owner and its shop would.
import type { Ask, Thing } from "./a-rich-merchant.ts";
import { fillApplication } from "./fill-application.ts";

/** What an answer of the credit room holds that another request then names. */
interface Made {
  readonly id: string;
  readonly outcome: string;
  readonly hold: string | null;
  readonly authorization: { readonly id: string } | null;
  readonly evaluation: string | null;
  readonly limits: readonly { readonly id: string }[];
  readonly notice: { readonly id: string };
  readonly steps: readonly { readonly reportId: string | null }[];
  readonly data: readonly Thing[];
  readonly secret: string;
}

const GBP = "GBP";
const sum = (amount: number) => ({ amount, currency: GBP });

export interface Filling {
  readonly ask: Ask;
  /** Asks as whoever has these headers. */
  askAs(headers: Readonly<Record<string, string>>): Ask;
  /** Runs what waits for a worker. */
  work(): Promise<number>;
}

/** Everything by its kind. */
export async function fillCredit({ ask: plain, askAs, work }: Filling, mark: string) {
  const ask = plain as unknown as AskMade;
  const limits = await fillLimits(ask, mark);
  const limitProposal = await fillProposal(ask, askAs, mark);
  const bureau = await fillBureau(ask, mark);
  const decided = await fillDecisions(ask, mark);
  const policies = await fillPolicies(ask, mark);
  const applications = await fillApplication(plain, mark);
  await work();
  const watched = await fillMonitoring(ask, mark);
  return { ...limits, limitProposal, ...bureau, ...decided, ...policies, ...applications, ...watched };
}

type AskMade = (...parts: Parameters<Ask>) => Promise<Made>;

async function fillLimits(ask: AskMade, mark: string) {
  const reason = `${mark} agreed`;
  await ask("PUT", `/v1/customers/${mark}-customer/limit`, { limit: sum(1_000_000), reason });
  await ask("PUT", `/v1/groups/${mark}-group/limit`, { limit: sum(5_000_000), reason });
  await ask("PUT", `/v1/customers/${mark}-second/limit`, { limit: sum(500), reason });
  await ask("PUT", `/v1/customers/${mark}-second/limit`, {
    ...{ limit: sum(100), kind: "insured", reason, expiresOn: "2026-12-31" },
    insurance: {
      policyNumber: `${mark}-cover`,
      insurer: `${mark} Insurance`,
      insuredPercent: "90",
      maximumExtensionDays: 30,
      overdueReportDays: 60,
    },
  });
  await ask("PUT", `/v1/groups/${mark}-parent`, { name: `${mark} parent` });
  await ask("PUT", `/v1/groups/${mark}-group/parent`, { parent: `${mark}-parent` });
  const collateral = await ask("POST", `/v1/customers/${mark}-customer/collateral`, {
    ...{ kind: "guarantee", description: `${mark} bond`, worth: sum(50_000), haircutPercent: "10", reason },
  });
  const change = await ask("POST", "/v1/credit/limit-changes", {
    selection: { references: [`${mark}-customer`] },
    change: { kind: "percent", percent: "10" },
    reason,
  });
  return {
    collateral: { id: collateral.id },
    limitChange: { id: change.id },
  };
}

/** A key has no authority of its own: what it wants waits for a person. */
async function fillProposal(ask: AskMade, askAs: Filling["askAs"], mark: string): Promise<Thing> {
  const key = await ask("POST", "/v1/api-keys", {
    name: `${mark} proposer`,
    scopes: ["credit:write", "credit:read"],
  });
  const askAsKey = askAs({ authorization: `Bearer ${key.secret}` });
  const { id } = await askAsKey("PUT", `/v1/customers/${mark}-third/limit`, {
    ...{ limit: sum(70_000), reason: `${mark} wanted` },
  });
  await ask("PUT", `/v1/credit/authorities/${key.id}`, { authority: sum(100) });
  const settings = { usesUnverified: false, warnsConsumerCredit: true };
  await ask("PUT", "/v1/credit/notice-settings/GB", settings);
  return { id };
}

async function fillBureau(ask: AskMade, mark: string) {
  // A name that the simulator knows.
  await ask("PUT", `/v1/customers/${mark}-watched`, {
    ...{ name: "Northlight Cycles LLC", kind: "business", country: "US", currency: "USD" },
    addresses: [
      {
        ...{ kind: "billing", lines: ["12 Harbor Rd"], city: "Portland", postalCode: "97209" },
        ...{ region: "OR", country: "US" },
      },
    ],
  });
  const customer = `/v1/customers/${mark}-watched`;
  await ask("PUT", "/v1/bureaus/dnb", { simulator: true });
  const bought = await ask("POST", `${customer}/bureau-reports`, {
    ...{ bureau: "dnb", reason: "review", note: `${mark} file`, force: `${mark} wanted it` },
  });
  const report = bought.steps[0]?.reportId;
  if (report == null) throw new Error(`no report: ${JSON.stringify(bought)}`);
  await ask("PUT", `${customer}/bureau-monitoring/dnb`, {});
  return { bureauReport: { id: report }, bureauOrder: { id: report } };
}

async function fillDecisions(ask: AskMade, mark: string) {
  // Somebody who owes nothing.
  const customer = `${mark}-buyer`;
  const person = { name: `${mark} Good Buyer`, kind: "business", country: "GB", currency: GBP };
  await ask("PUT", `/v1/customers/${customer}`, person);
  await ask("PUT", `/v1/customers/${customer}/limit`, { limit: sum(1_000_000), reason: `${mark} known` });
  const cart = { ...sum(10_000), shipToCountry: "GB" };
  const described = await ask("PUT", `/v1/orders/${mark}-described`, {
    customer,
    ...cart,
    shipTo: `${mark} dock`,
  });
  const offer = await ask("POST", "/v1/credit/offers", { customer, cart });
  await ask("POST", `/v1/credit/offers/${offer.id}/take`, { option: "card", order: `${mark}-paid` });
  const approved = await ask("POST", "/v1/credit/decisions", {
    ...{ customer, mode: "reserve", order: { ...cart, reference: `${mark}-approved` } },
  });
  const refused = await ask("POST", "/v1/credit/decisions", {
    ...{ customer, mode: "reserve", order: { ...sum(900_000_000), reference: `${mark}-held` } },
  });
  const accountHold = await ask("POST", `/v1/customers/${mark}-customer/credit/holds`, {
    ...{ code: "manual", note: `${mark} waits` },
  });
  if (approved.authorization === null || refused.hold === null || approved.evaluation === null) {
    throw new Error(`not as wanted: ${JSON.stringify([approved, refused])}`);
  }
  await ask("POST", "/v1/credit/allowances/settle", {
    ...{ token: "none", customer, order: `${mark}-offline`, ...sum(100), takenAt: "2026-03-01T10:00:00Z" },
  });
  return {
    describedOrder: { id: described.id, reference: `${mark}-described` },
    offer: { id: offer.id },
    decision: { id: approved.id, reference: `${mark}-approved` },
    authorization: { id: approved.authorization.id, reference: `${mark}-approved` },
    hold: { id: refused.hold },
    accountHold: { id: accountHold.id },
    evaluation: { id: approved.evaluation },
  };
}

const CARD = {
  ...{ target: "60 days late", kind: "weighted", missingMode: "reallocate" },
  variables: [
    {
      ...{ name: "overdue_days", value: "book.oldestOverdueDays", weight: "100" },
      label: "Days of the oldest overdue item",
      bins: [
        { to: "30", points: "90", label: "under 30" },
        { from: "30", points: "10", label: "30 and more" },
      ],
    },
  ],
};

const LEARNING_ROWS = 400;

/** Something to learn from: the later somebody paid before, the oftener it went bad. */
function aTable(): string {
  const lines = Array.from({ length: LEARNING_ROWS }, (_, row) => {
    const late = (row * 37) % 90;
    return `${late},${row % 2 === 0 ? "shop" : "trade"},${(row * 53) % 90 < late / 2 ? 1 : 0}`;
  });
  return ["late,channel,bad", ...lines].join("\n");
}

async function fillPolicies(ask: AskMade, mark: string) {
  const active = await ask("GET", "/v1/policies/active");
  const { policy: standard } = active as unknown as { policy: { document: object } };
  const policy = await ask("POST", "/v1/policies", {
    document: { ...standard.document, name: `${mark} policy` },
    note: `${mark} draft`,
  });
  const simulation = await ask("POST", `/v1/policies/${policy.id}/simulate`, {});
  const scorecard = await ask("POST", "/v1/scorecards", {
    card: { ...CARD, name: `${mark} card` },
    note: `${mark} note`,
  });
  const learning = `target=bad&name=${mark}%20fit&meaning=${mark}%20late&method=logistic`;
  const fit = await ask("POST", `/v1/scorecards/fits?${learning}`, Buffer.from(aTable()));
  await ask("POST", `/v1/customers/${mark}-customer/credit-terms/acceptances`, {
    ...{ signedBy: `${mark} Signer`, signedOn: "2026-02-26", method: "signature" },
  });
  return {
    policy: { id: policy.id },
    simulation: { id: simulation.id },
    scorecard: { id: scorecard.id },
    fit: { id: fit.id },
  };
}

async function fillMonitoring(ask: AskMade, mark: string) {
  const customer = `/v1/customers/${mark}-customer`;
  await ask("PUT", `${customer}/watch`, { reason: `${mark} eyes on it` });
  await ask("POST", `${customer}/reviews`, { outcome: "no_change", note: `${mark} looked` });
  // A line that is cut in a country whose law wants the reasons told.
  const american = `/v1/customers/${mark}-watched`;
  for (const amount of [50_000, 5_000]) {
    const limit = { amount, currency: "USD" };
    await ask("PUT", `${american}/limit`, { limit, reason: `${mark} cut`, reasonCodes: ["slow_with_us"] });
  }
  const { notice } = await ask("POST", `${american}/reason-requests`, {});
  const alerts = await ask("GET", "/v1/credit/alerts");
  const last = alerts.data.at(-1)?.id ?? "";
  await ask("POST", `/v1/credit/alerts/${last}/acknowledge`, { note: `${mark} seen` });
  const proposals = await ask("GET", "/v1/credit/proposals");
  return {
    notice: { id: notice.id },
    alert: { id: alerts.data[0]?.id ?? "" },
    proposal: { id: proposals.data[0]?.id ?? "" },
  };
}
