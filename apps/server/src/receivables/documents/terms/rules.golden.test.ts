import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type PlainDate, plainDate } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { type DueRule, dueDates } from "./rules.ts";

/**
 * The golden table: every rule on every issue day of a leap cycle. The oracle below finds each due date by walking
 * the calendar one day at a time, and shares no code with the rules. Its answers are kept in terms.golden.json, as
 * one checksum a rule and month, with the due dates themselves for the issue days where mistakes are made.
 */
const GOLDEN_FILE = new URL("./terms.golden.json", import.meta.url);
const FIRST_ISSUE_DAY = Date.UTC(2024, 0, 1);
const LAST_ISSUE_DAY = Date.UTC(2027, 11, 31);
const CHECKSUM_LENGTH = 8;

const daysRules = ["net", "end_of_month_then_days", "days_then_end_of_month"] as const;
const RULES: readonly DueRule[] = [
  ...daysRules.flatMap((kind) => [0, 1, 10, 14, 15, 28, 30, 31, 45, 60, 90].map((days) => ({ kind, days }))),
  { kind: "end_of_month" },
  ...[0, 1, 2, 3, 12].map((months) => ({ kind: "end_of_month", months }) as const),
  ...[1, 10, 15, 25, 28, 29, 30, 31].flatMap((day) =>
    [0, 1, 2, 3].map((months) => ({ kind: "day_of_month", day, months }) as const),
  ),
];

const iso = (day: Date) => day.toISOString().slice(0, 10);

function dayAfter(day: Date): Date {
  const next = new Date(day);
  next.setUTCDate(next.getUTCDate() + 1);
  return next;
}

const isLastOfMonth = (day: Date) => dayAfter(day).getUTCDate() === 1;

function walkDays(from: Date, days: number): Date {
  let day = from;
  for (let step = 0; step < days; step += 1) day = dayAfter(day);
  return day;
}

function walkUntil(from: Date, arrived: (day: Date) => boolean): Date {
  let day = from;
  while (!arrived(day)) day = dayAfter(day);
  return day;
}

/** The first day of the month `months` later; the day itself when that is no month away. */
function walkMonths(from: Date, months: number): Date {
  let day = from;
  for (let step = 0; step < months; step += 1) day = dayAfter(walkUntil(day, isLastOfMonth));
  return day;
}

function oracle(rule: DueRule, issued: Date): string {
  switch (rule.kind) {
    case "net":
      return iso(walkDays(issued, rule.days));
    case "end_of_month":
      return iso(walkUntil(walkMonths(issued, rule.months ?? 0), isLastOfMonth));
    case "end_of_month_then_days":
      return iso(walkDays(walkUntil(issued, isLastOfMonth), rule.days));
    case "days_then_end_of_month":
      return iso(walkUntil(walkDays(issued, rule.days), isLastOfMonth));
    case "day_of_month": {
      const reached = (day: Date) =>
        day.getUTCDate() === rule.day || (isLastOfMonth(day) && day.getUTCDate() < rule.day);
      return iso(walkUntil(walkMonths(issued, rule.months), reached));
    }
  }
}

function issueDays(): string[] {
  const days: string[] = [];
  for (let day = new Date(FIRST_ISSUE_DAY); day.getTime() <= LAST_ISSUE_DAY; day = dayAfter(day))
    days.push(iso(day));
  return days;
}

/** The turn of the year, and the ends of January, February and March: in a leap year and in a common one. */
function isEdgeDay(day: string): boolean {
  return /^202[45]-(?:01-(?:01|28|29|30|31)|02-(?:01|28|29)|03-(?:01|28|29|30|31)|12-(?:30|31))$/.test(day);
}

interface GoldenTable {
  edgeDays: string[];
  rules: { rule: DueRule; edgeDueDates: string[]; monthChecksums: string[] }[];
}

function buildTable(dueDateOf: (rule: DueRule, issuedOn: string) => string): GoldenTable {
  const days = issueDays();
  const edgeDays = days.filter(isEdgeDay);
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  const rules = RULES.map((rule) => ({
    rule,
    edgeDueDates: edgeDays.map((day) => dueDateOf(rule, day)),
    monthChecksums: [...months.values()].map((month) => {
      const lines = month.map((day) => `${day} ${dueDateOf(rule, day)}\n`).join("");
      return createHash("sha256").update(lines).digest("hex").slice(0, CHECKSUM_LENGTH);
    }),
  }));
  return { edgeDays, rules };
}

/** One line a rule, lists as text, so that the file stays small and a change shows as a line. */
function print(table: GoldenTable): string {
  const lines = table.rules.map(({ rule, edgeDueDates, monthChecksums }) =>
    JSON.stringify({ rule, edgeDueDates: edgeDueDates.join(" "), monthChecksums: monthChecksums.join(" ") }),
  );
  return `{"edgeDays":"${table.edgeDays.join(" ")}","rules":[\n${lines.join(",\n")}\n]}\n`;
}

function onlyDueDate(rule: DueRule, issuedOn: PlainDate): string {
  const [due, ...others] = dueDates(rule, issuedOn, 100n);
  expect(others).toEqual([]);
  return due?.dueOn ?? "";
}

test("the golden file is what the oracle says", async () => {
  const table = print(buildTable((rule, day) => oracle(rule, new Date(`${day}T00:00:00Z`))));
  expect(JSON.parse(table).rules).toHaveLength(RULES.length);
  // To write the file anew after adding a rule: vitest run --update on this file.
  await expect(table).toMatchFileSnapshot("./terms.golden.json");
});

test("B6, B7, B8: every rule on every issue day of a leap cycle gives the golden due date", () => {
  const actual = print(buildTable((rule, day) => onlyDueDate(rule, plainDate(day))));
  const golden = readFileSync(GOLDEN_FILE, "utf8");
  expect(actual.split("\n")).toEqual(golden.split("\n"));
});
