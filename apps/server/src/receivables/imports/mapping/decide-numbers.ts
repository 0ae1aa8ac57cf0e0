import type { ColumnStatistics } from "../reading/column-statistics.ts";
import { type NumberFormat, numberReader } from "../reading/number-format.ts";
import type { Answers, Question } from "./questions.ts";

export interface DecidedNumbers {
  readonly format: NumberFormat;
  readonly questions: readonly Question[];
  readonly notices: readonly string[];
}

const QUESTION_ID = "number_format";
/** Share of all numbers that must be readable for one convention to be taken in spite of strays. */
const CLEAR_SHARE = 0.99;

/** The answers that name a number format: how 1234.5 is written under it. */
const FORMATS: Readonly<Record<string, NumberFormat>> = {
  "1234.50": { decimal: ".", grouping: "" },
  "1,234.50": { decimal: ".", grouping: "," },
  "1 234.50": { decimal: ".", grouping: " " },
  "1'234.50": { decimal: ".", grouping: "'" },
  "1234,50": { decimal: ",", grouping: "" },
  "1.234,50": { decimal: ",", grouping: "." },
  "1 234,50": { decimal: ",", grouping: " " },
  "1'234,50": { decimal: ",", grouping: "'" },
};

/** The answer that names a format, for showing it. */
export function numberFormatName(format: NumberFormat): string {
  const named = Object.entries(FORMATS).find(
    ([, { decimal, grouping }]) => decimal === format.decimal && grouping === format.grouping,
  );
  return named?.[0] ?? `1${format.grouping}234${format.decimal}50`;
}

/**
 * Settles how the numbers of all amount columns are written. A convention is proven when it reads every
 * number and the other does not; where both read all and some have a separator (1,234), it is a question.
 */
export function decideNumbers(columns: readonly ColumnStatistics[], answers: Answers): DecidedNumbers {
  const answered = FORMATS[answers[QUESTION_ID] ?? ""];
  if (answered !== undefined) return { format: answered, questions: [], notices: [] };
  const sum = (pick: (column: ColumnStatistics) => number) =>
    columns.reduce((total, column) => total + pick(column), 0);
  const count = sum((column) => column.numbers.count);
  const withPoint = sum((column) => column.numbers.withPoint);
  const withComma = sum((column) => column.numbers.withComma);
  const isSeparated = columns.some((column) => column.numbers.separated > 0);
  const point: NumberFormat = { decimal: ".", grouping: commonGrouping(columns, "pointGroupings") };
  const comma: NumberFormat = { decimal: ",", grouping: commonGrouping(columns, "commaGroupings") };
  if (!isSeparated) return { format: { decimal: ".", grouping: "" }, questions: [], notices: [] };
  const winner = withPoint > withComma ? point : comma;
  const readable = Math.max(withPoint, withComma);
  if (withPoint !== withComma && readable >= count * CLEAR_SHARE) {
    const strays = count - readable;
    const written = `not written like ${numberFormatName(winner)}`;
    const notice = `${strays} of ${count} numbers are ${written}; their rows will be refused.`;
    return { format: winner, questions: [], notices: strays === 0 ? [] : [notice] };
  }
  return {
    format: winner,
    questions: [formatQuestion(columns, [point, comma], withPoint === withComma)],
    notices: [],
  };
}

function commonGrouping(
  columns: readonly ColumnStatistics[],
  of: "pointGroupings" | "commaGroupings",
): NumberFormat["grouping"] {
  const totals = new Map<NumberFormat["grouping"], number>();
  for (const { numbers } of columns) {
    for (const { grouping, count } of numbers[of]) totals.set(grouping, (totals.get(grouping) ?? 0) + count);
  }
  return [...totals].sort((left, right) => right[1] - left[1])[0]?.[0] ?? "";
}

function formatQuestion(
  columns: readonly ColumnStatistics[],
  formats: readonly NumberFormat[],
  isTied: boolean,
): Question {
  const example =
    columns.map(({ numbers }) => numbers.ambiguousExample).find((text) => text !== null) ?? null;
  const doubt = isTied
    ? "every number in the sample can be read both ways"
    : "the sample has numbers of both kinds";
  return {
    id: QUESTION_ID,
    code: "number_format",
    field: null,
    column: null,
    text: `Is the decimal sign a point or a comma? In this file ${doubt}.`,
    choices: formats.map((format) => {
      const read = example === null ? null : numberReader(format)(example);
      return {
        value: numberFormatName(format),
        label: `decimal ${format.decimal === "." ? "point" : "comma"}, as in ${numberFormatName(format)}`,
        example: read === null ? null : `${example} is ${read.plain}`,
      };
    }),
    freeText: null,
  };
}
