import { randomBytes } from "node:crypto";
import { appendFile, chmod, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { diskFull, EmbeddedError, systemCode } from "./errors.ts";
import { writeOwnedFile } from "./owned-file.ts";
import type { Place } from "./place.ts";
import { runAs, runProgram } from "./program.ts";

export const SUPERUSER = "postgres";

const PASSWORD_BYTES = 32;
const NAME_BYTES = 4;
const UNFINISHED_PREFIX = "cluster.unfinished-";
/** From this version PostgreSQL brings C.UTF-8 itself and needs nothing of the operating system's locales. */
const FIRST_MAJOR_WITH_BUILTIN_LOCALE = 17;
const LOCALE = "C.UTF-8";

/** An initdb whose parent was killed may still be writing while we clear away what it made. */
const REMOVAL = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

const ACCESS_RULES = `# Only the private socket, and only with the password.
local all all scram-sha-256
`;
const CUSTOM_SETTINGS = "# Your own PostgreSQL settings. They count from the next start of the server.\n";
const INCLUDES = `
include = 'goodterms.conf'
include_if_exists = 'custom.conf'
`;

/**
 * Makes the database files on first use, and checks the ones that are there. A first use that was broken
 * off leaves only a folder of another name, which the next one clears away. Throws `wrong_version`,
 * `initdb_failed`, `no_user_name`, `disk_full`.
 */
export async function prepareCluster(place: Place, binaries: Binaries, sync: boolean): Promise<void> {
  const major = await majorOf(place.cluster);
  if (major === undefined) return await makeCluster(place, binaries, sync);
  if (major !== binaries.major) {
    throw new EmbeddedError(
      "wrong_version",
      `The database in ${place.cluster} was made by PostgreSQL ${major}; this is PostgreSQL ${binaries.major}. Restore a backup into an empty GOODTERMS_DATA, or go back to the earlier release.`,
    );
  }
  // PostgreSQL refuses files that others may read, which a careless copy leaves behind.
  await chmod(place.cluster, 0o700);
}

/** The superuser's password. Throws `password_missing`. */
export async function readPassword(place: Place): Promise<string> {
  const text = await readFile(passwordPath(place), "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return "";
    throw error;
  });
  if (text.trim() !== "") return text.trim();
  throw new EmbeddedError(
    "password_missing",
    `The database in ${place.cluster} is there, but its password file ${passwordPath(place)} is missing. Restore that file from a backup.`,
  );
}

async function majorOf(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, "PG_VERSION"), "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? undefined : Number(text.trim());
}

async function makeCluster(place: Place, binaries: Binaries, sync: boolean): Promise<void> {
  if ((await stat(place.cluster).catch(() => undefined)) !== undefined) {
    throw new EmbeddedError(
      "initdb_failed",
      `${place.cluster} exists but is no PostgreSQL database (it has no PG_VERSION). Move it away, or set GOODTERMS_DATA to another folder.`,
    );
  }
  for (const entry of await readdir(place.home)) {
    if (entry.startsWith(UNFINISHED_PREFIX)) await rm(join(place.home, entry), REMOVAL);
  }
  const name = `${UNFINISHED_PREFIX}${randomBytes(NAME_BYTES).toString("hex")}`;
  const unfinished = join(place.home, name);
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  await writeOwnedFile(passwordPath(place), `${password}\n`, place.account);
  // PostgreSQL's user may not be able to reach the desk, so initdb reads a copy in the home.
  const handedOver = join(place.home, `${name}.password`);
  await writeOwnedFile(handedOver, `${password}\n`, place.account);
  try {
    await runInitdb(place, binaries, { unfinished, passwordFile: handedOver, sync });
    await writeFile(join(unfinished, "pg_hba.conf"), ACCESS_RULES);
    await appendFile(join(unfinished, "postgresql.conf"), INCLUDES);
    await writeOwnedFile(join(unfinished, "custom.conf"), CUSTOM_SETTINGS, place.account);
  } catch (error) {
    await rm(unfinished, REMOVAL);
    throw error;
  } finally {
    await rm(handedOver, { force: true });
  }
  await rename(unfinished, place.cluster);
  if (sync) await syncFolder(place.home);
}

async function runInitdb(
  place: Place,
  binaries: Binaries,
  { unfinished, passwordFile, sync }: { unfinished: string; passwordFile: string; sync: boolean },
): Promise<void> {
  const parameters = [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--data-checksums",
    ...localeParameters(binaries.major),
    ...(sync ? [] : ["--no-sync"]),
  ];
  const { code, output } = await runProgram(binaries.initdb, parameters, runAs(place.account, place.home));
  if (code === 0) return;
  throw explainInitdb(output, place);
}

function localeParameters(major: number): string[] {
  if (major < FIRST_MAJOR_WITH_BUILTIN_LOCALE) return [`--locale=${LOCALE}`];
  // macOS has no C.UTF-8 of its own; what the built-in provider leaves to the system is plain C there.
  const systemLocale = process.platform === "darwin" ? "C" : LOCALE;
  return ["--locale-provider=builtin", `--builtin-locale=${LOCALE}`, `--locale=${systemLocale}`];
}

function explainInitdb(output: string, place: Place): EmbeddedError {
  if (output.includes("No space left on device") || output.includes("Disk quota exceeded")) {
    return diskFull(place.home);
  }
  if (output.includes("could not look up effective user ID")) {
    return new EmbeddedError(
      "no_user_name",
      "This process runs as a user number without a name, which PostgreSQL does not accept. Add the user to /etc/passwd, or set DATABASE_URL to a PostgreSQL server.",
    );
  }
  return new EmbeddedError(
    "initdb_failed",
    `PostgreSQL could not make its files in ${place.home}. It said: ${output.trim()}`,
  );
}

function passwordPath(place: Place): string {
  return join(place.desk, "password");
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
