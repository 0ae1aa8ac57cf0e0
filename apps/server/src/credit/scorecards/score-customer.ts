import type { Reason, ScorePart, ScoreResult } from "../evaluations/outcome.ts";
import { type BinFinder, openBins } from "./bins.ts";
import { textOf, unitsOf } from "./exact.ts";
import { type Interaction, POINT_PLACES, type Scorecard, type ScoreValue } from "./scorecard.ts";

const WEIGHT_PLACES = 6;
/** Contributions are points × weight / 100, all exact. */
const SCORE_PLACES = POINT_PLACES + WEIGHT_PLACES + 2;
const WHOLE_WEIGHT = 100n * 10n ** BigInt(WEIGHT_PLACES);
const REASONS_MAX = 4;
const NO_VALUE = "no value";

interface OpenVariable {
  readonly name: string;
  readonly finder: BinFinder;
  readonly points: readonly bigint[];
  readonly labels: readonly string[];
  readonly best: bigint;
  /** Millionths of a per cent; 100 % on an additive card. */
  readonly weight: bigint;
}

interface OpenInteraction {
  readonly interaction: Interaction;
  readonly rows: BinFinder;
  readonly columns: BinFinder;
  readonly points: readonly (readonly bigint[])[];
  readonly best: bigint;
}

interface OpenCard {
  readonly variables: readonly OpenVariable[];
  readonly interactions: readonly OpenInteraction[];
  readonly base: bigint;
}

/** Cards are opened once: simulation scores a hundred thousand customers with the same one. */
const opened = new WeakMap<Scorecard, OpenCard>();

/**
 * Scores one customer, exactly: no float is involved, and the same card and values give the same bytes.
 * `values` is by variable name; a name that is absent counts as null. The card must have passed checkScorecard.
 * The score is null when nothing at all is known ("no data" is never a score), or when the card refuses to score with
 * a value missing.
 */
export function scoreCustomer(
  card: Scorecard,
  values: ReadonlyMap<string, ScoreValue>,
  role: "champion" | "challenger",
): ScoreResult {
  const open = openCard(card);
  const found = open.variables.map((variable) => variable.finder.find(values.get(variable.name) ?? null));
  const missing = open.variables.filter((variable) => (values.get(variable.name) ?? null) === null);
  const unscored = found.filter((bin) => bin < 0).length;
  const isRefused =
    missing.length === open.variables.length ||
    unscored === open.variables.length ||
    (card.missingMode === "refuse" && unscored > 0);
  const weights =
    card.missingMode === "reallocate"
      ? reallocate(open.variables, found)
      : open.variables.map((variable) => variable.weight);
  const scored = [
    ...open.variables.map((variable, index) =>
      scoreVariable(variable, values.get(variable.name) ?? null, found[index] ?? -1, weights[index] ?? 0n),
    ),
    ...open.interactions.map((interaction) => scoreInteraction(interaction, values)),
  ];
  const total = scored.reduce((sum, part) => sum + part.contribution, open.base);
  return {
    scorecardId: card.id,
    version: card.version,
    role,
    score: isRefused ? null : textOf(total, SCORE_PLACES),
    missing: open.variables
      .filter((_variable, index) => isMissing(values, open, found, index))
      .map(({ name }) => name),
    missingMode: card.missingMode,
    parts: scored.map(({ part }) => part),
    reasons: isRefused ? refusalReasons(open, found, missing) : lossReasons(scored),
  };
}

/** No value, or one that no bin can hold: a number nobody can read. */
function isMissing(
  values: ReadonlyMap<string, ScoreValue>,
  open: OpenCard,
  found: readonly number[],
  index: number,
): boolean {
  return (values.get(open.variables[index]?.name ?? "") ?? null) === null || (found[index] ?? -1) < 0;
}

interface Scored {
  readonly part: ScorePart;
  readonly contribution: bigint;
  readonly lost: bigint;
  readonly bestWhere: string;
}

function scoreVariable(variable: OpenVariable, value: ScoreValue, bin: number, weight: bigint): Scored {
  const points = variable.points[bin] ?? 0n;
  const contribution = points * weight;
  // Under reallocation what is missing weighs nothing, so nothing is lost by it.
  const lost = variable.best > points ? (variable.best - points) * weight : 0n;
  return {
    contribution,
    lost,
    bestWhere: variable.labels[variable.points.indexOf(variable.best)] ?? "",
    part: {
      variable: variable.name,
      value,
      bin: variable.labels[bin] ?? NO_VALUE,
      points: textOf(points, POINT_PLACES),
      weight: textOf(weight, WEIGHT_PLACES),
      contribution: textOf(contribution, SCORE_PLACES),
      lost: textOf(lost, SCORE_PLACES),
    },
  };
}

function scoreInteraction(open: OpenInteraction, values: ReadonlyMap<string, ScoreValue>): Scored {
  const { rows, columns, name } = open.interaction;
  const row = open.rows.find(values.get(rows.variable) ?? null);
  const column = open.columns.find(values.get(columns.variable) ?? null);
  const points = open.points[row]?.[column] ?? 0n;
  const lost = (open.best - points) * WHOLE_WEIGHT;
  const where = `${rows.bins[row]?.label ?? NO_VALUE} × ${columns.bins[column]?.label ?? NO_VALUE}`;
  return {
    contribution: points * WHOLE_WEIGHT,
    lost: lost > 0n ? lost : 0n,
    bestWhere: "",
    part: {
      variable: name,
      value: null,
      bin: where,
      points: textOf(points, POINT_PLACES),
      weight: "100",
      contribution: textOf(points * WHOLE_WEIGHT, SCORE_PLACES),
      lost: textOf(lost > 0n ? lost : 0n, SCORE_PLACES),
    },
  };
}

/** Shares 100 % over what has a bin, by weight, to the millionth; what rounding leaves goes to the largest remainders. */
function reallocate(variables: readonly OpenVariable[], found: readonly number[]): bigint[] {
  const isKnown = (index: number): boolean => (found[index] ?? -1) >= 0;
  const known = variables.reduce((sum, { weight }, index) => sum + (isKnown(index) ? weight : 0n), 0n);
  if (known === 0n) return variables.map(() => 0n);
  const shares = variables.map(({ weight }, index) =>
    isKnown(index) ? (weight * WHOLE_WEIGHT) / known : 0n,
  );
  const remainder = (index: number): bigint => ((variables[index]?.weight ?? 0n) * WHOLE_WEIGHT) % known;
  let left = WHOLE_WEIGHT - shares.reduce((sum, share) => sum + share, 0n);
  const order = variables.map((_variable, index) => index).filter(isKnown);
  order.sort((one, other) => compare(remainder(other), remainder(one)) || one - other);
  for (const index of order) {
    if (left === 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares;
}

/** The largest losses of points first; of equal ones, in the card's order. */
function lossReasons(scored: readonly Scored[]): Reason[] {
  return scored
    .filter(({ lost }) => lost > 0n)
    .sort((one, other) => compare(other.lost, one.lost))
    .slice(0, REASONS_MAX)
    .map(({ part, bestWhere }) => ({
      code: `score.${part.variable}`,
      parameters: { value: part.value, bin: part.bin, points: part.points, lost: part.lost, best: bestWhere },
    }));
}

function refusalReasons(
  open: OpenCard,
  found: readonly number[],
  missing: readonly OpenVariable[],
): Reason[] {
  const unscored = open.variables.filter((_variable, index) => (found[index] ?? -1) < 0);
  return (unscored.length > 0 ? unscored : missing)
    .slice(0, REASONS_MAX)
    .map(({ name, labels, points, best }) => ({
      code: `score.${name}`,
      parameters: {
        value: null,
        bin: NO_VALUE,
        points: null,
        lost: null,
        best: labels[points.indexOf(best)] ?? "",
      },
    }));
}

function openCard(card: Scorecard): OpenCard {
  const known = opened.get(card);
  if (known !== undefined) return known;
  const open: OpenCard = {
    variables: card.variables.map((variable) => {
      const points = variable.bins.map((bin) => unitsOf(bin.points, POINT_PLACES));
      return {
        name: variable.name,
        finder: openBins(variable.bins),
        points,
        labels: variable.bins.map((bin) => bin.label),
        best: largest(points),
        weight: card.kind === "weighted" ? unitsOf(variable.weight ?? "0", WEIGHT_PLACES) : WHOLE_WEIGHT,
      };
    }),
    interactions: (card.interactions ?? []).map((interaction) => {
      const points = interaction.points.map((row) => row.map((text) => unitsOf(text, POINT_PLACES)));
      return {
        interaction,
        rows: openBins(interaction.rows.bins),
        columns: openBins(interaction.columns.bins),
        points,
        best: largest(points.flat()),
      };
    }),
    base: unitsOf(card.basePoints ?? "0", POINT_PLACES) * WHOLE_WEIGHT,
  };
  opened.set(card, open);
  return open;
}

function largest(numbers: readonly bigint[]): bigint {
  return numbers.reduce((best, number) => (number > best ? number : best));
}

function compare(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
