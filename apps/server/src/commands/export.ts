import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { exportJournal } from "#receivables";
import { readDay } from "./ageing.ts";
import { CommandError } from "./command-error.ts";
import { withMerchant } from "./open-house.ts";
import { type CommonOptions, withCommon } from "./options.ts";
import { note } from "./output.ts";

const FORMATS = ["json", "csv", "hledger"] as const;

interface ExportOptions extends Omit<CommonOptions, "json"> {
  readonly format: string;
  readonly from?: string;
  readonly to?: string;
  readonly entity?: string;
  readonly output?: string;
}

/** `goodterms export journal`: the book, for any accountant's own tool. */
export function addExport(program: Command): void {
  const group = program.command("export").description("Write the book out");
  withCommon(group.command("journal"))
    .description("The journal as JSON lines, CSV, or for hledger")
    .option("--format <format>", `one of ${FORMATS.join(", ")}`, "json")
    .option("--from <date>", "first day")
    .option("--to <date>", "last day")
    .option("--entity <reference>", "one entity only")
    .option("--output <file>", "write to a file instead of standard output")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms export journal --format hledger --output book.journal && hledger -f book.journal check",
    )
    .action(async (options: ExportOptions) => {
      const format = FORMATS.find((known) => known === options.format);
      if (format === undefined)
        throw new CommandError(
          `--format ${options.format} is not known.`,
          `Use one of ${FORMATS.join(", ")}.`,
        );
      const request = {
        from: readDay("--from", options.from),
        to: readDay("--to", options.to),
        entity: options.entity,
      };
      await withMerchant(options, async (ctx) => {
        const pieces = Readable.from(await exportJournal(ctx, request, format));
        if (options.output === undefined) for await (const piece of pieces) await write(String(piece));
        else await pipeline(pieces, createWriteStream(options.output));
      });
      if (options.output !== undefined) note(`Written to ${options.output}.`);
    });
}

/** Waits for a slow reader, so that a long export does not pile up in memory. */
async function write(piece: string): Promise<void> {
  if (process.stdout.write(piece)) return;
  await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
}
