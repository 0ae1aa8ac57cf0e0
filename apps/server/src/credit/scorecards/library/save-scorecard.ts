import { formatId, parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { refuse as refuseShared } from "../../refusals.ts";
import { findFit } from "../fits/find-fit.ts";
import { refuse } from "../refusals.ts";
import { checkScorecard, type Scorecard } from "../rules.ts";
import { insertScorecard, type ScorecardRow, selectScorecard } from "./store.ts";

/** A card as somebody gives it, or a finished fit's with the expressions a policy is to read it by. */
export type CardSource =
  | { readonly card: Omit<Scorecard, "id" | "version"> }
  | {
      readonly fitId: string;
      readonly name?: string | undefined;
      readonly expressions: Readonly<Record<string, string>>;
    };

/**
 * Puts a card into the library: as a new one, or as the next version of `id`. Versions are never changed, so a policy
 * that holds one knows what it has.
 * @throws Refusal not_found, bad_scorecard, fit_not_ready, version_taken.
 */
export async function saveScorecard(
  ctx: Context,
  id: string | null,
  source: CardSource,
  note: string,
): Promise<ScorecardRow> {
  const before = id === null ? null : await findScorecard(ctx, id, null);
  const content = "card" in source ? { card: source.card, fitId: null } : await cardOfFit(ctx, source);
  const cardId = before?.id ?? newId(ctx.now);
  const version = (before?.version ?? 0) + 1;
  const card: Scorecard = { ...content.card, id: formatId("scd", cardId), version: String(version) };
  const problems = checkScorecard(card);
  if (problems.length > 0)
    throw refuse(
      "bad_scorecard",
      `${problems[0]?.path} ${problems[0]?.message}.`,
      problems.map(({ path, message }) => ({
        pointer: `/card/${path.replace(/\[(\d+)\]/g, "/$1").replaceAll(".", "/")}`,
        message,
      })),
    );
  const isAdded = await insertScorecard(ctx, {
    id: cardId,
    version,
    name: card.name,
    card: JSON.stringify(card),
    fitId: content.fitId,
    note,
  });
  if (!isAdded) throw refuse("version_taken", `Somebody added version ${version} at the same time.`);
  await recordEvents(ctx, [
    {
      type: "credit.scorecard_made",
      subjectType: "scorecard",
      subjectId: cardId,
      subjectVersion: BigInt(version),
      data: { kind: card.kind, variables: card.variables.length },
    },
  ]);
  return findScorecard(ctx, formatId("scd", cardId), version);
}

async function cardOfFit(
  ctx: Context,
  source: Extract<CardSource, { fitId: string }>,
): Promise<{ card: Omit<Scorecard, "id" | "version">; fitId: string }> {
  const fit = await findFit(ctx, source.fitId);
  if (fit.card === null) throw refuse("fit_not_ready", `The fit is ${fit.state}.`);
  const card = JSON.parse(fit.card) as Scorecard;
  const unknown = Object.keys(source.expressions).find(
    (name) => !card.variables.some((variable) => variable.name === name),
  );
  if (unknown !== undefined) throw refuse("bad_scorecard", `The fitted card has no variable "${unknown}".`);
  const variables = card.variables.map((variable) => ({
    ...variable,
    value: source.expressions[variable.name] ?? variable.value,
  }));
  return { card: { ...card, name: source.name ?? card.name, variables }, fitId: fit.id };
}

/** A card of this merchant by its id at the API. @throws Refusal not_found. */
export async function findScorecard(ctx: Context, id: string, version: number | null): Promise<ScorecardRow> {
  const uuid = parseId("scd", id);
  const row = uuid === null ? undefined : await selectScorecard(ctx, uuid, version);
  if (row === undefined) throw refuseShared("not_found", `There is no scorecard ${id}.`);
  return row;
}
