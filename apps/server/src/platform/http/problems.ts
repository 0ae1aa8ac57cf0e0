import { STATUS_CODES } from "node:http";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { sqlState } from "../db/index.ts";
import { Refusal, type RefusalPointer } from "../refusals/index.ts";
import { refuse } from "./refusals.ts";
import { escapeStep } from "./wire.ts";

export const PROBLEM_CONTENT_TYPE = "application/problem+json; charset=utf-8";
const POINTERS_MAX = 50;
const RETRY_AFTER_S = 1;
const LOCK_NOT_AVAILABLE = "55P03";

/** What may succeed later: the database is away, restarting, out of connections, or kept asking to try again. */
const PASSING_SQL_STATES = /^(08|40|53|57P)/;
const PASSING_NETWORK_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT"]);
const POOL_EXHAUSTED = "timeout exceeded when trying to connect";

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
  readonly pointers?: readonly RefusalPointer[];
  readonly requestId: string;
}

interface ProblemAnswer {
  readonly body: ProblemBody;
  readonly headers: Readonly<Record<string, string>>;
}

/** Any error as problem+json: refusals as they say, the framework's own by their kind, the rest without internals. */
function problemOf(error: unknown, requestId: string): ProblemAnswer {
  const refusal = error instanceof Refusal ? error : refusalOf(error);
  if (refusal !== null) return { body: refusalBody(refusal, requestId), headers: headersOf(refusal) };
  if (isPassing(error)) {
    return {
      body: fault(503, "unavailable", "The database does not answer now.", "Try again shortly.", requestId),
      headers: { "retry-after": String(RETRY_AFTER_S) },
    };
  }
  const remedy = "Try again; if it happens again, tell the operator the request id.";
  return {
    body: fault(500, "internal", "Something failed here, and nothing was changed.", remedy, requestId),
    headers: {},
  };
}

export function refusalBody(refusal: Refusal, requestId: string): ProblemBody {
  return {
    type: `/problems/${refusal.code}`,
    title: refusal.title,
    status: refusal.status,
    code: refusal.code,
    detail: refusal.detail,
    remedy: refusal.remedy,
    ...(refusal.pointers !== undefined && { pointers: refusal.pointers.slice(0, POINTERS_MAX) }),
    requestId,
  };
}

/** Answers with the problem; faults are logged with their cause, refusals are the caller's business. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const problem = problemOf(error, request.id);
  if (problem.body.status >= 500) request.log.error({ requestId: request.id, err: error }, "request failed");
  return reply
    .code(problem.body.status)
    .headers(problem.headers)
    .type(PROBLEM_CONTENT_TYPE)
    .send(JSON.stringify(problem.body));
}

function fault(status: number, code: string, detail: string, remedy: string, requestId: string): ProblemBody {
  return {
    type: `/problems/${code}`,
    title: STATUS_CODES[status] ?? "",
    status,
    code,
    detail,
    remedy,
    requestId,
  };
}

function headersOf(refusal: Refusal): Record<string, string> {
  if (refusal.code === "busy") return { "retry-after": String(RETRY_AFTER_S) };
  return refusal.status === 401 ? { "www-authenticate": 'Bearer realm="goodterms"' } : {};
}

/** The refusal that an error of the framework or the database stands for, or null for a fault. */
function refusalOf(error: unknown): Refusal | null {
  if (sqlState(error) === LOCK_NOT_AVAILABLE) return refuse("busy", "It did not finish in time.");
  if (!(error instanceof Error)) return null;
  const { code, statusCode, validation } = error as Partial<FastifyError>;
  if (validation !== undefined) return refuseInvalid(error as FastifyError);
  switch (code) {
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return refuse("malformed_json", "The body could not be read as JSON.");
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return refuse("body_too_large", "The body is larger than this address takes.");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return refuse("unsupported_media_type", "The Content-Type header names a type that is not taken here.");
  }
  if (typeof code !== "string" || !code.startsWith("FST_ERR_") || statusCode === undefined) return null;
  return statusCode < 500 ? refuse("malformed_request", "The request could not be read.") : null;
}

const PARTS: Readonly<Record<string, string>> = {
  body: "The body",
  querystring: "The query",
  params: "The path",
  headers: "A header",
};

function refuseInvalid(error: FastifyError): Refusal {
  const pointers = (error.validation ?? []).flatMap((failure): RefusalPointer[] => {
    // "if" and "anyOf" only repeat that one of their members failed, which stands beside them.
    if (failure.keyword === "anyOf" || failure.keyword === "if") return [];
    return [
      { pointer: pointerOf(failure.instancePath, failure.params), message: failure.message ?? "is wrong" },
    ];
  });
  const part = PARTS[error.validationContext ?? "body"] ?? "The request";
  const found =
    pointers.length > 0 ? pointers : [{ pointer: "", message: "matches none of the allowed forms" }];
  return refuse("invalid_request", `${part} does not fit: ${countOf(found.length)}.`, found);
}

function countOf(count: number): string {
  return count === 1 ? "one field is wrong" : `${count} fields are wrong`;
}

/** Points at the field that is missing or not known, not at the object around it. */
function pointerOf(instancePath: string, params: Record<string, unknown>): string {
  const name = params.missingProperty ?? params.additionalProperty;
  if (typeof name !== "string") return instancePath;
  return `${instancePath}/${escapeStep(name)}`;
}

function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return PASSING_SQL_STATES.test(state);
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return (
    error.message === POOL_EXHAUSTED ||
    error.message.startsWith("Connection terminated") ||
    (syscall !== undefined &&
      ["connect", "read", "write"].includes(syscall) &&
      PASSING_NETWORK_CODES.has(code ?? ""))
  );
}
