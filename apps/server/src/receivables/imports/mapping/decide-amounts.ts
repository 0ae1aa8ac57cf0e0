import type { ColumnStatistics } from "../reading/column-statistics.ts";
import type { FieldSource, Mapping } from "./mapping.ts";
import type { MatchedColumns } from "./match-columns.ts";
import type { Answers, Decision, Question } from "./questions.ts";
import type { ImportKind } from "./records.ts";

export interface DecidedAmounts extends Decision {
  readonly amounts: Mapping["amounts"];
  readonly rowsOfOneNumber: Mapping["rowsOfOneNumber"];
  readonly negativeTotals: Mapping["negativeTotals"];
}

const ROWS_ID = "rows_of_one_number";
const NEGATIVE_ID = "negative_totals";
const MAX_CHOICES = 100;

/**
 * Settles which columns make the amount of a document (a total, else net and tax, else quantity times
 * price, else what is open), what several rows with one number mean, and what a negative total is.
 */
export function decideAmounts(
  kind: ImportKind,
  columns: readonly ColumnStatistics[],
  matched: MatchedColumns,
  answers: Answers,
): DecidedAmounts {
  const nothing: DecidedAmounts = { amounts: "total", rowsOfOneNumber: "one_row", negativeTotals: "refuse" };
  if (kind === "customers") return nothing;
  if (kind === "payments") return { ...nothing, ...decidePaymentRows(matched, answers) };
  const { amounts, fields, notices, signed } = amountColumns(matched);
  if (amounts === null) return { ...nothing, questions: [missingTotal(matched, columns)] };
  const rows = decideRows(amounts, matched, answers);
  const negative = decideNegative(kind, signed, answers);
  return {
    amounts,
    fields,
    notices,
    rowsOfOneNumber: rows.rowsOfOneNumber,
    negativeTotals: negative.negativeTotals,
    questions: [...rows.questions, ...negative.questions],
  };
}

interface AmountColumns {
  readonly amounts: Mapping["amounts"] | null;
  readonly fields: Readonly<Record<string, FieldSource>>;
  readonly notices: readonly string[];
  /** The columns whose sign decides the sign of a document. */
  readonly signed: readonly ColumnStatistics[];
}

function amountColumns(matched: MatchedColumns): AmountColumns {
  const column = (name: string) => matched.matches.get(name)?.column;
  const [total, net, open] = [column("total"), column("net"), column("openAmount")];
  const [quantity, price] = [column("lineQuantity"), column("lineUnitPrice")];
  if (total !== undefined) return { amounts: "total", fields: {}, notices: [], signed: [total] };
  if (net !== undefined) return { amounts: "net_and_tax", fields: {}, notices: [], signed: [net] };
  if (quantity !== undefined && price !== undefined) {
    return { amounts: "lines", fields: {}, notices: [], signed: [quantity, price] };
  }
  if (open === undefined) return { amounts: null, fields: {}, notices: [], signed: [] };
  const confidence = matched.matches.get("openAmount")?.confidence ?? 0;
  return {
    amounts: "total",
    fields: {
      total: {
        source: "column",
        column: open.column,
        confidence,
        reason: "the file has only what is still open",
      },
      openAmount: { source: "absent", reason: `"${open.column}" serves as the total` },
    },
    notices: [`The file has no total, so what is still open ("${open.column}") is taken as the amount.`],
    signed: [open],
  };
}

function missingTotal(matched: MatchedColumns, all: readonly ColumnStatistics[]): Question {
  const taken = new Set([...matched.matches.values()].map(({ column }) => column.column));
  const columns = all.filter(({ column, numbers }) => numbers.count > 0 && !taken.has(column));
  return {
    id: "missing_column:total",
    code: "missing_column",
    field: "total",
    column: null,
    text: `Which column is the total? ${matched.misfits.get("total") ?? "None is named like a total, a net amount, or a quantity and price."}`,
    choices: columns.slice(0, MAX_CHOICES).map(({ column, examples }) => ({
      value: column,
      label: column,
      example: examples[0] ?? null,
    })),
    freeText: null,
  };
}

function decideRows(
  amounts: Mapping["amounts"],
  matched: MatchedColumns,
  answers: Answers,
): { rowsOfOneNumber: Mapping["rowsOfOneNumber"]; questions: readonly Question[] } {
  if (amounts === "lines") return { rowsOfOneNumber: "sum", questions: [] };
  const answer = answers[ROWS_ID];
  if (answer === "sum" || answer === "repeat" || answer === "one_row") {
    return { rowsOfOneNumber: answer, questions: [] };
  }
  const number = matched.matches.get("number")?.column;
  if (number === undefined || number.isDistinctCapped || number.distinct === number.filled) {
    return { rowsOfOneNumber: "one_row", questions: [] };
  }
  const repeated = number.topValues[0];
  return { rowsOfOneNumber: "one_row", questions: [rowsQuestion(number.column, repeated)] };
}

/**
 * Rows of one payment reference. A file that names an invoice on each row may be a remittance list even where its
 * sample has no such payment, so there rows of one reference add up; where the sample has one, a person says.
 */
function decidePaymentRows(
  matched: MatchedColumns,
  answers: Answers,
): Pick<DecidedAmounts, "rowsOfOneNumber" | "questions" | "notices"> {
  const answer = answers[ROWS_ID];
  if (answer === "sum" || answer === "repeat" || answer === "one_row") return { rowsOfOneNumber: answer };
  const reference = matched.matches.get("reference")?.column;
  if (reference === undefined) return { rowsOfOneNumber: "one_row" };
  const isRepeated = !reference.isDistinctCapped && reference.distinct < reference.filled;
  const [repeated] = reference.topValues;
  if (isRepeated) {
    return { rowsOfOneNumber: "sum", questions: [paymentRowsQuestion(reference.column, repeated)] };
  }
  if (!matched.matches.has("invoice")) return { rowsOfOneNumber: "one_row" };
  const notice = `Rows with the same "${reference.column}" are taken as one payment over their sum, each row for the invoice it names.`;
  return { rowsOfOneNumber: "sum", notices: [notice] };
}

function paymentRowsQuestion(
  column: string,
  repeated: { value: string; count: number } | undefined,
): Question {
  const question = rowsQuestion(column, repeated);
  const [sum, repeat, oneRow] = [
    "the part of the payment for that row's invoice: add the rows up",
    "the whole payment, repeated on each row: count it once",
    "a payment has one row: refuse references that come twice",
  ];
  const labels: Readonly<Record<string, string>> = { sum, repeat, one_row: oneRow };
  return {
    ...question,
    field: "reference",
    choices: question.choices.map((choice) => ({ ...choice, label: labels[choice.value] ?? choice.label })),
  };
}

function rowsQuestion(column: string, repeated: { value: string; count: number } | undefined): Question {
  const shown = repeated === undefined ? "" : ` (${repeated.value} has ${repeated.count} rows)`;
  return {
    id: ROWS_ID,
    code: "rows_of_one_number",
    field: "number",
    column,
    text: `Some numbers in "${column}" are on several rows${shown}. What is the amount on each row?`,
    choices: [
      { value: "sum", label: "a part of the document: add the rows up", example: null },
      { value: "repeat", label: "the whole document, repeated on each row: count it once", example: null },
      { value: "one_row", label: "a document has one row: refuse numbers that come twice", example: null },
    ],
    freeText: null,
  };
}

function decideNegative(
  kind: ImportKind,
  signed: readonly ColumnStatistics[],
  answers: Answers,
): { negativeTotals: Mapping["negativeTotals"]; questions: readonly Question[] } {
  const answer = answers[NEGATIVE_ID];
  if (answer === "credit_note" || answer === "refuse") return { negativeTotals: answer, questions: [] };
  const negative = signed.find((column) => column.numbers.negative > 0);
  if (negative === undefined) return { negativeTotals: "refuse", questions: [] };
  // A file of credit notes in which every amount is negative has just written the sign out.
  const isAllNegative = signed.some((column) => column.numbers.negative === column.numbers.count);
  if (kind === "credit-notes" && isAllNegative) return { negativeTotals: "credit_note", questions: [] };
  const example = negative.examples.find((text) => text.includes("-") || text.includes("(")) ?? null;
  const found = `"${negative.column}" has ${negative.numbers.negative} negative values.`;
  const question: Question = {
    id: NEGATIVE_ID,
    code: "negative_totals",
    field: null,
    column: negative.column,
    text: `${found} Is a document with a negative total a credit note?`,
    choices: [
      { value: "credit_note", label: "yes, book it as a credit note", example },
      { value: "refuse", label: "no, refuse such documents", example },
    ],
    freeText: null,
  };
  return { negativeTotals: "refuse", questions: [question] };
}
