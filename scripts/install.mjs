// Installs the packages of a checkout when they are absent or out of date. Runs on Node 20.12 and later with
// nothing installed.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runQuietly, runStep, StepError } from "./step.mjs";

export const CHECKOUT = join(import.meta.dirname, "..");

const LOCK_FILE = join(CHECKOUT, "package-lock.json");
const STAMP_FILE = join(CHECKOUT, "node_modules", ".goodterms-lock");
/** npm writes this file last, so it is there only after an installation that came to its end. */
const NPM_RECORD = join(CHECKOUT, "node_modules", ".package-lock.json");
/** The Node that the project runs on, whatever the machine has. */
export const NODE_BINARY = join(
  CHECKOUT,
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/**
 * Makes sure that exactly the packages of the lock file are installed.
 *
 * @returns {Promise<string>} the path of the Node binary that the project runs on
 * @throws {StepError} when npm fails or leaves the binary out
 */
export async function ensureInstalled() {
  const hash = createHash("sha256").update(readFileSync(LOCK_FILE)).digest("hex");
  if (!isInstalled(hash)) {
    await runStep("Installing packages (about a minute the first time)", install);
    writeFileSync(STAMP_FILE, `${hash}\n`);
  }
  if (existsSync(NODE_BINARY)) return NODE_BINARY;
  throw new StepError(
    `The packages are installed, but ${NODE_BINARY} is missing. npm's install scripts may be switched off: run "npm config set ignore-scripts false", remove the folder node_modules and start again.`,
  );
}

function isInstalled(hash) {
  if (!existsSync(NPM_RECORD)) return false;
  if (existsSync(STAMP_FILE) && readFileSync(STAMP_FILE, "utf8").trim() === hash) return true;
  // Somebody ran npm by hand since the lock file changed.
  if (statSync(NPM_RECORD).mtimeMs < statSync(LOCK_FILE).mtimeMs) return false;
  writeFileSync(STAMP_FILE, `${hash}\n`);
  return true;
}

async function install() {
  const parameters = [
    "ci",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  // Below "npm start" this variable is the program npm itself runs; elsewhere npm is looked for in the path.
  const npm = process.env.npm_execpath;
  const [program, leading] =
    npm?.endsWith(".js") === true
      ? [process.execPath, [npm]]
      : [process.platform === "win32" ? "npm.cmd" : "npm", []];
  try {
    await runQuietly(program, [...leading, ...parameters], { cwd: CHECKOUT, shell: program === "npm.cmd" });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new StepError(
      `npm could not install the packages:\n${words}\nCheck the network and npm's settings ("npm config list"), then start again.`,
    );
  }
}
