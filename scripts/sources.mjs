// Which sources a built file stands for, and whether it still does.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

const NO_SOURCES = new Set(["node_modules", "dist"]);
const TEST_FILE = /\.test\.tsx?$/;

/**
 * One hash over the names and contents of files, those in folders included; tests and what does not exist are
 * left out. Contents rather than times: a checkout of another branch changes times at will.
 *
 * @param {string} top the folder that names are relative to
 * @param {string[]} paths files and folders below it
 */
export function hashSources(top, paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => listFiles(join(top, path))).sort()) {
    hash.update(relative(top, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function listFiles(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return TEST_FILE.test(path) ? [] : [path];
  return readdirSync(path)
    .filter((name) => !NO_SOURCES.has(name))
    .flatMap((name) => listFiles(join(path, name)));
}

/**
 * Whether a stamp file holds this hash.
 *
 * @param {string} stampFile
 * @param {string} hash
 */
export function isStamped(stampFile, hash) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8").trim() === hash;
}

/** What the server's one file is made from. */
export const SERVER_SOURCES = [
  "apps/server/src",
  "apps/server/package.json",
  "packages/kernel",
  "packages/client",
  "package-lock.json",
  "scripts/build.mjs",
];
export const SERVER_FILE = "apps/server/dist/goodterms.mjs";
export const SERVER_STAMP = "apps/server/dist/.built-from";
