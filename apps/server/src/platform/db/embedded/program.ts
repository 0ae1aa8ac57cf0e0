import { type SpawnOptions, spawn } from "node:child_process";
import { type Account, isRoot } from "./account.ts";

/** What a program of PostgreSQL may see of our environment: no secrets, and nothing that would steer it. */
const PASSED_VARIABLES = ["PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"];
const MAXIMUM_OUTPUT_CHARACTERS = 20_000;

export interface Outcome {
  /** The exit code; null when a signal ended the program. */
  readonly code: number | null;
  /** Standard output and standard error together, the last part of it. */
  readonly output: string;
}

/** Spawn options that run a program in `folder` as `account`, which only root may change to. */
export function runAs(account: Account, folder: string): SpawnOptions {
  const env: NodeJS.ProcessEnv = {};
  for (const name of PASSED_VARIABLES) {
    if (process.env[name] !== undefined) env[name] = process.env[name];
  }
  return { cwd: folder, env, ...(isRoot() ? { uid: account.uid, gid: account.gid } : {}) };
}

/** Runs a program to its end. Rejects with the system's error when it cannot be started at all. */
export function runProgram(program: string, parameters: string[], options: SpawnOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString("utf8")).slice(-MAXIMUM_OUTPUT_CHARACTERS);
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
