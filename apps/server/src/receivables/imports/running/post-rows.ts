import { insertLines } from "../line-store.ts";
import type { RowBatch } from "../reading/rows.ts";
import { inBatch, type Lease } from "./lease.ts";
import { stepOf } from "./post-staged.ts";
import { openImportFile, placedRows } from "./read-file.ts";
import { unreadable } from "./stage-rows.ts";
import type { BookChunk, PrepareChunk } from "./types.ts";

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

interface ReadyBatch {
  readonly batch: RowBatch;
  readonly book: BookChunk;
}

/**
 * Posts the rows of a file in which each row is a document of its own, from where it stopped. While the database books
 * one batch, the next is read and made ready.
 */
export async function postRows(lease: Lease, prepare: PrepareChunk, afterLine: number): Promise<void> {
  const { batches } = await openImportFile(lease.tools, lease.row, afterLine);
  const readNext = async (): Promise<ReadyBatch | null> => {
    const next = await batches.next();
    if (next.done === true) return null;
    return { batch: next.value, book: prepare(placedRows(next.value).map((placed) => [placed])) };
  };
  try {
    let ready = await readNext();
    while (ready !== null) {
      const booked = bookBatch(lease, ready);
      const following = readNext();
      // Where booking fails, nobody waits for what was being read.
      following.catch(() => {});
      await booked;
      ready = await following;
    }
  } finally {
    await batches.return(undefined);
  }
}

async function bookBatch(lease: Lease, { batch, book }: ReadyBatch): Promise<void> {
  const { row } = lease;
  await inBatch(lease, async (ctx) => {
    const result = await book(ctx);
    const lines = [...unreadable(batch), ...result.lines];
    await insertLines(ctx, row.id, row.pass, lines);
    return { ...stepOf({ ...result, lines }), checkpointLine: BigInt(batch.lastLine) };
  });
}
