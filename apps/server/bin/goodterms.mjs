#!/usr/bin/env node
// The command "goodterms" of a checkout. Whatever Node starts it, the project's own one runs the built file
// when that is up to date, and else the sources as they are.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT, NODE_BINARY } from "../../../scripts/install.mjs";
import {
  hashSources,
  isStamped,
  SERVER_FILE,
  SERVER_SOURCES,
  SERVER_STAMP,
} from "../../../scripts/sources.mjs";
import { runInPlace, runMain, StepError } from "../../../scripts/step.mjs";

function isBuilt() {
  if (!existsSync(join(CHECKOUT, SERVER_FILE))) return false;
  return isStamped(join(CHECKOUT, SERVER_STAMP), hashSources(CHECKOUT, SERVER_SOURCES));
}

await runMain(async () => {
  if (!existsSync(NODE_BINARY)) {
    throw new StepError('The packages are not installed. Run "npm start" once, or "npm ci".');
  }
  const program = join(CHECKOUT, isBuilt() ? SERVER_FILE : "apps/server/src/main.ts");
  return await runInPlace(NODE_BINARY, ["--enable-source-maps", program, ...process.argv.slice(2)]);
});
