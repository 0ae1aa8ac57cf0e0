import { Readable } from "node:stream";
import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import { inMerchant } from "#platform/db";
import type { FileStore } from "#platform/files";
import {
  Closed,
  decodeCursor,
  encodeCursor,
  OneOf,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import {
  FIT_INTERACTIONS_MAX,
  FIT_REQUEST_DEFAULTS,
  type FitRequest,
  HOLDOUT_MAX,
  METHODS,
} from "../fitting/fit-file.ts";
import { reportText } from "../fitting/text-report.ts";
import {
  COLD_START_CAVEAT,
  HISTORY_CAVEAT,
  HISTORY_MEANING,
  HISTORY_ORDER,
  HISTORY_TARGET,
} from "../history/rules.ts";
import { refuse } from "../refusals.ts";
import { FitBody, FitSummaryBody, fitBody, fitSummaryBody } from "../wire.ts";
import { findFit } from "./find-fit.ts";
import type { FitJob } from "./jobs.ts";
import { startFileFit, startFit } from "./start-fit.ts";
import { selectFits } from "./store.ts";

const TAG = "Scorecards";
const LIST = "scorecard-fits";
const COLUMNS_LENGTH_MAX = 2_000;
const Place = Type.Object({
  createdAt: Type.String({ format: "date-time" }),
  id: Type.String({ format: "uuid" }),
});
const Text = Type.String({ minLength: 1, maxLength: 200, pattern: "^[^\\u0000]*$" });
const Columns = Type.String({
  maxLength: COLUMNS_LENGTH_MAX,
  description: "Names of columns with commas between",
});
const byId = { params: Closed({ id: Reference }) };

const choices = {
  name: Type.Optional(Text),
  method: Type.Optional(
    OneOf(METHODS, {
      default: FIT_REQUEST_DEFAULTS.method,
      description:
        "boosted: bins and two-way tables by boosting; logistic: weights of evidence and a regression",
    }),
  ),
  holdoutShare: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: HOLDOUT_MAX,
      default: FIT_REQUEST_DEFAULTS.holdoutShare,
      description: "Newest share kept aside to measure on; 0 learns from all and measures in five folds",
    }),
  ),
  interactionsMax: Type.Optional(Type.Integer({ minimum: 0, maximum: FIT_INTERACTIONS_MAX })),
};
const UploadQuery = Closed({
  ...choices,
  target: Text,
  meaning: Type.Optional(Text),
  orderBy: Type.Optional(Text),
  leaveOut: Type.Optional(Columns),
  riskier: Type.Optional(Columns),
  safer: Type.Optional(Columns),
});

function requestOf(query: Static<typeof UploadQuery>): FitRequest {
  return {
    target: query.target,
    orderBy: query.orderBy,
    leaveOut: list(query.leaveOut),
    name: query.name ?? "Fitted scorecard",
    meaning: query.meaning ?? "bad by the file's own outcome",
    method: query.method ?? FIT_REQUEST_DEFAULTS.method,
    holdoutShare: query.holdoutShare ?? FIT_REQUEST_DEFAULTS.holdoutShare,
    interactionsMax: query.interactionsMax ?? FIT_REQUEST_DEFAULTS.interactionsMax,
    directions: Object.fromEntries([
      ...list(query.riskier).map((column) => [column, "riskier"] as const),
      ...list(query.safer).map((column) => [column, "safer"] as const),
    ]),
  };
}

function list(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const listFits = route({
  method: "GET",
  path: "/v1/scorecards/fits",
  summary: "List fits of scorecards, newest first",
  tag: TAG,
  scope: "credit:read",
  request: { query: Closed(PageQuery) },
  responses: { 200: PageOf(FitSummaryBody) },
  handle: async (ctx, { query }) => {
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const rows = await selectFits(ctx, decodeCursor(LIST, Place, query.cursor), rowsMax + 1);
    const last = rows[rowsMax - 1];
    const isMore = rows.length > rowsMax && last !== undefined;
    const next = isMore ? encodeCursor(LIST, { createdAt: last.createdAt.toISOString(), id: last.id }) : null;
    return { status: 200, body: { data: rows.slice(0, rowsMax).map(fitSummaryBody), nextCursor: next } };
  },
});

const readFit = route({
  method: "GET",
  path: "/v1/scorecards/fits/{id}",
  summary: "Read a fit: how far it is, then its card and report",
  tag: TAG,
  scope: "credit:read",
  request: byId,
  responses: { 200: FitBody },
  handle: async (ctx, { params }) => ({ status: 200, body: fitBody(await findFit(ctx, params.id)) }),
});

const readReport = route({
  method: "GET",
  path: "/v1/scorecards/fits/{id}/report",
  summary: "Download a fit's report as plain text",
  tag: TAG,
  scope: "credit:read",
  request: byId,
  responses: {},
  produces: ["text/plain"],
  handle: async (ctx, { params }) => {
    const { card, report } = fitBody(await findFit(ctx, params.id));
    if (card === null || report === null) throw refuse("fit_not_ready", "It has no report yet.");
    return {
      status: 200,
      contentType: "text/plain; charset=utf-8",
      content: reportText(card, report),
      fileName: `${params.id}.txt`,
    };
  },
});

function upload(files: FileStore, job: FitJob): RouteDefinition {
  return route({
    method: "POST",
    path: "/v1/scorecards/fits",
    summary: "Upload a table with outcomes, and learn a scorecard from it",
    description:
      "The body is the file itself: CSV or NDJSON, plain or gzip, a row a customer or order, with features and the " +
      "outcome (1 bad, 0 good). It is learned from in the background; read the fit for its state, card and report.",
    tag: TAG,
    scope: "credit:policy",
    request: { query: UploadQuery },
    responses: { 202: FitSummaryBody },
    transaction: "none",
    upload: true,
    handle: async ({ database, caller }, { query, upload: body }) => {
      const source = body?.stream ?? Readable.from([]);
      const id = await startFileFit({ database, files, job }, caller, source, requestOf(query));
      const fit = await inMerchant(database, caller, (ctx) => findFit(ctx, formatId("fit", id)));
      return { status: 202, body: fitSummaryBody(fit) };
    },
  });
}

function fromHistory(job: FitJob): RouteDefinition {
  return route({
    method: "POST",
    path: "/v1/scorecards/fits/from-history",
    summary: "Learn a scorecard from your own customers' history",
    description: `Looks back at quarter days that have a year behind them: how each customer stood, and whether it was ${HISTORY_MEANING}. The card reads the same facts that a policy does.`,
    tag: TAG,
    scope: "credit:policy",
    request: { body: Closed({ ...choices, isColdStart: Type.Optional(Type.Boolean()) }) },
    responses: { 202: FitSummaryBody },
    handle: async (ctx, { body }) => {
      const request: FitRequest = {
        target: HISTORY_TARGET,
        orderBy: HISTORY_ORDER,
        name: body.name ?? "Learned from own history",
        meaning: HISTORY_MEANING,
        method: body.method ?? FIT_REQUEST_DEFAULTS.method,
        holdoutShare: body.holdoutShare ?? FIT_REQUEST_DEFAULTS.holdoutShare,
        interactionsMax: body.interactionsMax ?? FIT_REQUEST_DEFAULTS.interactionsMax,
        directions: {},
        caveats: [HISTORY_CAVEAT, ...(body.isColdStart === true ? [COLD_START_CAVEAT] : [])],
      };
      const id = await startFit(ctx, job, { source: "history", request, filePath: null, fileBytes: null });
      return { status: 202, body: fitSummaryBody(await findFit(ctx, formatId("fit", id))) };
    },
  });
}

/** Everything under /v1/scorecards/fits. */
export function fitRoutes(files: FileStore, job: FitJob): readonly RouteDefinition[] {
  return [listFits, upload(files, job), fromHistory(job), readFit, readReport];
}
