import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { hostOf } from "../endpoints/rules.ts";
import { isPublicAddress } from "./addresses.ts";

export interface Address {
  readonly address: string;
  readonly family: number;
}

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly allowPrivate: boolean;
  /** Turns a name into addresses; the system's resolver unless a test stands in for the network. */
  readonly resolve?: ((host: string) => Promise<readonly Address[]>) | undefined;
  readonly timeoutMs?: number;
}

/** What came of one attempt: the status answered, or the reason why there is none. Never any text of the receiver. */
export type WebhookResponse =
  | { readonly status: number; readonly error: null }
  | { readonly status: null; readonly error: string };

const TIMEOUT_MS = 10_000;
const RESPONSE_BYTES_MAX = 64 * 1024;

/**
 * Posts once, following no redirect. The name is resolved here, every address is checked, and the connection goes to
 * the address that was checked: a name that resolves differently a moment later changes nothing. Never throws.
 */
export async function sendRequest(webhook: WebhookRequest): Promise<WebhookResponse> {
  const late = AbortSignal.timeout(webhook.timeoutMs ?? TIMEOUT_MS);
  try {
    const url = new URL(webhook.url);
    const address = await before(late, chooseAddress(url, webhook));
    if (address === null) return { status: null, error: "private address" };
    return { status: await post(url, address, webhook, late), error: null };
  } catch (error) {
    return { status: null, error: late.aborted ? "timeout" : reasonOf(error) };
  }
}

/** The address to connect to, or null when the host has any that is not public and that is not allowed. */
async function chooseAddress(url: URL, webhook: WebhookRequest): Promise<Address | null> {
  const host = hostOf(url);
  const literal = isIP(host);
  const resolve = webhook.resolve ?? ((name: string) => lookup(name, { all: true }));
  const addresses = literal === 0 ? await resolve(host) : [{ address: host, family: literal }];
  const [first] = addresses;
  if (first === undefined) throw new Error("no address");
  if (!webhook.allowPrivate && !addresses.every(({ address }) => isPublicAddress(address))) return null;
  return first;
}

function post(url: URL, address: Address, webhook: WebhookRequest, signal: AbortSignal): Promise<number> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const checkedAddress: LookupFunction = (_host, options, callback) => {
    if (options.all) callback(null, [{ ...address }]);
    else callback(null, address.address, address.family);
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      headers: { ...webhook.headers, "content-length": String(Buffer.byteLength(webhook.body)) },
      // A connection of its own: a kept one could have been opened to an address checked long ago.
      agent: false,
      lookup: checkedAddress,
      signal,
    });
    let status: number | undefined;
    // Once there is a status, a body that breaks off or comes too late takes nothing away from it.
    sent.on("error", (error) => (status === undefined ? reject(error) : resolve(status)));
    sent.on("response", (response) => {
      const answered = response.statusCode ?? 0;
      status = answered;
      readAway(response, () => {
        sent.destroy();
        resolve(answered);
      });
    });
    sent.end(webhook.body);
  });
}

/** Lets the answer run out up to a limit. */
function readAway(response: IncomingMessage, done: () => void): void {
  let bytes = 0;
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > RESPONSE_BYTES_MAX) done();
  });
  response.on("end", done);
  response.on("error", done);
  response.on("close", done);
}

function before<T>(late: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    late.addEventListener("abort", () => reject(late.reason), { once: true });
    work.then(resolve, reject);
  });
}

/** The system's short code ("ECONNREFUSED"), for its messages may name hosts and addresses. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "the request failed";
}
