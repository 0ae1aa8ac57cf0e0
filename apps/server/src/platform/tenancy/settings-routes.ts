import { formatId, type IdPrefix, parseId } from "@goodterms/kernel";
import { Type } from "typebox";
import { subjectIdOf } from "../events/index.ts";
import {
  Closed,
  decodeCursor,
  encodeCursor,
  Instant,
  Nullable,
  PAGE_ROWS_DEFAULT,
  PageOf,
  PageQuery,
  type RouteDefinition,
  route,
} from "../http/index.ts";
import { type ListedEvent, listEvents } from "./list-events.ts";
import {
  AGEING_BUCKETS_MAX,
  BUCKET_DAYS_MAX,
  changeSettings,
  type MerchantSettings,
  readSettings,
} from "./settings.ts";

const NAME_LENGTH_MAX = 200;
const EVENT_TYPE_LENGTH_MAX = 100;
const SUBJECT_LENGTH_MAX = 60;

const Name = Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX });
const Buckets = Type.Array(Type.Integer({ minimum: 0, maximum: BUCKET_DAYS_MAX }), {
  minItems: 1,
  maxItems: AGEING_BUCKETS_MAX,
  description: "Days past due at which a bucket ends, ascending from 0",
});
const Settings = Closed({ name: Name, ageingBuckets: Buckets }, { $id: "Settings" });

const EventRow = Closed(
  {
    id: Type.String(),
    type: Type.String(),
    subject: Closed({ type: Type.String(), id: Type.String(), version: Type.Integer() }),
    actor: Type.String(),
    requestId: Type.String(),
    occurredAt: Instant,
    sequence: Nullable(Type.Integer({ description: "Its place in the sealed chain" })),
    data: Type.Record(Type.String(), Type.Unknown()),
  },
  { $id: "Event" },
);
const EVENTS_LIST = "events";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EventPlace = Closed({ id: Type.String({ format: "uuid" }) });

/** What a merchant decides once, and the trail of what was done. */
export const settingsRoutes: readonly RouteDefinition[] = [
  route({
    method: "GET",
    path: "/v1/settings",
    summary: "Read the merchant's settings",
    tag: "Settings",
    scope: "settings:read",
    responses: { 200: Settings },
    handle: async (ctx) => ({ status: 200, body: settingsBody(await readSettings(ctx)) }),
  }),
  route({
    method: "PUT",
    path: "/v1/settings",
    summary: "Change the merchant's settings",
    description: "What is left out stays as it is.",
    tag: "Settings",
    scope: "settings:write",
    request: { body: Closed({ name: Type.Optional(Name), ageingBuckets: Type.Optional(Buckets) }) },
    responses: { 200: Settings },
    handle: async (ctx, { body }) => ({
      status: 200,
      body: settingsBody(await changeSettings(ctx, body)),
    }),
  }),
  route({
    method: "GET",
    path: "/v1/events",
    summary: "Read the audit trail",
    description: "Newest first: who did what to what. `subject` takes any id, such as inv_… or cus_….",
    tag: "Settings",
    scope: "audit:read",
    request: {
      query: Closed({
        subject: Type.Optional(Type.String({ minLength: 1, maxLength: SUBJECT_LENGTH_MAX })),
        type: Type.Optional(Type.String({ minLength: 1, maxLength: EVENT_TYPE_LENGTH_MAX })),
        ...PageQuery,
      }),
    },
    responses: { 200: PageOf(EventRow) },
    handle: async (ctx, { query }) => {
      const limit = query.limit ?? PAGE_ROWS_DEFAULT;
      const place = decodeCursor(EVENTS_LIST, EventPlace, query.cursor);
      const subjectId = query.subject === undefined ? undefined : readSubjectId(query.subject);
      // An id of no known form names nothing, so nothing was ever done to it.
      if (subjectId === null) return { status: 200, body: { data: [], nextCursor: null } };
      const events = await listEvents(ctx, {
        subjectId,
        type: query.type,
        before: place?.id,
        limit: limit + 1,
      });
      const page = events.slice(0, limit);
      const last = events.length > limit ? page.at(-1) : undefined;
      return {
        status: 200,
        body: {
          data: page.map(eventBody),
          nextCursor: last === undefined ? null : encodeCursor(EVENTS_LIST, { id: last.id }),
        },
      };
    },
  }),
];

function settingsBody(settings: MerchantSettings) {
  return { name: settings.name, ageingBuckets: [...settings.ageingBuckets] };
}

function eventBody(event: ListedEvent) {
  return {
    id: formatId("evt", event.id),
    type: event.type,
    subject: {
      type: event.subjectType,
      id: subjectIdOf(event.subjectType, event.subjectId),
      version: Number(event.subjectVersion),
    },
    actor: event.actor,
    requestId: event.requestId,
    occurredAt: event.occurredAt,
    sequence: event.sequence === null ? null : Number(event.sequence),
    data: event.data,
  };
}

/** The uuid behind an id of any kind; kinds without a prefix of their own show the uuid itself. */
function readSubjectId(text: string): string | null {
  return UUID.test(text) ? text : parseId(text.slice(0, text.indexOf("_")) as IdPrefix, text);
}
