import { type PlainDate, parseDecimal, parseMinor, roundHalfUp } from "@goodterms/kernel";

export const CHANGE_STATES = ["preview", "proposed", "running", "done", "rejected", "withdrawn"] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];
export const ROWS_MAX = 10_000;
export const CSV_LENGTH_MAX = 900_000;
const PERCENT_PLACES_MAX = 4;
const PERCENT_MAX = 1_000n;

/** What is to become of the manual limits of those selected. */
export type BulkChange =
  /** Null takes it away, zero is prepay. */
  | {
      readonly kind: "set";
      readonly limit: { readonly amountMinor: bigint; readonly currency: string } | null;
    }
  /** More or less by this many per cent of what is in force: "10", "-12.5". */
  | { readonly kind: "percent"; readonly percent: string }
  /** The manual limit is taken away, so that what the policy computes counts. */
  | { readonly kind: "policy" }
  /** Each line of a file names its amount. */
  | { readonly kind: "listed"; readonly currency: string }
  /** Back to how it was before another change. */
  | { readonly kind: "undo" };

export const ROW_PROBLEMS = [
  "not_found",
  "bad_amount",
  "listed_twice",
  "no_limit_to_change",
  "changed_since",
  "not_changed_then",
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** One line of a file: a reference and what follows it; null takes the limit away. */
export interface ListedLine {
  readonly reference: string;
  readonly amount: { readonly minor: bigint | null } | "bad";
}

const NONE = /^(none|null|-)$/i;
const AMOUNT_HEAD = /^(amount|limit)$/i;

/**
 * Reads lines of "reference,amount" with amounts in major units ("1500.00"; "none" takes the limit away). A first line
 * of headings is passed over, as are empty lines. Null where a line has no comma at all.
 */
export function readListed(csv: string, currency: string): ListedLine[] | null {
  const lines = csv.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const cells = lines.map(splitLine);
  if (cells.some((pair) => pair === null)) return null;
  const pairs = cells as [string, string][];
  const body = AMOUNT_HEAD.test(pairs[0]?.[1] ?? "") ? pairs.slice(1) : pairs;
  return body.map(([reference, text]) => ({ reference, amount: readAmount(text, currency) }));
}

/** The first cell, quoted or plain, and the rest of the line. */
function splitLine(line: string): [string, string] | null {
  const quoted = /^"((?:[^"]|"")*)"\s*[,;](.*)$/.exec(line);
  if (quoted !== null) return [(quoted[1] ?? "").replaceAll('""', '"'), unquote(quoted[2] ?? "")];
  const at = line.search(/[,;]/);
  return at < 0 ? null : [line.slice(0, at).trim(), unquote(line.slice(at + 1))];
}

function unquote(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();
}

function readAmount(text: string, currency: string): ListedLine["amount"] {
  if (NONE.test(text)) return { minor: null };
  const minor = parseMinor(text, currency);
  return minor === null || minor < 0n ? "bad" : { minor };
}

/** A percentage that a change can be made by, in ten-thousandths of a per cent; null for any other text. */
export function percentSteps(text: string): bigint | null {
  const decimal = parseDecimal(text);
  if (decimal === null || decimal.scale > PERCENT_PLACES_MAX) return null;
  const steps = decimal.coefficient * 10n ** BigInt(PERCENT_PLACES_MAX - decimal.scale);
  const whole = 10n ** BigInt(PERCENT_PLACES_MAX);
  return steps >= -100n * whole && steps <= PERCENT_MAX * whole ? steps : null;
}

/** What a change by a percentage makes of an amount, rounded half-up to the minor unit. */
export function changeByPercent(minor: bigint, steps: bigint): bigint {
  const hundred = 100n * 10n ** BigInt(PERCENT_PLACES_MAX);
  return roundHalfUp(minor * (hundred + steps), hundred);
}

/** One customer of a change, as previewed and as it will be carried out. */
export interface ChangeRow {
  readonly rowNumber: number;
  readonly reference: string;
  readonly name: string;
  /** Null for a reference that nobody has. */
  readonly customerId: string | null;
  /** Of the manual limit; 0 where there never was one. */
  readonly baseVersion: number;
  /** What is in force: the manual limit, else what the policy computed. */
  readonly beforeMinor: bigint | null;
  readonly beforeCurrency: string | null;
  readonly beforeExpiresOn: PlainDate | null;
  readonly afterMinor: bigint | null;
  readonly currency: string;
  readonly afterExpiresOn: PlainDate | null;
  /** What will be in force: the new manual limit, or without one what the policy gives. */
  readonly expectedMinor: bigint | null;
  /** In the row's currency; null where no rate is known. */
  readonly exposureMinor: bigint | null;
  readonly problem: RowProblem | null;
  readonly outcome: "set" | "unchanged" | "skipped" | null;
}

/** A row as it is worked out, before its exposure is told in the currency of its new limit. */
export interface DraftRow extends ChangeRow {
  readonly exposureCurrency: string;
}

/** Whether what is owed and reserved would lie above the new limit: the next order would be held, nothing more. */
export function fallsBelow(row: Pick<ChangeRow, "problem" | "expectedMinor" | "exposureMinor">): boolean {
  return (
    row.problem === null &&
    row.expectedMinor !== null &&
    row.exposureMinor !== null &&
    row.exposureMinor > row.expectedMinor
  );
}

/** By how much a row raises what may be owed; a limit that was nothing is raised by all of it. */
export function raiseOf(
  row: Pick<ChangeRow, "problem" | "expectedMinor" | "beforeMinor" | "beforeCurrency" | "currency">,
): bigint {
  if (row.problem !== null || row.expectedMinor === null) return 0n;
  const beforeMinor = row.beforeCurrency === row.currency ? (row.beforeMinor ?? 0n) : 0n;
  return row.expectedMinor > beforeMinor ? row.expectedMinor - beforeMinor : 0n;
}

/** What a preview comes to in one currency. */
export interface ChangeTotal {
  readonly currency: string;
  readonly rows: number;
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
  readonly raised: number;
  readonly lowered: number;
  readonly below: number;
}
