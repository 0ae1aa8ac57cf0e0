import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BureauFailure } from "../failure.ts";

const RESPONSE_BYTES_MAX = 8 * 1024 * 1024;
const TIMEOUT_STANDARD_MS = 20_000;

/** Certificate of a client, for bureaus that want mutual TLS. */
export interface ClientCertificate {
  /** PKCS#12. */
  readonly pfx: Buffer;
  readonly passphrase: string;
}

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
  readonly timeoutMs?: number | undefined;
  readonly certificate?: ClientCertificate | undefined;
  /** Whether the bureau may charge once the request has left. */
  readonly costsMoney: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  readonly retryAfterMs: number | null;
}

/**
 * Sends one request, follows no redirect and reads a bounded answer.
 * @throws BureauFailure temporary (no connection, time-out, broken off), malformed (too large). Where the request had
 * left and costs money, the failure's charge is "unknown".
 */
export function sendHttp(request: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let isSent = false;
    const fail = (
      kind: "temporary" | "malformed" | "misconfigured",
      detail: string,
      cause?: unknown,
    ): void => {
      const charge = isSent && request.costsMoney ? "unknown" : "no";
      reject(new BureauFailure(kind, detail, { charge, cause }));
    };
    let sent: ClientRequest;
    try {
      sent = begin(request);
    } catch (error) {
      // A broken certificate or a header that cannot be sent shows itself here.
      fail("misconfigured", "the request could not be made from these settings", codeOf(error));
      return;
    }
    sent.on("finish", () => {
      isSent = true;
    });
    sent.on("error", (error) => {
      const late = error.name === "TimeoutError" || error.name === "AbortError";
      fail("temporary", late ? "no answer in time" : `the connection failed (${codeOf(error)})`);
    });
    sent.on("response", (response) => readAnswer(response, sent, resolve, fail));
    sent.end(request.body ?? undefined);
  });
}

function begin(request: HttpRequest): ClientRequest {
  const url = new URL(request.url);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const length = request.body === null ? {} : { "content-length": String(Buffer.byteLength(request.body)) };
  return send(url, {
    method: request.method,
    headers: { ...request.headers, ...length },
    signal: AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_STANDARD_MS),
    ...(request.certificate !== undefined && { ...request.certificate, agent: false }),
  });
}

function readAnswer(
  response: IncomingMessage,
  sent: ClientRequest,
  resolve: (answer: HttpAnswer) => void,
  fail: (kind: "temporary" | "malformed", detail: string) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= RESPONSE_BYTES_MAX) {
      chunks.push(chunk);
      return;
    }
    fail("malformed", "the answer is larger than is read");
    sent.destroy();
  });
  response.on("error", () => fail("temporary", "the answer broke off"));
  response.on("end", () =>
    resolve({
      status: response.statusCode ?? 0,
      contentType: response.headers["content-type"] ?? "",
      text: Buffer.concat(chunks).toString("utf8"),
      retryAfterMs: readRetryAfter(response.headers["retry-after"], response.headers.date),
    }),
  );
}

const SECOND_MS = 1_000;

/** Seconds, or an HTTP date measured against the answer's own date, so that clocks need not agree. */
function readRetryAfter(header: string | undefined, date: string | undefined): number | null {
  if (header === undefined) return null;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * SECOND_MS;
  const untilMs = Date.parse(header);
  const fromMs = Date.parse(date ?? "");
  return Number.isNaN(untilMs) || Number.isNaN(fromMs) ? null : Math.max(0, untilMs - fromMs);
}

/** The system's short code, for its messages may name hosts and values. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "error";
}
