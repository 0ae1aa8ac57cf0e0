// Every route, asked by every role, about the merchant's own ids and another merchant's. What must hold needs no
// knowledge of the route: without the scope nothing is answered, and another merchant's things do not exist.
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { ROLES, type Role, scopesOf } from "../src/platform/auth/index.ts";
import type { RouteDefinition } from "../src/platform/http/index.ts";

/** How to ask one route: values for the names in its path, and what else it needs. */
export interface RouteSample {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
}

export interface MatrixParts {
  readonly server: FastifyInstance;
  readonly routes: readonly RouteDefinition[];
  /** Headers of a caller in the asking merchant, who holds exactly this role. */
  readonly headersOf: Readonly<Record<Role, Readonly<Record<string, string>>>>;
  /**
   * The sample of a route with the OTHER merchant's ids and references in it, path and body both. A route without
   * one is asked with ids that fit nothing, which still tries its scope.
   */
  readonly foreignSample: (route: RouteDefinition) => RouteSample | undefined;
  /** Texts that only the other merchant's things hold: names, references, numbers, ids. */
  readonly secrets: readonly string[];
}

export interface MatrixFailure {
  readonly route: string;
  readonly role: Role | "nobody";
  readonly status: number;
  readonly what: string;
}

export interface MatrixReport {
  readonly asked: number;
  readonly failures: readonly MatrixFailure[];
}

/** Asks every route as nobody and as every role. An empty list of failures is the proof wanted. */
export async function everyRouteByEveryRole(parts: MatrixParts): Promise<MatrixReport> {
  const failures: MatrixFailure[] = [];
  let asked = 0;
  for (const route of parts.routes) {
    for (const role of ["nobody", ...ROLES] as const) {
      const answer = await ask(parts, route, role);
      asked += 1;
      const name = `${route.method} ${route.path}`;
      for (const what of judge(parts, route, role, answer)) {
        failures.push({ route: name, role, status: answer.statusCode, what });
      }
    }
  }
  return { asked, failures };
}

async function ask(
  parts: MatrixParts,
  route: RouteDefinition,
  role: Role | "nobody",
): Promise<LightMyRequestResponse> {
  const sample = parts.foreignSample(route);
  const path = route.path.replaceAll(/\{([a-zA-Z]+)\}/g, (_whole, name: string) =>
    encodeURIComponent(sample?.params?.[name] ?? "nothing-has-this-id"),
  );
  const sendsBody = route.request.body !== undefined;
  return parts.server.inject({
    method: route.method,
    url: sample?.query === undefined ? path : `${path}?${sample.query}`,
    headers: {
      ...(role === "nobody" ? {} : parts.headersOf[role]),
      ...(route.upload && { "content-type": "text/csv" }),
      ...(sendsBody && { "content-type": "application/json" }),
    },
    ...(sendsBody && { payload: JSON.stringify(sample?.body ?? {}) }),
    ...(route.upload && { payload: "number\n" }),
  });
}

function judge(
  parts: MatrixParts,
  route: RouteDefinition,
  role: Role | "nobody",
  answer: LightMyRequestResponse,
): string[] {
  const { statusCode: status, body } = answer;
  const found: string[] = [];
  if (role === "nobody") {
    if (status !== 401) found.push("answered somebody who is not signed in");
  } else if (!holds(role, route.scope)) {
    if (status !== 403) found.push(`answered a role without ${route.scope}`);
  } else if (status === 401) {
    found.push("refused a role that is signed in");
  } else if (status === 403 && codeOf(answer) === "not_allowed") {
    found.push(`refused a role that holds ${route.scope}`);
  }
  if (status >= 500) found.push("failed");
  // A problem may repeat what was sent; an answer may not know it.
  const leaked = status < 400 ? parts.secrets.filter((secret) => body.includes(secret)) : [];
  if (leaked.length > 0) found.push(`told ${leaked.join(", ")} of another merchant`);
  const namesForeign = Object.keys(parts.foreignSample(route)?.params ?? {}).length > 0;
  const creates = route.method === "PUT" && status < 300;
  if (namesForeign && status < 400 && !creates) found.push("answered for another merchant's id");
  return found;
}

function holds(role: Role, scope: RouteDefinition["scope"]): boolean {
  if (scope === "public_link") return false;
  return scope === "signed_in" || scopesOf([role]).has(scope);
}

function codeOf(answer: LightMyRequestResponse): unknown {
  try {
    return (answer.json() as { code?: unknown }).code;
  } catch {
    return undefined;
  }
}
