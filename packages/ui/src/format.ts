import {
  daysBetween,
  exponentOf,
  formatMinor,
  isCurrency,
  type PlainDate,
  parseDate,
} from "@goodterms/kernel";

const MINUS = "−";
const DAY_MS = 86_400_000;
const FALLBACK_EXPONENT = 2;

/** How money is written: `plain` has no currency, `currency` has its symbol, `whole` has it and no decimals. */
export type MoneyShape = "plain" | "currency" | "whole" | "compact";

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * Writes an amount for people: `amount` is a safe integer in minor units of `currency`, `locale` a BCP 47 tag. A
 * negative amount carries a true minus. The figure goes through decimal text, never through a fraction.
 */
export function formatMoney(amount: number, currency: string, locale: string, shape: MoneyShape): string {
  const decimal = formatMinor(BigInt(amount), currency) as Intl.StringNumericLiteral;
  return numberFormat(currency, locale, shape).format(decimal).replace("-", MINUS);
}

/** How many decimals an amount of this currency has; 2 for a code that is not known here. */
export function decimalsOf(currency: string): number {
  return isCurrency(currency) ? exponentOf(currency) : FALLBACK_EXPONENT;
}

/** Writes a whole number for people, grouped as the locale does. */
export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count).replace("-", MINUS);
}

/** Writes a fraction (0.25) as a percentage without decimals ("25%"); a trace is "<1%", never "0%". */
export function formatShare(fraction: number, locale: string): string {
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  if (fraction > 0 && fraction < 0.005) return `<${percent.format(0.01)}`;
  return percent.format(fraction);
}

/** How a date is written: `medium` "12 Mar 2026", `month` "Mar 26". */
export type DateShape = "medium" | "month";

/** Writes a calendar date for people. Text that is no date comes back as it is, so that nothing is hidden. */
export function formatDate(on: string, locale: string, shape: DateShape = "medium"): string {
  const date = parseDate(on);
  if (date === null) return on;
  return dateFormat(locale, shape).format(new Date(`${date}T00:00:00Z`));
}

/** Writes an instant (ISO 8601) for people, in the time zone of their browser. */
export function formatInstant(at: string, locale: string): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return at;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(instant);
}

/** Whole days from `today` to `on`: negative when `on` has passed. Null when either is no date. */
export function daysUntil(on: string, today: string): number | null {
  const [from, to] = [parseDate(today), parseDate(on)];
  return from === null || to === null ? null : daysBetween(from as PlainDate, to as PlainDate);
}

/** Milliseconds in words' place: the largest unit that fits, for a duration of work. */
export function formatDuration(durationMs: number, locale: string): string {
  const units = [
    ["day", DAY_MS],
    ["hour", 3_600_000],
    ["minute", 60_000],
    ["second", 1_000],
  ] as const;
  const [unit, sizeMs] = units.find(([, size]) => durationMs >= size) ?? units[3];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "long",
    maximumFractionDigits: 0,
  }).format(Math.max(durationMs / sizeMs, 0));
}

function numberFormat(currency: string, locale: string, shape: MoneyShape): Intl.NumberFormat {
  const key = `${locale} ${currency} ${shape}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, moneyOptions(currency, shape));
  numberFormats.set(key, made);
  return made;
}

function moneyOptions(currency: string, shape: MoneyShape): Intl.NumberFormatOptions {
  const decimals = decimalsOf(currency);
  switch (shape) {
    case "plain":
      return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    case "currency":
      return {
        style: "currency",
        currency,
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      };
    case "whole":
      return { style: "currency", currency, minimumFractionDigits: 0, maximumFractionDigits: 0 };
    case "compact":
      return { style: "currency", currency, notation: "compact", maximumFractionDigits: 1 };
  }
}

function dateFormat(locale: string, shape: DateShape): Intl.DateTimeFormat {
  const key = `${locale} ${shape}`;
  const known = dateFormats.get(key);
  if (known !== undefined) return known;
  const options: Intl.DateTimeFormatOptions =
    shape === "medium"
      ? { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }
      : { month: "short", year: "2-digit", timeZone: "UTC" };
  const made = new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, made);
  return made;
}
