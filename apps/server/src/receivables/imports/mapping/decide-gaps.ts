import { isCurrency } from "@goodterms/kernel";
import type { ColumnStatistics } from "../reading/column-statistics.ts";
import { normaliseHeader } from "./fields.ts";
import type { FieldSource, Mapping } from "./mapping.ts";
import { type MatchedColumns, withoutCurrency } from "./match-columns.ts";
import type { Answers, Decision, Question } from "./questions.ts";
import type { ImportKind } from "./records.ts";
import { PAID_FLAGS, termsText } from "./vocabulary.ts";

/** What a file leaves out and somebody has to say: the currency, the terms, the customer, what is paid. */

const ANSWERED: Pick<FieldSource & { source: "constant" }, "source" | "confidence"> = {
  source: "constant",
  confidence: 1,
};
const MAX_FLAG_VALUES = 10;

/** The currency: a column, the code in the name of an amount column, the answer, or a question. */
export function decideCurrency(kind: ImportKind, matched: MatchedColumns, answers: Answers): Decision {
  if (kind === "customers" || matched.matches.has("currency")) return {};
  const answer = answers.currency?.trim().toUpperCase();
  if (answer !== undefined && isCurrency(answer)) {
    return { fields: { currency: { ...ANSWERED, value: answer, reason: "said for the whole file" } } };
  }
  const named = currencyInHeaders(matched);
  if (named !== null) {
    const source: FieldSource = {
      ...ANSWERED,
      confidence: 0.9,
      value: named.code,
      reason: `"${named.column}" names it`,
    };
    const notice = `All amounts are taken as ${named.code}, as the column name "${named.column}" says.`;
    return { fields: { currency: source }, notices: [notice] };
  }
  const question: Question = {
    id: "currency",
    code: "currency",
    field: "currency",
    column: null,
    text: "Which currency are the amounts in? The file has no column for it.",
    choices: [],
    freeText: "currency",
  };
  return { questions: [question] };
}

function currencyInHeaders(matched: MatchedColumns): { code: string; column: string } | null {
  for (const name of ["total", "amount", "net", "openAmount", "lineUnitPrice"]) {
    const column = matched.matches.get(name)?.column.column;
    if (column === undefined) continue;
    const { code } = withoutCurrency(column);
    // Only as written in capitals: "total_all" does not mean the Albanian lek.
    if (code !== null && isCurrency(code) && column.includes(code)) return { code, column };
  }
  return null;
}

/** When an invoice is due: by its own date, by its terms, or by terms for the whole file. */
export function decideTerms(kind: ImportKind, matched: MatchedColumns, answers: Answers): Decision {
  if (kind !== "invoices" || matched.matches.has("terms")) return {};
  const due = matched.matches.get("dueOn")?.column;
  const answer = answers.terms === undefined ? null : termsText(answers.terms);
  if (answer !== null) {
    const reason = due === undefined ? "said for the whole file" : "said for rows without a due date";
    return { fields: { terms: { ...ANSWERED, value: answer, reason } } };
  }
  if (due !== undefined && due.empty === 0) return {};
  const gap =
    due === undefined
      ? "The file has neither a due date nor terms"
      : `"${due.column}" is empty on ${due.empty} rows of the sample`;
  const question: Question = {
    id: "terms",
    code: "terms",
    field: "terms",
    column: due?.column ?? null,
    text: `Which payment terms hold? ${gap}.`,
    choices: [],
    freeText: "terms",
  };
  return { questions: [question] };
}

/** Rows that name no customer: refused, or booked to one customer kept for that. */
export function decideCustomer(
  kind: ImportKind,
  matched: MatchedColumns,
  answers: Answers,
): Decision & { readonly walkInCustomer: string | null } {
  if (kind !== "invoices" && kind !== "credit-notes") return { walkInCustomer: null };
  const column = matched.matches.get("customer")?.column;
  if (column === undefined) return { walkInCustomer: answers["missing_column:customer"]?.trim() || null };
  if (column.empty === 0) return { walkInCustomer: null };
  const answer = answers.missing_customer?.trim();
  if (answer === "refuse") return { walkInCustomer: null };
  if (answer !== undefined && answer !== "") return { walkInCustomer: answer };
  const found = `"${column.column}" is empty on ${column.empty} rows of the sample.`;
  const question: Question = {
    id: "missing_customer",
    code: "missing_customer",
    field: "customer",
    column: column.column,
    text: `${found} Refuse such rows, or book them to one walk-in customer (type its reference)?`,
    choices: [{ value: "refuse", label: "refuse rows without a customer", example: null }],
    freeText: "customer_reference",
  };
  return { walkInCustomer: null, questions: [question] };
}

/** A column such as isOpen that says some rows are paid, with no date or open amount to book that by. */
export function decidePaidFlag(
  kind: ImportKind,
  columns: readonly ColumnStatistics[],
  matched: MatchedColumns,
  answers: Answers,
): Decision & { readonly paidFlag: Mapping["paidFlag"] } {
  if (kind !== "invoices") return { paidFlag: null };
  const taken = new Set([...matched.matches.values()].map((match) => match.column.column));
  const flag = columns
    .filter(({ column }) => !taken.has(column))
    .map(readFlag)
    .find((found) => found !== null);
  if (flag == null) return { paidFlag: null };
  const { column, paidValues } = flag;
  if (paidValues.length === 0) {
    return { paidFlag: null, notices: [`"${column}" says that every document of the sample is open.`] };
  }
  if (matched.matches.has("settledOn") || matched.matches.has("openAmount")) {
    return {
      paidFlag: null,
      notices: [`"${column}" is left out: what is paid follows from another column.`],
    };
  }
  const id = `paid_flag:${column}`;
  if (answers[id] === "ignore") return { paidFlag: null };
  if (answers[id] === "refuse_paid") return { paidFlag: { column, paidValues: [...paidValues] } };
  return { paidFlag: null, questions: [paidQuestion(id, column, paidValues)] };
}

function readFlag(column: ColumnStatistics): { column: string; paidValues: readonly string[] } | null {
  if (column.distinct > MAX_FLAG_VALUES) return null;
  const header = normaliseHeader(column.column);
  const known = PAID_FLAGS.find(({ headers }) => headers.split(" ").includes(header));
  if (known === undefined) return null;
  const paidValues = column.topValues
    .map(({ value }) => value)
    .filter((value) =>
      known.paidValues.includes(value.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")),
    );
  return { column: column.column, paidValues };
}

function paidQuestion(id: string, column: string, paidValues: readonly string[]): Question {
  return {
    id,
    code: "paid_flag",
    field: null,
    column,
    text: `"${column}" says that some documents are paid, but not when. What is to happen to them?`,
    choices: [
      { value: "refuse_paid", label: "leave them out (counted as refused)", example: paidValues.join(", ") },
      { value: "ignore", label: "book them as open; their payments follow", example: paidValues.join(", ") },
    ],
    freeText: null,
  };
}
