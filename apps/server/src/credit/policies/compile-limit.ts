import { exponentOf, isCurrency, parseDecimal } from "@goodterms/kernel";
import { watchBands } from "./compile-card.ts";
import type { AmountOf, CompiledAxis, CompiledBounds, CompiledLimit } from "./compiled.ts";
import type { Compiling } from "./compiling.ts";
import type { LimitBounds, LimitRule, MatrixAxis, MatrixLimit } from "./document.ts";
import { compareExact, powerOfTen, wholeOf } from "./expressions/exact.ts";
import { Absent, type CompiledExpression, type Scene, type Value } from "./expressions/values.ts";

const AMOUNT = /^[0-9]{1,13}(\.[0-9]{1,6})?$/;

/** Makes a limit rule ready; null where something is wrong with it, which is reported. */
export function compileLimit(rule: LimitRule, path: string, compiling: Compiling): CompiledLimit | null {
  const bounds = compileBounds(rule, compiling);
  if (rule.kind === "formula") {
    const formula = compiling.expression(rule.formula, `${path}/formula`, "limited", ["money"]);
    return formula && { kind: "formula", rule, bounds, formula };
  }
  const columns = compileAxis(rule.columns, `${path}/columns`, compiling);
  const rows = compileAxis(rule.rows, `${path}/rows`, compiling);
  const cells = compileCells(rule, path, compiling);
  if (columns === null || rows === null || cells === null) return null;
  return { kind: "matrix", rule, bounds, columns, rows, cells };
}

function compileBounds(rule: LimitBounds, { amountOf }: Compiling): CompiledBounds {
  const bound = (text: string | null): AmountOf | null => (text === null ? null : amountOf(text));
  return {
    minimum: bound(rule.minimum),
    maximum: bound(rule.maximum),
    zeroBelow: bound(rule.zeroBelow),
    // A step is a round number of the account's own currency: 50 pounds, not what 50 euros are in pounds.
    roundTo: rule.roundTo === null ? null : unitsOf(rule.roundTo),
  };
}

function unitsOf(text: string): AmountOf {
  const units = parseDecimal(text) ?? { coefficient: 0n, scale: 0 };
  return (currency) =>
    isCurrency(currency)
      ? wholeOf({ ...units, coefficient: units.coefficient * powerOfTen(exponentOf(currency)) }, "up")
      : null;
}

function compileCells(
  rule: MatrixLimit,
  path: string,
  compiling: Compiling,
): (CompiledExpression | AmountOf)[][] | null {
  const width = rule.columns.bands.length;
  const height = rule.rows.bands.length;
  if (rule.cells.length !== height || rule.cells.some((row) => row.length !== width)) {
    compiling.report(`${path}/cells`, `must be ${height} rows of ${width} cells, as the bands are.`);
    return null;
  }
  let isSound = true;
  const cells = rule.cells.map((row, y) =>
    row.map((cell, x) => {
      if (AMOUNT.test(cell)) return compiling.amountOf(cell);
      const read = compiling.expression(cell, `${path}/cells/${y}/${x}`, "limited", ["money"]);
      if (read === null) isSound = false;
      return read ?? compiling.amountOf("0");
    }),
  );
  return isSound ? cells : null;
}

function compileAxis(axis: MatrixAxis, path: string, compiling: Compiling): CompiledAxis | null {
  const wasDaily = compiling.days.isDaily;
  const value = compiling.expression(axis.value, `${path}/value`, "limited", ["decimal", "money", "text"]);
  if (value === null) return null;
  if (value.bareDay !== null) {
    compiling.days.isDaily = wasDaily;
    watchBands(
      value.bareDay,
      axis.bands.map(({ below }) => below),
      compiling,
    );
  }
  const labels = axis.bands.map(({ label }) => label);
  if (axis.unknown !== null && !labels.includes(axis.unknown))
    compiling.report(`${path}/unknown`, "names no band.");
  const find = value.type === "text" ? byText(axis, path, compiling) : byNumber(axis, path, value, compiling);
  const whenUnknown = axis.unknown === null ? -1 : labels.indexOf(axis.unknown);
  return {
    labels,
    place: (scene) => {
      const found = value.run(scene);
      if (found instanceof Absent) return found.kind === "unknown" && whenUnknown >= 0 ? whenUnknown : found;
      return find(found, scene);
    },
  };
}

type FindBand = (value: Value, scene: Scene) => number | Absent;

function byText(axis: MatrixAxis, path: string, { report }: Compiling): FindBand {
  const places = new Map<string, number>();
  let rest = -1;
  for (const [index, band] of axis.bands.entries()) {
    if (band.below !== null)
      report(`${path}/bands/${index}/below`, "is for numbers, and the value is a text.");
    if (band.is.length === 0) rest = index;
    for (const text of band.is) {
      if (places.has(text)) report(`${path}/bands/${index}/is`, `names "${text}", which a band before has.`);
      places.set(text, index);
    }
  }
  const none = new Absent("failed", `no band of "${axis.name}" takes this value`);
  return (value) => places.get(value as string) ?? (rest < 0 ? none : rest);
}

function byNumber(axis: MatrixAxis, path: string, value: CompiledExpression, compiling: Compiling): FindBand {
  const { report } = compiling;
  const bounds = axis.bands.map(({ below }) => (below === null ? null : parseDecimal(below)));
  for (const [index, band] of axis.bands.entries()) {
    const bound = bounds[index] ?? null;
    const before = index === 0 ? null : (bounds[index - 1] ?? null);
    if (band.is.length > 0) report(`${path}/bands/${index}/is`, "is for texts, and the value is a number.");
    if ((bound === null) !== (index === axis.bands.length - 1))
      report(`${path}/bands/${index}/below`, "must stand on every band but the last.");
    if (bound !== null && before !== null && compareExact(bound, before) <= 0)
      report(`${path}/bands/${index}/below`, "must be above that of the band before.");
  }
  if (value.type === "money") {
    const amounts = axis.bands.map(({ below }) => (below === null ? null : compiling.amountOf(below)));
    return (found, { facts }) =>
      amounts.findIndex((amount) => amount === null || (found as bigint) < (amount(facts.currency) ?? 0n));
  }
  return (found) =>
    bounds.findIndex(
      (bound) => bound === null || compareExact(found as { coefficient: bigint; scale: number }, bound) < 0,
    );
}
