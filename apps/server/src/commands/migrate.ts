import type { Command } from "commander";
import { openHouse } from "./open-house.ts";
import { printJson, printLine } from "./output.ts";

/** `goodterms migrate`: brings the database to this version. Serving does the same first. */
export function addMigrate(program: Command): void {
  program
    .command("migrate")
    .description("Bring the database to this version (serving does so first)")
    .option("--database <url|folder>", "a postgres:// URL, or the data folder of the embedded server")
    .option("--json", "print JSON for machines")
    .addHelpText("after", "\nExample:\n  goodterms migrate --database postgres://owner@localhost/goodterms")
    .action(async (options: { database?: string; json?: boolean }) => {
      const house = await openHouse({ ...options, prepareQueue: true });
      await house.close();
      if (options.json) printJson({ applied: house.migrated });
      else
        printLine(
          house.migrated.length === 0
            ? "The database is up to date."
            : `Applied: ${house.migrated.join(", ")}`,
        );
    });
}
