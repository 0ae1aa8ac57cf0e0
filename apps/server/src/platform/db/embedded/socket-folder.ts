import { chmod, lstat, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRoot, mayEnter } from "./account.ts";
import { EmbeddedError } from "./errors.ts";
import { giveTo } from "./owned-file.ts";
import type { Place } from "./place.ts";
import { SOCKET_PORT } from "./settings.ts";

/** The operating systems allow 103 (macOS) to 107 (Linux) bytes for the path of a socket. */
const MAXIMUM_PATH_BYTES = 100;
const PRIVATE = 0o700;
const TEMPORARY_PREFIX = "goodterms-";

/**
 * The private folder for the server's socket: in the home where the path is short enough, else one below
 * the folder for temporary files. `previous` (what the last server used) is taken again where it is still
 * sound, so that the processes that knew it find the new server. Throws `path_too_long`.
 */
export async function prepareSocketFolder(place: Place, previous: string | undefined): Promise<string> {
  const inside = join(place.home, "socket");
  if (isShortEnough(inside)) {
    await mkdir(inside, { recursive: true, mode: PRIVATE });
    await own(inside, place);
    await removeSocketFiles(inside);
    return inside;
  }
  if (previous !== undefined && (await isSound(previous, place))) {
    await removeSocketFiles(previous);
    return previous;
  }
  for (const candidate of [tmpdir(), "/tmp"]) {
    const parent = await realpath(candidate).catch(() => undefined);
    if (parent === undefined || !isShortEnough(join(parent, `${TEMPORARY_PREFIX}abcdef`))) continue;
    if (isRoot() && !(await mayEnter(parent, place.account))) continue;
    const made = await mkdtemp(join(parent, TEMPORARY_PREFIX));
    await own(made, place);
    return made;
  }
  throw new EmbeddedError(
    "path_too_long",
    `No folder is short enough for PostgreSQL's socket: neither ${inside} nor the folder for temporary files. Set GOODTERMS_DATA or TMPDIR to a shorter path.`,
  );
}

/** Clears away a folder for the socket outside the home, once its server has stopped. */
export async function removeSocketFolder(place: Place, socketFolder: string): Promise<void> {
  if (socketFolder.startsWith(place.home) || !(await isSound(socketFolder, place))) return;
  await rm(socketFolder, { recursive: true, force: true });
}

async function removeSocketFiles(folder: string): Promise<void> {
  // A killed server leaves both behind, and a stranger with its process number would make the lock look held.
  await rm(join(folder, `.s.PGSQL.${SOCKET_PORT}`), { force: true });
  await rm(join(folder, `.s.PGSQL.${SOCKET_PORT}.lock`), { force: true });
}

async function own(folder: string, place: Place): Promise<void> {
  await giveTo(folder, place.account);
  await chmod(folder, PRIVATE);
}

/** Ours alone, and one we made: the temporary folder is shared with strangers, who may have put it there. */
async function isSound(folder: string, place: Place): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined || !found.isDirectory() || !folder.includes(`/${TEMPORARY_PREFIX}`)) return false;
  return found.uid === place.account.uid && (found.mode & 0o777) === PRIVATE;
}

function isShortEnough(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}.lock`)) < MAXIMUM_PATH_BYTES;
}
