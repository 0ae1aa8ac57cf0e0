import type { Context } from "#platform/db";
import { insertLines } from "../line-store.ts";
import { MAX_DOCUMENT_ROWS } from "../mapping/group-documents.ts";
import { inBatch, type Lease, type Step } from "./lease.ts";
import {
  countStagedOf,
  deleteStagedThrough,
  type Pass,
  refuseStagedOf,
  type StagedRow,
  selectStaged,
  selectStagedOf,
} from "./staged-store.ts";
import type { ChunkResult, PlacedRow, PrepareChunk } from "./types.ts";

/** Staged rows looked at a time; a document with more is read by itself. */
const CHUNK_ROWS = 8_000;

/** Posts staged documents in the order of their numbers, chunk by chunk, until none is left. */
export async function postStaged(lease: Lease, prepare: PrepareChunk, isOneRow: boolean): Promise<void> {
  const { row } = lease;
  const pass: Pass = { importId: row.id, pass: row.pass };
  let afterKey = row.checkpointKey;
  for (;;) {
    let throughKey: string | null = null;
    await inBatch(lease, async (ctx) => {
      const chunk = await readChunk(ctx, pass, afterKey, lease.tools.batchRows ?? CHUNK_ROWS);
      throughKey = chunk.throughKey;
      if (throughKey === null) return { state: "posting" };
      const step =
        chunk.rows === null
          ? await refuseGiant(ctx, pass, throughKey)
          : await postRows(ctx, pass, prepare, unitsOf(chunk.rows, isOneRow));
      await deleteStagedThrough(ctx, pass, afterKey, throughKey);
      return { ...step, checkpointKey: throughKey };
    });
    if (throughKey === null) return;
    afterKey = throughKey;
  }
}

interface Chunk {
  /** Null when there is nothing left. */
  readonly throughKey: string | null;
  /** Null when the one document of the chunk has more rows than a document may have. */
  readonly rows: readonly StagedRow[] | null;
}

/** The next whole documents, as many as fit; one that does not fit is a chunk of its own. */
async function readChunk(
  ctx: Context,
  pass: Pass,
  afterKey: string | null,
  chunkRows: number,
): Promise<Chunk> {
  const rows = await selectStaged(ctx, pass, afterKey, chunkRows);
  const last = rows.at(-1);
  if (last === undefined) return { throughKey: null, rows: [] };
  if (rows.length < chunkRows) return { throughKey: last.key, rows };
  // The last document may go on beyond the chunk.
  const whole = rows.filter(({ key }) => key !== last.key);
  const lastWhole = whole.at(-1);
  if (lastWhole !== undefined) return { throughKey: lastWhole.key, rows: whole };
  const isGiant = (await countStagedOf(ctx, pass, last.key)) > MAX_DOCUMENT_ROWS;
  return { throughKey: last.key, rows: isGiant ? null : await selectStagedOf(ctx, pass, last.key) };
}

async function postRows(
  ctx: Context,
  pass: Pass,
  prepare: PrepareChunk,
  units: readonly (readonly PlacedRow[])[],
): Promise<Step> {
  const result = await prepare(units)(ctx);
  await insertLines(ctx, pass.importId, pass.pass, result.lines);
  return stepOf(result);
}

/** What a posted chunk moves on. */
export function stepOf(result: ChunkResult): Step {
  const refused = result.lines.filter((line) => line.outcome === "refused").length;
  return {
    state: "posting",
    rowsAccepted: result.accepted,
    rowsRefused: refused,
    rowsDuplicate: result.lines.length - refused,
    documentsPosted: result.documentsPosted,
    customersCreated: result.customersCreated,
  };
}

async function refuseGiant(ctx: Context, pass: Pass, key: string): Promise<Step> {
  const rows = await countStagedOf(ctx, pass, key);
  await refuseStagedOf(ctx, pass, key, {
    code: "too_many_lines",
    message: `Document ${key} has ${rows} rows, more than ${MAX_DOCUMENT_ROWS}. Check the number column.`,
  });
  return { state: "posting", rowsRefused: rows };
}

/** Rows of one number are one document, or, where a document has one row, each a document. */
function unitsOf(rows: readonly StagedRow[], isOneRow: boolean): (readonly PlacedRow[])[] {
  return isOneRow ? rows.map((row) => [row]) : [...Map.groupBy(rows, ({ key }) => key).values()];
}
