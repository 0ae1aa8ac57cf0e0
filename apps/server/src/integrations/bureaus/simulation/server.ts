// A bureau on loopback: what the adapters are tested against, and what a demo merchant talks to.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a simulator is told to do wrong with the next requests. */
export type Fault =
  | "time_out"
  | "rate_limited"
  | "server_error"
  | "server_error_once"
  | "unavailable"
  | "unavailable_once"
  | "html"
  | "truncated"
  | "not_json"
  | "stale_token"
  | "bad_credentials"
  | "not_entitled"
  | "no_match"
  | "half_failed"
  | "all_failed"
  | "frozen"
  | "too_large"
  | "wrong_path";

export interface SimulatedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface SimulatedAnswer {
  readonly status: number;
  readonly body: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Simulator {
  readonly url: string;
  /** Sets or, with null, mends the fault. */
  fail(fault: Fault | null): void;
  /** Requests so far, newest last: method and path only. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const BODY_BYTES_MAX = 1024 * 1024;
const TOO_LARGE_BYTES = 9 * 1024 * 1024;
const RETRY_AFTER_SECONDS = "7";
const REQUESTS_KEPT_MAX = 1_000;

/** Answers that are the same for every bureau under a fault; undefined where the bureau's own format decides. */
function commonAnswer(fault: Fault | null): SimulatedAnswer | undefined {
  const html = { "content-type": "text/html" };
  if (fault === "rate_limited") {
    return { status: 429, body: "{}", headers: { "retry-after": RETRY_AFTER_SECONDS } };
  }
  if (fault === "server_error" || fault === "server_error_once") return { status: 500, body: "{}" };
  if (fault === "unavailable" || fault === "unavailable_once") return { status: 503, body: "{}" };
  if (fault === "html")
    return { status: 200, body: "<html><body>Please stand by</body></html>", headers: html };
  if (fault === "wrong_path") return { status: 404, body: "<html>Not found</html>", headers: html };
  if (fault === "not_json") return { status: 200, body: "‹nonsense›" };
  if (fault === "too_large") return { status: 200, body: "x".repeat(TOO_LARGE_BYTES) };
  return undefined;
}

const ONCE: ReadonlySet<Fault> = new Set(["server_error_once", "unavailable_once"]);

/** Starts a server that answers with `answer`. Faults do not touch `tokenPath`, but where the fault is the token's. */
export async function startSimulator(parts: {
  readonly tokenPath: string | null;
  answer(request: SimulatedRequest, fault: Fault | null): SimulatedAnswer;
}): Promise<Simulator> {
  let fault: Fault | null = null;
  const requests: string[] = [];
  const reply = (request: SimulatedRequest, response: ServerResponse): void => {
    const current = request.path === parts.tokenPath ? null : fault;
    if (current === "time_out") return;
    if (current !== null && ONCE.has(current)) fault = null;
    const answered = commonAnswer(current) ?? parts.answer(request, fault);
    const text = typeof answered.body === "string" ? answered.body : JSON.stringify(answered.body);
    const sent = current === "truncated" ? text.slice(0, Math.floor(text.length / 2)) : text;
    response
      .writeHead(answered.status, { "content-type": "application/json", ...answered.headers })
      .end(sent);
  };
  const server = createServer((incoming, response) => {
    readBody(incoming)
      .then((body) => {
        const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
        const method = incoming.method ?? "GET";
        requests.push(`${method} ${url.pathname}`);
        if (requests.length > REQUESTS_KEPT_MAX) requests.shift();
        reply(
          { method, path: url.pathname, query: url.searchParams, headers: incoming.headers, body },
          response,
        );
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A demo's simulator must not keep the process alive.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    fail: (wanted) => {
      fault = wanted;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new Error("the body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
