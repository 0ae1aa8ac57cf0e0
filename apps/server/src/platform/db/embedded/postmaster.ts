import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { diskFull, EmbeddedError } from "./errors.ts";
import { giveTo, writeOwnedFile } from "./owned-file.ts";
import type { Place } from "./place.ts";
import { disownPostmasterFile, isOurs, type Postmaster, readPostmasterFile } from "./postmaster-file.ts";
import { waitForEnd } from "./processes.ts";
import { runAs } from "./program.ts";
import { formatSettings } from "./settings.ts";
import { prepareSocketFolder, removeSocketFolder } from "./socket-folder.ts";

const POLL_INTERVAL_MS = 25;
/** Recovery after a crash replays the log, which may take a while. */
const START_TIMEOUT_MS = 120_000;
/** A fast shutdown writes out everything in memory. */
const FAST_STOP_TIMEOUT_MS = 60_000;
const IMMEDIATE_STOP_TIMEOUT_MS = 10_000;
/** How long the workers of a killed server may take to notice that it is gone. */
const ORPHANED_WORKERS_TIMEOUT_MS = 20_000;
const ORPHANED_WORKERS_RETRY_MS = 250;
const ORPHANED_WORKERS_WORDS = "pre-existing shared memory block";
const QUOTED_LINES = 12;

/** The process of a server that is a child of this one. */
export interface Child {
  /** Resolves when the child has ended and was collected. */
  readonly ended: Promise<void>;
  /** Keeps this process alive until then, which the child alone does not. */
  hold(): void;
}

export interface StartedPostmaster {
  readonly postmaster: Postmaster;
  readonly child: Child;
}

/** Starts PostgreSQL on prepared files and waits until it answers. Throws `start_failed`, `start_timeout`, `disk_full`. */
export async function startPostmaster(
  place: Place,
  binaries: Binaries,
  extra: Readonly<Record<string, string>>,
): Promise<StartedPostmaster> {
  const previous = await readPostmasterFile(place);
  await disownPostmasterFile(place);
  const socketFolder = await prepareSocketFolder(place, previous?.socketFolder);
  const logFolder = join(place.home, "log");
  await mkdir(logFolder, { recursive: true, mode: 0o700 });
  await giveTo(logFolder, place.account);
  const settings = formatSettings({ socketFolder, logFolder, extra });
  await writeOwnedFile(join(place.cluster, "goodterms.conf"), settings, place.account);
  const deadline = performance.now() + ORPHANED_WORKERS_TIMEOUT_MS;
  for (;;) {
    const outcome = await launch(place, binaries, logFolder);
    if (typeof outcome !== "string") return outcome;
    if (!outcome.includes(ORPHANED_WORKERS_WORDS) || performance.now() >= deadline) {
      throw explainStart(outcome, place);
    }
    await sleep(ORPHANED_WORKERS_RETRY_MS);
  }
}

/** Stops PostgreSQL and waits for its end. Throws `stop_timeout` when it cannot be stopped. */
export async function stopPostmaster(place: Place, postmaster: Postmaster): Promise<void> {
  process.kill(postmaster.pid, "SIGINT");
  if (!(await waitForEnd(postmaster.pid, FAST_STOP_TIMEOUT_MS))) {
    // It leaves without a checkpoint and recovers at the next start: nothing committed is lost.
    process.kill(postmaster.pid, "SIGQUIT");
    if (!(await waitForEnd(postmaster.pid, IMMEDIATE_STOP_TIMEOUT_MS))) {
      throw new EmbeddedError(
        "stop_timeout",
        `PostgreSQL (process ${postmaster.pid}) on ${place.cluster} does not stop. Look into ${join(place.home, "log")}.`,
      );
    }
  }
  await removeSocketFolder(place, postmaster.socketFolder);
}

/** Waits until a server that is starting is ready. Undefined when it ended instead. */
export async function waitUntilReady(place: Place, pid: number): Promise<Postmaster | undefined> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const found = await readPostmasterFile(place);
    if (found?.pid === pid && found.state === "ready") return found;
    if (!(await isOurs(pid, place))) return undefined;
    await sleep(POLL_INTERVAL_MS);
  }
  throw new EmbeddedError(
    "start_timeout",
    `PostgreSQL (process ${pid}) on ${place.cluster} is not ready after ${START_TIMEOUT_MS / 1000} seconds. It may be recovering: look into ${join(place.home, "log")} and try again.`,
  );
}

/** One attempt: the running server, or what it said before it gave up. */
async function launch(
  place: Place,
  binaries: Binaries,
  logFolder: string,
): Promise<StartedPostmaster | string> {
  const logFile = join(logFolder, "start.log");
  const child = await spawnPostgres(place, binaries, logFile);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const { pid } = child;
  const postmaster = pid === undefined ? undefined : await Promise.race([waitUntilReady(place, pid), ended]);
  if (postmaster) return { postmaster, child: { ended, hold: () => child.ref() } };
  return await readLastWords(logFile, logFolder);
}

/** Once it logs to files of its own, the first file says only that it does. */
async function readLastWords(logFile: string, logFolder: string): Promise<string> {
  const first = await readFile(logFile, "utf8");
  if (!first.includes("logging collector")) return first;
  const names = (await readdir(logFolder)).filter((name) => name.startsWith("postgres-"));
  const files = await Promise.all(
    names.map(async (name) => ({ name, changedMs: (await stat(join(logFolder, name))).mtimeMs })),
  );
  const newest = files.sort((a, b) => b.changedMs - a.changedMs)[0];
  return newest === undefined ? first : await readFile(join(logFolder, newest.name), "utf8");
}

async function spawnPostgres(place: Place, binaries: Binaries, logFile: string): Promise<ChildProcess> {
  await rm(logFile, { force: true });
  const log = await open(logFile, "wx", 0o600);
  try {
    // Detached, so that an interrupt at the terminal reaches us alone and we stop it in good order;
    // it also lives on when the command that started it is killed, and the next command attaches.
    const child = spawn(binaries.postgres, ["-D", place.cluster], {
      ...runAs(place.account, place.home),
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    await new Promise((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

function explainStart(output: string, place: Place): EmbeddedError {
  if (output.includes("No space left on device")) return diskFull(place.home);
  const words = output.trim().split("\n").slice(-QUOTED_LINES).join("\n");
  if (output.includes(ORPHANED_WORKERS_WORDS)) {
    return new EmbeddedError(
      "start_failed",
      `Workers of an earlier PostgreSQL still run on ${place.cluster}. End the processes named "postgres" that work in this folder, then start again. PostgreSQL said: ${words}`,
    );
  }
  return new EmbeddedError(
    "start_failed",
    `PostgreSQL did not start on ${place.cluster}. It said: ${words} (more in ${join(place.home, "log")}).`,
  );
}
