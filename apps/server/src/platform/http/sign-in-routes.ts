import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { consoleOrigins, type SignIn } from "../auth/index.ts";
import { checkOrigin } from "./permit.ts";
import { PROBLEM_CONTENT_TYPE } from "./problems.ts";
import { signInLimit } from "./rate-limits.ts";

/** Where a password or a code is tried out: few attempts a minute. */
const ATTEMPTS = [
  ["POST", "/sign-in/email"],
  ["POST", "/two-factor/verify-totp"],
  ["POST", "/two-factor/verify-backup-code"],
  ["POST", "/two-factor/enable"],
  ["POST", "/two-factor/disable"],
  ["POST", "/two-factor/get-totp-uri"],
  ["POST", "/two-factor/generate-backup-codes"],
  ["POST", "/change-password"],
  ["POST", "/reset-password"],
] as const;

const OTHERS = [
  ["GET", "/get-session"],
  ["POST", "/sign-out"],
  ["GET", "/list-sessions"],
  ["POST", "/revoke-session"],
  ["POST", "/revoke-other-sessions"],
] as const;

/** Mounts people's sign-in: the paths the console uses and no other, so that a newer library opens no new door. */
export function registerSignIn(
  app: FastifyInstance,
  signIn: SignIn,
  publicUrl: string,
  attemptsPerMinute: number,
): void {
  const origins = consoleOrigins(publicUrl);
  const handler = (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method !== "GET") checkOrigin(origins, request);
    return passOn(signIn, publicUrl, request, reply);
  };
  const limited = { config: { rateLimit: signInLimit(attemptsPerMinute) } };
  for (const [method, path] of ATTEMPTS) app.route({ method, url: `/api/auth${path}`, ...limited, handler });
  for (const [method, path] of OTHERS) app.route({ method, url: `/api/auth${path}`, handler });
}

async function passOn(
  signIn: SignIn,
  publicUrl: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const headers = new Headers();
  for (const name of ["cookie", "origin", "referer", "user-agent"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const hasBody = request.method === "POST";
  if (hasBody) headers.set("content-type", "application/json");
  const response = await signIn.handle(
    new Request(new URL(request.url, publicUrl), {
      method: request.method,
      headers,
      ...(hasBody && { body: JSON.stringify(request.body ?? {}) }),
    }),
  );
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  const text = await response.text();
  reply.code(response.status).header("cache-control", "no-store");
  if (response.ok) return reply.type("application/json; charset=utf-8").send(text === "" ? "null" : text);
  return reply
    .type(PROBLEM_CONTENT_TYPE)
    .send(JSON.stringify(problemFrom(response.status, text, request.id)));
}

/** The library's own refusal, in the form that every other refusal here has. */
function problemFrom(status: number, text: string, requestId: string) {
  const { code, message } = readError(text);
  const known = typeof code === "string" ? code.toLowerCase() : "sign_in_refused";
  return {
    type: `/problems/${known}`,
    title: "Sign-in was refused",
    status,
    code: known,
    detail: typeof message === "string" ? message : "The request was refused.",
    remedy: "Mend what the detail names and try again.",
    requestId,
  };
}

function readError(text: string): { code?: unknown; message?: unknown } {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? read : {};
  } catch {
    return {};
  }
}
