import { randomUUID } from "node:crypto";
import { formatId } from "@goodterms/kernel";
import { type Access, scopesOf } from "#platform/auth";
import { type Caller, type Context, type Database, inMerchant } from "#platform/db";
import type { RouteDefinition } from "#platform/http";

const MINUTE_MS = 60_000;
/** For documentation only (RFC 5737): nobody's address. */
const VISITOR_ADDRESS = "192.0.2.10";
const DEMO_ACTOR = "system:demo";

/** Who acts in the demo: its owner; the program itself, which has no authority of its own; somebody who holds a link. */
type Role = "owner" | "program" | "visitor";
type Method = RouteDefinition["method"];

/** Asks one of the rooms' routes and gives its answer. @throws Refusal as the route does. */
export type Ask = (method: Method, path: string, body?: unknown) => Promise<unknown>;

/** Tells the demo's credit side through the rooms' routes, each request at its own moment of the last days. */
export interface Teller {
  readonly merchantId: string;
  readonly now: Date;
  /** The person who owns the demo, as `usr_…`; null in tests that have none. */
  readonly ownerId: string | null;
  as(role: Role, minutesAgo: number): Ask;
  /** Runs in a transaction of the program's own. */
  run<T>(minutesAgo: number, work: (ctx: Context) => Promise<T>): Promise<T>;
}

export interface TellerParts {
  readonly database: Database;
  readonly routes: readonly RouteDefinition[];
  readonly merchantId: string;
  readonly ownerId: string | null;
  readonly now: Date;
}

export function openTeller(parts: TellerParts): Teller {
  const { database, merchantId, ownerId, now } = parts;
  const find = openFinder(parts.routes);
  const callerAt = (actor: string, at: Date): Caller => ({
    merchantId,
    actor,
    now: at,
    requestId: randomUUID(),
  });
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * MINUTE_MS);
  return {
    merchantId,
    now,
    ownerId: ownerId === null ? null : formatId("usr", ownerId),
    run: (minutesAgo, work) => inMerchant(database, callerAt(DEMO_ACTOR, ago(minutesAgo)), work),
    as: (role, minutesAgo) => {
      const at = ago(minutesAgo);
      const access = accessOf(merchantId, role === "owner" ? ownerId : null);
      return async (method, path, body) => {
        const { route, request } = find(method, path, body);
        const caller = callerAt(access.actor, at);
        const clock = { now: () => at };
        if (route.scope === "public_link") {
          const visitor = { database, clock, requestId: caller.requestId, address: VISITOR_ADDRESS };
          return bodyOf(await route.handle(visitor, request));
        }
        if (route.transaction === "none") {
          return bodyOf(await route.handle({ access, caller, database, clock }, request));
        }
        return bodyOf(await inMerchant(database, caller, (ctx) => route.handle({ ...ctx, access }, request)));
      };
    },
  };
}

function accessOf(merchantId: string, userId: string | null): Access {
  const roles = userId === null ? [] : (["owner"] as const);
  return {
    merchantId,
    mode: "live",
    actor: userId === null ? DEMO_ACTOR : `user:${userId}`,
    scopes: scopesOf(["owner"]),
    roles,
    userId,
    keyId: null,
  };
}

interface Found {
  readonly route: RouteDefinition;
  readonly request: Parameters<RouteDefinition["handle"]>[1];
}

function openFinder(routes: readonly RouteDefinition[]) {
  const known = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replaceAll(/\{([a-zA-Z]+)\}/g, "(?<$1>[^/]+)")}$`),
  }));
  return (method: Method, path: string, body: unknown): Found => {
    const [place = "", query = ""] = path.split("?");
    // A fixed path goes before one with a name in it, as in the server.
    const matching = known
      .filter(({ route, pattern }) => route.method === method && pattern.test(place))
      .sort((one, other) => Number(one.route.path !== place) - Number(other.route.path !== place));
    const [first] = matching;
    if (first === undefined) throw new Error(`the demo asks ${method} ${path}, which no room answers`);
    const { route, pattern } = first;
    const request: unknown = {
      params: { ...pattern.exec(place)?.groups },
      query: Object.fromEntries(new URLSearchParams(query)),
      body,
      upload: undefined,
    };
    return { route, request: request as Found["request"] };
  };
}

function bodyOf(answer: Awaited<ReturnType<RouteDefinition["handle"]>>): unknown {
  return "body" in answer ? answer.body : answer.content;
}

/** What stands at a place in an answer, or undefined. */
export function partOf(answer: unknown, ...keys: readonly (string | number)[]): unknown {
  let part = answer;
  for (const key of keys) {
    if (typeof part !== "object" || part === null) return undefined;
    part = (part as Record<string | number, unknown>)[key];
  }
  return part;
}

/** The text at a place in an answer. @throws Error where there is none. */
export function textAt(answer: unknown, ...keys: readonly (string | number)[]): string {
  const part = partOf(answer, ...keys);
  if (typeof part !== "string") throw new Error(`the demo misses ${keys.join(".")} in an answer`);
  return part;
}

/** The list at a place in an answer; empty where there is none. */
export function listAt(answer: unknown, ...keys: readonly (string | number)[]): readonly unknown[] {
  const part = partOf(answer, ...keys);
  return Array.isArray(part) ? part : [];
}
