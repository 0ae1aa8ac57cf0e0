import { writeFileSync } from "node:fs";
import scorecardSchema from "./credit/scorecards/scorecard.schema.json" with { type: "json" };
import { publishedSchema } from "./credit/policies/schema.ts";
writeFileSync(new URL("credit/policies/policy.schema.json", import.meta.url), JSON.stringify(publishedSchema(scorecardSchema), null, 2) + "\n");
