/**
 * Every way the embedded PostgreSQL can refuse to work. The list is closed: a caller may switch on it.
 *
 * - `unsupported_platform`: no embedded server exists for this operating system.
 * - `binaries_missing`, `binaries_unusable`: the programs are not installed, or do not run here.
 * - `no_unprivileged_user`: we are root and found no user PostgreSQL may run as, or may not become it.
 * - `no_user_name`: the current user has no entry in the system's list of users, which initdb insists on.
 * - `folder_unwritable`: the data folder cannot be created or written.
 * - `belongs_to_other_user`: the database files belong to a user other than the current one.
 * - `place_lost`: the data folder names a place for the database that is no longer there.
 * - `password_missing`: the database is there, its password file is not.
 * - `path_too_long`: no folder is short enough for a Unix-domain socket.
 * - `wrong_version`: the database files were made by another major version of PostgreSQL.
 * - `disk_full`: no space left while making or starting the database.
 * - `initdb_failed`, `start_failed`, `start_timeout`, `stop_timeout`: PostgreSQL itself failed; its words are quoted.
 * - `busy`: another command is starting or stopping the database and does not finish.
 * - `already_serving`: another `goodterms serve` holds the folder.
 */
export type EmbeddedErrorCode =
  | "unsupported_platform"
  | "binaries_missing"
  | "binaries_unusable"
  | "no_unprivileged_user"
  | "no_user_name"
  | "folder_unwritable"
  | "belongs_to_other_user"
  | "place_lost"
  | "password_missing"
  | "path_too_long"
  | "wrong_version"
  | "disk_full"
  | "initdb_failed"
  | "start_failed"
  | "start_timeout"
  | "stop_timeout"
  | "busy"
  | "already_serving";

/** A refusal of the embedded PostgreSQL. The message says what happened and what to do about it. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EmbeddedError";
    this.code = code;
  }
}

const UNWRITABLE = new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOTDIR",
  "EEXIST",
  "ELOOP",
  "ENAMETOOLONG",
  "EINVAL",
  // What making a folder on a read-only disk comes to.
  "ENOENT",
  // A lock file that cannot be opened.
  "ERR_SQLITE_ERROR",
]);
const FULL = new Set(["ENOSPC", "EDQUOT"]);

/** The operating system's code of a failed call ("ENOENT"), or undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Turns a failed file operation below the data folder into an EmbeddedError; passes anything else through. */
export function explainFileError(error: unknown, folder: string): unknown {
  if (error instanceof EmbeddedError) return error;
  const code = systemCode(error);
  const cause = { cause: error };
  if (code !== undefined && FULL.has(code)) return diskFull(folder, cause);
  if (code !== undefined && UNWRITABLE.has(code)) {
    const words = error instanceof Error ? error.message : code;
    return new EmbeddedError(
      "folder_unwritable",
      `The data folder ${folder} cannot be written (${words}). Make it writable for this user, or set GOODTERMS_DATA to another folder.`,
      cause,
    );
  }
  return error;
}

/** The refusal for a full disk. */
export function diskFull(folder: string, cause?: ErrorOptions): EmbeddedError {
  return new EmbeddedError(
    "disk_full",
    `No space is left on the disk of ${folder}. Free some space and start again, or set GOODTERMS_DATA to a folder on another disk.`,
    cause,
  );
}
