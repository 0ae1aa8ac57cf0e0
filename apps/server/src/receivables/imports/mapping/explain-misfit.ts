import type { ColumnStatistics } from "../reading/column-statistics.ts";
import { dateFormatsOf } from "../reading/date-format.ts";
import { numberEvidence } from "../reading/number-format.ts";
import type { FieldType } from "./fields.ts";

/** Day numbers that spreadsheets write for 1954 to 2119 where a date column has lost its format. */
const SERIAL_DAY = /^[2-7]\d{4}(?:\.\d+)?$/;

/** Why a column that is named like a field does not serve for it: one sentence or two, with values and a remedy. */
export function explainMisfit(type: FieldType, column: ColumnStatistics, typeWords: string): string {
  const { examples, filled } = column;
  const name = `"${column.column}" is named like it`;
  if (type === "date" && examples.length > 0 && examples.every((value) => SERIAL_DAY.test(value))) {
    return `${name}, but holds a spreadsheet's day numbers (${examples[0]}). Format that column as YYYY-MM-DD there and export it again.`;
  }
  const isDate = type === "date";
  if (!isDate && type !== "amount" && type !== "decimal") return `${name}, but does not hold ${typeWords}.`;
  const readable = isDate ? (column.dates[0]?.count ?? 0) : column.numbers.count;
  const bad = examples.find((value) =>
    isDate ? dateFormatsOf(value).length === 0 : numberEvidence(value) === null,
  );
  const shown = bad === undefined ? "" : ` (not "${bad}")`;
  return `${name}, but only ${readable} of its ${filled} values in the sample are ${typeWords}${shown}. Correct them, or choose it all the same: rows that cannot be read are then refused one by one.`;
}
