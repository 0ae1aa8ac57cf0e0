import { randomUUID } from "node:crypto";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Logger } from "pino";
import { consoleOrigins, openKeyCache, type SignIn } from "../auth/index.ts";
import type { Clock } from "../clock/index.ts";
import type { Config } from "../config/index.ts";
import type { Database } from "../db/index.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { openApiDocument } from "./open-api.ts";
import { registerOperations } from "./operations.ts";
import { type PageFolders, registerPages } from "./page-files.ts";
import { sendProblem } from "./problems.ts";
import { limitRates } from "./rate-limits.ts";
import { refuse } from "./refusals.ts";
import { registerRoutes } from "./register-routes.ts";
import type { RouteDefinition } from "./route.ts";
import { FORMATS } from "./route-schemas.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { registerSignIn } from "./sign-in-routes.ts";

const PATH_PART_LENGTH_MAX = 300;
/** An upload on a slow line takes its time; nothing takes longer. */
const REQUEST_TIMEOUT_MS = 3_600_000;
/** How long requests may go on after the server was told to close; event streams would never end of themselves. */
const CLOSE_TIMEOUT_MS = 10_000;

export interface ServerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly config: Pick<
    Config,
    | "publicUrl"
    | "trustProxy"
    | "metricsToken"
    | "bodyBytesMax"
    | "uploadBytesMax"
    | "requestsPerMinute"
    | "signInsPerMinute"
  >;
  readonly logger: Logger;
  readonly signIn: SignIn;
  readonly routes: readonly RouteDefinition[];
  /** The newest migration file's name; a database without it is not ready. */
  readonly newestMigration: string;
  /** `schema.table` of the tables that history must not be changed in. */
  readonly appendOnlyTables: readonly string[];
  readonly version: string;
  /** The built apps, served where they are there. */
  readonly pages?: PageFolders;
}

/** The HTTP server, ready to listen (or to be injected into, in tests). `close()` lets running requests finish. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { config, database, clock } = options;
  const app = newFastify(options);
  const metrics = openMetrics(database);
  app.decorateRequest("identity", null);
  app.removeContentTypeParser("text/plain");
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  observeRequests(app, options.logger, metrics);
  closeInTime(app);
  await setSecurityHeaders(app, config.publicUrl);
  await limitRates(app, config.requestsPerMinute);
  const origins = consoleOrigins(config.publicUrl);
  await registerRoutes(app, options.routes, {
    database,
    clock,
    origins,
    uploadBytesMax: config.uploadBytesMax,
    identity: { database, keys: openKeyCache(database), signIn: options.signIn },
  });
  registerSignIn(app, options.signIn, config.publicUrl, config.signInsPerMinute);
  registerOperations(app, { ...options, metrics, metricsToken: config.metricsToken });
  await registerReference(app, options);
  const answerPage = await registerPages(app, options.pages ?? {});
  refuseUnknown(app, options.routes, answerPage);
  return app;
}

function newFastify(options: ServerOptions): FastifyInstance {
  const { config } = options;
  const trusted = config.trustProxy;
  return Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof trusted === "number" ? (_address: string, hop: number) => hop < trusted : trusted,
    bodyLimit: config.bodyBytesMax,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: "idle",
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: PATH_PART_LENGTH_MAX },
    genReqId: () => randomUUID(),
    // What fails before a route is found, such as an address that cannot be decoded.
    frameworkErrors: (error, request, reply) => {
      sendProblem(request, reply as FastifyReply, error);
    },
    ajv: {
      customOptions: {
        formats: FORMATS,
        // Nothing is dropped or bent to fit: what the caller wrote is either right or named in the answer.
        removeAdditional: false,
        coerceTypes: false,
        useDefaults: true,
        allErrors: true,
        allowUnionTypes: true,
      },
    },
    serializerOpts: { ajv: { formats: FORMATS } },
  }) as unknown as FastifyInstance;
}

/** One line a request, with nothing of what was sent: the route's template instead of the address. */
function observeRequests(app: FastifyInstance, logger: Logger, metrics: Metrics): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unmatched";
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    const { identity } = request;
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
        ...(identity?.outcome === "known" && { merchantId: identity.access.merchantId }),
      },
      "request",
    );
  });
}

function closeInTime(app: FastifyInstance): void {
  app.addHook("preClose", async () => {
    setTimeout(() => app.server.closeAllConnections(), CLOSE_TIMEOUT_MS).unref();
  });
}

async function registerReference(app: FastifyInstance, options: ServerOptions): Promise<void> {
  const document = await openApiDocument(options.routes, options.version);
  app.get("/openapi.json", async () => document);
  await app.register(swagger, {
    mode: "static",
    specification: { document: document as never },
  });
  await app.register(swaggerUi, { routePrefix: "/docs", uiConfig: { docExpansion: "none" } });
}

function refuseUnknown(
  app: FastifyInstance,
  routes: readonly RouteDefinition[],
  answerPage: ((request: FastifyRequest, reply: FastifyReply) => FastifyReply | null) | null,
): void {
  const patterns = routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll(/\{[a-zA-Z]+\}/g, "[^/]+")}$`),
  }));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const methods = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (methods.length > 0) {
      reply.header("allow", methods.join(", "));
      return sendProblem(request, reply, refuse("method_not_allowed", `It takes ${methods.join(", ")}.`));
    }
    return (
      answerPage?.(request, reply) ??
      sendProblem(request, reply, refuse("unknown_route", "No route has this path."))
    );
  });
}
