import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

const RETRY_INTERVAL_MS = 25;
/** SQLITE_BUSY: somebody else holds a lock that conflicts. */
const SQLITE_BUSY = 5;

/** A lock that is held. Releasing twice does no harm. */
export interface FileLock {
  release(): void;
}

export type LockKind = "shared" | "exclusive";

/**
 * Tries once to lock a file, which is created when absent. Any number of processes (or callers in one
 * process) may share it; one alone may hold it exclusively. Returns undefined when somebody else's lock
 * conflicts; throws when the file cannot be opened.
 *
 * Node has no file locks of its own, but its SQLite does: an open transaction holds a lock that the kernel
 * lets go of when the process ends, however it ends. So a killed owner leaves nothing behind to judge by
 * process numbers and ages. The file stays empty, and nothing else may open it: closing any other handle
 * of this process on it would drop the lock.
 */
export function tryLock(path: string, kind: LockKind): FileLock | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    // Without this, an exclusive transaction would leave a journal file behind when its owner is killed.
    database.exec("PRAGMA journal_mode = MEMORY");
    database.exec(kind === "exclusive" ? "BEGIN EXCLUSIVE" : "BEGIN");
    // A plain BEGIN locks nothing until the first read.
    database.prepare("SELECT count(*) FROM sqlite_schema").get();
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return {
    release: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** Waits for a lock up to `timeoutMs`; undefined when it did not come free in that time. */
export async function waitForLock(
  path: string,
  kind: LockKind,
  timeoutMs: number,
): Promise<FileLock | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const lock = tryLock(path, kind);
    if (lock !== undefined || performance.now() >= deadline) return lock;
    await sleep(RETRY_INTERVAL_MS);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}
