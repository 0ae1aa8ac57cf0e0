// A server process of its own for the storms of deciding: the real routes over HTTP, with time that runs fast, so that
// authorizations expire while others are asked for. May be killed at any moment.
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { openRooms } from "../../src/house.ts";
import { openSignIn } from "../../src/platform/auth/index.ts";
import { systemClock } from "../../src/platform/clock/index.ts";
import { readConfig } from "../../src/platform/config/index.ts";
import { type DatabaseSettings, openDatabase } from "../../src/platform/db/index.ts";
import { openFileStore } from "../../src/platform/files/index.ts";
import { buildServer } from "../../src/platform/http/index.ts";
import { openLogger } from "../../src/platform/log/index.ts";

export interface ServerErrand {
  readonly settings: DatabaseSettings;
  /** Base64 of the key that all processes of one installation share. */
  readonly encryptionKey: string;
  /** When the storm began by the machine's clock, and in the storm's own time. */
  readonly beganAt: string;
  readonly startsAt: string;
  readonly speed: number;
  readonly folder: string;
}

const PATHS =
  /^\/v1\/(credit\/(decisions|authorizations|holds)|orders|invoices|payments|[a-z]+\/\{id\}\/limit)/;
const TICKS = new Set(["credit.watch_holds", "receivables.expire_reservations"]);
const TICK_PAUSE_MS = 300;
const PUBLIC_URL = "http://localhost:4600";

const errand: ServerErrand = JSON.parse(process.env.ERRAND ?? "");
const clock = {
  now: () => {
    const passedMs = systemClock.now().getTime() - new Date(errand.beganAt).getTime();
    return new Date(new Date(errand.startsAt).getTime() + passedMs * errand.speed);
  },
};
const database = openDatabase(errand.settings);
const config = readConfig({ PUBLIC_URL, REQUESTS_PER_MINUTE: "1000000" });
const encryptionKey = Buffer.from(errand.encryptionKey, "base64");
const signIn = openSignIn(database, { publicUrl: PUBLIC_URL, encryptionKey });
const rooms = openRooms({ config, encryptionKey, signIn, files: openFileStore(errand.folder, 1_000_000) });
const failed: string[] = [];
const logger = openLogger("error", { write: (line: string) => void failed.push(line) });
const server = await buildServer({
  ...{ database, clock, config, logger, signIn },
  routes: rooms.routes.filter(({ path }) => PATHS.test(path)),
  newestMigration: "0001_platform.sql",
  appendOnlyTables: [],
  version: "0.0.0",
});
await server.listen({ port: 0, host: "127.0.0.1" });
process.send?.((server.server.address() as AddressInfo).port);

let isOver = false;
process.on("message", () => {
  isOver = true;
});
const tools = { database, clock, logger, signal: new AbortController().signal };
const ticks = rooms.ticks.filter(({ name }) => TICKS.has(name));
if (ticks.length !== TICKS.size) throw new Error(`no such ticks: ${rooms.ticks.map(({ name }) => name)}`);
while (!isOver) {
  // As a worker would: what failed is told of, and tried again.
  for (const tick of ticks)
    await tick.run(tools).catch((error: unknown) => failed.push(`${tick.name}: ${String(error)}`));
  await sleep(TICK_PAUSE_MS);
}
await server.close();
await database.close();
process.send?.(failed);
process.disconnect?.();
