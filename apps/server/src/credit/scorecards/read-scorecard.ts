import { Value } from "typebox/value";
import { checkScorecard, type ScorecardProblem } from "./check-scorecard.ts";
import type { Scorecard } from "./scorecard.ts";
import { ScorecardBody } from "./scorecard-body.ts";

/** Reads a card from JSON text: its shape by schema, then its soundness. `card` is null when anything is wrong. */
export function readScorecard(text: string): {
  readonly card: Scorecard | null;
  readonly problems: readonly ScorecardProblem[];
} {
  const value = parse(text);
  if (!Value.Check(ScorecardBody, value)) {
    const found = Value.Errors(ScorecardBody, value).slice(0, SHOWN_MAX);
    return {
      card: null,
      problems: found.map(({ instancePath, message }) => ({ path: instancePath, message })),
    };
  }
  const card: Scorecard = value;
  const problems = checkScorecard(card);
  return { card: problems.length === 0 ? card : null, problems };
}

const SHOWN_MAX = 5;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
