import type { Context } from "#platform/db";
import type { ImportLine } from "../line-store.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { ImportKind } from "../mapping/records.ts";
import type { Delimiter } from "../reading/rows.ts";

/** A row of the file with its place. */
export interface PlacedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What posting needs to know of a run, the same for every chunk. */
export interface RunFacts {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  readonly headers: readonly string[];
  readonly delimiter: Delimiter | null;
  readonly entityId: string;
  readonly rates: Readonly<Record<string, string>>;
}

/** What became of a chunk: lines not told of in `lines` are accepted. */
export interface ChunkResult {
  readonly accepted: number;
  readonly lines: readonly ImportLine[];
  readonly documentsPosted: number;
  readonly customersCreated: number;
}

/**
 * Makes units of rows, each unit one document, ready without the database, so that one chunk can be made ready while
 * another is booked. Returns what books them, all in the context's transaction; it may be called again after a rollback.
 */
export type PrepareChunk = (units: readonly (readonly PlacedRow[])[]) => BookChunk;

export type BookChunk = (ctx: Context) => Promise<ChunkResult>;
