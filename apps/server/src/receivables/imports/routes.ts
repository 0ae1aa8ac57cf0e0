import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Type } from "typebox";
import type { Clock } from "#platform/clock";
import { type Caller, type Database, inMerchant } from "#platform/db";
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
  streamInMerchant,
} from "#platform/http";
import { enqueue } from "#platform/jobs";
import { cancelImport } from "./cancel-import.ts";
import { createImport } from "./create-import.ts";
import { exportLines } from "./export-lines.ts";
import type { ImportJob } from "./jobs.ts";
import { listImports } from "./list-imports.ts";
import { IMPORT_KINDS, type ImportKind } from "./mapping/records.ts";
import { readImport, readProgress } from "./read-import.ts";
import { isRunning } from "./rules.ts";
import { mappingRoutes } from "./saved-mappings/routes.ts";
import { Beginning, ImportSchema, ImportSummarySchema } from "./schemas.ts";
import { importId, startImport } from "./start-import.ts";
import { importOnWire } from "./wire.ts";

const TAG = "Imports";
const FILE_NAME_LENGTH_MAX = 300;
const byId = { params: Closed({ id: Reference }) };
const LIST = "imports";
const Place = Type.Object({
  createdAt: Type.String({ format: "date-time" }),
  id: Type.String({ format: "uuid" }),
});

const PROGRESS_EVERY_MS = 500;
/** A browser opens an event stream again when it ends; none is held for longer. */
const PROGRESS_EVENTS_MAX = 1_200;

const list = route({
  method: "GET",
  path: "/v1/imports",
  summary: "List imports, newest first",
  tag: TAG,
  scope: "documents:read",
  request: { query: Closed(PageQuery) },
  responses: { 200: PageOf(ImportSummarySchema) },
  handle: async (ctx, { query }) => {
    const place = decodeCursor(LIST, Place, query.cursor);
    const { data, next } = await listImports(ctx, place, query.limit ?? PAGE_ROWS_DEFAULT);
    return {
      status: 200,
      body: { data, nextCursor: next === null ? null : encodeCursor(LIST, { ...next }) },
    };
  },
});

const read = route({
  method: "GET",
  path: "/v1/imports/{id}",
  summary: "Read an import: its file, its mapping, how far it is, and why lines were left out",
  tag: TAG,
  scope: "documents:read",
  request: byId,
  responses: { 200: ImportSchema },
  handle: async (ctx, { params }) => ({ status: 200, body: importOnWire(await readImport(ctx, params.id)) }),
});

const cancel = route({
  method: "POST",
  path: "/v1/imports/{id}/cancel",
  summary: "Cancel an import; what it has booked stays",
  tag: TAG,
  scope: "imports:write",
  request: byId,
  responses: { 200: ImportSummarySchema },
  handle: async (ctx, { params }) => {
    await cancelImport(ctx, params.id);
    return { status: 200, body: await readProgress(ctx, params.id) };
  },
});

const lines = route({
  method: "GET",
  path: "/v1/imports/{id}/refusals",
  summary: "Download every line that was refused or is a duplicate, with the reason",
  tag: TAG,
  scope: "documents:read",
  request: { ...byId, query: Closed({ format: Type.Optional(OneOf(["csv", "json"], { default: "csv" })) }) },
  responses: {},
  produces: ["text/csv", "application/x-ndjson"],
  transaction: "none",
  handle: async (ctx, { params, query }) => {
    const format = query.format ?? "csv";
    await inMerchant(ctx.database, ctx.caller, (inside) => readProgress(inside, params.id));
    const content = streamInMerchant(ctx.database, ctx.caller, async function* (inside) {
      yield* await exportLines(inside, params.id, format);
    });
    return format === "csv"
      ? {
          status: 200,
          contentType: "text/csv; charset=utf-8",
          content,
          fileName: `${params.id}-refusals.csv`,
        }
      : { status: 200, contentType: "application/x-ndjson; charset=utf-8", content };
  },
});

const events = route({
  method: "GET",
  path: "/v1/imports/{id}/events",
  summary: "Follow an import: server-sent events named progress, the last when it is at rest",
  tag: TAG,
  scope: "documents:read",
  request: byId,
  responses: {},
  produces: ["text/event-stream"],
  transaction: "none",
  handle: async (ctx, { params }) => {
    await inMerchant(ctx.database, ctx.caller, (inside) => readProgress(inside, params.id));
    return {
      status: 200,
      contentType: "text/event-stream; charset=utf-8",
      content: followImport(ctx.database, ctx.caller, ctx.clock, params.id),
    };
  },
});

async function* followImport(
  database: Database,
  caller: Caller,
  clock: Clock,
  id: string,
): AsyncGenerator<string> {
  let sent = "";
  for (let count = 0; count < PROGRESS_EVENTS_MAX; count += 1) {
    const now = clock.now();
    const summary = await inMerchant(database, { ...caller, now }, (ctx) => readProgress(ctx, id));
    const text = JSON.stringify(summary, (_key, value: unknown) =>
      typeof value === "bigint" ? Number(value) : value,
    );
    // A comment keeps proxies from taking a quiet stream for a dead one.
    yield text === sent ? ": still running\n\n" : `event: progress\ndata: ${text}\n\n`;
    sent = text;
    if (!isRunning(summary.state)) return;
    await sleep(PROGRESS_EVERY_MS);
  }
}

function upload(files: FileStore, kind: ImportKind): RouteDefinition {
  return route({
    method: "POST",
    path: `/v1/imports/${kind}`,
    summary: `Upload a file of ${kind.replace("-", " ")}`,
    description:
      "The body is the file itself: CSV in any dialect or NDJSON, plain or gzip. Nothing is booked yet: the answer says " +
      "what was found and what is to be settled before it may be started.",
    tag: TAG,
    scope: "imports:write",
    request: {
      query: Closed({
        fileName: Type.Optional(Type.String({ minLength: 1, maxLength: FILE_NAME_LENGTH_MAX })),
        entity: Type.Optional(Reference),
        encoding: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
        delimiter: Type.Optional(OneOf([",", ";", "\t", "|"])),
        header: Type.Optional(Type.Boolean({ description: "Whether the first line names the columns" })),
      }),
    },
    responses: { 201: ImportSchema },
    transaction: "none",
    upload: true,
    handle: async ({ database, clock, caller }, { query, upload: body }) => {
      const { encoding, delimiter, header } = query;
      const id = await createImport({ database, clock, files }, caller, {
        kind,
        fileName: query.fileName ?? kind,
        entity: query.entity,
        source: body?.stream ?? Readable.from([]),
        readOptions: {
          ...(encoding === undefined ? {} : { encoding }),
          ...(delimiter === undefined ? {} : { delimiter }),
          ...(header === undefined ? {} : { hasHeader: header }),
        },
      });
      const view = await inMerchant(database, caller, (ctx) => readImport(ctx, id));
      return { status: 201, body: importOnWire(view) };
    },
  });
}

function begin(job: ImportJob, verb: "check" | "start"): RouteDefinition {
  const isCheck = verb === "check";
  return route({
    method: "POST",
    path: `/v1/imports/{id}/${verb}`,
    summary: isCheck ? "Try an import: everything but the booking" : "Start an import",
    description: isCheck
      ? "A dry run over the whole file, which tells what would be accepted, duplicate or refused, and books nothing."
      : "Books the file. Can be followed, cancelled and, after a crash, resumed; every line ends accepted, duplicate or refused.",
    tag: TAG,
    scope: "imports:write",
    request: { ...byId, body: Beginning },
    responses: { 202: ImportSummarySchema },
    handle: async (ctx, { params, body }) => {
      await startImport(ctx, params.id, { ...body, dryRun: isCheck });
      await enqueue(ctx, job, { importId: importId(params.id) });
      return { status: 202, body: await readProgress(ctx, params.id) };
    },
  });
}

/** Everything under /v1/imports and /v1/import-mappings. */
export function importRoutes(files: FileStore, job: ImportJob): readonly RouteDefinition[] {
  return [
    ...IMPORT_KINDS.map((kind) => upload(files, kind)),
    list,
    read,
    begin(job, "check"),
    begin(job, "start"),
    cancel,
    lines,
    events,
    ...mappingRoutes,
  ];
}
