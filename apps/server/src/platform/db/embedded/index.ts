import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./binaries.ts";
import { prepareCluster, readPassword, SUPERUSER } from "./cluster.ts";
import { EmbeddedError } from "./errors.ts";
import type { FileLock } from "./file-lock.ts";
import { changePlace, lockPlace, type Place } from "./place.ts";
import {
  type Child,
  type StartedPostmaster,
  startPostmaster,
  stopPostmaster,
  waitUntilReady,
} from "./postmaster.ts";
import { findPostmaster, isOurs, type Postmaster } from "./postmaster-file.ts";
import { isAlive, waitForEnd } from "./processes.ts";

export { claimServer } from "./claim-server.ts";
export { EmbeddedError, type EmbeddedErrorCode } from "./errors.ts";

export interface EmbeddedOptions {
  /** The data folder (GOODTERMS_DATA); made when absent. */
  folder: string;
  /** A folder with bin/postgres and bin/initdb, such as /usr/lib/postgresql/15, in place of the npm package. */
  binaries?: string;
  /** Told, a line at a time, what an operator should know. */
  log?: (line: string) => void;
  /** PostgreSQL settings that replace ours; they count only when this call starts the server. */
  settings?: Record<string, string>;
}

export interface EmbeddedServer {
  /** The bootstrap superuser's connection; `host` is the folder of the socket. */
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: "postgres";
  };
  /** False when the server was running already and this call attached to it. */
  readonly startedByUs: boolean;
  /** Resolves when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Leaves the server, and stops it when nobody else is attached. Close the connections first. */
  stop(): Promise<void>;
}

/** Conflicts last only while somebody tests whether they are the last one. */
const ATTACH_TIMEOUT_MS = 10_000;
const STOPPING_TIMEOUT_MS = 70_000;
const WATCH_INTERVAL_MS = 250;
const ATTACHED_LOCK = "attached.lock";

/**
 * Gives the PostgreSQL of a data folder: attaches to the one that runs there, whoever started it, or makes
 * the database on first use and starts it. Everybody who opens it holds a shared lock, which the kernel
 * takes back when a process is killed; whoever leaves last stops the server. Throws EmbeddedError.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === "win32") {
    throw new EmbeddedError(
      "unsupported_platform",
      "The embedded PostgreSQL does not run on Windows. Set DATABASE_URL to a PostgreSQL server (15 or later).",
    );
  }
  return await changePlace(options.folder, async (place) => {
    const attachment = await attach(place);
    try {
      const running = await findReady(place);
      if (running === undefined) return describe({ place, attachment, ...(await start(place, options)) });
      return describe({ place, attachment, postmaster: running, password: await readPassword(place) });
    } catch (error) {
      attachment.release();
      throw error;
    }
  });
}

async function attach(place: Place): Promise<FileLock> {
  const lock = await lockPlace(place, ATTACHED_LOCK, "shared", ATTACH_TIMEOUT_MS);
  if (lock !== undefined) return lock;
  throw new EmbeddedError("busy", `The database in ${place.home} is held by another command. Try again.`);
}

/** The running server once it is ready. One that is on its way out is waited for, and does not count. */
async function findReady(place: Place): Promise<Postmaster | undefined> {
  const found = await findPostmaster(place);
  if (found === undefined) return undefined;
  if (found.state !== "stopping") return await waitUntilReady(place, found.pid);
  await waitForEnd(found.pid, STOPPING_TIMEOUT_MS);
  return undefined;
}

async function start(
  place: Place,
  options: EmbeddedOptions,
): Promise<StartedPostmaster & { password: string }> {
  const settings = options.settings ?? {};
  if (place.home !== place.desk) {
    options.log?.(
      `PostgreSQL may not run as root, and the user it runs as cannot enter ${place.folder}: the database is kept in ${place.home}.`,
    );
  }
  const binaries = await findBinaries(place, options.binaries);
  await prepareCluster(place, binaries, settings.fsync !== "off");
  // Before the start: a server that nobody can sign in to must not be left running.
  const password = await readPassword(place);
  return { ...(await startPostmaster(place, binaries, settings)), password };
}

interface Opened {
  readonly place: Place;
  readonly postmaster: Postmaster;
  readonly password: string;
  readonly attachment: FileLock;
  /** Present when the server is our child. */
  readonly child?: Child;
}

function describe(opened: Opened): EmbeddedServer {
  const { postmaster, password, child } = opened;
  let stopping: Promise<void> | undefined;
  return {
    connection: {
      host: postmaster.socketFolder,
      port: postmaster.port,
      user: SUPERUSER,
      password,
      database: "postgres",
    },
    startedByUs: child !== undefined,
    exited: child?.ended ?? watch(postmaster.pid),
    stop: () => {
      stopping ??= leave(opened);
      return stopping;
    },
  };
}

async function leave({ place, postmaster, child, attachment }: Opened): Promise<void> {
  attachment.release();
  if ((await stat(place.home).catch(() => undefined)) === undefined) {
    // The folder was removed under the server: there is nobody left to agree with, and nothing to keep.
    if (await isOurs(postmaster.pid, place)) await stopPostmaster(place, postmaster);
  } else {
    await changePlace(place.folder, stopWhenAlone);
  }
  if (child !== undefined && !(await isAlive(postmaster.pid))) {
    // A child that nobody collects stays in the system's table where the first process does not do it either.
    child.hold();
    await child.ended;
  }
}

async function stopWhenAlone(place: Place): Promise<void> {
  const alone = await lockPlace(place, ATTACHED_LOCK, "exclusive");
  if (alone === undefined) return;
  try {
    const postmaster = await findPostmaster(place);
    if (postmaster !== undefined) await stopPostmaster(place, postmaster);
  } finally {
    alone.release();
  }
}

/** Looks again and again instead of waiting for a child's end, because the server may not be our child. */
async function watch(pid: number): Promise<void> {
  while (await isAlive(pid)) await sleep(WATCH_INTERVAL_MS, undefined, { ref: false });
}
