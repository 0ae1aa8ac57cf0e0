import { isCurrency, parseDecimal } from "@goodterms/kernel";
import { Value } from "typebox/value";
import type { Context } from "#platform/db";
import { contentHash } from "#platform/ids";
import { listEntities } from "../ledger/entities.ts";
import { readRates } from "../ledger/rates.ts";
import { refuse } from "../refusals.ts";
import { mappingProblems } from "./mapping/check-mapping.ts";
import { guessMapping } from "./mapping/guess-mapping.ts";
import { type Mapping, MappingSchema } from "./mapping/mapping.ts";
import type { Answers, Question as MappingQuestion } from "./mapping/questions.ts";
import type { ImportRow } from "./rules.ts";
import { SAVED_MAPPINGS_MAX } from "./saved-mappings/save-mapping.ts";
import { selectMappings } from "./saved-mappings/store.ts";

/** A question of the mapping, or one that only the book can raise: the rate of a foreign currency. */
export type Question = Omit<MappingQuestion, "code" | "freeText"> & {
  readonly code: MappingQuestion["code"] | "exchange_rate";
  readonly freeText: MappingQuestion["freeText"] | "rate";
};

export interface Proposal {
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  readonly notices: readonly string[];
}

/** A mapping that may be run, and the rates said for the whole file. */
export interface SettledMapping {
  readonly mapping: Mapping;
  readonly rates: Readonly<Record<string, string>>;
}

const RATE_ANSWER = "rate:";
/** Beyond every date of a file: any rate at all is then found. */
const ANY_DAY = "9999-12-31";

type Sampled = Pick<ImportRow, "kind" | "preview" | "entityId">;

/** Guesses the mapping of an uploaded file from its sample, with what is still to be answered. */
export async function proposeMapping(ctx: Context, row: Sampled, answers: Answers = {}): Promise<Proposal> {
  const guess = guessMapping({
    kind: row.kind,
    headers: row.preview.shape.headers,
    columns: row.preview.columns,
    answers,
  });
  const questions = await rateQuestions(ctx, row, guess.mapping, answers);
  return { ...guess, questions: [...guess.questions, ...questions] };
}

/**
 * Makes one mapping of what was guessed, answered and corrected by hand. A mapping that was saved, or has been run on
 * this import before, stands as it is; of any other, the parts that differ from the first guess are the caller's.
 * @throws Refusal mapping_incomplete naming every open question or unfit field.
 */
export async function settleMapping(
  ctx: Context,
  row: Sampled & Pick<ImportRow, "mapping" | "rates">,
  given: { readonly mapping?: Mapping | undefined; readonly answers?: Answers | undefined },
): Promise<SettledMapping> {
  const answers = given.answers ?? {};
  const rates = { ...row.rates, ...readRateAnswers(answers) };
  const sent = given.mapping ?? (given.answers === undefined ? (row.mapping ?? undefined) : undefined);
  if (sent !== undefined && !Value.Check(MappingSchema, sent)) {
    throw refuse("mapping_incomplete", "The mapping does not have the form of version 1.", [
      { pointer: "/mapping", message: "does not have the form of a mapping" },
    ]);
  }
  const confirmed = sent === undefined ? false : await isConfirmed(ctx, row, sent);
  const { mapping, open } =
    sent !== undefined && confirmed
      ? { mapping: sent, open: [] }
      : await mergeMapping(ctx, row, sent, answers);
  const rateGaps = await rateQuestions(ctx, row, mapping, rateAnswers(rates));
  refuseOpen([...open, ...rateGaps]);
  const problems = mappingProblems(mapping, row.kind, row.preview.shape.headers);
  if (problems.length > 0) {
    throw refuse("mapping_incomplete", problems.join(" "), [
      { pointer: "/mapping", message: "does not fit the file" },
    ]);
  }
  return { mapping, rates };
}

function refuseOpen(open: readonly Question[]): void {
  if (open.length === 0) return;
  throw refuse(
    "mapping_incomplete",
    open.map((question) => question.text).join(" "),
    open.map((question) => ({ pointer: `/answers/${pointerPart(question.id)}`, message: question.text })),
  );
}

function pointerPart(text: string): string {
  return text.replaceAll("~", "~0").replaceAll("/", "~1");
}

async function isConfirmed(
  ctx: Context,
  row: Sampled & Pick<ImportRow, "mapping">,
  sent: Mapping,
): Promise<boolean> {
  const hash = contentHash(sent);
  if (row.mapping !== null && contentHash(row.mapping) === hash) return true;
  const saved = await selectMappings(ctx, row.kind, SAVED_MAPPINGS_MAX);
  return saved.some((kept) => contentHash(kept.mapping) === hash);
}

async function mergeMapping(
  _ctx: Context,
  row: Sampled,
  sent: Mapping | undefined,
  answers: Answers,
): Promise<{ mapping: Mapping; open: readonly Question[] }> {
  const input = { kind: row.kind, headers: row.preview.shape.headers, columns: row.preview.columns };
  const answered = guessMapping({ ...input, answers });
  if (sent === undefined) return { mapping: answered.mapping, open: answered.questions };
  const first = guessMapping(input).mapping;
  return {
    mapping: overlay(first, sent, answered.mapping),
    open: answered.questions.filter((question) => !isCorrected(question, first, sent)),
  };
}

/** The settings that a question is about, where it is not about one field or one date column. */
const SETTING_OF: Partial<Record<Question["code"], keyof Mapping>> = {
  number_format: "numbers",
  missing_customer: "walkInCustomer",
  negative_totals: "negativeTotals",
  rows_of_one_number: "rowsOfOneNumber",
  paid_flag: "paidFlag",
};

/** Whether the caller has corrected by hand what the question asks. */
function isCorrected(question: Question, first: Mapping, sent: Mapping): boolean {
  const setting = SETTING_OF[question.code];
  if (setting !== undefined && differs(first[setting], sent[setting])) return true;
  if (question.code === "date_order" && question.column !== null) {
    return differs(first.dates[question.column], sent.dates[question.column]);
  }
  if (setting !== undefined || question.field === null) return false;
  return differs(first.fields[question.field], sent.fields[question.field]);
}

/** What was sent where it differs from the first guess, what the answers made of it elsewhere. Pure. */
function overlay(first: Mapping, sent: Mapping, answered: Mapping): Mapping {
  const parts: Record<string, unknown> = { ...answered };
  for (const key of Object.keys(sent) as (keyof Mapping)[]) {
    if (key === "fields" || key === "dates" || key === "transforms") {
      parts[key] = overlayRecord(first[key], sent[key], answered[key]);
    } else if (differs(first[key], sent[key])) parts[key] = sent[key];
  }
  // Each part is of a mapping that had the form of one.
  return parts as Mapping;
}

function overlayRecord(
  first: Readonly<Record<string, unknown>>,
  sent: Readonly<Record<string, unknown>>,
  answered: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged = { ...answered };
  for (const key of new Set([...Object.keys(first), ...Object.keys(sent)])) {
    if (!differs(first[key], sent[key])) continue;
    if (sent[key] === undefined) delete merged[key];
    else merged[key] = sent[key];
  }
  return merged;
}

function differs(one: unknown, other: unknown): boolean {
  return contentHash(one ?? null) !== contentHash(other ?? null);
}

function readRateAnswers(answers: Answers): Record<string, string> {
  const rates: Record<string, string> = {};
  for (const [id, answer] of Object.entries(answers)) {
    if (!id.startsWith(RATE_ANSWER)) continue;
    const currency = id.slice(RATE_ANSWER.length);
    const rate = parseDecimal(answer.trim());
    if (!isCurrency(currency) || rate === null || rate.coefficient <= 0n) {
      throw refuse("mapping_incomplete", `"${answer}" is no rate for ${currency}; write for example 0.75.`, [
        { pointer: `/answers/${pointerPart(id)}`, message: "is not a positive decimal" },
      ]);
    }
    rates[currency] = answer.trim();
  }
  return rates;
}

function rateAnswers(rates: Readonly<Record<string, string>>): Answers {
  return Object.fromEntries(
    Object.entries(rates).map(([currency, rate]) => [`${RATE_ANSWER}${currency}`, rate]),
  );
}

/** Asks for the rate of each currency of the sample that the entity does not keep its books in, where none is loaded. */
async function rateQuestions(
  ctx: Context,
  row: Sampled,
  mapping: Mapping,
  answers: Answers,
): Promise<Question[]> {
  if (row.kind === "customers") return [];
  const entity = (await listEntities(ctx)).find(({ id }) => id === row.entityId);
  if (entity === undefined) return [];
  const own = entity.functionalCurrency;
  const foreign = currenciesOf(row, mapping).filter(
    (currency) => currency !== own && answers[`${RATE_ANSWER}${currency}`] === undefined,
  );
  if (foreign.length === 0) return [];
  const book = await readRates(ctx, [...foreign, own]);
  return foreign
    .filter((currency) => book(currency, own, ANY_DAY as Parameters<typeof book>[2]) === null)
    .map((currency) => ({
      id: `${RATE_ANSWER}${currency}`,
      code: "exchange_rate",
      field: null,
      column: null,
      text: `How much ${own} is one ${currency}? No rate is loaded; it will hold for the whole file.`,
      choices: [],
      freeText: "rate",
    }));
}

function currenciesOf(row: Sampled, mapping: Mapping): string[] {
  const source = mapping.fields.currency;
  if (source?.source === "constant") return [source.value];
  if (source?.source !== "column") return [];
  const column = row.preview.columns.find((statistics) => statistics.column === source.column);
  return (column?.topValues ?? []).map(({ value }) => value.trim().toUpperCase()).filter(isCurrency);
}
