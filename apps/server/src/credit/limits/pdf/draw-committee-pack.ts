import { formatMinor, type PlainDate } from "@goodterms/kernel";
import { letterDate } from "../../notices/letter-rules.ts";
import type { CommitteePack } from "../pack-rules.ts";
import { type Content, facts, heading, QUIET_INK, renderPage, right, table } from "./page.ts";

const FONT_SIZE = 8.5;
const VERDICTS = { support: "Support", look_closer: "Look closer", decline: "Decline" } as const;

/** Draws the committee pack: identity, exposure, behaviour, bureau, score, limits and cover, proposal, history. */
export function drawCommitteePack(pack: CommitteePack): Promise<Buffer> {
  const { customer, on } = pack;
  return renderPage({
    title: `Credit committee: ${customer.name}`,
    head: [pack.merchant, `Credit committee, ${letterDate(on, "en")}`],
    footnote: `${customer.reference} · ${customer.name} · confidential`,
    fontSize: FONT_SIZE,
    content: [
      { text: customer.name, fontSize: 14, bold: true },
      drawProposal(pack),
      heading("Who"),
      facts([
        ["Reference", customer.reference],
        ["Kind", customer.kind],
        ["Country", customer.country ?? "not known"],
        ["Customer since", customer.since === null ? "not known" : letterDate(customer.since, "en")],
        ["Group", customer.group ?? "none"],
      ]),
      heading("Exposure and ageing"),
      drawExposure(pack),
      ...pack.ageing.map(drawAgeing),
      heading("Behaviour"),
      drawBehaviour(pack),
      heading("Bureau, on one scale"),
      drawBureau(pack),
      heading("Score and standing"),
      drawStanding(pack),
      heading("Limits and cover"),
      drawLimits(pack),
      drawCollateral(pack),
      heading("Decisions so far"),
      drawHistory(pack),
    ],
  });
}

function money(minor: bigint | null, currency: string, none: string): string {
  if (minor === null) return none;
  const [whole = "", decimals] = formatMinor(minor < 0n ? -minor : minor, currency).split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${minor < 0n ? "−" : ""}${parted}${decimals === undefined ? "" : `.${decimals}`} ${currency}`;
}

/** Three values kept apart: none, zero, an amount. */
function limitText(minor: bigint | null, currency: string): string {
  return minor === 0n ? `${money(minor, currency, "")} (prepay)` : money(minor, currency, "none");
}

function drawProposal({ proposal, recommendation }: CommitteePack): Content {
  const reading: Content = [
    { text: `Recommendation: ${VERDICTS[recommendation.verdict]}`, bold: true, margin: [0, 8, 0, 2] },
    { ul: [...recommendation.because] },
  ];
  if (proposal === null) return reading;
  return [
    heading("Proposal"),
    facts([
      ["New limit", limitText(proposal.amountMinor, proposal.currency)],
      ["Limit so far", limitText(proposal.beforeMinor, proposal.currency)],
      ["Reason", proposal.reason],
      ["Proposed by", proposal.proposedBy],
      ["Signatures wanted", String(proposal.approvalsNeeded)],
      ...proposal.signatures.map((given): readonly [string, string] => [
        given.verdict,
        `${given.approver} ${given.note}`.trim(),
      ]),
      ...(proposal.recommendation === null ? [] : [["Why", proposal.recommendation] as const]),
    ]),
    reading,
  ];
}

function drawExposure({ exposure, currency }: CommitteePack): Content {
  const free =
    exposure.minor === null || exposure.ceilingMinor === null ? null : exposure.ceilingMinor - exposure.minor;
  return facts([
    ["Exposure", money(exposure.minor, currency, "not known: a rate is missing")],
    ["Ceiling", limitText(exposure.ceilingMinor, currency)],
    ["Free", money(free, currency, "none")],
  ]);
}

function drawAgeing(part: CommitteePack["ageing"][number]): Content {
  return table(
    ["auto", ...part.buckets.map(() => "*" as const), "auto"],
    ["", ...part.buckets.map((bucket) => bucket.label), "Open"],
    [
      [
        part.currency,
        ...part.buckets.map((bucket) => right(formatMinor(bucket.minor, part.currency))),
        right(formatMinor(part.openMinor, part.currency)),
      ],
    ],
  );
}

function drawBehaviour({ behaviour, currency }: CommitteePack): Content {
  if (behaviour === null) return quiet("Too little history to say how it pays.");
  const range =
    behaviour.meanDaysLateLow === null || behaviour.meanDaysLateHigh === null
      ? ""
      : ` (${behaviour.meanDaysLateLow} to ${behaviour.meanDaysLateHigh})`;
  return facts([
    ["Payer grade", behaviour.grade ?? "none yet"],
    ["Mean days late", `${behaviour.meanDaysLate ?? "not known"}${range}, open overdue items counted`],
    ["Trend", behaviour.trend ?? "not known"],
    ["Sales in 12 months", money(behaviour.sales12mMinor, currency, "none")],
    [
      "Returned, charged back, disputed",
      `${behaviour.returnedPayments12m}, ${behaviour.chargebacks12m}, ${behaviour.disputes12m} in 12 months`,
    ],
    ["As of", letterDate(behaviour.asOf, "en")],
  ]);
}

function drawBureau({ bureau, currency }: CommitteePack): Content {
  if (bureau === null) return quiet("No report is on file. No data is not a score.");
  return facts([
    ["Source", `${bureau.source}, ${letterDate(bureau.asOf, "en")}, ${bureau.ageDays} days old`],
    ["Risk, 0 fails to 1000 safest", bureau.riskScore === null ? "no data" : String(bureau.riskScore)],
    ["Recommended credit", money(bureau.recommendedMinor, currency, "not given")],
    ["Flags", bureau.flags.length === 0 ? "none" : bureau.flags.map(words).join(", ")],
  ]);
}

function drawStanding({ standing, currency }: CommitteePack): Content {
  if (standing === null) return quiet("Not evaluated yet.");
  return facts([
    ["Segment, risk class", `${standing.segment}, ${standing.riskClass ?? "none"}`],
    ["Limit by the policy", `${limitText(standing.limitMinor, currency)}, ${standing.limitSource}`],
    ...standing.scores.map((score): readonly [string, string] => [
      `Score, ${score.scorecard}${score.role === "challenger" ? " (in the shadow)" : ""}`,
      `${score.score ?? "none"}${score.reasons.length === 0 ? "" : `: ${score.reasons.join("; ")}`}`,
    ]),
    ["Principal reasons", standing.reasons.length === 0 ? "none" : standing.reasons.map(words).join(", ")],
    [
      "Stands against orders",
      standing.blocks.length === 0 ? "nothing" : standing.blocks.map(words).join(", "),
    ],
    ["Policy version", `${standing.policyVersion}, evaluated ${day(standing.evaluatedAt)}`],
  ]);
}

function drawLimits({ limits }: CommitteePack): Content {
  if (limits.length === 0) return quiet("Nobody has set one.");
  return table(
    ["auto", "auto", "auto", "auto", "*"],
    ["Kind", "Amount", "From", "Until", "Cover and reason"],
    limits.map((limit) => [
      limit.kind,
      right(limitText(limit.amountMinor, limit.currency)),
      dateCell(limit.startsOn),
      dateCell(limit.expiresOn),
      [limit.cover, limit.reason].filter((text) => text !== "").join(". "),
    ]),
  );
}

function drawCollateral({ collateral, securedMinor, currency }: CommitteePack): Content {
  if (collateral.length === 0) return quiet("No collateral.");
  return [
    table(
      ["*", "auto", "auto", "auto"],
      ["Collateral", "Worth", "Counted", "Until"],
      collateral.map((held) => [
        held.description,
        right(money(held.worthMinor, held.currency, "")),
        right(money(held.countedMinor, held.currency, "")),
        dateCell(held.expiresOn),
      ]),
    ),
    quiet(`Counted on in all: ${money(securedMinor, currency, "")}`),
  ];
}

function drawHistory({ history }: CommitteePack): Content {
  if (history.length === 0) return quiet("None.");
  return table(
    ["auto", "auto", "auto", "auto", "*"],
    ["Day", "Kind", "Limit", "Signed by", "Reason"],
    history.map((entry) => [
      { text: day(entry.at), noWrap: true },
      entry.kind,
      right(limitText(entry.amountMinor, entry.currency)),
      entry.approvedBy.join(", "),
      entry.reason,
    ]),
  );
}

function quiet(text: string): Content {
  return { text, color: QUIET_INK, margin: [0, 2, 0, 2] };
}

function words(code: string): string {
  return code.replaceAll("_", " ");
}

function day(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function dateCell(on: PlainDate | null): Content {
  return { text: on ?? "", noWrap: true };
}
