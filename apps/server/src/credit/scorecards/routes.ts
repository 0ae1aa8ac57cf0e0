import { Type } from "typebox";
import type { FileStore } from "#platform/files";
import {
  Closed,
  decodeCursor,
  encodeCursor,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { refuse } from "../refusals.ts";
import type { FitJob } from "./fits/jobs.ts";
import { fitRoutes } from "./fits/routes.ts";
import { monitorScorecard } from "./library/monitor-scorecard.ts";
import { type CardSource, findScorecard, saveScorecard } from "./library/save-scorecard.ts";
import { scoreStanding, scoreValues } from "./library/score-once.ts";
import { selectScorecards } from "./library/store.ts";
import type { Scorecard } from "./rules.ts";
import { scorecardContent } from "./scorecard-body.ts";
import {
  CardBody,
  CardSummaryBody,
  cardBody,
  cardSummaryBody,
  MonitoringBody,
  ScoreBody,
  scoreBody,
} from "./wire.ts";

const TAG = "Scorecards";
const LIST = "scorecards";
const VALUES_MAX = 120;
const NOTE_LENGTH_MAX = 1_000;
const VERSION_MAX = 1_000_000;
const Place = Type.Object({ id: Type.String({ format: "uuid" }) });
const byId = { params: Closed({ id: Reference }) };
const Version = Type.Integer({ minimum: 1, maximum: VERSION_MAX });
const VersionQuery = Closed({ version: Type.Optional(Version) });
const Plain = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: "^[^\\u0000]*$" });

const NewCard = Closed({
  card: Type.Optional(Closed(scorecardContent)),
  fitId: Type.Optional(Reference),
  name: Type.Optional(Plain(200)),
  expressions: Type.Optional(
    Type.Record(Type.String({ pattern: "^[a-z][a-z0-9_]{0,79}$" }), Plain(NOTE_LENGTH_MAX), {
      maxProperties: VALUES_MAX,
      description: "For a fitted card: what a policy reads for a variable, where the file's column is not it",
    }),
  ),
  note: Plain(NOTE_LENGTH_MAX),
});

function sourceOf(body: {
  readonly card?: Omit<Scorecard, "id" | "version">;
  readonly fitId?: string;
  readonly name?: string;
  readonly expressions?: Readonly<Record<string, string>>;
}): CardSource {
  if (body.card !== undefined && body.fitId === undefined) return { card: body.card };
  if (body.fitId !== undefined && body.card === undefined)
    return { fitId: body.fitId, name: body.name, expressions: body.expressions ?? {} };
  throw refuse("bad_field", "Give either a card or the id of a fit.", [
    { pointer: "/card", message: "either this or fitId" },
  ]);
}

const listCards = route({
  method: "GET",
  path: "/v1/scorecards",
  summary: "List the library's scorecards in their latest versions",
  tag: TAG,
  scope: "credit:read",
  request: { query: Closed(PageQuery) },
  responses: { 200: PageOf(CardSummaryBody) },
  handle: async (ctx, { query }) => {
    const rowsMax = query.limit ?? PAGE_ROWS_DEFAULT;
    const after = decodeCursor(LIST, Place, query.cursor);
    const rows = await selectScorecards(ctx, after?.id ?? null, rowsMax + 1);
    const last = rows[rowsMax - 1];
    const isMore = rows.length > rowsMax && last !== undefined;
    return {
      status: 200,
      body: {
        data: rows.slice(0, rowsMax).map(cardSummaryBody),
        nextCursor: isMore ? encodeCursor(LIST, { id: last.id }) : null,
      },
    };
  },
});

const makeCard = route({
  method: "POST",
  path: "/v1/scorecards",
  summary: "Put a scorecard into the library: your own, or a fit's",
  description: "It decides nothing until a policy names it, as champion or as a challenger in the shadow.",
  tag: TAG,
  scope: "credit:policy",
  request: { body: NewCard },
  responses: { 201: CardBody },
  handle: async (ctx, { body }) => ({
    status: 201,
    body: cardBody(await saveScorecard(ctx, null, sourceOf(body), body.note)),
  }),
});

const addVersion = route({
  method: "POST",
  path: "/v1/scorecards/{id}/versions",
  summary: "Add a version of a scorecard; those before stay as they are",
  tag: TAG,
  scope: "credit:policy",
  request: { ...byId, body: NewCard },
  responses: { 201: CardBody },
  handle: async (ctx, { params, body }) => ({
    status: 201,
    body: cardBody(await saveScorecard(ctx, params.id, sourceOf(body), body.note)),
  }),
});

const readCard = route({
  method: "GET",
  path: "/v1/scorecards/{id}",
  summary: "Read a scorecard, in its latest version or another",
  tag: TAG,
  scope: "credit:read",
  request: { ...byId, query: VersionQuery },
  responses: { 200: CardBody },
  handle: async (ctx, { params, query }) => ({
    status: 200,
    body: cardBody(await findScorecard(ctx, params.id, query.version ?? null)),
  }),
});

const Value = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Null()]);

const scoreOnce = route({
  method: "POST",
  path: "/v1/scorecards/{id}/score",
  summary: "Try a scorecard on a customer as it stands, or on values of your own; nothing is kept",
  tag: TAG,
  scope: "credit:read",
  idempotent: false,
  request: {
    ...byId,
    body: Closed({
      version: Type.Optional(Version),
      customer: Type.Optional(Reference),
      values: Type.Optional(
        Type.Record(Type.String({ pattern: "^[a-z][a-z0-9_]{0,79}$" }), Value, { maxProperties: VALUES_MAX }),
      ),
    }),
  },
  responses: { 200: ScoreBody },
  handle: async (ctx, { params, body }) => {
    const { customer, values } = body;
    const card = JSON.parse((await findScorecard(ctx, params.id, body.version ?? null)).card) as Scorecard;
    if (customer !== undefined && values === undefined)
      return { status: 200, body: scoreBody(await scoreStanding(ctx, card, customer)) };
    if (values !== undefined && customer === undefined)
      return { status: 200, body: scoreBody(scoreValues(card, values)) };
    throw refuse("bad_field", "Give either a customer or values.", [
      { pointer: "/customer", message: "either this or values" },
    ]);
  },
});

const monitor = route({
  method: "GET",
  path: "/v1/scorecards/{id}/monitoring",
  summary:
    "See how a scorecard does: who is scored now, and how it told good from bad, beside its challengers",
  tag: TAG,
  scope: "credit:read",
  request: { ...byId, query: VersionQuery },
  responses: { 200: MonitoringBody },
  handle: async (ctx, { params, query }) => {
    const found = await monitorScorecard(ctx, params.id, query.version ?? null);
    return {
      status: 200,
      body: {
        ...found,
        variables: [...found.variables],
        outcomes: [...found.outcomes],
        bands:
          found.bands === null
            ? null
            : { bounds: [...found.bands.bounds], atFit: [...found.bands.atFit], now: [...found.bands.now] },
      },
    };
  },
});

/** Everything under /v1/scorecards. */
export function scorecardRoutes(files: FileStore, job: FitJob): readonly RouteDefinition[] {
  return [...fitRoutes(files, job), listCards, makeCard, readCard, addVersion, scoreOnce, monitor];
}
