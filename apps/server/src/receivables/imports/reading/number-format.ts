import { isCurrency } from "@goodterms/kernel";

/** How a file writes numbers: 1,234.50 is { decimal: ".", grouping: "," }. */
export interface NumberFormat {
  readonly decimal: "." | ",";
  readonly grouping: "," | "." | " " | "'" | "";
}

/** A number read exactly: plain decimal text as the kernel takes it, and the currency written beside it. */
export interface ReadNumber {
  readonly plain: string;
  /** Codes that the currency written beside it can mean; null when none is written. */
  readonly currencies: readonly string[] | null;
}

export type NumberReader = (text: string) => ReadNumber | null;

/** Under which conventions a text is a number. */
export interface NumberEvidence {
  /** The grouping it would have with a decimal point ("" for none); null when it cannot be read so. */
  readonly withPoint: NumberFormat["grouping"] | null;
  readonly withComma: NumberFormat["grouping"] | null;
  /** Whether any separator is written at all: without one the convention does not matter. */
  readonly isSeparated: boolean;
  readonly isNegative: boolean;
}

const MAX_NUMBER_LENGTH = 60;
const PLAIN = /^-?[0-9]+(?:\.[0-9]+)?$/;
const SPACES = /[\u00a0\u2007\u2009\u202f]/g;
const SYMBOLS: ReadonlyMap<string, readonly string[]> = new Map([
  ["€", ["EUR"]],
  ["£", ["GBP", "EGP", "FKP", "GIP", "SHP"]],
  ["$", ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "CLP", "COP", "ARS", "BRL"]],
  ["¥", ["JPY", "CNY"]],
  ["₹", ["INR"]],
  ["zł", ["PLN"]],
  ["kr", ["SEK", "NOK", "DKK", "ISK"]],
  ["Fr.", ["CHF"]],
]);
const UNIT_BEFORE = /^([A-Z]{3}|€|£|\$|¥|₹|zł|kr|Fr\.) ?(?=[-+(0-9.,])/;
const UNIT_AFTER = /(?<=[-)0-9]) ?([A-Z]{3}|€|£|\$|¥|₹|zł|kr|Fr\.)$/;
const SIGNED = /^(?:\((.+)\)|([+-]) ?(.+)|(.+?) ?-)$/;
const POINT_FORMS = formsOf("\\.", ", '");
const COMMA_FORMS = formsOf(",", ". '");

interface NumberForms {
  readonly plain: RegExp;
  readonly grouped: RegExp;
  readonly groupedInPairs: RegExp;
}

/** Groups must be whole, so that 1,23 is never a grouped number; pairs are the Indian way (12,34,567). */
function formsOf(decimal: string, groupings: string): NumberForms {
  const grouping = `([${groupings.replace(".", "\\.")}])`;
  return {
    plain: new RegExp(`^(?:[0-9]+(?:${decimal}[0-9]+)?|${decimal}[0-9]+)$`),
    grouped: new RegExp(`^[0-9]{1,3}${grouping}[0-9]{3}(?:\\1[0-9]{3})*(?:${decimal}[0-9]+)?$`),
    groupedInPairs: new RegExp(`^[0-9]{1,2}${grouping}(?:[0-9]{2}\\1)+[0-9]{3}(?:${decimal}[0-9]+)?$`),
  };
}

/** The reader of one convention. It takes signs before or after, (12.00) for minus, a currency beside it. */
export function numberReader(format: NumberFormat): NumberReader {
  const forms = format.decimal === "." ? POINT_FORMS : COMMA_FORMS;
  return (text) => {
    if (format.decimal === "." && PLAIN.test(text) && text.length <= MAX_NUMBER_LENGTH) {
      return { plain: text, currencies: null };
    }
    const parts = takeApart(text);
    if (parts === null) return null;
    const grouping = groupingOf(parts.core, forms);
    if (grouping === null || (grouping !== "" && grouping !== format.grouping)) return null;
    const digits = (grouping === "" ? parts.core : parts.core.replaceAll(grouping, "")).replace(",", ".");
    const plain = `${parts.isNegative ? "-" : ""}${digits.startsWith(".") ? "0" : ""}${digits}`;
    return { plain, currencies: parts.currencies };
  };
}

/** Says under which conventions the text is a number; null when under none. */
export function numberEvidence(text: string): NumberEvidence | null {
  const parts = takeApart(text);
  if (parts === null) return null;
  const withPoint = groupingOf(parts.core, POINT_FORMS);
  const withComma = groupingOf(parts.core, COMMA_FORMS);
  if (withPoint === null && withComma === null) return null;
  return { withPoint, withComma, isSeparated: /[^0-9]/.test(parts.core), isNegative: parts.isNegative };
}

function groupingOf(core: string, forms: NumberForms): NumberFormat["grouping"] | null {
  if (forms.plain.test(core)) return "";
  const grouped = forms.grouped.exec(core) ?? forms.groupedInPairs.exec(core);
  return (grouped?.[1] as NumberFormat["grouping"] | undefined) ?? null;
}

interface NumberParts {
  /** Digits and separators only. */
  readonly core: string;
  readonly isNegative: boolean;
  readonly currencies: readonly string[] | null;
}

function takeApart(text: string): NumberParts | null {
  if (text.length > MAX_NUMBER_LENGTH) return null;
  let core = text.replace(SPACES, " ").replaceAll("\u2019", "'").replaceAll("\u2212", "-").trim();
  let hasSign = false;
  let isNegative = false;
  let currencies: readonly string[] | null = null;
  // Sign, brackets and currency come in any order: "-$5", "($5)", "(5.00) EUR", "5.00- EUR".
  for (let step = 0; step < 2; step += 1) {
    const unit: RegExpExecArray | null =
      currencies === null ? (UNIT_BEFORE.exec(core) ?? UNIT_AFTER.exec(core)) : null;
    if (unit !== null) {
      const written: string = unit[1] ?? "";
      currencies = SYMBOLS.get(written) ?? [written];
      // Three letters that are no currency are part of some other word, such as a payment term's code.
      if (!SYMBOLS.has(written) && !isCurrency(written)) return null;
      core = (unit.index === 0 ? core.slice(unit[0].length) : core.slice(0, unit.index)).trim();
    }
    const signed = hasSign ? null : SIGNED.exec(core);
    if (signed !== null) {
      hasSign = true;
      isNegative = signed[2] !== "+";
      core = (signed[1] ?? signed[3] ?? signed[4] ?? "").trim();
    }
  }
  return /^[0-9.,]/.test(core) ? { core, isNegative, currencies } : null;
}
