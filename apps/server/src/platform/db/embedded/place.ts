import { createHash } from "node:crypto";
import { chmod, cp, lchown, mkdir, readdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Account, chooseAccount, currentAccount, isRoot, mayEnter } from "./account.ts";
import { EmbeddedError, explainFileError, systemCode } from "./errors.ts";
import { type FileLock, type LockKind, waitForLock } from "./file-lock.ts";
import { giveTo } from "./owned-file.ts";

/** Where the database of one data folder lives. All paths are absolute, without symbolic links. */
export interface Place {
  /** The data folder itself, as GOODTERMS_DATA names it. */
  readonly folder: string;
  /** `<folder>/postgres`: the lock, the password, and the record of a home elsewhere. */
  readonly desk: string;
  /** The folder PostgreSQL works in: the desk, or an owned place when its user cannot enter the desk. */
  readonly home: string;
  /** The database files, below the home. */
  readonly cluster: string;
  /** The user PostgreSQL runs as, who owns the home. */
  readonly account: Account;
}

/** Where homes go that cannot be inside their data folder. */
const OWNED_PLACE = "/var/lib/goodterms";
const HASH_LENGTH = 16;
const MAXIMUM_HOMES_A_FOLDER = 1000;
/** How long a command waits for another one to finish starting or stopping the database. */
const CHANGE_TIMEOUT_MS = 180_000;
const PRIVATE = 0o700;

/**
 * Runs `work` while no other command starts, stops or first attaches to the database of this data folder,
 * and tells it where that database lives (chosen on first use). Throws `busy`, `folder_unwritable` and the
 * refusals of `place_lost`, `belongs_to_other_user`, `no_unprivileged_user`.
 */
export async function changePlace<Result>(
  folder: string,
  work: (place: Place) => Promise<Result>,
): Promise<Result> {
  const desk = await openDesk(folder);
  const lock = await lockDesk(desk).catch((error: unknown) => {
    throw explainFileError(error, resolve(folder));
  });
  try {
    return await work(await settle(desk));
  } catch (error) {
    throw explainFileError(error, resolve(folder));
  } finally {
    lock.release();
  }
}

/**
 * Locks a file in the home; undefined when another's lock conflicts and does not go away in `timeoutMs`.
 * A lock file that root makes is handed over, so that the owner of the home can open it too.
 */
export async function lockPlace(
  place: Place,
  name: string,
  kind: LockKind,
  timeoutMs = 0,
): Promise<FileLock | undefined> {
  const path = join(place.home, name);
  const lock = await waitForLock(path, kind, timeoutMs);
  if (lock !== undefined) await giveTo(path, place.account);
  return lock;
}

async function openDesk(folder: string): Promise<string> {
  const desk = join(resolve(folder), "postgres");
  try {
    await mkdir(resolve(folder), { recursive: true });
    await mkdir(desk, { mode: PRIVATE }).catch((error: unknown) => {
      if (systemCode(error) !== "EEXIST") throw error;
    });
    return await realpath(desk);
  } catch (error) {
    throw explainFileError(error, resolve(folder));
  }
}

async function lockDesk(desk: string): Promise<FileLock> {
  const owner = await stat(desk);
  if (!isRoot() && owner.uid !== currentAccount().uid) throw otherUser(desk, owner.uid);
  const lock = await waitForLock(join(desk, "change.lock"), "exclusive", CHANGE_TIMEOUT_MS);
  if (lock !== undefined) return lock;
  throw new EmbeddedError(
    "busy",
    `Another goodterms command has been starting or stopping the database in ${desk} for ${CHANGE_TIMEOUT_MS / 1000} seconds. Wait for it, or end it, and try again.`,
  );
}

async function settle(desk: string): Promise<Place> {
  const folder = resolve(desk, "..");
  const home = (await readRecord(desk)) ?? (await chooseHome(folder, desk));
  const account = await ownerOf(home);
  return { folder, desk, home, cluster: join(home, "cluster"), account };
}

/** The owner of the home decides who PostgreSQL runs as; a home that root owns is handed over first. */
async function ownerOf(home: string): Promise<Account> {
  const { uid, gid } = await stat(home);
  const current = currentAccount();
  if (!isRoot()) {
    if (uid !== current.uid) throw otherUser(home, uid);
    return current;
  }
  if (uid !== current.uid) return { uid, gid };
  const account = await chooseAccount(home);
  await giveTree(home, account);
  return account;
}

async function chooseHome(folder: string, desk: string): Promise<string> {
  if (!isRoot()) return desk;
  const { uid } = await stat(desk);
  if (uid !== currentAccount().uid) return desk;
  const account = await chooseAccount(folder);
  if ((await mayEnter(folder, account)) && (await give(desk, account))) {
    await giveTree(desk, account);
    return desk;
  }
  const home = await makeOwnedHome(folder, account);
  await bringCluster(desk, home, account);
  await writeFile(recordPath(desk), `${home}\n`, { flush: true });
  return home;
}

/** A data folder restored from elsewhere brings its database with it: it moves along before the record is made. */
async function bringCluster(desk: string, home: string, account: Account): Promise<void> {
  const brought = join(desk, "cluster");
  if ((await stat(brought).catch(() => undefined)) === undefined) return;
  await cp(brought, join(home, "cluster"), { recursive: true, preserveTimestamps: true });
  await giveTree(home, account);
}

/** Never takes over a home that is already there: it may hold the books of a folder that was deleted. */
async function makeOwnedHome(folder: string, account: Account): Promise<string> {
  await mkdir(OWNED_PLACE, { recursive: true, mode: 0o755 });
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, HASH_LENGTH);
  for (let attempt = 1; attempt <= MAXIMUM_HOMES_A_FOLDER; attempt += 1) {
    const home = join(OWNED_PLACE, attempt === 1 ? hash : `${hash}-${attempt}`);
    try {
      await mkdir(home, { mode: PRIVATE });
    } catch (error) {
      if (systemCode(error) === "EEXIST") continue;
      throw error;
    }
    if (!(await give(home, account))) throw cannotHandOver(home);
    return home;
  }
  throw new EmbeddedError(
    "folder_unwritable",
    `${OWNED_PLACE} holds ${MAXIMUM_HOMES_A_FOLDER} databases of earlier folders named ${folder}. Remove those you no longer need.`,
  );
}

function recordPath(desk: string): string {
  return join(desk, "home");
}

async function readRecord(desk: string): Promise<string | undefined> {
  const text = await readFile(recordPath(desk), "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return "";
    throw error;
  });
  const home = text.trim();
  if (home === "") return undefined;
  const found = await stat(home).catch(() => undefined);
  if (found?.isDirectory() === true) return home;
  throw new EmbeddedError(
    "place_lost",
    `${recordPath(desk)} says that the database is kept in ${home}, which is not there. Restore that folder, or remove ${desk} to begin with an empty database.`,
  );
}

/** Hands one file or folder to an account; false where the file system or our rights do not allow it. */
async function give(path: string, account: Account): Promise<boolean> {
  try {
    await lchown(path, account.uid, account.gid);
    await chmod(path, PRIVATE);
    return true;
  } catch (error) {
    if (["EPERM", "ENOTSUP", "EINVAL"].includes(systemCode(error) ?? "")) return false;
    throw error;
  }
}

async function giveTree(top: string, account: Account): Promise<void> {
  const entries = await readdir(top, { recursive: true });
  for (const path of [top, ...entries.map((entry) => join(top, entry))]) {
    await lchown(path, account.uid, account.gid).catch((error: unknown) => {
      throw systemCode(error) === "EPERM" ? cannotHandOver(path) : error;
    });
  }
}

function cannotHandOver(path: string): EmbeddedError {
  return new EmbeddedError(
    "no_unprivileged_user",
    `PostgreSQL refuses to run as root, and ${path} cannot be handed to an ordinary user. Start Goodterms as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

function otherUser(path: string, uid: number): EmbeddedError {
  return new EmbeddedError(
    "belongs_to_other_user",
    `${path} belongs to another user of this machine (number ${uid}). Run the command as that user or as root, or set GOODTERMS_DATA to a folder of your own.`,
  );
}
