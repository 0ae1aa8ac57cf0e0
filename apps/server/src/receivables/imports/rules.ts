import type { Mapping } from "./mapping/mapping.ts";
import type { ImportKind } from "./mapping/records.ts";
import type { Preview } from "./reading/preview.ts";
import type { ReadOptions } from "./reading/rows.ts";

export const IMPORT_STATES = ["uploaded", "staging", "posting", "done", "failed", "cancelled"] as const;
/**
 * uploaded: the mapping is still open; staging: the file is read; posting: documents are booked (or tried, in a dry
 * run); done, failed, cancelled: at rest. A dry run that is done may be started for real.
 */
export type ImportState = (typeof IMPORT_STATES)[number];

/** What changes while an import runs, and what says where it is. */
export interface ImportProgress {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileBytes: bigint;
  readonly state: ImportState;
  readonly dryRun: boolean;
  readonly pass: number;
  readonly bytesRead: bigint;
  readonly rowsRead: bigint;
  readonly rowsAccepted: bigint;
  readonly rowsDuplicate: bigint;
  readonly rowsRefused: bigint;
  readonly documentsPosted: bigint;
  readonly customersCreated: bigint;
  readonly error: string | null;
  readonly version: bigint;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface ImportRow extends ImportProgress {
  readonly filePath: string;
  readonly entityId: string;
  readonly mapping: Mapping | null;
  /** Units of the entity's currency for one, by currency, exact decimals. */
  readonly rates: Readonly<Record<string, string>>;
  readonly readOptions: ReadOptions;
  readonly preview: Preview;
  readonly checkpointLine: bigint;
  readonly checkpointKey: string | null;
  readonly leaseUntil: Date | null;
  readonly leaseOwner: string | null;
}

/** Whether an import may be checked or started now: it is at rest, and nothing has been booked to the end. */
export function mayBegin(row: Pick<ImportProgress, "state" | "dryRun">): boolean {
  if (row.state === "done") return row.dryRun;
  return row.state === "uploaded" || row.state === "failed" || row.state === "cancelled";
}

export function isRunning(state: ImportState): boolean {
  return state === "staging" || state === "posting";
}

/**
 * Whether rows are staged before anything is booked: where several rows may be one document, since they need not
 * stand together, and in a dry run, which books nothing that a later row of the same number could be compared with.
 */
export function isStaged(mapping: Pick<Mapping, "kind" | "rowsOfOneNumber">, dryRun: boolean): boolean {
  return dryRun || (mapping.kind !== "customers" && mapping.rowsOfOneNumber !== "one_row");
}

/** Of a whole run, how much reading takes; the rest is booking. For a bar that moves evenly, not for a promise. */
const READING_SHARE = 0.15;

/** How far an import is, from 0 to 100. */
export function percentOf(row: ImportProgress): number {
  if (row.state === "done") return 100;
  const share = (part: bigint, whole: bigint) =>
    whole === 0n ? 0 : Math.min(1, Number(part) / Number(whole));
  if (row.state === "uploaded") return 0;
  if (row.state === "staging") return Math.floor(share(row.bytesRead, row.fileBytes) * READING_SHARE * 100);
  const accounted = row.rowsAccepted + row.rowsDuplicate + row.rowsRefused;
  return Math.floor((READING_SHARE + share(accounted, row.rowsRead) * (1 - READING_SHARE)) * 100);
}

/** Rows accounted for in a second of the run so far; null before there is anything to tell. */
export function rowsPerSecond(row: ImportProgress, now: Date): number | null {
  if (row.startedAt === null) return null;
  const seconds = ((row.finishedAt ?? now).getTime() - row.startedAt.getTime()) / 1000;
  const accounted = Number(row.rowsAccepted + row.rowsDuplicate + row.rowsRefused);
  return seconds <= 0 || accounted === 0 ? null : Math.round(accounted / seconds);
}
