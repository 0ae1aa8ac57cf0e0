import { type ColumnStatistics, createColumnSampler } from "./column-statistics.ts";
import { PREVIEW_SAMPLE_BYTES, PREVIEW_SAMPLE_ROWS, PREVIEW_SHOWN_ROWS } from "./limits.ts";
import { openRows } from "./open-rows.ts";
import type { FileShape, ReadOptions, RefusedRow, Row } from "./rows.ts";

export interface Preview {
  readonly shape: FileShape;
  /** The first rows, as read. */
  readonly rows: readonly Row[];
  /** One entry a column, in the order of the headers. */
  readonly columns: readonly ColumnStatistics[];
  /** Rows that the statistics rest on. */
  readonly sampledRows: number;
  /** The first rows of the sample that cannot be read. */
  readonly refused: readonly RefusedRow[];
  /** Whether the sample is the whole file. */
  readonly isComplete: boolean;
}

/**
 * Reads the start of a file, no more than 5,000 rows or 4 MiB of text, and says what is in it. The source
 * is closed after that. Throws FileError when the file cannot be read.
 */
export async function previewFile(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<Preview> {
  const { shape, batches } = await openRows(source, options);
  const samplers = shape.headers.map(createColumnSampler);
  const rows: Row[] = [];
  const refused: RefusedRow[] = [];
  let sampledRows = 0;
  let sampledLength = 0;
  let isComplete = true;
  for await (const batch of batches) {
    refused.push(...batch.refused.slice(0, PREVIEW_SHOWN_ROWS - refused.length));
    for (const row of batch.rows) {
      if (sampledRows >= PREVIEW_SAMPLE_ROWS || sampledLength >= PREVIEW_SAMPLE_BYTES) {
        isComplete = false;
        break;
      }
      if (rows.length < PREVIEW_SHOWN_ROWS) rows.push(row);
      sampledRows += 1;
      for (const [index, sampler] of samplers.entries()) {
        const cell = row.cells[index] ?? "";
        sampledLength += cell.length + 1;
        sampler.add(cell);
      }
    }
    if (!isComplete) break;
  }
  const columns = samplers.map((sampler) => sampler.finish());
  return { shape, rows, columns, sampledRows, refused, isComplete };
}
