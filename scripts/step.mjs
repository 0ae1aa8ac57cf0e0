// One line a step: what is done, and how long it took. Node's own modules only, as everything that runs
// before the packages are installed.
import { spawn } from "node:child_process";

const REFRESH_INTERVAL_MS = 1000;
const PARENT_WATCH_INTERVAL_MS = 500;
const QUOTED_LINES = 20;
const MAXIMUM_OUTPUT_CHARACTERS = 100_000;

/** A step that failed for a reason the reader can act on: its message is all they need to see. */
export class StepError extends Error {}

/**
 * Runs `work` and prints one line with its name and the elapsed time, which counts up on a terminal.
 *
 * @template Result
 * @param {string} name what is being done, as "Installing packages"
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function runStep(name, work) {
  const started = performance.now();
  const elapsed = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const terminal = process.stdout.isTTY === true;
  const show = () => process.stdout.write(`\r${name} … ${elapsed()}`);
  const timer = terminal ? setInterval(show, REFRESH_INTERVAL_MS) : undefined;
  try {
    const result = await work();
    process.stdout.write(`${terminal ? "\r" : ""}${name}: done in ${elapsed()}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${terminal ? "\r" : ""}${name}: failed after ${elapsed()}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Runs a program quietly. Throws a StepError with the last lines it wrote when it fails.
 *
 * @param {string} program
 * @param {string[]} parameters
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Promise<void>}
 */
export function runQuietly(program, parameters, options) {
  return new Promise((resolve, reject) => {
    // What is shown is the end of the output, where colours may begin in the part that is cut off.
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
    const child = spawn(program, parameters, { env, ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk) => {
      output = (output + chunk).slice(-MAXIMUM_OUTPUT_CHARACTERS);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => reject(new StepError(`${program} cannot be run: ${error.message}`)));
    child.once("close", (code, signal) => {
      if (code === 0) return resolve();
      const words = output.trim().split("\n").slice(-QUOTED_LINES).join("\n");
      reject(new StepError(`${words}\n(${program} ended with ${signal ?? `exit code ${code}`})`));
    });
  });
}

/**
 * Runs a program in our place: its input and output are ours, it gets the signals we get, and its exit code
 * becomes ours.
 *
 * @param {string} program
 * @param {string[]} parameters
 * @returns {Promise<number>} the exit code
 */
export function runInPlace(program, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: "inherit" });
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    // At a terminal an interrupt reaches the program directly. Listening keeps us alive until it has ended in
    // good order; a second copy of the signal would look like an impatient user.
    const listeners = signals.map((signal) => {
      const pass = () => {
        if (signal !== "SIGINT" || process.stdin.isTTY !== true) child.kill(signal);
      };
      process.on(signal, pass);
      return { signal, pass };
    });
    const parentWatch = watchParent(() => child.kill("SIGTERM"));
    const finish = () => {
      clearInterval(parentWatch);
      for (const { signal, pass } of listeners) process.off(signal, pass);
    };
    child.once("error", (error) => {
      finish();
      reject(new StepError(`${program} cannot be run: ${error.message}`));
    });
    child.once("close", (code, signal) => {
      finish();
      resolve(code ?? exitCodeOf(signal));
    });
  });
}

// npm puts a shell between itself and us, and on a signal ends that shell alone: we would be left running.
function watchParent(whenGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    whenGone();
  }, PARENT_WATCH_INTERVAL_MS);
  return timer;
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };

// Shells report a program that a signal ended as 128 and the signal's number.
function exitCodeOf(signal) {
  return 128 + (SIGNAL_NUMBERS[signal] ?? 0);
}

/**
 * Runs the main function of a script: its exit code becomes the process's, and a StepError is printed
 * without a trace.
 *
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof StepError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
