/** A column of a table to learn from: its name and what the first row holds. */
export interface TableColumn {
  readonly name: string;
  readonly example: string;
}

const HEAD_BYTES = 65_536;
const DELIMITERS = [",", ";", "\t", "|"];

/** Reads the columns of a plain CSV file from its first lines; empty where it is something else. */
export async function readColumns(file: Blob): Promise<TableColumn[]> {
  const text = (await file.slice(0, HEAD_BYTES).text()).replace(/^\ufeff/, "");
  const [head, first = ""] = text.split(/\r?\n/);
  if (head === undefined || head.includes("\u0000") || head.includes("\ufffd") || head.startsWith("{"))
    return [];
  const delimiter = mostFrequent(head);
  if (delimiter === null) return [];
  const values = cellsOf(first, delimiter);
  return cellsOf(head, delimiter).map((name, index) => ({ name: name.trim(), example: values[index] ?? "" }));
}

function mostFrequent(line: string): string | null {
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length - 1 })).sort(
    (one, other) => other.count - one.count,
  );
  return best === undefined || best.count === 0 ? null : best.delimiter;
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ["", false];
  for (const [index, letter] of [...line].entries()) {
    if (letter === '"') {
      // A doubled quote within quotes is one quote; toggling twice leaves the state as it was.
      if (isQuoted && line[index + 1] === '"') cell += '"';
      isQuoted = !isQuoted;
    } else if (letter === delimiter && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += letter;
  }
  return [...cells, cell];
}

const TARGET_NAMES = ["bad", "default", "target", "outcome", "label", "class", "y"];

/** The column that is the outcome by its name; the last one where none says so. */
export function likelyTarget(columns: readonly TableColumn[]): string {
  const named = columns.find(({ name }) => TARGET_NAMES.includes(name.toLowerCase()));
  return (named ?? columns.at(-1))?.name ?? "";
}
