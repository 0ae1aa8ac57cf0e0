import { stringify } from "csv-stringify/sync";
import type { Context } from "#platform/db";
import { streamRows } from "#platform/db";
import { refuse } from "../refusals.ts";
import { linesStatement } from "./line-store.ts";
import { neutraliseCell } from "./mapping/neutralise-cell.ts";
import { importId } from "./start-import.ts";
import { selectProgress } from "./store.ts";

export type LineFormat = "csv" | "json";

/**
 * Every line that was left out, refused and duplicate, in file order: line, outcome, code, message and the row as it
 * was. CSV is safe to open in a spreadsheet; JSON has one object a line. @throws Refusal not_found.
 */
export async function exportLines(
  ctx: Context,
  id: string,
  format: LineFormat,
): Promise<AsyncGenerator<string>> {
  const found = await selectProgress(ctx, importId(id));
  if (found === undefined) throw refuse("not_found", `There is no import ${id}.`);
  return writeLines(ctx, found.id, found.pass, format);
}

async function* writeLines(
  ctx: Context,
  id: string,
  pass: number,
  format: LineFormat,
): AsyncGenerator<string> {
  if (format === "csv") yield "line,outcome,code,message,raw\r\n";
  for await (const rows of streamRows(ctx.tx, linesStatement(ctx, id, pass))) {
    if (format === "json") {
      yield rows.map((row) => `${JSON.stringify({ ...row, line: Number(row.line) })}\n`).join("");
      continue;
    }
    const cells = rows.map(({ line, outcome, code, message, raw }) => [
      line.toString(),
      outcome,
      code,
      neutraliseCell(message),
      neutraliseCell(raw),
    ]);
    yield stringify(cells, { record_delimiter: "\r\n" });
  }
}
