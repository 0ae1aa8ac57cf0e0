import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { Command } from "commander";
import { type FileImport, type FileImportResult, importFile, isMapping } from "#receivables";
import { CommandError } from "./command-error.ts";
import { chooseMerchant, filesOf, type OpenHouse, openHouse } from "./open-house.ts";
import { type CommonOptions, withCommon } from "./options.ts";
import { note, openProgress, printJson, printLine, printTable } from "./output.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const KINDS = ["invoices", "credit-notes", "payments", "customers"] as const;

interface ImportOptions extends CommonOptions {
  readonly entity?: string;
  readonly mapping?: string;
  readonly savedMapping?: string;
  readonly saveAs?: string;
  readonly currency?: string;
  readonly dateFormat?: string;
  readonly decimal?: string;
  readonly terms?: string;
  readonly walkIn?: string;
  readonly rate: readonly string[];
  readonly answer: readonly string[];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dryRun?: boolean;
}

/** `goodterms import KIND FILE`: a file into the book, every row accounted for. */
export function addImport(program: Command): void {
  const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
  withCommon(program.command("import"))
    .description("Import a CSV or NDJSON file (plain or gzip), every row accounted for")
    .argument("<kind>", `one of ${KINDS.join(", ")}`)
    .argument("<file>", "the file")
    .option("--entity <reference>", "the entity the documents belong to")
    .option("--mapping <file>", "a mapping as JSON, instead of guessing it")
    .option("--saved-mapping <name>", "a mapping saved before")
    .option("--save-as <name>", "save the mapping under this name")
    .option("--currency <code>", "for files without a currency column (default: the entity's)")
    .option("--date-format <format>", "where the file does not prove it: DD/MM/YYYY, MM/DD/YYYY …")
    .option("--decimal <sign>", "the decimal sign, where the file does not prove it: . or ,")
    .option("--terms <terms>", 'for invoices without due date and terms, such as "net 30"')
    .option("--walk-in <reference>", 'the customer for rows that name none; "refuse" refuses them')
    .option(
      "--rate <CUR=rate>",
      "units of the entity's currency for one; may be given several times",
      collect,
      [],
    )
    .option("--answer <question=value>", "answer any other question; may be given several times", collect, [])
    .option("--encoding <name>", "the file's encoding, such as windows-1252")
    .option("--delimiter <sign>", "the file's delimiter")
    .option("--dry-run", "check every row and post nothing")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms import invoices open-invoices.csv --rate CAD=0.74 --dry-run\n\nExits with 1 and lists the open questions when anything in the file is ambiguous.",
    )
    .action(runImportCommand);
}

async function runImportCommand(kindText: string, path: string, options: ImportOptions): Promise<void> {
  const kind = KINDS.find((known) => known === kindText);
  if (kind === undefined)
    throw new CommandError(`"${kindText}" cannot be imported.`, `Use one of ${KINDS.join(", ")}.`);
  const file = await stat(path).catch(() => null);
  if (file === null || !file.isFile()) throw new CommandError(`There is no file ${path}.`, "Check the path.");
  const mapping = options.mapping === undefined ? undefined : await readMapping(options.mapping);
  const house = await openHouse(options);
  try {
    const merchant = await chooseMerchant(house.database, options.merchant);
    const caller = {
      merchantId: merchant.merchantId,
      actor: "system:command",
      now: house.clock.now(),
      requestId: randomUUID(),
    };
    const bar = openProgress(file.size);
    const given = {
      ...options,
      path,
      kind,
      mapping,
      decimal: readDecimal(options.decimal),
      rates: pairs("--rate", options.rate),
      answers: pairs("--answer", options.answer),
      readOptions: readingOptions(options),
    };
    const result = await importFile(toolsOf(house), caller, given, (progress) =>
      bar.update(
        Math.min(Number(progress.bytesRead), file.size),
        `${progress.rowsRead} rows, ${progress.documentsPosted} documents`,
      ),
    ).finally(() => bar.stop());
    report(result, options);
  } finally {
    await house.close();
  }
}

function toolsOf(house: OpenHouse): Parameters<typeof importFile>[0] {
  return { database: house.database, clock: house.clock, files: filesOf(house.config) };
}

async function readMapping(path: string): Promise<NonNullable<FileImport["mapping"]>> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new CommandError(`The mapping ${path} cannot be read.`, "Check the path.");
  });
  const mapping: unknown = (() => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  })();
  if (!isMapping(mapping))
    throw new CommandError(
      `${path} is not a mapping.`,
      "Save one with --save-as, or from the console, and start from it.",
    );
  return mapping;
}

function readDecimal(text: string | undefined): "." | "," | undefined {
  if (text === undefined || text === "." || text === ",") return text;
  throw new CommandError(`--decimal "${text}" is not known.`, "Use . or ,");
}

function pairs(option: string, texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf("=");
      if (at < 1)
        throw new CommandError(
          `${option} ${text} is not of the form NAME=VALUE.`,
          "See goodterms import --help.",
        );
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

function readingOptions(options: ImportOptions): FileImport["readOptions"] {
  const delimiter = options.delimiter === "\\t" ? "\t" : options.delimiter;
  const known = DELIMITERS.find((each) => each === delimiter);
  if (delimiter !== undefined && known === undefined) {
    throw new CommandError(`--delimiter "${delimiter}" is not known.`, "Use , ; | or \\t.");
  }
  return {
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(known === undefined ? {} : { delimiter: known }),
  };
}

function report({ progress, reasons, notices }: FileImportResult, options: ImportOptions): void {
  if (options.json) printJson({ ...progress, reasons, notices });
  else {
    for (const notice of notices) note(notice);
    const verb = options.dryRun ? "would be accepted" : "accepted";
    printLine(
      `${count(progress.rowsRead)} rows read: ${count(progress.rowsAccepted)} ${verb}, ${count(progress.rowsDuplicate)} duplicate, ${count(progress.rowsRefused)} refused.`,
    );
    if (!options.dryRun)
      printLine(
        `${count(progress.documentsPosted)} documents booked, ${count(progress.customersCreated)} customers made.`,
      );
    if (reasons.length > 0) {
      printLine();
      const columns = ["outcome", "reason", "rows", "first line", "example"].map(
        (title, index) => ({ title, align: index === 2 || index === 3 ? "right" : "left" }) as const,
      );
      printTable(
        columns,
        reasons.map((reason) => [
          reason.outcome,
          reason.code,
          count(reason.count),
          String(reason.line),
          reason.message,
        ]),
      );
    }
  }
  if (progress.state === "failed")
    throw new CommandError(
      `The import stopped: ${progress.error}`,
      "What was booked before stays; mend the file and import it again, its rows are told apart as duplicates.",
    );
}

function count(value: bigint | number): string {
  return value.toLocaleString("en");
}
