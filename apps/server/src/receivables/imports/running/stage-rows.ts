import type { ImportLine } from "../line-store.ts";
import { insertLines } from "../line-store.ts";
import { compileMapping } from "../mapping/apply-mapping.ts";
import type { ImportKind } from "../mapping/records.ts";
import type { RowBatch } from "../reading/rows.ts";
import { inBatch, type Lease } from "./lease.ts";
import { openImportFile, placedRows } from "./read-file.ts";
import { leftOut, storable } from "./refused-lines.ts";
import { insertStaged, type StagedRow } from "./staged-store.ts";
import type { PlacedRow, RunFacts } from "./types.ts";

/** What rows of a batch that cannot be read leave behind. */
export function unreadable(batch: RowBatch): ImportLine[] {
  return batch.refused.map(({ line, code, message, raw }) => ({
    line,
    outcome: "refused",
    code,
    message: storable(message),
    raw: storable(raw),
  }));
}

/**
 * Reads the file from where it stopped and stages its rows by the number of their document. A row without a number
 * is refused here; one that is refused otherwise is staged too, since it spoils its whole document.
 */
export async function stageRows(lease: Lease, run: RunFacts): Promise<void> {
  const { row, tools } = lease;
  const sort = sorter(run);
  const { batches } = await openImportFile(tools, row, Number(row.checkpointLine));
  for await (const batch of batches) {
    const sorted = sort(placedRows(batch));
    const lines = [...unreadable(batch), ...sorted.refused];
    await inBatch(lease, async (ctx) => {
      await insertStaged(ctx, { importId: row.id, pass: row.pass }, sorted.staged);
      await insertLines(ctx, row.id, row.pass, lines);
      return {
        state: "staging",
        checkpointLine: BigInt(batch.lastLine),
        bytesRead: BigInt(batch.bytesRead),
        rowsRead: batch.rows.length + batch.refused.length,
        rowsRefused: lines.length,
      };
    });
  }
}

function sorter(
  run: RunFacts,
): (rows: readonly PlacedRow[]) => { staged: StagedRow[]; refused: ImportLine[] } {
  const apply = compileMapping<ImportKind>(run.mapping, run.kind, run.headers);
  return (rows) => {
    const staged: StagedRow[] = [];
    const refused: ImportLine[] = [];
    for (const row of rows) {
      const { record, refusal } = apply(row);
      const key =
        record === undefined ? refusal.number : "number" in record ? record.number : record.reference;
      if (key !== null) staged.push({ ...row, key });
      else if (refusal !== undefined) {
        refused.push(leftOut(row, run.delimiter ?? ",", "refused", refusal.code, refusal.message));
      }
    }
    return { staged, refused };
  };
}
