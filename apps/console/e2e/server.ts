// Started once for a run of the browser diaries: the program itself with its demo, on a folder of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestProject } from "vitest/node";

const MAIN = join(import.meta.dirname, "../../server/src/main.ts");
const BUILT_CONSOLE = join(import.meta.dirname, "../dist/index.html");
/** Making the demo books a year of a wholesaler's documents. */
const READY_WITHIN_MS = 600_000;
const ASKED_EVERY_MS = 500;
/** The diaries sign in and ask more often in a minute than people do. */
const LIMITS = { SIGN_INS_PER_MINUTE: "1000", REQUESTS_PER_MINUTE: "100000" };

/** Where the console is and how to get in. */
export interface Entrance {
  readonly url: string;
  readonly email: string;
  readonly password: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    entrance: Entrance;
  }
}

/**
 * Starts the server and tells the diaries how to get in. With GOODTERMS_E2E_URL and GOODTERMS_E2E_DATA they use one
 * that runs already on that data folder, which spares making the demo while a diary is being written.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { GOODTERMS_E2E_URL: url, GOODTERMS_E2E_DATA: folder } = process.env;
  if (url !== undefined && folder !== undefined) {
    project.provide("entrance", readEntrance(url, folder));
    return async () => undefined;
  }
  if (!existsSync(BUILT_CONSOLE)) throw new Error("The console is not built: run `npm run build` first.");
  return startServer(project);
}

async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "goodterms-diaries-"));
  // PostgreSQL runs as a user of its own where the tests run as root, and must be able to enter.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = spawn(process.execPath, [MAIN, "serve", "--demo", "--port", String(port)], {
    env: { ...process.env, ...LIMITS, GOODTERMS_DATA: folder, LOG_LEVEL: "warn" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stop = async (): Promise<void> => {
    await stopServer(server);
    await rm(folder, { recursive: true, force: true });
  };
  const address = `http://localhost:${port}`;
  try {
    await untilReady(server, address);
    project.provide("entrance", readEntrance(address, folder));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function readEntrance(url: string, folder: string): Entrance {
  const { email, password } = JSON.parse(readFileSync(join(folder, "demo-sign-in.json"), "utf8")) as Entrance;
  return { url, email, password };
}

async function untilReady(server: ChildProcess, address: string): Promise<void> {
  const started = performance.now();
  while (performance.now() - started < READY_WITHIN_MS) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode}.`);
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(ASKED_EVERY_MS);
  }
  throw new Error("The server was not ready in time.");
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await ended;
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  holder.close();
  await once(holder, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
