import type { ColumnStatistics } from "../reading/column-statistics.ts";
import { dateReader, isDateFormat, SERIAL_FORMAT } from "../reading/date-format.ts";
import type { Answers, Choice, Question } from "./questions.ts";

export interface DecidedDates {
  readonly formats: Readonly<Record<string, string>>;
  readonly questions: readonly Question[];
  readonly notices: readonly string[];
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DEFAULT_FORMAT = "YYYY-MM-DD";

/**
 * Settles how each date column is written. A format that reads more cells of the sample than any other is
 * proven (one 13/02 proves day first); where several read all the same cells, another column of the file
 * that is proven decides, and is told; else it is a question.
 */
export function decideDates(columns: readonly ColumnStatistics[], answers: Answers): DecidedDates {
  const formats: Record<string, string> = {};
  const questions: Question[] = [];
  const notices: string[] = [];
  const open: { column: ColumnStatistics; tied: readonly string[] }[] = [];
  for (const column of columns) {
    const answer = answers[questionId(column.column)];
    const tied = bestFormats(column);
    const [only] = tied;
    if (answer !== undefined && isDateFormat(answer)) formats[column.column] = answer;
    else if (tied.length === 1 && only !== undefined) formats[column.column] = only;
    else if (tied.length === 0) formats[column.column] = isSerial(column) ? SERIAL_FORMAT : DEFAULT_FORMAT;
    else open.push({ column, tied });
  }
  for (const { column, tied } of open) {
    const proven = Object.entries(formats).find(([, format]) => tied.includes(format));
    formats[column.column] = proven?.[1] ?? tied[0] ?? DEFAULT_FORMAT;
    if (proven === undefined) questions.push(orderQuestion(column, tied));
    else
      notices.push(`"${column.column}" is read as ${proven[1]}, which "${proven[0]}" proves for this file.`);
  }
  return { formats, questions, notices };
}

function questionId(column: string): string {
  return `date_order:${column}`;
}

function bestFormats(column: ColumnStatistics): readonly string[] {
  const best = column.dates[0]?.count ?? 0;
  return column.dates.filter(({ count }) => count === best).map(({ format }) => format);
}

function isSerial(column: ColumnStatistics): boolean {
  const read = dateReader(SERIAL_FORMAT);
  return column.examples.length > 0 && column.examples.every((example) => read?.(example) != null);
}

function orderQuestion(column: ColumnStatistics, tied: readonly string[]): Question {
  const best = column.dates[0]?.count ?? 0;
  const example = telltale(column, tied);
  const doubt =
    best === column.filled
      ? "no date in the sample has a day after the 12th"
      : `${column.filled - best} of ${column.filled} dates contradict either order`;
  return {
    id: questionId(column.column),
    code: "date_order",
    field: null,
    column: column.column,
    text: `How are the dates in "${column.column}" written? ${capitalised(doubt)}.`,
    choices: tied.map((format): Choice => {
      const date = dateReader(format)?.(example);
      return {
        value: format,
        label: format,
        example: date == null ? null : `${example} is ${inWords(date)}`,
      };
    }),
    freeText: null,
  };
}

/** An example that the tied formats read as different days, when the sample shows one. */
function telltale(column: ColumnStatistics, tied: readonly string[]): string {
  const shown = [...column.examples, ...column.topValues.map(({ value }) => value)];
  const differs = (text: string) => new Set(tied.map((format) => dateReader(format)?.(text))).size > 1;
  return shown.find(differs) ?? shown[0] ?? "";
}

function inWords(date: string): string {
  const [year, month, day] = date.split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
