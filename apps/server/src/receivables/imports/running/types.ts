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

/** Posts units of rows, each unit one document; all in the context's transaction. */
export type PostChunk = (ctx: Context, units: readonly (readonly PlacedRow[])[]) => Promise<ChunkResult>;
