import { type Decimal, type PlainDate, parseDecimal, roundHalfUp } from "@goodterms/kernel";
import type { AccountStatus, CustomerFacts } from "../evaluations/facts.ts";
import {
  type Block,
  CHECKPOINTS,
  type Checkpoint,
  type EvaluationResult,
  type LimitResult,
  type Reason,
  type ScoreResult,
  type TermsResult,
} from "../evaluations/outcome.ts";
import { scoreCustomer } from "../scorecards/rules.ts";
import type {
  CompiledCard,
  CompiledPolicy,
  CompiledRule,
  CompiledSegment,
  CompiledTolerance,
} from "./compiled.ts";
import { computeLimit } from "./compute-limit.ts";
import { compareExact, powerOfTen } from "./expressions/exact.ts";
import { Absent, type Scene } from "./expressions/values.ts";
import { monthsLater } from "./far-dates.ts";

const REASONS_MAX = 12;

/** A scene while it is being set; what stands later in it is not read before it is set. */
type Setting = { -readonly [Name in keyof Scene]: Scene[Name] };

export interface Lifted {
  readonly block: Block;
  readonly ruleId: string;
}

/** What the policy makes of the facts on their own day, without looking ahead. */
export function evaluateToday(policy: CompiledPolicy, facts: CustomerFacts): EvaluationResult {
  const scene: Setting = {
    facts,
    order: null,
    segment: "",
    score: null,
    riskClass: null,
    limitMinor: null,
    minorPerUnit: policy.minorPerUnitOf(facts.currency),
    reviewOn: null,
    terms: null,
  };
  const chosen = chooseSegment(policy, scene);
  scene.segment = chosen.segment.id;
  const scores = scoreAll(chosen, scene);
  const champion = scores.find(({ role }) => role === "champion");
  scene.score = champion?.score == null ? null : parseDecimal(champion.score);
  scene.riskClass = classify(chosen, scene);
  scene.reviewOn = reviewOn(policy, facts, scene.riskClass);
  const limit = computeLimit(policy, chosen.limit, scene);
  scene.limitMinor = limit.minor;
  const terms = termsFor(policy, scene);
  scene.terms = terms;
  const found = [...builtInBlocks(facts), ...findBlocks(policy.rules, scene)];
  const { blocks, lifted } = liftBlocks(policy, found, scene);
  return {
    segment: scene.segment,
    riskClass: scene.riskClass,
    scores,
    limit,
    ceilings: ceilingsOf(policy, limit.minor, facts.currency),
    blocks,
    lifted,
    terms,
    weights: policy.document.exposure,
    validUntil: null,
    reviewOn: scene.reviewOn,
    reasons: principalReasons(blocks, limit, champion),
  };
}

function chooseSegment(policy: CompiledPolicy, scene: Setting): CompiledSegment {
  const { segmentOverride, country } = scene.facts.customer;
  const { segments } = policy;
  const last = segments[segments.length - 1] as CompiledSegment;
  if (segmentOverride !== null) {
    const forced = segments.find(({ segment }) => segment.id === segmentOverride);
    if (forced !== undefined) return forced;
  }
  return (
    segments.find(
      ({ countries, exceptCountries, when }) =>
        (countries === null || (country !== null && countries.has(country))) &&
        !(country !== null && exceptCountries.has(country)) &&
        (when === null || when.run(scene) === true),
    ) ?? last
  );
}

function scoreAll({ champion, challengers }: CompiledSegment, scene: Scene): ScoreResult[] {
  const one = ({ card, variables }: CompiledCard, role: "champion" | "challenger"): ScoreResult =>
    scoreCustomer(card, new Map(variables.map(({ name, read }) => [name, read(scene)])), role);
  return [
    ...(champion === null ? [] : [one(champion, "champion")]),
    ...challengers.map((card) => one(card, "challenger")),
  ];
}

function classify({ classes }: CompiledSegment, scene: Scene): string | null {
  for (const override of classes.overrides) if (override.when.run(scene) === true) return override.class;
  const { score } = scene;
  if (score === null) return classes.unscored;
  return (
    classes.bands.find(({ from }) => from === null || compareExact(score, from) >= 0)?.class ??
    classes.unscored
  );
}

/** Counted from the last review; before any, from the newest limit that a person gave, or the first business. */
function reviewOn({ document }: CompiledPolicy, facts: CustomerFacts, riskClass: string | null): PlainDate {
  const { byClass, everyMonths } = document.reviews;
  const own = riskClass !== null && Object.hasOwn(byClass, riskClass) ? byClass[riskClass] : undefined;
  const { reviewedOn, since } = facts.customer;
  const given = facts.limits.standing.reduce(
    (newest, { startsOn }) => (startsOn > newest ? startsOn : newest),
    since,
  );
  return monthsLater(reviewedOn ?? given, own ?? everyMonths);
}

function termsFor(policy: CompiledPolicy, scene: Scene): TermsResult {
  const allowed: string[] = [];
  let netDays = 0;
  for (const { terms, when, isInScope } of policy.terms) {
    if (!isInScope(scene) || (when !== null && when.run(scene) !== true)) continue;
    allowed.push(terms.name);
    if (terms.netDays > netDays) netDays = terms.netDays;
  }
  return { netDays, allowed };
}

/** Limit plus what is let pass at each checkpoint. No credit stays no credit. */
export function ceilingsOf(
  { tolerance }: CompiledPolicy,
  limitMinor: bigint | null,
  currency: string,
): Record<Checkpoint, bigint | null> {
  const ceiling = (checkpoint: Checkpoint): bigint | null =>
    limitMinor === null || limitMinor === 0n
      ? limitMinor
      : limitMinor + toleranceOf(tolerance[checkpoint], limitMinor, currency);
  return {
    order: ceiling("order"),
    pick: ceiling("pick"),
    ship: ceiling("ship"),
    invoice: ceiling("invoice"),
  };
}

function toleranceOf(
  { percent, amount, take }: CompiledTolerance,
  limitMinor: bigint,
  currency: string,
): bigint {
  const byPercent = percent === null ? null : percentOf(limitMinor, percent);
  const byAmount = amount === null ? null : (amount(currency) ?? 0n);
  if (byPercent === null || byAmount === null) return byPercent ?? byAmount ?? 0n;
  const isPercentLess = byPercent < byAmount;
  return isPercentLess === (take === "lesser") ? byPercent : byAmount;
}

function percentOf(minor: bigint, percent: Decimal): bigint {
  return roundHalfUp(minor * percent.coefficient, 100n * powerOfTen(percent.scale));
}

const STATUS_BLOCKS: Readonly<Partial<Record<AccountStatus, Pick<Block, "code" | "severity">>>> = {
  on_hold: { code: "account_on_hold", severity: "refer" },
  suspended: { code: "account_suspended", severity: "decline" },
  closed: { code: "account_closed", severity: "decline" },
};

/** What people set by hand stands whatever the document says. */
function builtInBlocks(facts: CustomerFacts): Block[] {
  const status = STATUS_BLOCKS[facts.customer.status];
  return [
    ...(status === undefined
      ? []
      : [{ ...status, ruleId: status.code, checkpoints: CHECKPOINTS, parameters: {} }]),
    ...facts.holds.map(
      ({ code, until }): Block => ({
        code: "account_hold",
        ruleId: "account_hold",
        severity: "refer",
        checkpoints: CHECKPOINTS,
        parameters: { hold: code, until },
      }),
    ),
  ];
}

/** The blocks of those rules whose test holds, in the policy's order. What cannot be worked out goes to a person. */
export function findBlocks(rules: readonly CompiledRule[], scene: Scene): Block[] {
  const blocks: Block[] = [];
  for (const compiled of rules) {
    if (!compiled.isInScope(scene)) continue;
    const found = compiled.test.find(scene);
    if (found === null) continue;
    const block = blockOf(compiled, found);
    if (block !== null) blocks.push(block);
  }
  return blocks;
}

function blockOf({ rule, code, severity }: CompiledRule, found: Reason["parameters"] | Absent): Block | null {
  const { id, checkpoints, name, buyerMessage } = rule;
  const extra = buyerMessage === null ? {} : { buyerMessage };
  if (!(found instanceof Absent)) {
    const named = code.startsWith("rule:") ? { name } : {};
    return { code, ruleId: id, severity, checkpoints, parameters: { ...found, ...named, ...extra } };
  }
  if (found.kind === "unknown") return null;
  return {
    code: "rule_failed",
    ruleId: id,
    severity: "refer",
    checkpoints,
    parameters: { name, what: found.what, ...extra },
  };
}

/** Takes off what an exclusion lifts; each lifted block names the exclusion that did, the first in the policy's order. */
export function liftBlocks(
  policy: CompiledPolicy,
  found: readonly Block[],
  scene: Scene,
): { blocks: readonly Block[]; lifted: readonly Lifted[] } {
  if (found.length === 0 || policy.exclusions.length === 0) return { blocks: found, lifted: [] };
  const lifting = policy.exclusions.filter(({ exclusion, lifts, test, isInScope }) => {
    if (test.isOfOrder && scene.order === null) return false;
    if (!exclusion.overridesAll && !found.some(({ ruleId }) => lifts.has(ruleId))) return false;
    if (!isInScope(scene)) return false;
    const holds = test.find(scene);
    return holds !== null && !(holds instanceof Absent);
  });
  if (lifting.length === 0) return { blocks: found, lifted: [] };
  const blocks: Block[] = [];
  const lifted: Lifted[] = [];
  for (const block of found) {
    const by = lifting.find(({ exclusion, lifts }) => exclusion.overridesAll || lifts.has(block.ruleId));
    if (by === undefined) blocks.push(block);
    else lifted.push({ block, ruleId: by.exclusion.id });
  }
  return { blocks, lifted };
}

/** Declining blocks first, then referring ones, then what the limit came from, then the score's losses. */
function principalReasons(
  blocks: readonly Block[],
  limit: LimitResult,
  champion: ScoreResult | undefined,
): Reason[] {
  const plain = ({ code, parameters }: Reason): Reason => ({ code, parameters });
  const isPoor = limit.minor === null || limit.minor === 0n;
  const steps = isPoor ? limit.steps : limit.steps.slice(-1);
  return [
    ...blocks.filter(({ severity }) => severity === "decline").map(plain),
    ...blocks.filter(({ severity }) => severity === "refer").map(plain),
    ...steps,
    ...(champion?.reasons ?? []),
  ].slice(0, REASONS_MAX);
}
