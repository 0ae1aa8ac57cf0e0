// A server for tests: everything as in production but the network, which fastify's inject stands for.
import { randomBytes } from "node:crypto";
import { formatId } from "@goodterms/kernel";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { afterAll } from "vitest";
import { createApiKey, openSignIn, SCOPES, type Scope, type SignIn } from "../auth/index.ts";
import type { MovableClock } from "../clock/index.ts";
import { readConfig } from "../config/index.ts";
import { type Database, inMerchant } from "../db/index.ts";
import { openLogger } from "../log/index.ts";
import { createMerchant, tenancyRoutes } from "../tenancy/index.ts";
import { buildServer, type ServerOptions } from "./build-server.ts";
import type { RouteDefinition } from "./route.ts";

export const PUBLIC_URL = "http://localhost:4600";
export const PASSWORD = "correct horse battery";
const TEST_KEY = randomBytes(32);

export function testSignIn(database: Database): SignIn {
  return openSignIn(database, { publicUrl: PUBLIC_URL, encryptionKey: TEST_KEY });
}

/** A server with the routes of people and keys, and those given. */
export async function testServer(
  database: Database,
  clock: MovableClock,
  more: Partial<Omit<ServerOptions, "database" | "clock" | "config">> & {
    readonly env?: Record<string, string>;
    readonly logger?: Logger;
    readonly routes?: readonly RouteDefinition[];
  } = {},
): Promise<FastifyInstance> {
  const signIn = more.signIn ?? testSignIn(database);
  const platformRoutes = tenancyRoutes({
    signIn,
    publicUrl: PUBLIC_URL,
    readEntities: async () => [],
    features: {},
  });
  const server = await buildServer({
    database,
    clock,
    config: readConfig({ PUBLIC_URL, SIGN_INS_PER_MINUTE: "1000", ...more.env }),
    logger: more.logger ?? openLogger("silent"),
    signIn,
    routes: [...platformRoutes, ...(more.routes ?? [])],
    newestMigration: more.newestMigration ?? "0001_platform.sql",
    appendOnlyTables: ["platform.event", "receivables.posting"],
    version: "0.0.0",
    ...(more.pages !== undefined && { pages: more.pages }),
  });
  afterAll(() => server.close());
  return server;
}

export interface TestTenant {
  readonly merchantId: string;
  readonly testMerchantId: string;
  readonly ownerId: string;
  readonly ownerEmail: string;
  /** Makes an API key of the live merchant with these scopes (all, when none are given). */
  key(...scopes: Scope[]): Promise<{ id: string; secret: string; headers: { authorization: string } }>;
}

/** A merchant with an owner who can sign in. */
export async function aTenant(database: Database, clock: MovableClock, signIn: SignIn): Promise<TestTenant> {
  const ownerEmail = `owner-${randomBytes(6).toString("hex")}@example.com`;
  const created = await createMerchant(
    { database, clock, signIn },
    { name: "Tenant", owner: { email: ownerEmail, name: "Olive Owner", password: PASSWORD } },
  );
  const { merchantId, testMerchantId } = created;
  return {
    merchantId,
    testMerchantId,
    ownerId: created.ownerId ?? "",
    ownerEmail,
    key: async (...scopes) => {
      const caller = { merchantId, actor: "user:test", now: clock.now(), requestId: "test" };
      const draft = { name: "test key", scopes: scopes.length > 0 ? scopes : SCOPES };
      const { apiKey, secret } = await inMerchant(database, caller, (ctx) =>
        createApiKey(ctx, "live", draft),
      );
      return { id: formatId("key", apiKey.id), secret, headers: { authorization: `Bearer ${secret}` } };
    },
  };
}

/** Signs in with the password; the headers a browser at the console would send from then on. */
export async function signInAs(
  server: FastifyInstance,
  email: string,
  password = PASSWORD,
): Promise<{ cookie: string; origin: string }> {
  const answer = await server.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { origin: PUBLIC_URL },
    payload: { email, password },
  });
  if (answer.statusCode !== 200) throw new Error(`sign-in gave ${answer.statusCode}: ${answer.body}`);
  return { cookie: cookiesOf(answer.headers["set-cookie"]), origin: PUBLIC_URL };
}

/** The cookies of an answer as the next request sends them. */
export function cookiesOf(header: string | string[] | number | undefined): string {
  return [header ?? []]
    .flat()
    .map((cookie) => String(cookie).split(";", 1)[0])
    .join("; ");
}
