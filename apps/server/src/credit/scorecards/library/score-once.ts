import type { Context } from "#platform/db";
import { findCustomer } from "#receivables";
import type { ScoreResult } from "../../evaluations/outcome.ts";
import { refuse as refuseShared } from "../../refusals.ts";
import { refuse } from "../refusals.ts";
import { type Scorecard, type ScoreValue, scoreCustomer } from "../rules.ts";
import {
  activePolicy,
  compilePolicy,
  evaluateWithoutHorizon,
  gatherFacts,
  PolicyError,
} from "./neighbours.ts";

/** What a card would say of values given by hand: nothing is kept. @throws Refusal bad_field for a name it has not. */
export function scoreValues(
  card: Scorecard,
  given: Readonly<Record<string, string | number | null>>,
): ScoreResult {
  const names = new Set(card.variables.map(({ name }) => name));
  const unknown = Object.keys(given).find((name) => !names.has(name));
  if (unknown !== undefined)
    throw refuseShared("bad_field", `The card has no variable "${unknown}".`, [
      { pointer: `/values/${unknown}`, message: `is none of ${[...names].slice(0, 20).join(", ")}` },
    ]);
  const values = new Map<string, ScoreValue>(
    Object.entries(given).map(([name, value]) => [name, typeof value === "number" ? String(value) : value]),
  );
  return scoreCustomer(card, values, "challenger");
}

/**
 * What a card would say of a customer as it stands now: the policy in force runs with this card as a challenger beside
 * its own. Nothing is kept, nothing changes.
 * @throws Refusal not_found; bad_scorecard when its expressions are none that a policy can read.
 */
export async function scoreStanding(ctx: Context, card: Scorecard, customer: string): Promise<ScoreResult> {
  const { id } = await findCustomer(ctx, customer);
  const { document } = await activePolicy(ctx);
  const facts = (await gatherFacts(ctx, [id])).get(id);
  if (facts === undefined) throw refuseShared("not_found", `There is no customer ${customer}.`);
  const tried = {
    ...document,
    scorecards: [...document.scorecards.filter((known) => known.id !== card.id), card],
    segments: document.segments.map((segment) => ({ ...segment, scorecard: card.id, challengers: [] })),
  };
  try {
    const { scores } = evaluateWithoutHorizon(compilePolicy(tried), facts);
    const score = scores.find(({ scorecardId }) => scorecardId === card.id);
    if (score !== undefined) return { ...score, role: "challenger" };
  } catch (error) {
    if (error instanceof PolicyError) throw refuse("bad_scorecard", error.message);
    throw error;
  }
  throw refuse("bad_scorecard", "The policy did not score with this card.");
}
