import { Readable } from "node:stream";
import { assert } from "@goodterms/kernel";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Access } from "../auth/index.ts";
import type { Clock } from "../clock/index.ts";
import { type Caller, type Context, type Database, inMerchant } from "../db/index.ts";
import { answerOnce, hashRequest, readIdempotencyKey } from "./idempotency/answer-once.ts";
import type { KeptAnswer } from "./idempotency/store.ts";
import type { FileAnswer, RouteDefinition, RouteRequest } from "./route.ts";
import { boundedBody } from "./streams.ts";
import { toWire } from "./wire.ts";

const JSON_TYPE = "application/json";
const JSON_CONTENT_TYPE = "application/json; charset=utf-8";

export interface AnswerParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly uploadBytesMax: number;
}

type Answer = Awaited<ReturnType<RouteDefinition["handle"]>>;

/** Runs a route's handler for a request that was let in and validated, and sends its answer. */
export async function answerRoute(
  definition: RouteDefinition,
  parts: AnswerParts,
  access: Access,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const caller: Caller = {
    merchantId: access.merchantId,
    actor: access.actor,
    now: parts.clock.now(),
    requestId: request.id,
  };
  const asked = routeRequest(definition, parts, request);
  if (definition.transaction === "none") {
    const { database, clock } = parts;
    return send(reply, await definition.handle({ access, caller, database, clock }, asked));
  }
  // Serialized inside the transaction: an answer that does not fit its schema undoes the work rather than hiding it.
  const work = async (ctx: Context) => prepare(reply, await definition.handle({ ...ctx, access }, asked));
  const key = definition.idempotent ? readIdempotencyKey(request.headers["idempotency-key"]) : null;
  if (key === null) return sendPrepared(reply, await inMerchant(parts.database, caller, work));
  const hash = hashRequest(definition.method, request.url.split("?", 1)[0] ?? "", asked.query, asked.body);
  const answer = await answerOnce(parts.database, caller, key, hash, async (ctx) => kept(await work(ctx)));
  if (answer.replayed) reply.header("idempotent-replayed", "true");
  return sendPrepared(reply, answer);
}

/** The same for a route whose credential is the signed link in its path, which its handler checks. */
export async function answerPublicRoute(
  definition: RouteDefinition,
  parts: AnswerParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { database, clock } = parts;
  const ctx = { database, clock, requestId: request.id, address: request.ip };
  return send(reply, await definition.handle(ctx, routeRequest(definition, parts, request)));
}

function routeRequest(
  definition: RouteDefinition,
  parts: AnswerParts,
  request: FastifyRequest,
): RouteRequest<unknown> {
  // What has no schema was not validated, and is not handed on.
  const { params, query, body } = definition.request;
  const asked = {
    params: params === undefined ? undefined : request.params,
    query: query === undefined ? undefined : request.query,
    body: body === undefined ? undefined : request.body,
    upload: definition.upload ? uploadOf(request, parts.uploadBytesMax) : undefined,
  };
  return asked as RouteRequest<unknown>;
}

function uploadOf(request: FastifyRequest, bytesMax: number) {
  const bounded = boundedBody(bytesMax);
  const source = request.body instanceof Readable ? request.body : Readable.from([]);
  source.on("error", (error) => bounded.destroy(error));
  return { stream: source.pipe(bounded), contentType: request.headers["content-type"] ?? "" };
}

interface Prepared {
  readonly status: number;
  readonly contentType: string;
  readonly payload: string | Uint8Array;
  readonly fileName?: string | undefined;
}

function prepare(reply: FastifyReply, answer: Answer): Prepared {
  if (!("content" in answer)) {
    const payload = answer.status === 204 ? "" : serialize(reply, answer.status, answer.body);
    return { status: answer.status, contentType: JSON_CONTENT_TYPE, payload };
  }
  const { content } = answer;
  assert(
    typeof content === "string" || content instanceof Uint8Array,
    'a stream outlives its transaction; the route must say transaction: "none"',
  );
  return { status: 200, contentType: answer.contentType, payload: content, fileName: answer.fileName };
}

function kept(prepared: Prepared): KeptAnswer {
  assert(typeof prepared.payload === "string", "an idempotent route answers in JSON");
  return { status: prepared.status, contentType: prepared.contentType, payload: prepared.payload };
}

function serialize(reply: FastifyReply, status: number, body: unknown): string {
  const wire = toWire(body) as Record<string, unknown>;
  return reply.serializeInput(wire, String(status), JSON_TYPE) as string;
}

function sendPrepared(reply: FastifyReply, prepared: Prepared): FastifyReply {
  if (prepared.fileName !== undefined) offerFile(reply, prepared.fileName);
  reply.code(prepared.status);
  return prepared.status === 204 ? reply.send() : reply.type(prepared.contentType).send(prepared.payload);
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  if (!("content" in answer) || typeof answer.content === "string" || answer.content instanceof Uint8Array) {
    return sendPrepared(reply, prepare(reply, answer));
  }
  return sendStream(reply, answer, answer.content);
}

function sendStream(
  reply: FastifyReply,
  answer: FileAnswer,
  content: AsyncIterable<string | Uint8Array>,
): FastifyReply {
  if (answer.fileName !== undefined) offerFile(reply, answer.fileName);
  const stream = content instanceof Readable ? content : Readable.from(content, { objectMode: false });
  return reply.code(200).type(answer.contentType).send(stream);
}

/** RFC 6266: a plain name for old readers, the whole one in UTF-8 for the rest. */
function offerFile(reply: FastifyReply, fileName: string): void {
  const plain = fileName.replaceAll(/[^A-Za-z0-9._-]/g, "_");
  reply.header(
    "content-disposition",
    `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll("'", "%27")}`,
  );
}
