import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { refuse } from "../refusals.ts";
import { selectReasons } from "./line-store.ts";
import { type Proposal, proposeMapping } from "./propose-mapping.ts";
import { type ImportProgress, type ImportRow, percentOf, rowsPerSecond } from "./rules.ts";
import { SAVED_MAPPINGS_MAX } from "./saved-mappings/save-mapping.ts";
import { type SavedMapping, selectMappings } from "./saved-mappings/store.ts";
import { importId } from "./start-import.ts";
import { selectImport, selectProgress } from "./store.ts";

/** An import in a list or while it runs. */
export interface ImportSummary
  extends Pick<
    ImportProgress,
    "kind" | "fileName" | "state" | "dryRun" | "error" | "createdAt" | "startedAt" | "finishedAt"
  > {
  readonly id: string;
  readonly progress: {
    readonly bytesRead: bigint;
    readonly fileBytes: bigint;
    readonly rowsRead: bigint;
    readonly accepted: bigint;
    readonly duplicate: bigint;
    readonly refused: bigint;
    readonly documentsPosted: bigint;
    readonly customersCreated: bigint;
    readonly rowsPerSecond: number | null;
    readonly percent: number;
  };
}

export interface ImportView extends ImportSummary {
  readonly shape: ImportRow["preview"]["shape"];
  readonly preview: {
    readonly headers: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly columns: readonly {
      readonly header: string;
      readonly distinct: number;
      readonly empty: number;
      readonly examples: readonly string[];
    }[];
  };
  /** The guess; and what is settled, once the import was checked or started. */
  readonly proposal: Proposal;
  readonly mapping: ImportRow["mapping"];
  /** Of this kind; those made for the very same columns first. */
  readonly savedMappings: readonly (SavedMapping & { readonly fitsColumns: boolean })[];
  readonly reasons: readonly {
    readonly code: string;
    readonly outcome: "refused" | "duplicate";
    readonly count: bigint;
    readonly example: { readonly line: bigint; readonly message: string };
  }[];
}

/** Everything about one import. @throws Refusal not_found. */
export async function readImport(ctx: Context, id: string): Promise<ImportView> {
  const row = await selectImport(ctx, importId(id));
  if (row === undefined) throw refuse("not_found", `There is no import ${id}.`);
  const { shape, rows, columns } = row.preview;
  const proposal = await proposeMapping(ctx, row);
  const saved = await selectMappings(ctx, row.kind, SAVED_MAPPINGS_MAX);
  const fitting = saved.map((mapping) => ({
    ...mapping,
    fitsColumns: mapping.headerFingerprint === proposal.mapping.headerFingerprint,
  }));
  const reasons = await selectReasons(ctx, row.id, row.pass);
  return {
    ...summaryOf(row, ctx.now),
    shape,
    preview: {
      headers: shape.headers,
      rows: rows.map(({ cells }) => cells),
      columns: columns.map(({ column, distinct, empty, examples }) => ({
        header: column,
        distinct,
        empty,
        examples,
      })),
    },
    proposal,
    mapping: row.mapping,
    savedMappings: fitting.toSorted((left, right) => Number(right.fitsColumns) - Number(left.fitsColumns)),
    reasons: reasons.map(({ line, message, ...reason }) => ({ ...reason, example: { line, message } })),
  };
}

/** How far an import is. @throws Refusal not_found. */
export async function readProgress(ctx: Context, id: string): Promise<ImportSummary> {
  const progress = await selectProgress(ctx, importId(id));
  if (progress === undefined) throw refuse("not_found", `There is no import ${id}.`);
  return summaryOf(progress, ctx.now);
}

export function summaryOf(row: ImportProgress, now: Date): ImportSummary {
  return {
    id: formatId("imp", row.id),
    kind: row.kind,
    fileName: row.fileName,
    state: row.state,
    dryRun: row.dryRun,
    error: row.error,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    progress: {
      bytesRead: row.bytesRead,
      fileBytes: row.fileBytes,
      rowsRead: row.rowsRead,
      accepted: row.rowsAccepted,
      duplicate: row.rowsDuplicate,
      refused: row.rowsRefused,
      documentsPosted: row.documentsPosted,
      customersCreated: row.customersCreated,
      rowsPerSecond: rowsPerSecond(row, now),
      percent: percentOf(row),
    },
  };
}
