import { createReadStream } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import {
  checkFile,
  FIT_REQUEST_DEFAULTS,
  type FitRequest,
  fitFile,
  measureLines,
  readScorecard,
  reportText,
} from "#credit";
import { CommandError } from "./command-error.ts";
import { note, openProgress, printJson, printLine } from "./output.ts";

const METHODS = ["boosted", "logistic"] as const;
const HOLDOUT_MAX = 0.5;
const INTERACTIONS_MAX = 20;
const STEPS = 1_000;

interface TableChoices {
  readonly target: string;
  readonly orderBy?: string;
  readonly leaveOut?: string;
  readonly json?: boolean;
}

interface FitChoices extends TableChoices {
  readonly name: string;
  readonly meaning: string;
  readonly method: (typeof METHODS)[number];
  readonly holdout: string;
  readonly interactions: string;
  readonly riskier?: string;
  readonly safer?: string;
  readonly card?: string;
  readonly report?: string;
}

interface CheckChoices extends TableChoices {
  readonly card: string;
  readonly scores?: string;
  readonly id?: string;
}

/** `goodterms scorecard fit|check FILE`: learns a card from a table of outcomes, or tries one on it. No database. */
export function addScorecard(program: Command): void {
  const group = program.command("scorecard").description("Learn a scorecard from a table, or try one on it");
  withTable(group.command("fit"))
    .description("Learn bins and points from a table with outcomes, and say how good they are")
    .option("--name <name>", "the card's name", "Fitted scorecard")
    .option("--meaning <words>", "what bad means, in words", "bad by the file's own outcome")
    .addOption(
      new Option("--method <method>", "how it is learned")
        .choices([...METHODS])
        .default(FIT_REQUEST_DEFAULTS.method),
    )
    .option(
      "--holdout <share>",
      `newest share kept aside to measure on, up to ${HOLDOUT_MAX}; 0 learns from all and measures in five folds`,
      String(FIT_REQUEST_DEFAULTS.holdoutShare),
    )
    .option("--interactions <count>", "two-way tables at most", String(FIT_REQUEST_DEFAULTS.interactionsMax))
    .option("--riskier <columns>", "columns where higher must never be safer, with commas between")
    .option("--safer <columns>", "columns where higher must never be riskier")
    .option("--card <file>", "write the card here, as JSON for a policy")
    .option("--report <file>", "write the report here too, as text")
    .addHelpText(
      "after",
      "\nExample:\n  goodterms scorecard fit history.csv --target bad --order-by opened_on --card card.json",
    )
    .action(fit);
  withTable(group.command("check"))
    .description("Score a table with a card, and say how well it foresaw the outcomes")
    .requiredOption("--card <file>", "the card, as JSON")
    .option("--scores <file>", "write score and chance of bad by row, as CSV")
    .option("--id <column>", "names the rows in --scores (default: their number)")
    .addHelpText("after", "\nExample:\n  goodterms scorecard check newer.csv --target bad --card card.json")
    .action(check);
}

function withTable(command: Command): Command {
  return command
    .argument("<file>", "CSV or NDJSON, plain or gzip: a row a customer or order")
    .requiredOption("--target <column>", "the outcome: 1 is bad, 0 is good")
    .option("--order-by <column>", "when the row was: dates or rising numbers (default: the file's order)")
    .option("--leave-out <columns>", "columns that are no features, with commas between")
    .option("--json", "print JSON for machines");
}

async function fit(path: string, choices: FitChoices): Promise<void> {
  const request = readRequest(choices);
  await ensureFile(path);
  const bar = openProgress(STEPS);
  const { card, report } = await fitFile(createReadStream(path), request, slug(choices.name), (share, step) =>
    bar.update(Math.round(share * STEPS), step),
  ).finally(() => bar.stop());
  if (choices.card !== undefined) await writeFile(choices.card, `${JSON.stringify(card, null, 2)}\n`);
  if (choices.report !== undefined) await writeFile(choices.report, reportText(card, report));
  if (choices.json) printJson({ card, report });
  else printLine(reportText(card, report).trimEnd());
  if (choices.card !== undefined) note(`The card is in ${choices.card}.`);
}

async function check(path: string, choices: CheckChoices): Promise<void> {
  await ensureFile(path);
  const text = await readFile(choices.card, "utf8").catch(() => {
    throw new CommandError(`The card ${choices.card} cannot be read.`, "Check the path.");
  });
  const { card, problems } = readScorecard(text);
  if (card === null)
    throw new CommandError(
      `${choices.card} is no sound scorecard: ${problems.map(({ path: where, message }) => `${where} ${message}`).join("; ")}.`,
      "Start from one that goodterms scorecard fit wrote.",
    );
  const { measures, notes, scores } = await checkFile(createReadStream(path), card, {
    ...tableOf(choices),
    idColumn: choices.id,
  });
  if (choices.scores !== undefined)
    await writeFile(
      choices.scores,
      `id,score,p\n${scores.map(({ id, score, chance }) => `${cell(id)},${score},${chance}`).join("\n")}\n`,
    );
  if (choices.json) {
    printJson({ measures, notes });
    return;
  }
  for (const line of notes) note(line);
  printLine(`${card.name} on ${measures.rows} rows, ${measures.bads} bad`);
  for (const line of measureLines(measures)) printLine(line);
}

function tableOf(choices: TableChoices): Pick<FitRequest, "target" | "orderBy" | "leaveOut"> {
  return { target: choices.target, orderBy: choices.orderBy, leaveOut: list(choices.leaveOut) };
}

function readRequest(choices: FitChoices): FitRequest {
  const holdoutShare = Number(choices.holdout);
  if (!(holdoutShare >= 0 && holdoutShare <= HOLDOUT_MAX))
    throw new CommandError("--holdout is out of range.", `Give a share from 0 to ${HOLDOUT_MAX}.`);
  const interactionsMax = Number(choices.interactions);
  if (!Number.isInteger(interactionsMax) || interactionsMax < 0 || interactionsMax > INTERACTIONS_MAX)
    throw new CommandError(
      "--interactions is out of range.",
      `Give a whole number from 0 to ${INTERACTIONS_MAX}.`,
    );
  return {
    ...tableOf(choices),
    name: choices.name,
    meaning: choices.meaning,
    method: choices.method,
    holdoutShare,
    interactionsMax,
    directions: Object.fromEntries([
      ...list(choices.riskier).map((column) => [column, "riskier"] as const),
      ...list(choices.safer).map((column) => [column, "safer"] as const),
    ]),
  };
}

function list(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

async function ensureFile(path: string): Promise<void> {
  const file = await stat(path).catch(() => null);
  if (file === null || !file.isFile()) throw new CommandError(`There is no file ${path}.`, "Check the path.");
}

/** A cell of CSV. */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function slug(name: string): string {
  const text = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return text.replace(/^-+|-+$/g, "").slice(0, 80) || "scorecard";
}
