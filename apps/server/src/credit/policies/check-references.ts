import { compareDecimals, type Decimal, isCurrency, parseDecimal } from "@goodterms/kernel";
import { compileDocument } from "./compile-policy.ts";
import type { PolicyDocument, RiskClasses, Scope } from "./document.ts";
import { nearest } from "./expressions/suggest.ts";
import type { Report } from "./problems.ts";

/** Finds what no shape tells: ids that nothing has, orders that do not ascend, expressions that do not fit. */
export function findPolicyProblems(document: PolicyDocument, report: Report): void {
  checkCurrency(document, report);
  checkUnique(document, report);
  checkSegments(document, report);
  checkClasses(document.riskClasses, "/riskClasses", report);
  checkRules(document, report);
  checkTerms(document, report);
  checkSettings(document, report);
  compileDocument(document, report);
}

const numberOf = (text: string): Decimal => parseDecimal(text) ?? { coefficient: 0n, scale: 0 };
const isBelow = (left: string, right: string): boolean =>
  compareDecimals(numberOf(left), numberOf(right)) < 0;

function checkCurrency({ currency }: PolicyDocument, report: Report): void {
  if (!isCurrency(currency.base)) report("/currency/base", "is no currency of ISO 4217.");
  for (const [code, factor] of Object.entries(currency.factors)) {
    if (!isCurrency(code)) report(`/currency/factors/${code}`, "is no currency of ISO 4217.");
    if (numberOf(factor).coefficient <= 0n) report(`/currency/factors/${code}`, "must be above 0.");
  }
}

function checkUnique(document: PolicyDocument, report: Report): void {
  const lists: readonly [string, readonly string[]][] = [
    ["segments", document.segments.map(({ id }) => id)],
    ["scorecards", document.scorecards.map(({ id }) => id)],
    ["limits", document.limits.map(({ id }) => id)],
    ["rules", document.rules.map(({ id }) => id)],
    ["exclusions", document.exclusions.map(({ id }) => id)],
  ];
  for (const [part, ids] of lists)
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) < index) report(`/${part}/${index}/id`, `"${id}" is used twice.`);
  for (const [index, { name }] of document.terms.entries())
    if (document.terms.findIndex((terms) => terms.name === name) < index)
      report(`/terms/${index}/name`, `"${name}" is used twice.`);
}

/** Reports an id that is not among the known ones, with what was probably meant. */
function mustKnow(id: string, known: readonly string[], path: string, report: Report): void {
  if (known.includes(id)) return;
  const close = nearest(id, known);
  report(path, `There is no "${id}"${close === null ? "." : `; did you mean "${close}"?`}`);
}

function checkSegments(document: PolicyDocument, report: Report): void {
  const cards = document.scorecards.map(({ id }) => id);
  const limits = document.limits.map(({ id }) => id);
  for (const [index, segment] of document.segments.entries()) {
    const path = `/segments/${index}`;
    if (segment.scorecard !== null) mustKnow(segment.scorecard, cards, `${path}/scorecard`, report);
    if (segment.limit !== null) mustKnow(segment.limit, limits, `${path}/limit`, report);
    for (const [place, id] of segment.challengers.entries())
      mustKnow(id, cards, `${path}/challengers/${place}`, report);
    if (segment.riskClasses !== null) checkClasses(segment.riskClasses, `${path}/riskClasses`, report);
  }
  const enabled = document.segments.filter(({ enabled }) => enabled);
  const last = enabled.at(-1);
  if (last === undefined) report("/segments", "must have one that is enabled.");
  else if (last.when !== null || last.countries.length > 0 || last.exceptCountries.length > 0)
    report(
      `/segments/${document.segments.indexOf(last)}`,
      "is the last, and must take everybody: without when, countries and exceptCountries.",
    );
}

function checkClasses(classes: RiskClasses, path: string, report: Report): void {
  for (const [index, band] of classes.bands.entries()) {
    const before = classes.bands[index - 1]?.fromScore ?? null;
    const isLast = index === classes.bands.length - 1;
    if ((band.fromScore === null) !== isLast)
      report(`${path}/bands/${index}/fromScore`, "must stand on every band but the last.");
    if (band.fromScore !== null && before !== null && !isBelow(band.fromScore, before))
      report(`${path}/bands/${index}/fromScore`, "must be below that of the band before.");
  }
}

function classesOf(document: PolicyDocument): string[] {
  const all = [document.riskClasses, ...document.segments.flatMap(({ riskClasses }) => riskClasses ?? [])];
  return all.flatMap(({ bands, unscored, overrides }) => [
    ...bands.map((band) => band.class),
    ...(unscored === null ? [] : [unscored]),
    ...overrides.map((override) => override.class),
  ]);
}

function checkScope(scope: Scope, path: string, document: PolicyDocument, report: Report): void {
  const segments = document.segments.map(({ id }) => id);
  const classes = classesOf(document);
  for (const [index, id] of scope.segments.entries())
    mustKnow(id, segments, `${path}/segments/${index}`, report);
  for (const [index, id] of scope.riskClasses.entries())
    mustKnow(id, classes, `${path}/riskClasses/${index}`, report);
}

function checkRules(document: PolicyDocument, report: Report): void {
  const known = [...document.rules.map(({ id }) => id), ...BUILT_IN_RULES];
  const classes = classesOf(document);
  for (const [index, rule] of document.rules.entries()) {
    checkScope(rule.scope, `/rules/${index}/scope`, document, report);
    if ((BUILT_IN_RULES as readonly string[]).includes(rule.id))
      report(`/rules/${index}/id`, "is the name of a rule that is always there.");
    if (rule.type === "risk_class")
      for (const [place, name] of rule.classes.entries())
        mustKnow(name, classes, `/rules/${index}/classes/${place}`, report);
    if (rule.type === "order_amount" && rule.from === null && rule.below === null)
      report(`/rules/${index}`, "needs from, below, or both.");
  }
  for (const [index, exclusion] of document.exclusions.entries()) {
    checkScope(exclusion.scope, `/exclusions/${index}/scope`, document, report);
    for (const [place, id] of exclusion.lifts.entries())
      mustKnow(id, known, `/exclusions/${index}/lifts/${place}`, report);
    if (!exclusion.overridesAll && exclusion.lifts.length === 0)
      report(`/exclusions/${index}`, "lifts nothing: name rules in lifts, or say overridesAll: true.");
  }
}

/** Rules that every policy has: what people set by hand stands whatever the document says. */
export const BUILT_IN_RULES = [
  "account_hold",
  "account_on_hold",
  "account_suspended",
  "account_closed",
  "no_exchange_rate",
] as const;

function checkTerms(document: PolicyDocument, report: Report): void {
  for (const [index, terms] of document.terms.entries()) {
    const path = `/terms/${index}`;
    checkScope(terms.scope, `${path}/scope`, document, report);
    if (terms.discount !== null && terms.discount.days > terms.netDays)
      report(`${path}/discount/days`, "are more than the net days.");
    for (const [name, percent] of [
      ["discount/percent", terms.discount?.percent],
      ["depositPercent", terms.depositPercent],
    ] as const)
      if (percent !== undefined && percent !== null && isBelow("100", percent))
        report(`${path}/${name}`, "is more than 100.");
  }
  const names = document.terms.map(({ name }) => name);
  for (const name of Object.keys(document.authorizations.byTerms))
    mustKnow(name, names, `/authorizations/byTerms/${name}`, report);
}

function checkSettings(document: PolicyDocument, report: Report): void {
  for (const [index, rule] of document.limits.entries()) {
    if (rule.minimum !== null && rule.maximum !== null && isBelow(rule.maximum, rule.minimum))
      report(`/limits/${index}/maximum`, "is below the minimum.");
    if (rule.roundTo !== null && !isBelow("0", rule.roundTo))
      report(`/limits/${index}/roundTo`, "must be above 0.");
  }
  ascending(
    document.approvals.map(({ upTo }) => upTo),
    "/approvals",
    "upTo",
    report,
  );
  ascending(
    document.monitoring.grades.map(({ belowDays }) => belowDays),
    "/monitoring/grades",
    "belowDays",
    report,
  );
  for (const [index, { percent, clearBelow }] of document.monitoring.utilization.entries())
    if (clearBelow >= percent)
      report(`/monitoring/utilization/${index}/clearBelow`, "must be below percent.");
  for (const [index, { from }] of document.holds.byAmount.entries()) {
    const before = document.holds.byAmount[index - 1];
    if (before !== undefined && !isBelow(before.from, from))
      report(`/holds/byAmount/${index}/from`, "must ascend.");
  }
  const classes = classesOf(document);
  for (const name of Object.keys(document.reviews.byClass))
    mustKnow(name, classes, `/reviews/byClass/${name}`, report);
  for (const [index, name] of document.offline.riskClasses.entries())
    mustKnow(name, classes, `/offline/riskClasses/${index}`, report);
}

/** Bounds that ascend, the last one open. */
function ascending(bounds: readonly (string | null)[], path: string, name: string, report: Report): void {
  for (const [index, bound] of bounds.entries()) {
    const isLast = index === bounds.length - 1;
    const before = bounds[index - 1] ?? null;
    if ((bound === null) !== isLast)
      report(`${path}/${index}/${name}`, "must stand on every band but the last.");
    if (bound !== null && before !== null && !isBelow(before, bound))
      report(`${path}/${index}/${name}`, "must ascend.");
  }
}
