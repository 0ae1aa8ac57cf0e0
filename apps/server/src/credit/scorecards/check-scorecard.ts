import { compareDecimals, type Decimal, parseDecimal } from "@goodterms/kernel";
import { isCategorical } from "./bins.ts";
import {
  BINS_MAX,
  EXPRESSION_LENGTH_MAX,
  INTERACTIONS_MAX,
  type Interaction,
  LABEL_LENGTH_MAX,
  MISSING_MODES,
  POINT_PLACES,
  POINTS_MAX,
  type Scorecard,
  type ScorecardVariable,
  SIDE_BINS_MAX,
  type SideBin,
  VALUE_LENGTH_MAX,
  VALUES_MAX,
  VARIABLES_MAX,
} from "./scorecard.ts";

/** Something that is not right about a card: where (as in "variables[2].bins[0].to"), and what. */
export interface ScorecardProblem {
  readonly path: string;
  readonly message: string;
}

const NAME = /^[a-z][a-z0-9_]{0,79}$/;
const HUNDRED: Decimal = { coefficient: 100n, scale: 0 };
const PROBLEMS_MAX = 50;

type Report = (path: string, message: string) => void;

/**
 * Looks a card over that has the right shape (scorecard.schema.json): bins without gap or overlap, weights that total
 * 100, sizes within bounds. An empty list means it can be scored with.
 */
export function checkScorecard(card: Scorecard): ScorecardProblem[] {
  const problems: ScorecardProblem[] = [];
  const report: Report = (path, message) => {
    if (problems.length < PROBLEMS_MAX) problems.push({ path, message });
  };
  for (const key of ["id", "version", "name", "target"] as const)
    checkText(card[key], key, LABEL_LENGTH_MAX, report);
  if (!MISSING_MODES.includes(card.missingMode))
    report("missingMode", "is not one of reallocate, ignore, refuse");
  checkCount(card.variables.length, 1, VARIABLES_MAX, "variables", report);
  checkCount(card.interactions?.length ?? 0, 0, INTERACTIONS_MAX, "interactions", report);
  const names = new Set<string>();
  for (const [index, variable] of card.variables.slice(0, VARIABLES_MAX).entries()) {
    checkName(variable.name, names, `variables[${index}].name`, report);
    checkVariable(variable, `variables[${index}]`, report);
  }
  checkKind(card, report);
  const variables = new Set(card.variables.map(({ name }) => name));
  for (const [index, interaction] of (card.interactions ?? []).slice(0, INTERACTIONS_MAX).entries()) {
    checkName(interaction.name, names, `interactions[${index}].name`, report);
    checkInteraction(interaction, variables, `interactions[${index}]`, report);
  }
  return problems;
}

/** What only cards of one kind have. */
function checkKind(card: Scorecard, report: Report): void {
  if (card.kind === "weighted") {
    checkWeights(card.variables, report);
    if (card.basePoints !== undefined) report("basePoints", "belongs to additive cards");
    if (card.scale !== undefined) report("scale", "belongs to additive cards");
    if ((card.interactions ?? []).length > 0) report("interactions", "belong to additive cards");
    return;
  }
  if (card.missingMode === "reallocate")
    report("missingMode", "cannot be reallocate on an additive card: it has no weights to share out");
  if (card.basePoints !== undefined) checkPoints(card.basePoints, "basePoints", report);
  for (const [index, variable] of card.variables.entries())
    if (variable.weight !== undefined) report(`variables[${index}].weight`, "belongs to weighted cards");
  if (card.scale === undefined) return;
  checkPoints(card.scale.score, "scale.score", report);
  for (const key of ["odds", "pointsToDouble"] as const) {
    const number = parseDecimal(card.scale[key]);
    if (number === null || number.coefficient <= 0n) report(`scale.${key}`, "is not a decimal above 0");
  }
}

function checkWeights(variables: readonly ScorecardVariable[], report: Report): void {
  let units = 0n;
  for (const [index, { weight }] of variables.entries()) {
    const number = weight === undefined ? null : parseDecimal(weight);
    if (number === null || number.coefficient < 0n || number.scale > POINT_PLACES) {
      report(
        `variables[${index}].weight`,
        `is not a decimal from 0 to 100 with at most ${POINT_PLACES} places`,
      );
      return;
    }
    units += number.coefficient * 10n ** BigInt(POINT_PLACES - number.scale);
  }
  const total: Decimal = { coefficient: units, scale: POINT_PLACES };
  if (compareDecimals(total, HUNDRED) !== 0) report("variables", "have weights that do not total 100");
}

function checkVariable(variable: ScorecardVariable, path: string, report: Report): void {
  checkText(variable.label, `${path}.label`, LABEL_LENGTH_MAX, report);
  checkText(variable.value, `${path}.value`, EXPRESSION_LENGTH_MAX, report);
  checkBins(variable.bins, BINS_MAX, `${path}.bins`, report);
  for (const [index, bin] of variable.bins.slice(0, BINS_MAX).entries())
    checkPoints(bin.points, `${path}.bins[${index}].points`, report);
}

function checkInteraction(
  interaction: Interaction,
  variables: ReadonlySet<string>,
  path: string,
  report: Report,
): void {
  checkText(interaction.label, `${path}.label`, LABEL_LENGTH_MAX, report);
  for (const side of ["rows", "columns"] as const) {
    const { variable, bins } = interaction[side];
    if (!variables.has(variable)) report(`${path}.${side}.variable`, "is not a variable of this card");
    checkBins(bins, SIDE_BINS_MAX, `${path}.${side}.bins`, report);
  }
  if (interaction.rows.variable === interaction.columns.variable)
    report(`${path}.columns.variable`, "is the same as that of the rows");
  const { length } = interaction.rows.bins;
  const width = interaction.columns.bins.length;
  if (interaction.points.length !== length || interaction.points.some((row) => row.length !== width)) {
    report(`${path}.points`, `is not a table of ${length} rows and ${width} columns`);
    return;
  }
  for (const [row, points] of interaction.points.slice(0, SIDE_BINS_MAX).entries())
    for (const [column, text] of points.slice(0, SIDE_BINS_MAX).entries())
      checkPoints(text, `${path}.points[${row}][${column}]`, report);
}

function checkBins(bins: readonly SideBin[], most: number, path: string, report: Report): void {
  checkCount(bins.length, 1, most, path, report);
  if (bins.length > most) return;
  for (const [index, bin] of bins.entries()) {
    checkText(bin.label, `${path}[${index}].label`, LABEL_LENGTH_MAX, report);
    const kinds = [
      bin.from !== undefined || bin.to !== undefined,
      bin.values !== undefined,
      bin.isOther === true,
      bin.isMissing === true,
    ].filter(Boolean).length;
    // A lone unbounded range has neither end: it is the only bin without any mark.
    if (kinds > 1) report(`${path}[${index}]`, "is more than one of a range, categories, other, missing");
  }
  if (bins.filter((bin) => bin.isMissing === true).length > 1)
    report(path, "have more than one bin for no value");
  if (isCategorical(bins)) checkCategories(bins, path, report);
  else checkRanges(bins, path, report);
}

function checkCategories(bins: readonly SideBin[], path: string, report: Report): void {
  const seen = new Set<string>();
  if (bins.filter((bin) => bin.isOther === true).length !== 1)
    report(path, "of categories need exactly one bin for what no other names (isOther)");
  for (const [index, bin] of bins.entries()) {
    if (bin.values === undefined) {
      if (bin.isOther !== true && bin.isMissing !== true)
        report(`${path}[${index}]`, "is a range among categories");
      continue;
    }
    checkCount(bin.values.length, 1, VALUES_MAX, `${path}[${index}].values`, report);
    for (const value of bin.values.slice(0, VALUES_MAX)) {
      if (value.length > VALUE_LENGTH_MAX) report(`${path}[${index}].values`, "hold one that is too long");
      if (seen.has(value)) report(`${path}[${index}].values`, `name "${value}" twice`);
      seen.add(value);
    }
  }
}

function checkRanges(bins: readonly SideBin[], path: string, report: Report): void {
  const ranges = bins.flatMap((bin, index) => (bin.isMissing === true ? [] : [{ bin, index }]));
  if (ranges.length === 0) {
    report(path, "hold no value at all");
    return;
  }
  let before: Decimal | null = null;
  for (const [place, { bin, index }] of ranges.entries()) {
    const isFirst = place === 0;
    const isLast = place === ranges.length - 1;
    const from = bin.from === undefined ? null : parseDecimal(bin.from);
    const to = bin.to === undefined ? null : parseDecimal(bin.to);
    if (isFirst !== (bin.from === undefined))
      report(`${path}[${index}].from`, isFirst ? "must be absent on the first range" : "is missing");
    if (isLast !== (bin.to === undefined))
      report(`${path}[${index}].to`, isLast ? "must be absent on the last range" : "is missing");
    if (bin.from !== undefined && from === null) report(`${path}[${index}].from`, "is not a decimal");
    if (bin.to !== undefined && to === null) report(`${path}[${index}].to`, "is not a decimal");
    if (from !== null && before !== null && compareDecimals(from, before) !== 0)
      report(
        `${path}[${index}].from`,
        compareDecimals(from, before) > 0 ? "leaves a gap after the bin before" : "overlaps the bin before",
      );
    if (from !== null && to !== null && compareDecimals(from, to) >= 0)
      report(`${path}[${index}].to`, "is not above from");
    before = to;
  }
}

function checkPoints(text: string, path: string, report: Report): void {
  const number = parseDecimal(text);
  if (number === null || number.scale > POINT_PLACES) {
    report(path, `is not a decimal with at most ${POINT_PLACES} places`);
    return;
  }
  const most = POINTS_MAX * 10n ** BigInt(number.scale);
  if (number.coefficient > most || number.coefficient < -most) report(path, `is beyond ${POINTS_MAX}`);
}

function checkName(name: string, seen: Set<string>, path: string, report: Report): void {
  if (!NAME.test(name)) report(path, "is not lowercase letters, digits and underscores");
  if (seen.has(name)) report(path, "is used twice");
  seen.add(name);
}

function checkText(text: string, path: string, most: number, report: Report): void {
  if (text.length === 0 || text.length > most) report(path, `must have 1 to ${most} characters`);
}

function checkCount(count: number, least: number, most: number, path: string, report: Report): void {
  if (count < least || count > most) report(path, `must be ${least} to ${most}, and are ${count}`);
}
