import type { Command } from "commander";

/** What every command that works on a merchant's book takes. */
export interface CommonOptions {
  readonly database?: string;
  readonly merchant?: string;
  readonly json?: boolean;
}

/** Adds the common options to a command. */
export function withCommon(command: Command): Command {
  return command
    .option(
      "--database <url|folder>",
      "a postgres:// URL, or the data folder of the embedded server (default: DATABASE_URL, else GOODTERMS_DATA)",
    )
    .option("--merchant <name|id>", "which merchant, where there is more than one")
    .option("--json", "print JSON for machines");
}
