import type { ImportProgress, ImportState } from "../api/types.ts";

/** Whether a worker has the import just now. */
export function isRunning(row: { state: ImportState }): boolean {
  return row.state === "staging" || row.state === "posting";
}

/** How many rows have found their end: accepted, here already, or refused. */
export function decidedRows(progress: ImportProgress): number {
  return progress.accepted + progress.duplicate + progress.refused;
}

/** A number of bytes in the largest unit that keeps it above one. */
export function bytesInWords(bytes: number, locale: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  let size = bytes;
  let step = 0;
  while (size >= 1024 && step < units.length - 1) {
    size /= 1024;
    step += 1;
  }
  const unit = units[step] ?? "byte";
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    maximumFractionDigits: size < 10 && step > 0 ? 1 : 0,
  }).format(size);
}
