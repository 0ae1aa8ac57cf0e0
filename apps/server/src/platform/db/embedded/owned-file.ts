import { lchown, rename, rm, writeFile } from "node:fs/promises";
import { type Account, isRoot } from "./account.ts";

const PRIVATE_FILE = 0o600;

/**
 * Writes a file that only its owner may read, complete or not at all, and gives it to the account. It never
 * writes through what is there already: as root we work in folders of an unprivileged user, who may have
 * put a symbolic link in our way.
 */
export async function writeOwnedFile(path: string, text: string, account: Account): Promise<void> {
  const unfinished = `${path}.unfinished`;
  await rm(unfinished, { force: true });
  await writeFile(unfinished, text, { mode: PRIVATE_FILE, flag: "wx", flush: true });
  await giveTo(unfinished, account);
  await rename(unfinished, path);
}

/** Hands one file or folder to the account when we are root; anybody else owns what they make anyway. */
export async function giveTo(path: string, account: Account): Promise<void> {
  if (isRoot()) await lchown(path, account.uid, account.gid);
}
