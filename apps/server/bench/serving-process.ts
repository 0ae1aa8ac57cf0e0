// A server of its own for the bench, with everything as in production, its log included, and beside the rooms' routes
// those of the bench. Sends its port when it listens; asked "processor", the seconds of processor time it has used.
import { randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openRooms } from "../src/house.ts";
import { openSignIn } from "../src/platform/auth/index.ts";
import { systemClock } from "../src/platform/clock/index.ts";
import { readConfig } from "../src/platform/config/index.ts";
import { openDatabase } from "../src/platform/db/index.ts";
import { openFileStore } from "../src/platform/files/index.ts";
import { buildServer, type RouteDefinition } from "../src/platform/http/index.ts";
import { openLogger } from "../src/platform/log/index.ts";
import { benchRoutes } from "./serving-routes.ts";

const PUBLIC_URL = "http://localhost:4600";
const FILE_BYTES_MAX = 1_000_000;

const database = openDatabase(JSON.parse(process.env.SETTINGS ?? ""));
const config = readConfig({ PUBLIC_URL, REQUESTS_PER_MINUTE: "10000000", SIGN_INS_PER_MINUTE: "1000" });
const encryptionKey = randomBytes(32);
const signIn = openSignIn(database, { publicUrl: PUBLIC_URL, encryptionKey });
const files = openFileStore(await mkdtemp(join(tmpdir(), "goodterms-bench-files-")), FILE_BYTES_MAX);
const rooms = openRooms({ config, encryptionKey, signIn, files });
const routes: readonly RouteDefinition[] = [...rooms.routes, ...benchRoutes];
const server = await buildServer({
  database,
  clock: systemClock,
  config,
  logger: openLogger("info", pino.destination({ dest: devNull, sync: true })),
  signIn,
  routes,
  newestMigration: "0001_platform.sql",
  appendOnlyTables: [],
  version: "0.0.0",
});
await server.listen({ host: "127.0.0.1", port: 0 });
const address = server.server.address();
process.send?.(typeof address === "object" && address !== null ? address.port : 0);
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1_000_000);
});
process.once("disconnect", () => {
  void server.close().then(() => database.close());
});
