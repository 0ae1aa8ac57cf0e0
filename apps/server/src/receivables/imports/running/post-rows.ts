import { insertLines } from "../line-store.ts";
import { inBatch, type Lease } from "./lease.ts";
import { stepOf } from "./post-staged.ts";
import { openImportFile, placedRows } from "./read-file.ts";
import { unreadable } from "./stage-rows.ts";
import type { PostChunk } from "./types.ts";

/** While the file is only read, the lease is renewed after so many batches. */
const BATCHES_A_RENEWAL = 20;

/**
 * Reads the whole file once before anything is booked, so that a file that cannot be read to its end (cut short, in
 * the wrong encoding, one line without end) is refused whole. Counts its rows.
 */
export async function scanFile(lease: Lease): Promise<void> {
  const { batches } = await openImportFile(lease.tools, lease.row);
  let rowsRead = 0;
  let drawn = 0;
  for await (const batch of batches) {
    rowsRead += batch.rows.length + batch.refused.length;
    drawn += 1;
    if (drawn % BATCHES_A_RENEWAL !== 0) continue;
    await inBatch(lease, async () => ({ state: "staging", bytesRead: BigInt(batch.bytesRead) }));
  }
  await inBatch(lease, async () => ({
    state: "posting",
    rowsRead,
    bytesRead: lease.row.fileBytes,
  }));
}

/** Posts the rows of a file in which each row is a document of its own, from where it stopped. */
export async function postRows(lease: Lease, post: PostChunk, afterLine: number): Promise<void> {
  const { row } = lease;
  const { batches } = await openImportFile(lease.tools, row, afterLine);
  for await (const batch of batches) {
    const units = placedRows(batch).map((placed) => [placed]);
    await inBatch(lease, async (ctx) => {
      const result = await post(ctx, units);
      const lines = [...unreadable(batch), ...result.lines];
      await insertLines(ctx, row.id, row.pass, lines);
      return { ...stepOf({ ...result, lines }), checkpointLine: BigInt(batch.lastLine) };
    });
  }
}
