import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { Logger } from "pino";
import { APPEND_ONLY_TABLES, openRooms } from "#house";
import { newestMigration } from "#platform/db";
import { buildServer } from "#platform/http";
import { startWorker, type Worker } from "#platform/jobs";
import { openLogger } from "#platform/log";
import { claimServer } from "../platform/db/embedded/index.ts";
import { CommandError } from "./command-error.ts";
import { ensureDemo } from "./demo.ts";
import {
  filesOf,
  listMerchants,
  MIGRATIONS_FOLDER,
  type OpenHouse,
  openHouse,
  openPeople,
  PACKAGE_FOLDER,
} from "./open-house.ts";
import { note } from "./output.ts";

const PAGES = {
  console: join(PACKAGE_FOLDER, "../console/dist"),
  portal: join(PACKAGE_FOLDER, "../portal/dist"),
};

interface ServeOptions {
  readonly database?: string;
  readonly port?: string;
  readonly demo?: boolean;
  readonly worker: boolean;
}

/** `goodterms serve`: API, console and workers in one process; `goodterms worker`: the workers alone. */
export function addServe(program: Command): void {
  program
    .command("serve")
    .description("Serve the API and the console, and work off what is due")
    .option("--database <url|folder>", "a postgres:// URL, or the data folder of the embedded server")
    .option("--port <number>", "port to listen on (default: PORT, else 4600)")
    .option("--demo", "make the demo merchant on first start")
    .option("--no-worker", "leave jobs and regular work to `goodterms worker`")
    .addHelpText("after", "\nExample:\n  goodterms serve --port 8080")
    .action(serve);
  program
    .command("worker")
    .description("Work off jobs and what is due, without serving")
    .option("--database <url|folder>", "a postgres:// URL, or the data folder of the embedded server")
    .action(work);
}

async function serve(options: ServeOptions): Promise<void> {
  if (options.port !== undefined) process.env.PORT = options.port;
  const house = await openHouse({ ...options, prepareQueue: true });
  const claim =
    house.embedded === null
      ? null
      : await claimServer(house.config.dataFolder).catch(async (error: unknown) => {
          await house.close();
          throw error;
        });
  const logger = openLogger(house.config.logLevel);
  const told = listenForSignals();
  try {
    const signIn = openPeople(house);
    const rooms = openRooms({
      config: house.config,
      encryptionKey: house.encryptionKey,
      signIn,
      files: filesOf(house.config),
    });
    const { routes } = rooms;
    const demo =
      options.demo === true ? await beforeTold(ensureDemo({ ...house, routes }, signIn), told) : null;
    if (demo === "told") return;
    const server = await buildServer({
      database: house.database,
      clock: house.clock,
      config: house.config,
      logger,
      signIn,
      routes,
      newestMigration: await newestMigration(MIGRATIONS_FOLDER),
      appendOnlyTables: APPEND_ONLY_TABLES,
      version: await readVersion(),
      pages: PAGES,
    });
    let worker: Worker | null = null;
    try {
      await listen(server, house);
      const { database, clock } = house;
      if (options.worker)
        worker = await startWorker({ database, clock, jobs: rooms.jobs, ticks: rooms.ticks, logger });
      await greet(house, demo);
      await untilTold(house, logger, told);
      note("Stopping: requests and jobs under way are finished first.");
    } finally {
      await server.close();
      await worker?.stop();
    }
  } finally {
    await house.close();
    await claim?.release();
  }
}

async function listen(server: Awaited<ReturnType<typeof buildServer>>, house: OpenHouse): Promise<void> {
  const { port, host } = house.config;
  await server.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE")
      throw new CommandError(
        `Port ${port} is taken.`,
        "Stop what listens there, or choose another with PORT or --port.",
      );
    if (error.code === "EACCES")
      throw new CommandError(
        `Port ${port} may not be used by this user.`,
        "Choose one above 1023 with PORT or --port.",
      );
    throw error;
  });
}

/** What a newcomer needs: where the console is, and how to get in. */
async function greet(house: OpenHouse, demo: Awaited<ReturnType<typeof ensureDemo>> | null): Promise<void> {
  note("");
  note(`Goodterms is ready: ${house.config.publicUrl}`);
  note(`API reference: ${house.config.publicUrl}/docs`);
  if (demo !== null) {
    note(`Demo sign-in:  ${demo.email} / ${demo.password}`);
    if (demo.testKey !== null) note(`Test API key:  ${demo.testKey}`);
    return;
  }
  if ((await listMerchants(house.database)).length === 0) {
    note("There is no merchant yet. Make one with: goodterms merchants create --help");
  }
}

/** Resolves once, when somebody asks the process to end. */
function listenForSignals(): Promise<"told"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve("told"));
  });
}

/** Work that is taken up again at the next start: told to end, it is left where it stands. */
async function beforeTold<T>(work: Promise<T>, told: Promise<"told">): Promise<T | "told"> {
  work.catch(() => {});
  return Promise.race([work, told]);
}

/** Until told, or until the embedded database ends under us. */
async function untilTold(house: OpenHouse, logger: Logger, told: Promise<"told">): Promise<void> {
  const ended = house.embedded?.exited.then(() => "ended" as const) ?? new Promise<never>(() => {});
  if ((await Promise.race([told, ended])) === "ended") {
    logger.error("the embedded PostgreSQL has ended");
    throw new CommandError(
      "The embedded PostgreSQL has ended.",
      "Start again: it recovers what was committed. Its log is in the data folder.",
    );
  }
}

async function work(options: { database?: string }): Promise<void> {
  const house = await openHouse({ ...options, prepareQueue: true });
  try {
    const logger = openLogger(house.config.logLevel);
    const rooms = openRooms({
      config: house.config,
      encryptionKey: house.encryptionKey,
      signIn: openPeople(house),
      files: filesOf(house.config),
    });
    const worker = await startWorker({
      database: house.database,
      clock: house.clock,
      jobs: rooms.jobs,
      ticks: rooms.ticks,
      logger,
    });
    note("Working. Stop with Ctrl-C: what is under way is finished first.");
    await untilTold(house, logger, listenForSignals());
    await worker.stop();
  } finally {
    await house.close();
  }
}

async function readVersion(): Promise<string> {
  const text = await readFile(join(PACKAGE_FOLDER, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
