// Holds the imports against the floors of the house. A checker that reads nothing finds nothing: so it must have
// read as many modules as the house has at least.
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import rules from "../.dependency-cruiser.mjs";
import { runMain, StepError } from "./step.mjs";

const MODULES_MIN = 150;

await runMain(async () => {
  const { options, ...ruleSet } = rules;
  const found = await cruise(
    [
      "apps/server/src",
      "apps/console/src",
      "apps/portal/src",
      "packages/kernel/src",
      "packages/ui/src",
      "packages/client/src",
    ],
    { ...options, ruleSet, validate: true, outputType: "json" },
    null,
    { tsConfig: extractTSConfig("tsconfig.base.json") },
  );
  const { summary } = JSON.parse(found.output);
  if (summary.totalCruised < MODULES_MIN)
    throw new StepError(`Only ${summary.totalCruised} modules were read; the check is blind.`);
  if (summary.violations.length > 0) {
    const lines = summary.violations.map(({ rule, from, to }) => `  ${rule.name}: ${from} → ${to}`);
    throw new StepError(`The floors do not hold:\n${lines.join("\n")}`);
  }
  console.log(`${summary.totalCruised} modules keep to their floors.`);
  return 0;
});
