import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "./errors.ts";
import { writeOwnedFile } from "./owned-file.ts";
import type { Place } from "./place.ts";
import { commandLine, isAlive } from "./processes.ts";

/** What a running PostgreSQL says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly port: number;
  readonly state: "starting" | "ready" | "stopping";
}

/** The lines of postmaster.pid, counted from nought (PostgreSQL's miscadmin.h). */
const LINE = { pid: 0, port: 3, socketFolder: 4, state: 7 } as const;
/** Above every process number an operating system gives out. */
const NOBODYS_PID = 2_147_483_646;

/** The file's content, or undefined when it is absent or not yet written in full. */
export async function readPostmasterFile(place: Place): Promise<Postmaster | undefined> {
  const lines = (await readLines(place)) ?? [];
  const pid = Number(lines[LINE.pid]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const word = lines[LINE.state]?.trim() ?? "";
  const state = word === "ready" || word === "stopping" ? word : "starting";
  return { pid, port: Number(lines[LINE.port]), socketFolder: lines[LINE.socketFolder]?.trim() ?? "", state };
}

/** The PostgreSQL that runs on this place, whoever started it; undefined when none does. */
export async function findPostmaster(place: Place): Promise<Postmaster | undefined> {
  const found = await readPostmasterFile(place);
  if (found === undefined || !(await isOurs(found.pid, place))) return undefined;
  return found;
}

/** Whether the process is alive and is a PostgreSQL on this place, not a stranger that got the same number. */
export async function isOurs(pid: number, place: Place): Promise<boolean> {
  return (await isAlive(pid)) && `${await commandLine(pid)} `.includes(`${place.cluster} `);
}

/**
 * Makes a file that a killed server left behind harmless. PostgreSQL judges it by the process number alone
 * and refuses to start when a stranger has that number now, which is the rule after a container restarts.
 * The file must not be removed: its other lines let PostgreSQL find out whether workers of the killed
 * server still write to the files. So only the number is replaced, by one that nobody can have.
 */
export async function disownPostmasterFile(place: Place): Promise<void> {
  const lines = await readLines(place);
  if (lines === undefined) return;
  await writeOwnedFile(pathOf(place), [NOBODYS_PID, ...lines.slice(1)].join("\n"), place.account);
}

async function readLines(place: Place): Promise<string[] | undefined> {
  const text = await readFile(pathOf(place), "utf8").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  });
  return text?.split("\n");
}

function pathOf(place: Place): string {
  return join(place.cluster, "postmaster.pid");
}
