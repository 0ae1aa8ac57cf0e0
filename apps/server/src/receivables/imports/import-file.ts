import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { type Caller, type Context, inMerchant } from "#platform/db";
import { findEntity } from "../ledger/entities.ts";
import { refuse } from "../refusals.ts";
import { createImport } from "./create-import.ts";
import { type LineReason, selectReasons } from "./line-store.ts";
import type { Mapping } from "./mapping/mapping.ts";
import type { Answers } from "./mapping/questions.ts";
import type { ImportKind } from "./mapping/records.ts";
import { type Proposal, proposeMapping, type Question } from "./propose-mapping.ts";
import type { ReadOptions } from "./reading/rows.ts";
import type { ImportProgress, ImportRow } from "./rules.ts";
import { runImport } from "./run-import.ts";
import type { ImportTools } from "./running/lease.ts";
import { selectMapping } from "./saved-mappings/store.ts";
import { startImport } from "./start-import.ts";
import { selectImport, selectProgress } from "./store.ts";

/** What a command says about a file. Everything but path and kind may be left out. */
export interface FileImport {
  readonly path: string;
  readonly kind: ImportKind;
  readonly entity?: string | undefined;
  /** A whole mapping, or the name of a saved one; else the mapping is guessed. */
  readonly mapping?: Mapping | undefined;
  readonly savedMapping?: string | undefined;
  /** For files without a currency column; else the entity's currency is taken. */
  readonly currency?: string | undefined;
  /** For date columns whose order the file does not prove: "DD/MM/YYYY". */
  readonly dateFormat?: string | undefined;
  readonly decimal?: "." | "," | undefined;
  /** For invoices without due date and terms: "net 30". */
  readonly terms?: string | undefined;
  /** The customer reference for rows without a customer; "refuse" refuses them. */
  readonly walkIn?: string | undefined;
  /** `{ CAD: "0.75" }`: units of the entity's currency for one. */
  readonly rates?: Readonly<Record<string, string>> | undefined;
  /** Any other question by its id. */
  readonly answers?: Answers | undefined;
  readonly readOptions?: Pick<ReadOptions, "encoding" | "delimiter" | "format" | "hasHeader"> | undefined;
  readonly dryRun?: boolean | undefined;
  readonly saveAs?: string | undefined;
}

export interface FileImportResult {
  readonly progress: ImportProgress;
  readonly reasons: readonly LineReason[];
  /** What was assumed, for the person who ran the command. */
  readonly notices: readonly string[];
}

/** Each answer may settle a question and raise the next: three rounds are more than any file has needed. */
const ANSWER_ROUNDS_MAX = 4;

/**
 * Imports a local file without anybody watching: takes it in, settles the mapping from the options, and runs to the
 * end. The import of a process that died is resumed by a worker, or runImport with its id.
 * @throws Refusal mapping_incomplete when a question is left open: the detail names each with the option that answers
 * it. Refusal unreadable_file, no_entity, not_found. A file fault found on the way ends as `failed` in the result.
 */
export async function importFile(
  tools: ImportTools,
  caller: Caller,
  given: FileImport,
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<FileImportResult> {
  const id = await createImport(tools, caller, {
    kind: given.kind,
    fileName: basename(given.path),
    entity: given.entity,
    source: createReadStream(given.path),
    readOptions: given.readOptions,
  });
  const notices = await inMerchant(tools.database, { ...caller, now: tools.clock.now() }, async (ctx) => {
    const settled = await settleUnattended(ctx, await mustRead(ctx, id), given);
    await startImport(ctx, id, {
      mapping: settled.mapping,
      answers: settled.answers,
      saveAs: given.saveAs,
      dryRun: given.dryRun ?? false,
    });
    return settled.notices;
  });
  await runImport(tools, caller, id, onProgress);
  return inMerchant(tools.database, { ...caller, now: tools.clock.now() }, async (ctx) => {
    const progress = await selectProgress(ctx, id);
    if (progress === undefined) throw refuse("not_found", `There is no import ${id}.`);
    return { progress, reasons: await selectReasons(ctx, id, progress.pass), notices };
  });
}

async function mustRead(ctx: Context, id: string): Promise<ImportRow> {
  const row = await selectImport(ctx, id);
  if (row === undefined) throw refuse("not_found", `There is no import ${id}.`);
  return row;
}

interface Unattended {
  readonly mapping: Mapping | undefined;
  readonly answers: Answers;
  readonly notices: readonly string[];
}

async function settleUnattended(ctx: Context, row: ImportRow, given: FileImport): Promise<Unattended> {
  const rates = Object.entries(given.rates ?? {}).map(([currency, rate]) => [`rate:${currency}`, rate]);
  const said: Answers = { ...given.answers, ...Object.fromEntries(rates) };
  const whole = given.mapping ?? (await savedMapping(ctx, given));
  if (whole !== undefined) return { mapping: whole, answers: said, notices: [] };
  const entity = await findEntity(ctx, row.entityId);
  const options = { ...given, currency: given.currency ?? entity.functionalCurrency };
  let answers: Answers = said;
  let proposal = await proposeMapping(ctx, row, answers);
  for (let round = 0; round < ANSWER_ROUNDS_MAX && proposal.questions.length > 0; round += 1) {
    const more = Object.fromEntries(
      proposal.questions.flatMap((question) => {
        const answer = answerOf(question, options);
        return answer === null ? [] : [[question.id, answer]];
      }),
    );
    if (Object.keys(more).length === 0) break;
    answers = { ...more, ...answers };
    proposal = await proposeMapping(ctx, row, answers);
  }
  refuseOpen(proposal);
  return { mapping: undefined, answers, notices: [...row.preview.shape.warnings, ...proposal.notices] };
}

async function savedMapping(ctx: Context, given: FileImport): Promise<Mapping | undefined> {
  if (given.savedMapping === undefined) return undefined;
  const saved = await selectMapping(ctx, given.kind, given.savedMapping);
  if (saved === undefined) {
    throw refuse("not_found", `There is no saved mapping "${given.savedMapping}" for ${given.kind}.`);
  }
  return saved.mapping;
}

/** What the options say to a question; null when they say nothing. */
function answerOf(question: Question, options: FileImport): string | null {
  switch (question.code) {
    case "currency":
      return options.currency ?? null;
    case "terms":
      return options.terms ?? null;
    case "missing_customer":
      return options.walkIn ?? null;
    case "missing_column":
      return question.field === "customer" && options.walkIn !== "refuse" ? (options.walkIn ?? null) : null;
    case "date_order":
      return question.choices.some(({ value }) => value === options.dateFormat)
        ? (options.dateFormat ?? null)
        : null;
    case "number_format":
      // A choice is how 1234.5 is written under it, so its decimal sign is the third character from its end.
      return question.choices.find(({ value }) => value.at(-3) === options.decimal)?.value ?? null;
    default:
      return null;
  }
}

/** Refuses what is left open, each question with the option that answers it. */
function refuseOpen(proposal: Proposal): void {
  if (proposal.questions.length === 0) return;
  const asked = proposal.questions.map((question) => `${question.text} Answer with ${optionFor(question)}.`);
  throw refuse(
    "mapping_incomplete",
    asked.join("\n"),
    proposal.questions.map(({ id, text }) => ({ pointer: `/answers/${id}`, message: text })),
  );
}

/** The option of the command that answers a question. */
export function optionFor(question: Question): string {
  const choices = question.choices.map(({ value }) => `"${value}"`).join(" or ");
  switch (question.code) {
    case "currency":
      return "--currency EUR";
    case "terms":
      return '--terms "net 30"';
    case "missing_customer":
      return "--walk-in refuse, or --walk-in REFERENCE to book them to one customer";
    case "date_order":
      return `--date-format ${choices}`;
    case "number_format":
      return '--decimal "." or --decimal ","';
    case "exchange_rate":
      return `--rate ${question.id.slice("rate:".length)}=0.75`;
    default:
      return `--answer "${question.id}=..."${choices === "" ? "" : ` (${choices})`}`;
  }
}
