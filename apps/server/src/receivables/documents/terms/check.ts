import { commonWeights, type Percent, parseDecimalPercent, parsePercent } from "./percent.ts";
import {
  type DueRule,
  type EarlyPaymentDiscount,
  type InstalmentPart,
  MAX_INSTALMENTS,
  MAX_TERMS_DAYS,
  MAX_TERMS_MONTHS,
  type Terms,
  type TermsProblem,
} from "./types.ts";

type Fields = Record<string, unknown>;
type Report = (pointer: string, message: string) => null;

/**
 * Checks terms that came from outside. Returns them in canonical form (`months` of 0 left out where it is optional),
 * or every problem found, each with a JSON pointer into the value given. Properties not known are problems too.
 */
export function checkTerms(terms: unknown): { terms: Terms } | { problems: TermsProblem[] } {
  const problems: TermsProblem[] = [];
  const report: Report = (pointer, message) => {
    problems.push({ pointer, message });
    return null;
  };
  const checked =
    isFields(terms) && terms.kind === "instalments"
      ? readInstalments(terms, report)
      : readSingle(terms, report);
  return checked === null || problems.length > 0 ? { problems } : { terms: checked };
}

function readSingle(value: unknown, report: Report): Terms | null {
  if (!isFields(value)) return report("", "Terms must be an object.");
  const { discount, ...rest } = value;
  const rule = readRule(rest, "", report);
  if (!("discount" in value)) return rule;
  const checked = readDiscount(discount, report);
  if (rule === null || checked === null) return null;
  if (rule.kind === "net" && checked.days > rule.days) {
    return report("/discount/days", "The discount may not last beyond the due date.");
  }
  return { ...rule, discount: checked };
}

function readInstalments(value: Fields, report: Report): Terms | null {
  refuseOthers(value, ["kind", "parts"], "", report);
  const given = value.parts;
  if (!Array.isArray(given) || given.length === 0 || given.length > MAX_INSTALMENTS) {
    return report("/parts", `Instalments need a list of 1 to ${MAX_INSTALMENTS} parts.`);
  }
  const parts: InstalmentPart[] = [];
  const percents: Percent[] = [];
  for (const [index, part] of (given as unknown[]).entries()) {
    const pointer = `/parts/${index}`;
    if (!isFields(part)) {
      report(pointer, "A part must be an object with percent and terms.");
      continue;
    }
    refuseOthers(part, ["percent", "terms"], pointer, report);
    const percent = typeof part.percent === "string" ? parsePercent(part.percent) : null;
    if (percent === null || percent.numerator === 0n) {
      report(`${pointer}/percent`, 'The percent must be text above zero, such as "12.5" or "100/3".');
    }
    const terms = readRule(part.terms, `${pointer}/terms`, report);
    if (percent === null || terms === null) continue;
    percents.push(percent);
    parts.push({ percent: String(part.percent), terms });
  }
  if (parts.length < given.length) return null;
  const { weights, hundred } = commonWeights(percents);
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum !== hundred) return report("/parts", "The percents must sum to exactly 100.");
  return { kind: "instalments", parts };
}

function readRule(value: unknown, pointer: string, report: Report): DueRule | null {
  if (!isFields(value)) return report(pointer, "Terms must be an object.");
  const number = (name: string, least: number, most: number) =>
    readInteger(value[name], `${pointer}/${name}`, least, most, report);
  switch (value.kind) {
    case "net":
    case "end_of_month_then_days":
    case "days_then_end_of_month": {
      refuseOthers(value, ["kind", "days"], pointer, report);
      const days = number("days", 0, MAX_TERMS_DAYS);
      return days === null ? null : { kind: value.kind, days };
    }
    case "end_of_month": {
      refuseOthers(value, ["kind", "months"], pointer, report);
      const months = "months" in value ? number("months", 0, MAX_TERMS_MONTHS) : 0;
      if (months === null) return null;
      return months === 0 ? { kind: value.kind } : { kind: value.kind, months };
    }
    case "day_of_month": {
      refuseOthers(value, ["kind", "day", "months"], pointer, report);
      const day = number("day", 1, 31);
      const months = number("months", 0, MAX_TERMS_MONTHS);
      return day === null || months === null ? null : { kind: value.kind, day, months };
    }
    case "instalments":
      return report(`${pointer}/kind`, "An instalment cannot itself be paid by instalments.");
    default:
      return report(
        `${pointer}/kind`,
        "The kind must be net, end_of_month, day_of_month, end_of_month_then_days, days_then_end_of_month or instalments.",
      );
  }
}

function readDiscount(value: unknown, report: Report): EarlyPaymentDiscount | null {
  if (!isFields(value)) return report("/discount", "A discount must be an object with percent and days.");
  refuseOthers(value, ["percent", "days"], "/discount", report);
  const days = readInteger(value.days, "/discount/days", 0, MAX_TERMS_DAYS, report);
  const percent = typeof value.percent === "string" ? parseDecimalPercent(value.percent) : null;
  const withinBounds =
    percent !== null && percent.numerator > 0n && percent.numerator < 100n * percent.denominator;
  if (!withinBounds)
    return report("/discount/percent", 'The percent must be text between 0 and 100, such as "2.5".');
  return days === null ? null : { percent: String(value.percent), days };
}

function readInteger(
  value: unknown,
  pointer: string,
  least: number,
  most: number,
  report: Report,
): number | null {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  return report(pointer, `Must be a whole number from ${least} to ${most}.`);
}

function refuseOthers(value: Fields, known: readonly string[], pointer: string, report: Report): void {
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    const escaped = name.replaceAll("~", "~0").replaceAll("/", "~1");
    report(`${pointer}/${escaped}`, "There is no such property here.");
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
