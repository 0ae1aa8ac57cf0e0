// The whole system as one test file sees it: every room's routes on one server, its queue, and merchants to ask as.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll } from "vitest";
import { openRooms } from "../../src/house.ts";
import type { SignIn } from "../../src/platform/auth/index.ts";
import type { MovableClock } from "../../src/platform/clock/index.ts";
import { readConfig } from "../../src/platform/config/index.ts";
import { openFileStore } from "../../src/platform/files/index.ts";
import { buildServer, type RouteDefinition } from "../../src/platform/http/index.ts";
import { PUBLIC_URL, testSignIn } from "../../src/platform/http/test-server.ts";
import { drain, prepareQueue } from "../../src/platform/jobs/index.ts";
import { openLogger } from "../../src/platform/log/index.ts";
import { aClock, aDatabase, type TestDatabase } from "../house.ts";
import { aRecordingLogger } from "../recording-logger.ts";

const FILE_BYTES_MAX = 10_000_000;

export interface WholeHouse {
  readonly database: TestDatabase;
  readonly clock: MovableClock;
  readonly signIn: SignIn;
  readonly server: FastifyInstance;
  /** Every room's routes, as the program itself opens them. */
  readonly routes: readonly RouteDefinition[];
  /** A second server on the same database, with other routes beside or instead. */
  serverOf(routes: readonly RouteDefinition[]): Promise<FastifyInstance>;
  /** Seals, projects, delivers and runs jobs until nothing is due. */
  work(): Promise<number>;
}

/** To be called once at the top of a test file, or in its beforeAll. */
export async function aWholeHouse(): Promise<WholeHouse> {
  const database = await aDatabase();
  const clock = aClock();
  const signIn = testSignIn(database);
  const config = readConfig({
    PUBLIC_URL,
    SIGN_INS_PER_MINUTE: "1000",
    REQUESTS_PER_MINUTE: "1000000",
    WEBHOOKS_ALLOW_PRIVATE: "true",
  });
  const folder = await mkdtemp(join(tmpdir(), "goodterms-whole-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const files = openFileStore(folder, FILE_BYTES_MAX);
  const rooms = openRooms({ config, encryptionKey: randomBytes(32), signIn, files });
  await prepareQueue(database.settings.owner, rooms.jobs);
  const { logger } = aRecordingLogger();
  const serverOf = async (routes: readonly RouteDefinition[]) => {
    const server = await buildServer({
      database,
      clock,
      config,
      logger: openLogger("silent"),
      signIn,
      routes,
      newestMigration: "0001_platform.sql",
      appendOnlyTables: [],
      version: "0.0.0",
    });
    afterAll(() => server.close());
    return server;
  };
  return {
    database,
    clock,
    signIn,
    server: await serverOf(rooms.routes),
    routes: rooms.routes,
    serverOf,
    work: () => drain({ database, clock, jobs: rooms.jobs, ticks: rooms.ticks, logger }),
  };
}
