import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { Closed, Instant, Nullable, OneOf } from "#platform/http";
import type { ScoreResult } from "../evaluations/outcome.ts";
import { FIT_SOURCES, FIT_STATES, type FitResultRow, type FitRow } from "./fits/store.ts";
import { METHODS } from "./fitting/fit-file.ts";
import type { ScorecardRow } from "./library/store.ts";
import { ReportBody } from "./report-body.ts";
import { MISSING_MODES } from "./rules.ts";
import { ScorecardBody } from "./scorecard-body.ts";

const fitParts = {
  id: Type.String(),
  source: OneOf(FIT_SOURCES),
  name: Type.String(),
  meaning: Type.String(),
  target: Type.String(),
  method: OneOf(METHODS),
  holdoutShare: Type.Number(),
  state: OneOf(FIT_STATES),
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  step: Type.String(),
  failure: Nullable(Type.String()),
  createdAt: Instant,
  createdBy: Type.String(),
  finishedAt: Nullable(Instant),
};
export const FitSummaryBody = Closed(fitParts);
export const FitBody = Closed({ ...fitParts, card: Nullable(ScorecardBody), report: Nullable(ReportBody) });

export function fitSummaryBody(fit: FitRow): Static<typeof FitSummaryBody> {
  const { name, meaning, target, method, holdoutShare } = fit.request;
  return {
    id: formatId("fit", fit.id),
    source: fit.source,
    name,
    meaning,
    target,
    method,
    holdoutShare,
    state: fit.state,
    progress: Number(fit.progress),
    step: fit.step,
    failure: fit.failure,
    createdAt: fit.createdAt,
    createdBy: fit.createdBy,
    finishedAt: fit.finishedAt,
  };
}

export function fitBody(fit: FitResultRow): Static<typeof FitBody> {
  return {
    ...fitSummaryBody(fit),
    card: fit.card === null ? null : (JSON.parse(fit.card) as Static<typeof ScorecardBody>),
    report: fit.report === null ? null : (JSON.parse(fit.report) as Static<typeof ReportBody>),
  };
}

const cardParts = {
  id: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  fitId: Nullable(Type.String()),
  note: Type.String(),
  createdAt: Instant,
  createdBy: Type.String(),
};
export const CardSummaryBody = Closed(cardParts);
export const CardBody = Closed({ ...cardParts, card: ScorecardBody });

export function cardSummaryBody(row: ScorecardRow): Static<typeof CardSummaryBody> {
  return {
    id: formatId("scd", row.id),
    version: row.version,
    name: row.name,
    fitId: row.fitId === null ? null : formatId("fit", row.fitId),
    note: row.note,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
  };
}

export function cardBody(row: ScorecardRow): Static<typeof CardBody> {
  return { ...cardSummaryBody(row), card: JSON.parse(row.card) as Static<typeof ScorecardBody> };
}

const Parameter = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);
export const ScoreBody = Closed({
  scorecardId: Type.String(),
  version: Type.String(),
  role: OneOf(["champion", "challenger"]),
  score: Nullable(Type.String({ description: "An exact decimal; higher is safer" })),
  missing: Type.Array(Type.String()),
  missingMode: OneOf(MISSING_MODES),
  parts: Type.Array(
    Closed({
      variable: Type.String(),
      value: Nullable(Type.String()),
      bin: Type.String(),
      points: Type.String(),
      weight: Type.String(),
      contribution: Type.String(),
      lost: Type.String(),
    }),
  ),
  reasons: Type.Array(Closed({ code: Type.String(), parameters: Type.Record(Type.String(), Parameter) })),
});

export function scoreBody(result: ScoreResult): Static<typeof ScoreBody> {
  return {
    ...result,
    missing: [...result.missing],
    parts: [...result.parts],
    reasons: result.reasons.map(({ code, parameters }) => ({
      code,
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name,
          typeof value === "bigint" ? String(value) : value,
        ]),
      ),
    })),
  };
}

const Figure = Nullable(Type.Number());
const Counts = Type.Array(Type.Number());
export const MonitoringBody = Closed({
  scorecardId: Type.String(),
  version: Type.String(),
  asOf: Type.String({ format: "calendar-date" }),
  scored: Type.Integer(),
  scorePsi: Figure,
  variables: Type.Array(Closed({ name: Type.String(), psi: Type.Number() })),
  bands: Nullable(Closed({ bounds: Counts, atFit: Counts, now: Counts })),
  outcomes: Type.Array(
    Closed({
      scorecardId: Type.String(),
      version: Type.String(),
      role: OneOf(["champion", "challenger"]),
      customers: Type.Integer(),
      bads: Type.Integer(),
      auc: Figure,
      ks: Figure,
    }),
  ),
  maturedShare: Figure,
});
