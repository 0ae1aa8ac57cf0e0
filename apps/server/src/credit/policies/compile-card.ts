import { type Decimal, parseDecimal } from "@goodterms/kernel";
import { checkScorecard, type Scorecard, type ScoreValue } from "../scorecards/rules.ts";
import type { CompiledCard } from "./compiled.ts";
import type { Compiling } from "./compiling.ts";
import { divideDecimals, shortText, wholeOf } from "./expressions/exact.ts";
import { Absent, type CompiledExpression, type DayFact, type Scene } from "./expressions/values.ts";

/** Makes a scorecard's variables ready: each is an expression over the facts. */
export function compileCard(card: Scorecard, path: string, compiling: Compiling): CompiledCard {
  for (const problem of checkScorecard(card))
    compiling.report(`${path}/${problem.path.replaceAll(/[.[]/g, "/").replaceAll("]", "")}`, problem.message);
  const variables = card.variables.flatMap((variable, index) => {
    const read = compileVariable(
      variable.value,
      `${path}/variables/${index}/value`,
      variable.bins,
      compiling,
    );
    return read === null ? [] : [{ name: variable.name, read: (scene: Scene) => scoreValue(read, scene) }];
  });
  return { card, variables };
}

/**
 * A variable that is nothing but a count of days changes the score where its bins begin, and nowhere else; so the
 * bins are watched instead of every day.
 */
function compileVariable(
  text: string,
  path: string,
  bins: Scorecard["variables"][number]["bins"],
  compiling: Compiling,
): CompiledExpression | null {
  const { days } = compiling;
  const wasDaily = days.isDaily;
  const read = compiling.expression(text, path, "scored", ["decimal", "money", "text", "bool"]);
  if (read === null || read.bareDay === null) return read;
  days.isDaily = wasDaily;
  watchBands(
    read.bareDay,
    bins.map(({ from }) => from ?? null),
    compiling,
  );
  return read;
}

/** Watches the places where a count of days passes from one band into the next. */
export function watchBands(fact: DayFact, from: readonly (string | null)[], compiling: Compiling): void {
  for (const text of from) {
    const bound = text === null ? null : parseDecimal(text);
    if (bound !== null) compiling.days.thresholds.push({ fact, at: wholeOf(bound, "up") });
  }
}

/** What a scorecard reads: an exact decimal, a category, or null. Amounts are in units of the policy's base currency. */
function scoreValue(read: CompiledExpression, scene: Scene): ScoreValue {
  const value = read.run(scene);
  if (value instanceof Absent) return null;
  switch (read.type) {
    case "text":
      return value as string;
    case "bool":
      return String(value);
    case "money": {
      if (scene.minorPerUnit === null) return null;
      const units = divideDecimals({ coefficient: value as bigint, scale: 0 }, scene.minorPerUnit);
      return units && shortText(units);
    }
    default:
      return shortText(value as Decimal);
  }
}
