// Asks every route as every caller about another merchant's things, and judges the answers without knowing the routes.
import { formatId } from "@goodterms/kernel";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import type { Scope } from "../../src/platform/auth/index.ts";
import type { RouteDefinition } from "../../src/platform/http/index.ts";
import type { Headers, RichMerchant } from "./a-rich-merchant.ts";
import type { Variant } from "./requests.ts";

export interface Caller {
  readonly name: string;
  readonly headers: Headers;
  /** What it may do; null for somebody who is to be turned away at the door. */
  readonly scopes: ReadonlySet<Scope> | null;
}

export interface Failure {
  readonly route: string;
  readonly caller: string;
  readonly variant: string;
  readonly status: number;
  readonly what: string;
}

/** Texts that only the other merchant's things hold. */
export interface Secrets {
  readonly mark: string;
  readonly ids: ReadonlySet<string>;
}

export const ID = /\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b/g;

/** What an answer tells of the other merchant that was not said in the request or is not `known` anyway. */
export function toldBy(answer: LightMyRequestResponse, secrets: Secrets, known: string): string[] {
  const text = `${JSON.stringify(answer.headers)}\n${answer.body}`;
  const marked = text.match(new RegExp(`${secrets.mark}[\\w-]*`, "g")) ?? [];
  const ids = (text.match(ID) ?? []).filter((id) => secrets.ids.has(id));
  return [...new Set([...marked, ...ids])].filter((found) => !known.includes(found));
}

export interface Asking {
  readonly server: FastifyInstance;
  readonly callers: readonly Caller[];
  readonly variants: readonly Variant[];
  readonly other: RichMerchant;
  readonly secrets: Secrets;
  /** Texts of the other merchant that the asking one has taken as names of its own by now. */
  readonly taken?: string;
}

/** Asks all; those without the scope are asked one variant of a route, since they get no further. */
export async function askAll(asking: Asking): Promise<{ asked: number; failures: Failure[] }> {
  const failures: Failure[] = [];
  let asked = 0;
  const askOne = async (caller: Caller, variant: Variant, extra: Headers = {}) => {
    const request = withHeaders(variant.request, { ...caller.headers, ...extra });
    // Strangers are counted by their address; each request comes from one of its own, so that none is told to wait.
    const remoteAddress = `10.${[16, 8, 0].map((bits) => (asked >> bits) & 255).join(".")}`;
    const answer = await asking.server.inject({ ...request, remoteAddress });
    asked += 1;
    const known = `${decodeURIComponent(String(request.url))} ${request.payload ?? ""} ${JSON.stringify(extra)} ${asking.taken ?? ""}`;
    const told = toldBy(answer, asking.secrets, known);
    const judged = "x-merchant" in extra ? judgeStranger(answer) : judge(caller, variant, answer);
    const found = [...judged, ...(told.length > 0 ? [`told ${told.join(", ")} of another merchant`] : [])];
    failures.push(
      ...found.map((what) => ({
        route: nameOf(variant.route),
        caller: caller.name,
        variant: "x-merchant" in extra ? "X-Merchant" : variant.label,
        status: answer.statusCode,
        what,
      })),
    );
  };
  const foreign = { "x-merchant": formatId("mer", asking.other.merchantId) };
  await Promise.all(
    asking.callers.map(async (caller) => {
      const seen = new Set<RouteDefinition>();
      for (const variant of asking.variants) {
        const first = !seen.has(variant.route);
        if (first || holds(caller, variant.route)) await askOne(caller, variant);
        if (first) await askOne(caller, variant, foreign);
        seen.add(variant.route);
      }
    }),
  );
  return { asked, failures };
}

function withHeaders(request: InjectOptions, headers: Headers): InjectOptions {
  return { ...request, headers: { ...headers, ...request.headers } };
}

export function nameOf(route: RouteDefinition): string {
  return `${route.method} ${route.path}`;
}

function holds(caller: Caller, route: RouteDefinition): boolean {
  if (caller.scopes === null) return false;
  if (route.scope === "public_link") return false;
  return route.scope === "signed_in" || caller.scopes.has(route.scope);
}

function judge(caller: Caller, variant: Variant, answer: LightMyRequestResponse): string[] {
  const { statusCode: status } = answer;
  if (status >= 500) return [`failed: ${answer.body}`];
  if (caller.scopes === null) return status === 401 ? [] : ["answered somebody who is nobody"];
  if (!holds(caller, variant.route)) {
    return status === 403 ? [] : [`answered a caller without ${variant.route.scope}`];
  }
  if (status === 401) return ["turned somebody away who is signed in"];
  if (status === 403 && answer.body.includes('"not_allowed"')) {
    return [`refused a caller who holds ${variant.route.scope}`];
  }
  if (answer.body.includes('"invalid_request"')) {
    return [`was not asked rightly: add to VALUES or BESIDE in test/matrix/requests.ts: ${answer.body}`];
  }
  const mayStand = variant.meaning === "own" || [403, 404, 422].includes(status);
  return mayStand ? [] : [`answered about another merchant's thing: ${answer.body.slice(0, 300)}`];
}

/** Whoever asks to work in a merchant that is not theirs. */
function judgeStranger(answer: LightMyRequestResponse): string[] {
  return [401, 403].includes(answer.statusCode) ? [] : ["let a stranger into another merchant"];
}
