import { checkTerms } from "./check.ts";
import type { DueRule, Terms } from "./types.ts";

const MAX_WORDING_LENGTH = 8000;

/** Spelt-out pieces of the grammar, so that each rule below reads as the sentence it accepts. */
const END_OF_MONTH = "(?:eom|(?:at )?(?:the )?end of (?:the |that )?month)";
const NEXT_MONTH = "(?:the )?(?:next|following) month";
const DAY = "(?:on )?(?:the )?([0-9]{1,2})(?:st|nd|rd|th)";
const AFTER_INVOICE = "(?: (?:after|from) (?:the )?(?:date of (?:the )?)?(?:invoice|issue)(?: date)?)?";

type Build = (first: number, second: number) => DueRule;

/**
 * The grammar of a due rule. What trade uses in two senses is left out on purpose: "net 30 eom" (before or after the
 * month's end?), "15th of the month" (this one or the next?), "one month". It then falls to a person.
 */
const DUE_RULES: readonly (readonly [RegExp, Build])[] = [
  [whole("(?:up)?on receipt|immediate(?:ly)?"), () => ({ kind: "net", days: 0 })],
  [whole("n(?:et)?[ /-]?([0-9]+)(?: days?)?"), (days) => ({ kind: "net", days })],
  [whole(`(?:(?:with)?in )?([0-9]+) days?(?: net)?${AFTER_INVOICE}`), (days) => ({ kind: "net", days })],
  [whole(END_OF_MONTH), () => ({ kind: "end_of_month" })],
  [whole(`(?:at )?(?:the )?end of ${NEXT_MONTH}`), () => ({ kind: "end_of_month", months: 1 })],
  [whole(`${END_OF_MONTH}, ([0-9]+) months on`), (months) => ({ kind: "end_of_month", months })],
  [whole(`${END_OF_MONTH} ?\\+ ?([0-9]+)(?: days?)?`), (days) => ({ kind: "end_of_month_then_days", days })],
  [
    whole(`([0-9]+) days? (?:after|from) ${END_OF_MONTH}`),
    (days) => ({ kind: "end_of_month_then_days", days }),
  ],
  [
    whole(`(?:in )?([0-9]+) days?,? (?:then )?${END_OF_MONTH}`),
    (days) => ({ kind: "days_then_end_of_month", days }),
  ],
  [whole(`${DAY} of ${NEXT_MONTH}`), (day) => ({ kind: "day_of_month", day, months: 1 })],
  [
    whole(`${DAY} of this month, or of next month if past`),
    (day) => ({ kind: "day_of_month", day, months: 0 }),
  ],
  [
    whole(`${DAY} of the month, ([0-9]+) months on`),
    (day, months) => ({ kind: "day_of_month", day, months }),
  ],
];

const DISCOUNT_FIRST = /^([0-9.]+) ?%? ?\/ ?([0-9]+)(?: days?)?,? (.+)$/;
const DISCOUNT_FIRST_IN_WORDS = /^([0-9.]+) ?%,? ([0-9]+)(?: days?)?,? (.+)$/;
const DISCOUNT_LAST = /^(.+), ([0-9.]+)% discount if paid within ([0-9]+) days?$/;
const INSTALMENT = /^([0-9./]+) ?% (.+)$/;
const BETWEEN_INSTALMENTS = /[,;] (?=[0-9./]+ ?% )/;

/**
 * Reads terms as people write them: "net 30", "30 days", "eom", "eom+15", "30 days eom", "15th of next month",
 * "due on receipt", "2/10 net 30", "50% net 0, 50% net 30", and whatever describeTerms writes. Capitals and spacing
 * do not matter. Returns null when the text is anything else, or could mean two things.
 */
export function parseTerms(text: string): Terms | null {
  if (text.length > MAX_WORDING_LENGTH) return null;
  const wording = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/\.$/, "")
    .replace(/ ?([,;]) ?/g, "$1 ");
  const read = readDueRule(wording) ?? readDiscounted(wording) ?? readInstalments(wording);
  if (read === null) return null;
  const checked = checkTerms(read);
  return "terms" in checked ? checked.terms : null;
}

/** Says terms in plain English that parseTerms reads back: "due in 30 days, 2% discount if paid within 10 days". */
export function describeTerms(terms: Terms): string {
  if (terms.kind === "instalments") {
    return terms.parts.map((part) => `${part.percent}% ${describeRule(part.terms)}`).join("; ");
  }
  if (terms.discount === undefined) return describeRule(terms);
  const { percent, days } = terms.discount;
  return `${describeRule(terms)}, ${percent}% discount if paid within ${countDays(days)}`;
}

function readDueRule(wording: string): DueRule | null {
  const bare = wording.replace(/^(?:due|payable) /, "");
  for (const [pattern, build] of DUE_RULES) {
    const match = pattern.exec(bare);
    if (match !== null) return build(Number(match[1]), Number(match[2]));
  }
  return null;
}

function readDiscounted(wording: string): Terms | null {
  const first = DISCOUNT_FIRST.exec(wording) ?? DISCOUNT_FIRST_IN_WORDS.exec(wording);
  if (first !== null) return withDiscount(readDueRule(first[3] ?? ""), first[1], first[2]);
  const last = DISCOUNT_LAST.exec(wording);
  return last && withDiscount(readDueRule(last[1] ?? ""), last[2], last[3]);
}

function withDiscount(rule: DueRule | null, percent = "", days = ""): Terms | null {
  return rule && { ...rule, discount: { percent, days: Number(days) } };
}

function readInstalments(wording: string): Terms | null {
  const parts = [];
  for (const piece of wording.split(BETWEEN_INSTALMENTS)) {
    const match = INSTALMENT.exec(piece);
    const terms = match && readDueRule(match[2] ?? "");
    if (match === null || terms === null) return null;
    parts.push({ percent: match[1] ?? "", terms });
  }
  return { kind: "instalments", parts };
}

function describeRule(rule: DueRule): string {
  switch (rule.kind) {
    case "net":
      return rule.days === 0 ? "due on receipt" : `due in ${countDays(rule.days)}`;
    case "end_of_month":
      return `due at the end of ${describeMonth(rule.months ?? 0)}`;
    case "day_of_month":
      return rule.months === 0
        ? `due on the ${ordinal(rule.day)} of this month, or of next month if past`
        : `due on the ${ordinal(rule.day)} of ${describeMonth(rule.months)}`;
    case "end_of_month_then_days":
      return `due ${countDays(rule.days)} after the end of the month`;
    case "days_then_end_of_month":
      return `due in ${countDays(rule.days)}, then at the end of that month`;
  }
}

function describeMonth(months: number): string {
  if (months === 0) return "the month";
  return months === 1 ? "next month" : `the month, ${months} months on`;
}

function countDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return `${day}th`;
  const endings: Record<number, string> = { 1: "st", 2: "nd", 3: "rd" };
  return `${day}${endings[day % 10] ?? "th"}`;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
