import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { systemCode } from "./errors.ts";
import { runProgram } from "./program.ts";

const POLL_INTERVAL_MS = 50;

/**
 * Whether a process is alive. One that has ended but was never collected by its parent counts as ended:
 * in a container the first process may collect nobody's children.
 */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is alive, and another user's.
    return systemCode(error) === "EPERM";
  }
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name in parentheses may itself hold any character; the state follows the last one.
  const state = status.slice(status.lastIndexOf(")") + 2, status.lastIndexOf(")") + 3);
  return state !== "Z" && state !== "X";
}

/** The command line of a process, its parameters separated by spaces; "" when it cannot be read. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform === "linux") {
    const text = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return text.split("\0").join(" ").trim();
  }
  const outcome = await runProgram("ps", ["-ww", "-o", "command=", "-p", String(pid)], {}).catch(
    () => undefined,
  );
  return outcome?.output.trim() ?? "";
}

/** Waits until a process has ended; false when it still lives after `timeoutMs`. */
export async function waitForEnd(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (await isAlive(pid)) {
    if (performance.now() >= deadline) return false;
    await sleep(POLL_INTERVAL_MS);
  }
  return true;
}
