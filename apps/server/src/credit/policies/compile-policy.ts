import { type Decimal, exponentOf, isCurrency, parseDecimal, parseId } from "@goodterms/kernel";
import { CHECKPOINTS, type Checkpoint } from "../evaluations/outcome.ts";
import { amountIn, factorOf } from "./amounts.ts";
import { compileCard } from "./compile-card.ts";
import { compileLimit } from "./compile-limit.ts";
import type {
  AmountOf,
  CompiledClasses,
  CompiledExclusion,
  CompiledPolicy,
  CompiledRule,
  CompiledSegment,
  CompiledTerms,
  CompiledTest,
  CompiledTolerance,
  InScope,
} from "./compiled.ts";
import type { Compiling, MutableDays } from "./compiling.ts";
import type { PolicyDocument, RiskClasses, RuleTest, Scope, Tolerance } from "./document.ts";
import { compileExpression } from "./expressions/compile-expression.ts";
import { powerOfTen } from "./expressions/exact.ts";
import { ExpressionError } from "./expressions/parse-expression.ts";
import type { CompiledExpression, ValueType } from "./expressions/values.ts";
import type { Place } from "./expressions/vocabulary.ts";
import { compileTest } from "./hold-tests.ts";
import { PolicyError, type PolicyProblem, placeIn, type Report } from "./problems.ts";

/** Steps that one evaluation of the whole policy may take: a merchant must not hold up the others. */
const COST_MAX = 200_000;
const OVERDUE_FACTS = ["book.overdue", "book.overdueItems", "book.oldestOverdueDays"];

/** Makes a document ready that has the right shape. @throws PolicyError with all that is wrong in it. */
export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const problems: PolicyProblem[] = [];
  const report: Report = (path, message, inside) =>
    problems.push({
      path,
      message,
      ...(inside === undefined ? { line: null, column: null } : placeIn(inside.text, inside.at)),
    });
  const compiled = compileDocument(document, report);
  if (problems.length > 0) throw new PolicyError(problems);
  return compiled;
}

/** Compiles, reporting what is wrong; the result is only sound where nothing was. */
export function compileDocument(document: PolicyDocument, report: Report): CompiledPolicy {
  const days: MutableDays = {
    thresholds: [],
    orderThresholds: [],
    others: [],
    isDaily: false,
    isDailyForOrders: false,
    watchesDue: false,
    orderWatchesDue: false,
  };
  const amountOf = (text: string): AmountOf =>
    cached((currency) => amountIn(document.currency, text, currency));
  const compiling: Compiling = {
    document,
    report,
    days,
    cost: 0,
    amountOf,
    expression: (text, path, place, wanted) => {
      const read = readExpression(text, path, place, wanted, report);
      if (read !== null) {
        watchDays(read, days);
        compiling.cost += read.cost;
      }
      return read;
    },
  };
  const segments = compileSegments(compiling);
  const rules = document.rules.flatMap((rule, index) => compileRule(rule, `/rules/${index}`, compiling));
  const exclusions = compileExclusions(compiling);
  const terms = compileTerms(compiling);
  if (compiling.cost > COST_MAX) report("", "All its expressions together would take too long to work out.");
  return {
    document,
    segments: segments.filter(({ segment }) => segment.enabled),
    rules: rules.filter(({ test }) => !test.isOfOrder),
    orderRules: rules.filter(({ test }) => test.isOfOrder),
    exclusions,
    terms,
    tolerance: Object.fromEntries(
      CHECKPOINTS.map((checkpoint) => [
        checkpoint,
        compileTolerance(document.tolerance[checkpoint], amountOf),
      ]),
    ) as Record<Checkpoint, CompiledTolerance>,
    days,
    budgetWindows: [
      ...new Set(
        document.rules.flatMap((rule) => (rule.type === "budget" && rule.enabled ? [rule.window] : [])),
      ),
    ],
    minorPerUnitOf: cached((currency) => minorPerUnit(document, currency)),
  };
}

function compileSegments(compiling: Compiling): CompiledSegment[] {
  const { document } = compiling;
  const limits = new Map(
    document.limits.map((rule, index) => [rule.id, compileLimit(rule, `/limits/${index}`, compiling)]),
  );
  const cards = new Map(
    document.scorecards.map((card, index) => [card.id, compileCard(card, `/scorecards/${index}`, compiling)]),
  );
  const common = compileClasses(document.riskClasses, "/riskClasses", compiling);
  return document.segments.map((segment, index): CompiledSegment => {
    const path = `/segments/${index}`;
    return {
      segment,
      countries: segment.countries.length === 0 ? null : new Set(segment.countries),
      exceptCountries: new Set(segment.exceptCountries),
      when:
        segment.when === null
          ? null
          : compiling.expression(segment.when, `${path}/when`, "customer", ["bool"]),
      champion: segment.scorecard === null ? null : (cards.get(segment.scorecard) ?? null),
      challengers: segment.challengers.flatMap((id) => cards.get(id) ?? []),
      classes:
        segment.riskClasses === null
          ? common
          : compileClasses(segment.riskClasses, `${path}/riskClasses`, compiling),
      limit: segment.limit === null ? null : (limits.get(segment.limit) ?? null),
    };
  });
}

function compileExclusions(compiling: Compiling): CompiledExclusion[] {
  return compiling.document.exclusions.flatMap((exclusion, index): CompiledExclusion[] => {
    const test = compileRuleTest(exclusion, `/exclusions/${index}`, compiling);
    if (test === null || !exclusion.enabled) return [];
    return [{ exclusion, test, lifts: new Set(exclusion.lifts), isInScope: compileScope(exclusion.scope) }];
  });
}

function compileTerms(compiling: Compiling): CompiledTerms[] {
  return compiling.document.terms.map((terms, index) => ({
    terms,
    when:
      terms.when === null
        ? null
        : compiling.expression(terms.when, `/terms/${index}/when`, "standing", ["bool"]),
    isInScope: compileScope(terms.scope),
  }));
}

/** A merchant has few currencies; each is worked out once. */
function cached<T>(make: (currency: string) => T): (currency: string) => T {
  const known = new Map<string, T>();
  return (currency) => {
    const found = known.get(currency);
    if (found !== undefined) return found;
    const made = make(currency);
    if (isCurrency(currency)) known.set(currency, made);
    return made;
  };
}

function minorPerUnit(document: PolicyDocument, currency: string): Decimal | null {
  const factor = factorOf(document.currency, currency);
  return (
    factor && { coefficient: factor.coefficient * powerOfTen(exponentOf(currency)), scale: factor.scale }
  );
}

function readExpression(
  text: string,
  path: string,
  place: Place,
  wanted: readonly ValueType[],
  report: Report,
): CompiledExpression | null {
  try {
    return compileExpression(text, place, wanted);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report(path, error.message, { text, at: error.offset });
    return null;
  }
}

function watchDays(read: CompiledExpression, days: MutableDays): void {
  const isOfOrder = [...read.reads].some((name) => name.startsWith("order."));
  const isDaily = read.movesDaily || read.bareDay !== null;
  const isOfDue = OVERDUE_FACTS.some((name) => read.reads.has(name));
  days.thresholds.push(...read.thresholds);
  if (isOfDue) days.watchesDue = true;
  if (isOfOrder) {
    days.orderThresholds.push(...read.thresholds);
    if (isOfDue) days.orderWatchesDue = true;
    if (isDaily) days.isDailyForOrders = true;
  } else if (isDaily) days.isDaily = true;
}

function compileRule(
  rule: PolicyDocument["rules"][number],
  path: string,
  compiling: Compiling,
): CompiledRule[] {
  const test = compileRuleTest(rule, path, compiling);
  if (test === null || !rule.enabled) return [];
  const code = rule.type === "condition" ? `rule:${rule.id}` : rule.type;
  return [{ rule, code, severity: rule.severity, test, isInScope: compileScope(rule.scope) }];
}

function compileRuleTest(test: RuleTest, path: string, compiling: Compiling): CompiledTest | null {
  const { days } = compiling;
  let isSound = true;
  const compiled = compileTest(test, {
    amountOf: compiling.amountOf,
    condition: (text) => {
      const read = compiling.expression(text, `${path}/when`, "order", ["bool"]);
      if (read !== null) return read;
      isSound = false;
      return compileExpression("false", "order", ["bool"]);
    },
    days: {
      threshold: (threshold) => days.thresholds.push(threshold),
      watchDue: () => {
        days.watchesDue = true;
      },
      other: (dates) => days.others.push(dates),
    },
  });
  return isSound ? compiled : null;
}

function compileClasses(classes: RiskClasses, path: string, compiling: Compiling): CompiledClasses {
  return {
    unscored: classes.unscored,
    bands: classes.bands.map((band) => ({
      class: band.class,
      from: band.fromScore === null ? null : parseDecimal(band.fromScore),
    })),
    overrides: classes.overrides.flatMap((override, index) => {
      const when = compiling.expression(override.when, `${path}/overrides/${index}/when`, "classed", [
        "bool",
      ]);
      return when === null ? [] : [{ ...override, when }];
    }),
  };
}

function compileTolerance(tolerance: Tolerance, amountOf: Compiling["amountOf"]): CompiledTolerance {
  return {
    percent: tolerance.percent === null ? null : parseDecimal(tolerance.percent),
    amount: tolerance.amount === null ? null : amountOf(tolerance.amount),
    take: tolerance.take,
  };
}

/** Whether a scope takes the customer of a scene in; a scope with nothing in it takes everybody. */
export function compileScope(scope: Scope): InScope {
  const tests: InScope[] = [];
  const among = (
    list: readonly string[],
    read: (scene: Parameters<InScope>[0]) => readonly (string | null)[],
  ): void => {
    if (list.length === 0) return;
    const wanted = new Set(list);
    tests.push((scene) => read(scene).some((value) => value !== null && wanted.has(value)));
  };
  among(scope.segments, ({ segment }) => [segment]);
  among(scope.riskClasses, ({ riskClass }) => [riskClass]);
  among(
    scope.customers.map((text) => parseId("cus", text) ?? text),
    ({ facts: { customer } }) => [customer.reference, customer.id],
  );
  among(
    scope.groups.map((text) => parseId("grp", text) ?? text),
    ({ facts }) => [facts.customer.groupId],
  );
  among(scope.countries, ({ facts }) => [facts.customer.country]);
  among(scope.tags, ({ facts }) => facts.customer.tags);
  const [only, ...others] = tests;
  if (only === undefined) return () => true;
  return others.length === 0 ? only : (scene) => tests.every((test) => test(scene));
}
