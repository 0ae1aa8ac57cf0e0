// "npm start": installs, builds, and serves the demo, each only as far as needed. Runs on Node 20.12 and later
// with nothing installed; further arguments go to "goodterms serve".
import { join } from "node:path";
import { CHECKOUT, ensureInstalled } from "./install.mjs";
import { SERVER_FILE } from "./sources.mjs";
import { runInPlace, runMain } from "./step.mjs";

await runMain(async () => {
  const node = await ensureInstalled();
  const built = await runInPlace(node, [join(CHECKOUT, "scripts", "build.mjs")]);
  if (built !== 0) return built;
  const server = ["--enable-source-maps", join(CHECKOUT, SERVER_FILE)];
  return await runInPlace(node, [...server, "serve", "--demo", ...process.argv.slice(2)]);
});
