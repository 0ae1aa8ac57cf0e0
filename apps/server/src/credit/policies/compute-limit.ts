import { type Decimal, parseDecimal, roundHalfUp } from "@goodterms/kernel";
import type { LimitKind, StandingLimit } from "../evaluations/facts.ts";
import type { LimitResult, Reason } from "../evaluations/outcome.ts";
import type { AmountOf, CompiledLimit, CompiledPolicy } from "./compiled.ts";
import type { Combination, StandingRules } from "./document.ts";
import { powerOfTen } from "./expressions/exact.ts";
import { Absent, type Scene } from "./expressions/values.ts";

type Source = LimitResult["source"];

/** The limit while it is being worked out. */
interface Draft {
  minor: bigint | null;
  source: Source;
  readonly steps: Reason[];
  readonly currency: string;
}

/** In this order: what a person or an insurer says meets what was computed before it. */
const STANDING_ORDER: readonly LimitKind[] = ["manual", "insured", "guaranteed", "recourse", "temporary"];
/** Of these the newest counts, of the others the sum. */
const NEWEST: ReadonlySet<LimitKind> = new Set(["manual", "temporary"]);

/** Works a customer's limit out, step by step. None at all is null; zero is a decision. Amounts in the account's currency. */
export function computeLimit(policy: CompiledPolicy, limit: CompiledLimit | null, scene: Scene): LimitResult {
  const { facts } = scene;
  const draft: Draft = { minor: null, source: "none", steps: [], currency: facts.currency };
  if (limit !== null) computeByRule(draft, limit, scene);
  const { standing } = policy.document;
  if (standing.bureauCap?.on === "computed") capByBureau(draft, standing, scene);
  for (const kind of STANDING_ORDER) combine(draft, kind, standing[kind], facts.limits.standing);
  addCollateral(draft, standing, facts.limits.securedMinor);
  if (standing.bureauCap?.on === "all") capByBureau(draft, standing, scene);
  if (draft.minor !== null && draft.minor < 0n) draft.minor = 0n;
  if (draft.minor === null && draft.steps.length === 0) step(draft, "limit_none", {});
  return { minor: draft.minor, currency: draft.currency, source: draft.source, steps: draft.steps };
}

function step(draft: Draft, code: string, parameters: Reason["parameters"]): void {
  draft.steps.push({ code, parameters: { ...parameters, currency: draft.currency } });
}

function computeByRule(draft: Draft, limit: CompiledLimit, scene: Scene): void {
  const { id } = limit.rule;
  if (scene.minorPerUnit === null) {
    step(draft, "limit_no_currency", { rule: id });
    return;
  }
  const found = limit.kind === "formula" ? limit.formula.run(scene) : cellOf(draft, limit, scene);
  if (found instanceof Absent) {
    step(draft, found.kind === "unknown" ? "limit_unknown_fact" : "limit_not_computed", {
      rule: id,
      what: found.what,
    });
    return;
  }
  const minor = found as bigint;
  step(draft, `limit_${limit.kind}`, { rule: id, minor });
  draft.minor = minor < 0n ? 0n : minor;
  draft.source = limit.kind;
  applyBounds(draft, limit);
}

function cellOf(draft: Draft, limit: Extract<CompiledLimit, { kind: "matrix" }>, scene: Scene): unknown {
  const column = limit.columns.place(scene);
  if (column instanceof Absent) return column;
  const row = limit.rows.place(scene);
  if (row instanceof Absent) return row;
  step(draft, "limit_cell", {
    rule: limit.rule.id,
    row: limit.rows.labels[row] ?? "",
    column: limit.columns.labels[column] ?? "",
  });
  const cell = limit.cells[row]?.[column];
  if (cell === undefined) return new Absent("failed", "the table has no such cell");
  if (typeof cell !== "function") return cell.run(scene);
  return cell(scene.facts.currency) ?? new Absent("unknown", "the policy's amounts in this currency");
}

/** Rounded first, then held within its bounds; too little to be worth anything becomes zero before it is raised. */
function applyBounds(draft: Draft, { bounds, rule }: CompiledLimit): void {
  const at = (bound: AmountOf | null): bigint | null => bound?.(draft.currency) ?? null;
  const before = draft.minor ?? 0n;
  const unit = at(bounds.roundTo);
  let minor = unit === null || unit <= 0n ? before : roundTo(before, unit, rule.rounding);
  if (minor !== before) step(draft, "limit_rounded", { minor, toMinor: unit });
  const zeroBelow = at(bounds.zeroBelow);
  const minimum = at(bounds.minimum);
  const maximum = at(bounds.maximum);
  if (zeroBelow !== null && minor < zeroBelow && minor > 0n) {
    minor = 0n;
    step(draft, "limit_too_small", { belowMinor: zeroBelow });
  }
  if (minimum !== null && minor > 0n && minor < minimum) {
    minor = minimum;
    step(draft, "limit_minimum", { minor });
  }
  if (maximum !== null && minor > maximum) {
    minor = maximum;
    step(draft, "limit_maximum", { minor });
  }
  draft.minor = minor;
}

function roundTo(minor: bigint, unit: bigint, how: "down" | "nearest" | "up"): bigint {
  if (how === "nearest") return roundHalfUp(minor, unit) * unit;
  const down = (minor / unit) * unit;
  return how === "down" || down === minor ? down : down + unit;
}

function combine(draft: Draft, kind: LimitKind, how: Combination, standing: readonly StandingLimit[]): void {
  if (how === "ignore" || standing.length === 0) return;
  const found = standing.filter((limit) => limit.kind === kind);
  if (found.length === 0) return;
  const newest = found.reduce((best, limit) => (limit.startsOn > best.startsOn ? limit : best));
  const given = NEWEST.has(kind) ? newest.minor : found.reduce((sum, { minor }) => sum + minor, 0n);
  const before = draft.minor;
  const after = combined(before, how, given);
  step(draft, `limit_${kind}`, { minor: after, givenMinor: given, beforeMinor: before, how });
  draft.minor = after;
  if (after !== before || how === "replace") draft.source = kind;
}

/** A cap on nothing is nothing: a customer without a limit gets none from it. */
function combined(before: bigint | null, how: Combination, given: bigint): bigint | null {
  switch (how) {
    case "replace":
      return given;
    case "add":
      return (before ?? 0n) + given;
    case "at_least":
      return before === null || before < given ? given : before;
    case "cap":
      return before === null || before < given ? before : given;
    default:
      return before;
  }
}

/** Collateral raises a limit that there is; it makes none where nobody wants to give one. */
function addCollateral(draft: Draft, { collateralShare }: StandingRules, securedMinor: bigint): void {
  const share = parseDecimal(collateralShare);
  if (share === null || draft.minor === null || draft.minor === 0n) return;
  const added = shareOf(securedMinor, share);
  if (added <= 0n) return;
  draft.minor += added;
  step(draft, "limit_collateral", { minor: draft.minor, addedMinor: added });
}

function capByBureau(draft: Draft, { bureauCap }: StandingRules, { facts }: Scene): void {
  const recommended = facts.bureau?.recommendedMinor ?? null;
  const share = parseDecimal(bureauCap?.share ?? "1");
  if (recommended === null || share === null || draft.minor === null) return;
  const cap = shareOf(recommended, share);
  if (draft.minor <= cap) return;
  draft.minor = cap;
  step(draft, "limit_bureau_cap", { minor: cap, source: facts.bureau?.source ?? "" });
}

function shareOf(minor: bigint, share: Decimal): bigint {
  return roundHalfUp(minor * share.coefficient, powerOfTen(share.scale));
}
