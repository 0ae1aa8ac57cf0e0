import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { refuse } from "./refusals.ts";

const WINDOW_MS = 60_000;
const CALLERS_COUNTED_MAX = 20_000;
/** For one address that has not said who it is: wrong keys, and pages of the console for a whole office. */
const UNKNOWN_REQUESTS_PER_MINUTE = 3_000;
const IPV6_SUBNET = 64;

/** Counts requests by API key, person, or else address. The count is each process's own: N processes let N times as many. */
export async function limitRates(app: FastifyInstance, requestsPerMinute: number): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    cache: CALLERS_COUNTED_MAX,
    timeWindow: WINDOW_MS,
    enableDraftSpec: true,
    keyGenerator: callerOf,
    max: (_request, key) => (key.startsWith("ip:") ? UNKNOWN_REQUESTS_PER_MINUTE : requestsPerMinute),
    errorResponseBuilder: (_request, context) =>
      refuse("rate_limited", `The limit is ${context.max} requests a minute.`),
  });
}

/** The stricter limit of attempts to sign in, by address. */
export function signInLimit(attemptsPerMinute: number) {
  return { max: attemptsPerMinute, timeWindow: WINDOW_MS, groupId: "sign-in", keyGenerator: addressOf };
}

/** A person filling in a form saves every few seconds, and an office shares an address. */
const LINK_REQUESTS_PER_ADDRESS = 240;
const LINK_REQUESTS_PER_LINK = 120;

/** The limit of requests to public links from one address, whatever links it tries. */
export function linkLimitOfAddress() {
  return {
    max: LINK_REQUESTS_PER_ADDRESS,
    timeWindow: WINDOW_MS,
    groupId: "public-link",
    keyGenerator: addressOf,
  };
}

const limitsOfLinks = new WeakMap<FastifyInstance, (request: FastifyRequest) => Promise<void>>();

/**
 * The limit of requests to one public link, wherever they come from. One count for all routes of a server.
 * The hook throws Refusal rate_limited.
 */
export function linkLimit(app: FastifyInstance): (request: FastifyRequest) => Promise<void> {
  const known = limitsOfLinks.get(app);
  if (known !== undefined) return known;
  const count = app.createRateLimit({
    max: LINK_REQUESTS_PER_LINK,
    timeWindow: WINDOW_MS,
    keyGenerator: (request) => `link:${(request.params as { token?: string }).token ?? ""}`,
  });
  const hook = async (request: FastifyRequest) => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) {
      throw refuse("rate_limited", `The limit is ${LINK_REQUESTS_PER_LINK} requests a minute for one link.`);
    }
  };
  limitsOfLinks.set(app, hook);
  return hook;
}

function callerOf(request: FastifyRequest): string {
  const { identity } = request;
  return identity?.outcome === "known" ? identity.access.actor : addressOf(request);
}

function addressOf(request: FastifyRequest): string {
  return `ip:${normalizeIP(request.ip, IPV6_SUBNET)}`;
}
