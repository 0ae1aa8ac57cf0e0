// How the command speaks: results on standard output, everything else on standard error.
import { exponentOf } from "@goodterms/kernel";
import { SingleBar } from "cli-progress";

/** Writes one JSON value for machines; amounts are integers of minor units. */
export function printJson(value: unknown): void {
  const text = JSON.stringify(
    value,
    (_key, part: unknown) => (typeof part === "bigint" ? Number(part) : part),
    2,
  );
  process.stdout.write(`${text}\n`);
}

export function printLine(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** Says something beside the result: what is going on, what to know. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** Prints rows under their titles, each column as wide as its widest cell. */
export function printTable(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...rows.map((row) => (row[index] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) =>
        columns[index]?.align === "right"
          ? cell.padStart(widths[index] ?? 0)
          : cell.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd();
  printLine(line(columns.map((column) => column.title)));
  printLine(widths.map((width) => "─".repeat(width)).join("  "));
  for (const row of rows) printLine(line(row));
}

const THOUSANDS = /\B(?=(\d{3})+(?!\d))/g;

/** An amount for people, exact: "1,234.50"; a dash for zero. */
export function amountText(minor: bigint, currency: string): string {
  if (minor === 0n) return "–";
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent).replace(THOUSANDS, ",");
  const fraction = exponent === 0 ? "" : `.${digits.slice(-exponent)}`;
  return `${minor < 0n ? "-" : ""}${whole}${fraction}`;
}

export interface Progress {
  update(done: number, label: string): void;
  stop(): void;
}

/** A progress bar on a terminal; nothing elsewhere, so that logs stay clean. */
export function openProgress(total: number): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: "{bar} {percentage}% · {label}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0, { label: "" });
  return { update: (done, label) => bar.update(done, { label }), stop: () => bar.stop() };
}
