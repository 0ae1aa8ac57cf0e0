// The command `goodterms`.
import { Command } from "commander";
import { ConfigError } from "#platform/config";
import { MigrationError } from "#platform/db";
import { Refusal } from "#platform/refusals";
import { FileError } from "#receivables";
import { addAgeing } from "./commands/ageing.ts";
import { CommandError } from "./commands/command-error.ts";
import { addDecide } from "./commands/decide.ts";
import { addDemo } from "./commands/demo.ts";
import { addExport } from "./commands/export.ts";
import { addImport } from "./commands/import.ts";
import { addKeys, addMerchants, addPeople } from "./commands/merchants.ts";
import { addMigrate } from "./commands/migrate.ts";
import { note } from "./commands/output.ts";
import { addPolicy } from "./commands/policy.ts";
import { addScorecard } from "./commands/scorecard.ts";
import { addServe } from "./commands/serve.ts";
import { addVerify } from "./commands/verify.ts";
import { EmbeddedError } from "./platform/db/embedded/index.ts";

const program = new Command("goodterms")
  .description(
    "Credit and collections for e-commerce: who may buy on credit, who owes what, and how it gets paid",
  )
  .showHelpAfterError("(goodterms COMMAND --help shows an example)");

for (const add of [
  addServe,
  addMigrate,
  addDemo,
  addMerchants,
  addPeople,
  addKeys,
  addImport,
  addAgeing,
  addDecide,
  addPolicy,
  addVerify,
  addExport,
  addScorecard,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  note(inOneLine(error));
  process.exitCode = 1;
}

/** Failures that a person can mend in one clear line; anything else is a fault and keeps its trace. */
function inOneLine(error: unknown): string {
  if (error instanceof CommandError) return `${error.message} ${error.remedy}`;
  if (error instanceof Refusal) return `${error.title}: ${error.detail} ${error.remedy}`;
  if (
    error instanceof ConfigError ||
    error instanceof MigrationError ||
    error instanceof EmbeddedError ||
    error instanceof FileError
  )
    return error.message;
  if (error instanceof Error && "code" in error && error.code === "ECONNREFUSED")
    return `The database does not answer: ${error.message}. Start it, or mend DATABASE_URL.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
