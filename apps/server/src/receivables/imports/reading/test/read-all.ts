// Ways for the tests of reading to say what a file holds and what came of it.
import { FileError } from "../file-error.ts";
import { openRows } from "../open-rows.ts";
import type { FileShape, ReadOptions, RefusedRow, Row, RowBatch } from "../rows.ts";

export async function* chunksOf(
  content: string | Uint8Array,
  chunkBytes = 65_536,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  for (let start = 0; start < bytes.length; start += chunkBytes)
    yield bytes.subarray(start, start + chunkBytes);
}

export interface ReadFile {
  readonly shape: FileShape;
  readonly rows: readonly Row[];
  readonly refused: readonly RefusedRow[];
  readonly batches: readonly RowBatch[];
}

export async function readAll(content: string | Uint8Array, options: ReadOptions = {}): Promise<ReadFile> {
  const { shape, batches } = await openRows(chunksOf(content), options);
  const all: RowBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return {
    shape,
    rows: all.flatMap(({ rows }) => rows),
    refused: all.flatMap(({ refused }) => refused),
    batches: all,
  };
}

export async function errorOf(content: string | Uint8Array, options: ReadOptions = {}): Promise<FileError> {
  try {
    await readAll(content, options);
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
  throw new Error("the file was read");
}
