// Writes what follows from the sources: the API's description, the client's types, the table of settings. With
// --check it writes nothing and fails when a file is not what it would be. Runs on the project's own Node.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTypescript, { astToString } from "openapi-typescript";
import { openRooms } from "../apps/server/src/house.ts";
import { readConfig, settingsTable } from "../apps/server/src/platform/config/index.ts";
import { openFileStore } from "../apps/server/src/platform/files/index.ts";
import { openApiDocument } from "../apps/server/src/platform/http/index.ts";
import { CHECKOUT } from "./install.mjs";
import { runMain, StepError } from "./step.mjs";

const TABLE_START = "<!-- settings: written by scripts/generate.mjs -->\n";
const TABLE_END = "<!-- end of settings -->";

/** A sign-in nobody uses: describing the API opens no database. */
const NO_SIGN_IN = {
  handle: refuse,
  findPerson: refuse,
  findPersonByEmail: refuse,
  createPerson: refuse,
  invite: refuse,
};

async function refuse() {
  throw new Error("the description of the API asks nobody to sign in");
}

async function describeApi() {
  const { version } = JSON.parse(readFileSync(join(CHECKOUT, "apps/server/package.json"), "utf8"));
  const rooms = openRooms({
    config: readConfig({}),
    encryptionKey: Buffer.alloc(32),
    signIn: NO_SIGN_IN,
    files: openFileStore("unused", 1),
  });
  return await openApiDocument(rooms.routes, version);
}

async function generated() {
  const document = await describeApi();
  const types = astToString(await openapiTypescript(structuredClone(document)));
  const operate = readFileSync(join(CHECKOUT, "docs/operate.md"), "utf8");
  const start = operate.indexOf(TABLE_START) + TABLE_START.length;
  const end = operate.indexOf(TABLE_END);
  if (start < TABLE_START.length || end < start)
    throw new StepError("docs/operate.md has lost the marks around its table of settings.");
  return {
    "packages/client/openapi.json": `${JSON.stringify(document, null, 2)}\n`,
    "packages/client/src/schema.generated.ts": `// Written by scripts/generate.mjs from openapi.json. Do not edit.\n${types}`,
    "docs/operate.md": operate.slice(0, start) + settingsTable() + operate.slice(end),
  };
}

await runMain(async () => {
  const isCheck = process.argv.includes("--check");
  const stale = [];
  for (const [file, text] of Object.entries(await generated())) {
    const path = join(CHECKOUT, file);
    const standing = (() => {
      try {
        return readFileSync(path, "utf8");
      } catch {
        return "";
      }
    })();
    if (standing === text) continue;
    stale.push(file);
    if (!isCheck) writeFileSync(path, text);
  }
  if (isCheck && stale.length > 0)
    throw new StepError(`Not up to date: ${stale.join(", ")}. Run "npm run generate" and commit the result.`);
  console.log(stale.length === 0 ? "Everything generated is up to date." : `Written: ${stale.join(", ")}`);
  return 0;
});
