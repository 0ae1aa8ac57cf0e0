// A server of its own for the bench, with everything as in production: the rooms' routes, and beside them an empty route
// with the same hooks (sign-in, schema, log) and the guard's reserver by itself. Sends its port when it listens.
import { randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Type } from "typebox";
import { openRooms } from "../src/house.ts";
import { openSignIn } from "../src/platform/auth/index.ts";
import { systemClock } from "../src/platform/clock/index.ts";
import { readConfig } from "../src/platform/config/index.ts";
import { openDatabase } from "../src/platform/db/index.ts";
import { openFileStore } from "../src/platform/files/index.ts";
import {
  AmountInput,
  buildServer,
  Closed,
  CurrencyCode,
  OneOf,
  type RouteDefinition,
  route,
} from "../src/platform/http/index.ts";
import { contentHash } from "../src/platform/ids/index.ts";
import { openLogger } from "../src/platform/log/index.ts";
import { openReserver } from "../src/receivables/exposure/reserver.ts";

const PUBLIC_URL = "http://localhost:4600";
const ORDERS_A_REQUEST_MAX = 500;
const FILE_BYTES_MAX = 1_000_000;

const database = openDatabase(JSON.parse(process.env.SETTINGS ?? ""));
const reserver = openReserver(database);

const Order = Closed({
  customer: Type.String({ maxLength: 100 }),
  order: Type.String({ maxLength: 100 }),
  amount: AmountInput,
  currency: CurrencyCode,
});
const Answer = Closed({ outcome: OneOf(["reserved", "checked", "refused"]), id: Type.String() });

const empty = route({
  method: "POST",
  path: "/v1/bench/empty",
  summary: "Answer at once",
  tag: "Bench",
  scope: "exposure:write",
  transaction: "none",
  request: { body: Order },
  responses: { 200: Answer },
  handle: async (_ctx, { body }) => ({ status: 200, body: { outcome: "reserved" as const, id: body.order } }),
});

const single = route({
  method: "POST",
  path: "/v1/bench/reservations",
  summary: "Reserve one order through the reserver",
  tag: "Bench",
  scope: "exposure:write",
  transaction: "none",
  request: { body: Order },
  responses: { 200: Answer },
  handle: async ({ caller }, { body }) => ({ status: 200, body: await reserve(caller, body) }),
});

const batch = route({
  method: "POST",
  path: "/v1/bench/reservations/batch",
  summary: "Reserve many orders through the reserver",
  tag: "Bench",
  scope: "exposure:write",
  transaction: "none",
  request: { body: Closed({ orders: Type.Array(Order, { maxItems: ORDERS_A_REQUEST_MAX }) }) },
  responses: { 200: Closed({ answers: Type.Array(Answer) }) },
  handle: async ({ caller }, { body }) => ({
    status: 200,
    body: { answers: await Promise.all(body.orders.map((order) => reserve(caller, order))) },
  }),
});

async function reserve(
  caller: Parameters<typeof reserver.reserve>[0],
  order: { customer: string; order: string; amount: number; currency: string },
) {
  const { reservation } = await reserver.reserve(caller, {
    customerId: order.customer,
    order: order.order,
    contentHash: contentHash({ amount: order.amount, currency: order.currency }),
    mode: "reserve",
    checkpoint: "order",
    currency: order.currency,
    amountMinor: BigInt(order.amount),
    expiresAt: null,
    orderBlocks: [],
    extraMinor: 0n,
    expectedEvaluationId: null,
    liftedReasons: [],
    isFinal: true,
    isAgain: false,
    overrideReason: null,
    facts: null,
  });
  return { outcome: reservation.outcome, id: reservation.id };
}

const config = readConfig({ PUBLIC_URL, REQUESTS_PER_MINUTE: "10000000", SIGN_INS_PER_MINUTE: "1000" });
const encryptionKey = randomBytes(32);
const signIn = openSignIn(database, { publicUrl: PUBLIC_URL, encryptionKey });
const files = openFileStore(await mkdtemp(join(tmpdir(), "goodterms-bench-files-")), FILE_BYTES_MAX);
const rooms = openRooms({ config, encryptionKey, signIn, files });
const routes: readonly RouteDefinition[] = [...rooms.routes, empty, single, batch];
const server = await buildServer({
  database,
  clock: systemClock,
  config,
  logger: openLogger("silent"),
  signIn,
  routes,
  newestMigration: "0001_platform.sql",
  appendOnlyTables: [],
  version: "0.0.0",
});
await server.listen({ host: "127.0.0.1", port: 0 });
const address = server.server.address();
process.send?.(typeof address === "object" && address !== null ? address.port : 0);
process.once("disconnect", () => {
  void server.close().then(() => database.close());
});
