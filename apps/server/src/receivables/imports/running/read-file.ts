import { openRows } from "../reading/open-rows.ts";
import type { OpenedRows, ReadOptions, RowBatch } from "../reading/rows.ts";
import type { ImportRow } from "../rules.ts";
import type { ImportTools } from "./lease.ts";
import type { PlacedRow, RunFacts } from "./types.ts";

/** Opens the import's file as it was read for its preview. */
export function openImportFile(
  tools: ImportTools,
  row: Pick<ImportRow, "filePath" | "readOptions" | "mapping">,
  resumeAfterLine = 0,
): Promise<OpenedRows> {
  const options: ReadOptions = {
    ...row.readOptions,
    columns: mappedColumns(row),
    resumeAfterLine,
    batchRows: tools.batchRows,
  };
  return openRows(tools.files.read(row.filePath), options);
}

function mappedColumns({ mapping }: Pick<ImportRow, "mapping">): string[] {
  const sources = Object.values(mapping?.fields ?? {});
  return sources.flatMap((source) => (source.source === "column" ? [source.column] : []));
}

/** Reads the file's shape again, without its rows. */
export async function readShape(
  tools: ImportTools,
  row: ImportRow,
): Promise<Pick<RunFacts, "headers" | "delimiter">> {
  const { shape, batches } = await openImportFile(tools, row);
  await batches.return(undefined);
  return { headers: shape.headers, delimiter: shape.delimiter };
}

/** The rows of a batch with text that the database can keep. */
export function placedRows(batch: RowBatch): PlacedRow[] {
  return batch.rows.map(({ line, cells }) => ({
    line,
    // JSON can name halves of characters, which no text of the database may hold.
    cells: cells.every((cell) => cell.isWellFormed()) ? cells : cells.map((cell) => cell.toWellFormed()),
  }));
}
