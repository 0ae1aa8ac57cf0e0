import type { ColumnStatistics } from "../reading/column-statistics.ts";
import { decideAmounts } from "./decide-amounts.ts";
import { decideDates } from "./decide-dates.ts";
import { decideCurrency, decideCustomer, decidePaidFlag, decideTerms } from "./decide-gaps.ts";
import { decideNumbers } from "./decide-numbers.ts";
import { FIELDS, type Field, type FieldType } from "./fields.ts";
import { type FieldSource, headerFingerprint, MAPPING_VERSION } from "./mapping.ts";
import { type MatchedColumns, matchColumns } from "./match-columns.ts";
import type { Answers, Decision, MappingGuess, Question } from "./questions.ts";
import type { ImportKind } from "./records.ts";

export interface GuessInput {
  readonly kind: ImportKind;
  readonly headers: readonly string[];
  /** The statistics of a preview, one entry a header. */
  readonly columns: readonly ColumnStatistics[];
  /** Answers given so far, by question id. */
  readonly answers?: Answers;
}

/** Dates outside are slips or placeholders (1900-01-01, 9999-12-31) until a person widens the range. */
const EARLIEST_ON = "1990-01-01";
const LATEST_ON = "2100-12-31";
const MAX_COLUMN_CHOICES = 100;

/**
 * Proposes how the columns of a file become the fields of an import, from their names and a sample of
 * their content. Whatever the sample does not prove becomes a question; give its answer and guess again.
 * The mapping may be run only when no question is left.
 */
export function guessMapping(input: GuessInput): MappingGuess {
  const { kind, headers, columns } = input;
  const answers = input.answers ?? {};
  const fields = FIELDS[kind];
  const matched = matchColumns(fields, columns, chosenColumns(fields, columns, answers));
  const amounts = decideAmounts(kind, columns, matched, answers);
  const customer = decideCustomer(kind, matched, answers);
  const currency = decideCurrency(kind, matched, answers);
  const terms = decideTerms(kind, matched, answers);
  const paid = decidePaidFlag(kind, columns, matched, answers);
  const sources: Record<string, FieldSource> = {
    ...columnSources(fields, matched),
    ...amounts.fields,
    ...currency.fields,
    ...terms.fields,
  };
  const dates = decideDates(columnsOfType(["date"], fields, columns, sources), answers);
  const numbers = decideNumbers(columnsOfType(["amount", "decimal"], fields, columns, sources), answers);
  const references = decideTransforms(matched);
  const decisions: readonly Decision[] = [
    competition(matched),
    missingColumns(fields, columns, sources, matched.misfits, customer.walkInCustomer !== null),
    amounts,
    customer,
    currency,
    terms,
    paid,
    dates,
    numbers,
    references,
  ];
  return {
    mapping: {
      version: MAPPING_VERSION,
      kind,
      headerFingerprint: headerFingerprint(headers),
      fields: sources,
      dates: { ...dates.formats },
      numbers: numbers.format,
      transforms: references.transforms,
      amounts: amounts.amounts,
      rowsOfOneNumber: amounts.rowsOfOneNumber,
      negativeTotals: amounts.negativeTotals,
      walkInCustomer: customer.walkInCustomer,
      paidFlag: paid.paidFlag,
      maxAmountMinor: null,
      earliestOn: EARLIEST_ON,
      latestOn: LATEST_ON,
    },
    questions: decisions.flatMap((decision) => decision.questions ?? []),
    notices: [...matched.notices, ...decisions.flatMap((decision) => decision.notices ?? [])],
  };
}

/** Columns that a person chose: answers to "which of these" and "which one is it". */
function chosenColumns(
  fields: readonly Field[],
  columns: readonly ColumnStatistics[],
  answers: Answers,
): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  for (const { name } of fields) {
    const answer = answers[`competing_columns:${name}`] ?? answers[`missing_column:${name}`];
    if (answer !== undefined && columns.some(({ column }) => column === answer)) chosen.set(name, answer);
  }
  return chosen;
}

function columnSources(fields: readonly Field[], matched: MatchedColumns): Record<string, FieldSource> {
  const sources: Record<string, FieldSource> = {};
  for (const { name } of fields) {
    const match = matched.matches.get(name);
    sources[name] =
      match === undefined
        ? { source: "absent", reason: "no column is named like it" }
        : {
            source: "column",
            column: match.column.column,
            confidence: match.confidence,
            reason: match.reason,
          };
  }
  return sources;
}

function columnsOfType(
  types: readonly FieldType[],
  fields: readonly Field[],
  columns: readonly ColumnStatistics[],
  sources: Readonly<Record<string, FieldSource>>,
): readonly ColumnStatistics[] {
  const names = new Set<string>();
  for (const { name, type } of fields) {
    const source = sources[name];
    if (types.includes(type) && source?.source === "column") names.add(source.column);
  }
  return columns.filter(({ column }) => names.has(column));
}

function competition(matched: MatchedColumns): Decision {
  const questions: Question[] = [];
  for (const [name, rivals] of matched.rivals) {
    const chosen = matched.matches.get(name);
    if (chosen === undefined || chosen.confidence === 1) continue;
    questions.push({
      id: `competing_columns:${name}`,
      code: "competing_columns",
      field: name,
      column: null,
      text: `Which column is ${name}? Several are named like it and differ.`,
      choices: [chosen.column, ...rivals].map(columnChoice),
      freeText: null,
    });
  }
  return { questions };
}

function missingColumns(
  fields: readonly Field[],
  columns: readonly ColumnStatistics[],
  sources: Readonly<Record<string, FieldSource>>,
  misfits: MatchedColumns["misfits"],
  hasWalkInCustomer: boolean,
): Decision {
  const questions: Question[] = [];
  for (const { name, isRequired, type } of fields) {
    // The currency has a question of its own, since a constant is its likely answer.
    if (!isRequired || type === "currency" || sources[name]?.source !== "absent") continue;
    if (name === "customer" && hasWalkInCustomer) continue;
    questions.push(missingColumnQuestion(name, columns, misfits.get(name)));
  }
  return { questions };
}

/** Asks which column holds a field that none is named like. */
function missingColumnQuestion(
  name: string,
  columns: readonly ColumnStatistics[],
  misfit = "It is needed, and none is named like it.",
): Question {
  return {
    id: `missing_column:${name}`,
    code: "missing_column",
    field: name,
    column: null,
    text: `Which column is ${name}? ${misfit}`,
    choices: columns.slice(0, MAX_COLUMN_CHOICES).map(columnChoice),
    freeText: name === "customer" ? "customer_reference" : null,
  };
}

function columnChoice(column: ColumnStatistics): { value: string; label: string; example: string | null } {
  return { value: column.column, label: column.column, example: column.examples[0] ?? null };
}

/** References that went through floating point ("17850.0") are cleaned, and it is said. */
function decideTransforms(matched: MatchedColumns): Decision & {
  readonly transforms: Record<string, "strip_decimal_zero">;
} {
  const transforms: Record<string, "strip_decimal_zero"> = {};
  const notices: string[] = [];
  for (const { field, column } of matched.matches.values()) {
    const { decimalZero, count } = column.numbers;
    if (field.type !== "reference" || decimalZero === 0 || decimalZero !== count) continue;
    transforms[column.column] = "strip_decimal_zero";
    const example = column.examples.find((text) => /\.0+$/.test(text)) ?? "";
    notices.push(
      `"${column.column}" went through a spreadsheet: ${example} is read as ${example.replace(/\.0+$/, "")}.`,
    );
  }
  return { transforms, notices };
}
