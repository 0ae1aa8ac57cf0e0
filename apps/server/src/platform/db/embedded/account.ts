import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { EmbeddedError } from "./errors.ts";

/** The operating system's user PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const ROOT = 0;
/** Users that commonly exist and own nothing of worth, best first. */
const CANDIDATES = ["goodterms", "postgres", "nobody"];
const ENTER_BITS = { owner: 0o100, group: 0o010, other: 0o001 };

/** Whether this process runs as root, which PostgreSQL refuses to. */
export function isRoot(): boolean {
  return process.geteuid?.() === ROOT;
}

/** The account of this process itself. */
export function currentAccount(): Account {
  return { uid: process.geteuid?.() ?? ROOT, gid: process.getegid?.() ?? ROOT };
}

/**
 * Picks the unprivileged user for a new database when we are root: the owner of the data folder when that
 * is an ordinary user, else the first well-known one. It must be in /etc/passwd, because initdb looks its
 * own name up and gives up without one. Throws `no_unprivileged_user`.
 */
export async function chooseAccount(folder: string): Promise<Account> {
  const users = await readUsers();
  const owner = await stat(folder);
  const ofFolder = users.find((user) => user.uid === owner.uid && user.uid !== ROOT);
  if (ofFolder !== undefined) return { uid: ofFolder.uid, gid: ofFolder.gid };
  for (const name of CANDIDATES) {
    const user = users.find((candidate) => candidate.name === name && candidate.uid !== ROOT);
    if (user !== undefined) return { uid: user.uid, gid: user.gid };
  }
  throw new EmbeddedError(
    "no_unprivileged_user",
    `PostgreSQL refuses to run as root, and none of the users ${CANDIDATES.join(", ")} exists here. Create one of them, start Goodterms as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

/**
 * Whether an account can enter a folder, and so every folder above it. It reads the permission bits alone:
 * access lists and further groups could only widen what it finds, and then we merely keep a copy too many.
 */
export async function mayEnter(folder: string, account: Account): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const { uid, gid, mode } = await stat(path);
    const bit =
      uid === account.uid ? ENTER_BITS.owner : gid === account.gid ? ENTER_BITS.group : ENTER_BITS.other;
    if (account.uid !== ROOT && (mode & bit) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

interface User extends Account {
  readonly name: string;
}

async function readUsers(): Promise<User[]> {
  const text = await readFile("/etc/passwd", "utf8");
  return text.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    if (name === undefined || uid === undefined || gid === undefined) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}
