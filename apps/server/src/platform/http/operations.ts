import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Metrics } from "./metrics.ts";
import { checkReadiness, type ReadinessParts } from "./readiness.ts";
import { refuse } from "./refusals.ts";

export interface OperationsParts extends ReadinessParts {
  readonly metrics: Metrics;
  readonly metricsToken: string | null;
}

/** What operators and their machines ask: /healthz, /readyz, /metrics. */
export function registerOperations(app: FastifyInstance, parts: OperationsParts): void {
  const uncounted = { config: { rateLimit: false as const } };
  app.get("/healthz", uncounted, async () => ({ ok: true }));
  app.get("/readyz", uncounted, async (_request, reply) => {
    const checks = await checkReadiness(parts);
    const ok = checks.every((check) => check.ok);
    return reply.code(ok ? 200 : 503).send({ ok, checks: checks.map(withoutRemedyIfOk) });
  });
  app.get("/metrics", uncounted, async (request, reply) => {
    if (!mayReadMetrics(request, parts.metricsToken)) {
      throw refuse("not_signed_in", "/metrics answers on loopback, or to METRICS_TOKEN as a bearer token.");
    }
    return reply.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics());
  });
}

function withoutRemedyIfOk(check: { name: string; ok: boolean; remedy: string }) {
  return check.ok ? { name: check.name, ok: true } : check;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token !== null && given !== undefined) return isSame(given, token);
  // A proxy on this machine also comes from loopback; what it passes on bears the mark of having been passed on.
  const passedOn =
    request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined;
  return !passedOn && LOOPBACK.test(request.socket.remoteAddress ?? "");
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
