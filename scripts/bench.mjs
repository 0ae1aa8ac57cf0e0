// "npm run bench": figures of this machine, as ratios to its own limits. Arguments go to the bench.
import { join } from "node:path";
import { CHECKOUT, ensureInstalled } from "./install.mjs";
import { runInPlace, runMain } from "./step.mjs";

await runMain(async () => {
  const node = await ensureInstalled();
  return await runInPlace(node, [join(CHECKOUT, "apps/server/bench/main.ts"), ...process.argv.slice(2)]);
});
