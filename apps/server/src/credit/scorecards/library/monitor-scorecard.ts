import { addDays, addMonths, formatId, type PlainDate, plainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { readPaymentHistories } from "#receivables";
import { findFit } from "../fits/find-fit.ts";
import { aucOf, ksOf, stabilityIndex } from "../fitting/measures.ts";
import { countBands, type FitReport } from "../fitting/report.ts";
import { OUTCOME_MONTHS, outcomeAfter } from "../history/rules.ts";
import { type EvaluatedRow, selectFirstBetween, selectStanding } from "./evaluated-store.ts";
import { findScorecard } from "./save-scorecard.ts";

const CUSTOMERS_MAX = 5_000;
const CUSTOMERS_AT_ONCE = 500;
/** What was evaluated less long ago has had no time to go bad. */
const EARLIEST_OUTCOME_DAYS = 90;
const LOOK_BACK_MONTHS = 24;

export interface VariableDrift {
  readonly name: string;
  readonly psi: number;
}

/** How one card did on customers whose outcome is known by now. */
export interface CardOutcome {
  readonly scorecardId: string;
  readonly version: string;
  readonly role: "champion" | "challenger";
  readonly customers: number;
  readonly bads: number;
  /** Null where all outcomes are the same. */
  readonly auc: number | null;
  readonly ks: number | null;
}

export interface Monitoring {
  readonly scorecardId: string;
  readonly version: string;
  readonly asOf: PlainDate;
  /** Customers whose standing evaluation has a score of this card. */
  readonly scored: number;
  /** Null without a fit to compare with, or with nobody scored. */
  readonly scorePsi: number | null;
  readonly variables: readonly VariableDrift[];
  /** Tenths of the scores at the fit, and how many are in each now. */
  readonly bands: {
    readonly bounds: readonly number[];
    readonly atFit: readonly number[];
    readonly now: readonly number[];
  } | null;
  /** This card and every card that was scored beside it on the same customers. */
  readonly outcomes: readonly CardOutcome[];
  /** Share of those customers whose year has passed; the others may still go bad. */
  readonly maturedShare: number | null;
}

/**
 * How a card of the library does: who is scored with it now against whom it was learned from, and how well it told good
 * from bad among customers evaluated 3 to 24 months ago, beside the cards in its shadow. Looks at up to 5,000 customers,
 * the newest first.
 * @throws Refusal not_found.
 */
export async function monitorScorecard(
  ctx: Context,
  id: string,
  version: number | null,
): Promise<Monitoring> {
  const row = await findScorecard(ctx, id, version);
  const name = { id: formatId("scd", row.id), version: String(row.version) };
  const fit = row.fitId === null ? null : await findFit(ctx, formatId("fit", row.fitId));
  const report = fit?.report == null ? null : (JSON.parse(fit.report) as FitReport);
  const standing = (await selectStanding(ctx, CUSTOMERS_MAX)).flatMap(({ scores }) =>
    scores.filter((score) => score.scorecardId === name.id && score.version === name.version),
  );
  const numbers = standing.flatMap(({ score }) => (score === null ? [] : [Number(score)]));
  const now = report === null ? [] : countBands(report.bands.bounds, numbers);
  const asOf = plainDate(ctx.now.toISOString().slice(0, 10));
  const { outcomes, maturedShare } = await readOutcomes(ctx, name, asOf);
  return {
    scorecardId: name.id,
    version: name.version,
    asOf,
    scored: standing.length,
    scorePsi: report === null || numbers.length === 0 ? null : stabilityIndex(report.bands.counts, now),
    variables: report === null || standing.length === 0 ? [] : driftOf(report, standing),
    bands: report === null ? null : { bounds: report.bands.bounds, atFit: report.bands.counts, now },
    outcomes,
    maturedShare,
  };
}

function driftOf(report: FitReport, standing: readonly EvaluatedRow["scores"][number][]): VariableDrift[] {
  return report.variables.map((variable) => {
    const counts = new Map<string, number>();
    for (const { parts } of standing) {
      const bin = parts.find((part) => part.variable === variable.name)?.bin;
      if (bin !== undefined) counts.set(bin, (counts.get(bin) ?? 0) + 1);
    }
    const psi = stabilityIndex(
      variable.bins.map(({ rows }) => rows),
      variable.bins.map(({ label }) => counts.get(label) ?? 0),
    );
    return { name: variable.name, psi };
  });
}

async function readOutcomes(
  ctx: Context,
  name: { readonly id: string; readonly version: string },
  today: PlainDate,
): Promise<Pick<Monitoring, "outcomes" | "maturedShare">> {
  const instant = (day: PlainDate): Date => new Date(`${day}T00:00:00Z`);
  const [from, until] = [addMonths(today, -LOOK_BACK_MONTHS), addDays(today, -EARLIEST_OUTCOME_DAYS)];
  const evaluated = (await selectFirstBetween(ctx, instant(from), instant(until), CUSTOMERS_MAX)).filter(
    ({ scores }) =>
      scores.some(
        (score) => score.scorecardId === name.id && score.version === name.version && score.score !== null,
      ),
  );
  const known: { readonly row: EvaluatedRow; readonly isBad: boolean; readonly isMature: boolean }[] = [];
  for (let place = 0; place < evaluated.length; place += CUSTOMERS_AT_ONCE) {
    const rows = evaluated.slice(place, place + CUSTOMERS_AT_ONCE);
    const ids = rows.map(({ customerId }) => customerId);
    const histories = await readPaymentHistories(ctx, ids, {
      from: addMonths(from, -LOOK_BACK_MONTHS),
      today,
    });
    for (const row of rows) {
      const history = histories.get(row.customerId);
      const on = plainDate(row.evaluatedAt.toISOString().slice(0, 10));
      const end = addMonths(on, OUTCOME_MONTHS);
      const items = history?.items.filter(({ currency }) => currency === history.account.currency) ?? [];
      const isBad = outcomeAfter(items, on, end < today ? end : today);
      if (isBad !== null) known.push({ row, isBad, isMature: end <= today });
    }
  }
  const cards = new Map<
    string,
    { score: EvaluatedRow["scores"][number]; scores: number[]; bads: number[] }
  >();
  for (const { row, isBad } of known)
    for (const score of row.scores) {
      if (score.score === null) continue;
      const key = `${score.scorecardId} ${score.version} ${score.role}`;
      const card = cards.get(key) ?? { score, scores: [], bads: [] };
      card.scores.push(Number(score.score));
      card.bads.push(isBad ? 1 : 0);
      cards.set(key, card);
    }
  return {
    outcomes: [...cards.values()].map(({ score, scores, bads }) => outcomeOf(score, scores, bads)),
    maturedShare: known.length === 0 ? null : known.filter(({ isMature }) => isMature).length / known.length,
  };
}

function outcomeOf(
  { scorecardId, version, role }: EvaluatedRow["scores"][number],
  scores: readonly number[],
  bads: readonly number[],
): CardOutcome {
  const [numbers, isBad] = [Float64Array.from(scores), Uint8Array.from(bads)];
  const bad = bads.reduce((sum, one) => sum + one, 0);
  const isTold = bad > 0 && bad < bads.length;
  return {
    scorecardId,
    version,
    role,
    customers: scores.length,
    bads: bad,
    auc: isTold ? aucOf(numbers, isBad) : null,
    ks: isTold ? ksOf(numbers, isBad) : null,
  };
}
