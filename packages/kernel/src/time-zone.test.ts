import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, type PlainDate, plainDate } from "./date.ts";
import { instantAtStartOfDay, isTimeZone, todayIn } from "./time-zone.ts";

const FIRST = plainDate("1990-01-01");
const DAYS = daysBetween(FIRST, plainDate("2040-01-01"));
const anyDate = fc.integer({ min: 0, max: DAYS }).map((days) => addDays(FIRST, days));
const HOUR_MS = 3_600_000;

/** Zones that change their clocks, some of them at midnight; none of them ever left out a whole day in these years. */
const CHANGING_ZONES = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Sao_Paulo",
  "America/St_Johns",
  "America/Havana",
  "Asia/Beirut",
  "Atlantic/Azores",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Chatham",
];

/** The days on which a zone's offset changes, found without the functions under test. */
function switchDays(timeZone: string, year: number): string[] {
  const formatter = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  const found: string[] = [];
  let previousMs: number | null = null;
  for (let instantMs = Date.UTC(year, 0, 1); instantMs < Date.UTC(year + 1, 0, 1); instantMs += HOUR_MS) {
    const wall = formatter.format(instantMs);
    const offsetMs = Date.parse(`${wall.replace(" ", "T")}Z`) - instantMs;
    if (previousMs !== null && offsetMs !== previousMs) found.push(wall.slice(0, 10));
    previousMs = offsetMs;
  }
  return found;
}

function expectStartOfDay(date: PlainDate, timeZone: string): void {
  const start = instantAtStartOfDay(date, timeZone);
  const justBefore = new Date(start.getTime() - 1);
  expect(todayIn(start, timeZone), `${date} ${timeZone}`).toBe(date);
  expect(todayIn(justBefore, timeZone), `${date} ${timeZone}`).toBe(addDays(date, -1));
}

test("B2: a day starts once, right after the day before, in any zone that changes its clocks", () => {
  fc.assert(fc.property(anyDate, fc.constantFrom(...CHANGING_ZONES), expectStartOfDay), { numRuns: 300 });
});

test("B2: the same holds around both switches of a year", () => {
  for (const timeZone of CHANGING_ZONES) {
    const days = switchDays(timeZone, 2016);
    expect(days.length, timeZone).toBeGreaterThanOrEqual(2);
    for (const day of days) {
      for (const distance of [-1, 0, 1]) expectStartOfDay(addDays(plainDate(day), distance), timeZone);
    }
  }
});

test("B2: adding days over a switch keeps the date, whatever the length of the days in hours", () => {
  const zone = "Europe/Berlin";
  for (const [day, hours] of [
    ["2026-03-29", 23],
    ["2026-10-25", 25],
    ["2026-06-01", 24],
  ] as const) {
    const start = instantAtStartOfDay(plainDate(day), zone);
    const next = instantAtStartOfDay(addDays(plainDate(day), 1), zone);
    expect((next.getTime() - start.getTime()) / HOUR_MS, day).toBe(hours);
  }
});

test("B2: where the clock skips midnight the day starts at the jump, and at the earlier of two midnights", () => {
  const table = [
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    ["2024-03-31", "Asia/Beirut", "2024-03-30T22:00:00.000Z"],
    ["2024-10-27", "Atlantic/Azores", "2024-10-27T00:00:00.000Z"],
    ["2021-10-29", "Asia/Amman", "2021-10-28T21:00:00.000Z"],
    ["2010-11-07", "America/St_Johns", "2010-11-07T02:30:00.000Z"],
    // The clock went from 23:30 to 00:30.
    ["1919-03-31", "America/Toronto", "1919-03-31T04:30:00.000Z"],
    // Samoa had no 30 December 2011 at all.
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
    ["2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ] as const;
  for (const [day, zone, instant] of table) {
    expect(instantAtStartOfDay(plainDate(day), zone).toISOString(), `${day} ${zone}`).toBe(instant);
  }
});

test("B2: the zone of the process changes nothing", () => {
  const program = `
    const { addDays, addMonths, daysBetween, dayOfWeek, instantAtStartOfDay, plainDate, todayIn } =
      await import(${JSON.stringify(new URL("./index.ts", import.meta.url).href)});
    const from = plainDate("2026-01-01");
    for (let day = 0; day < 366; day += 1) {
      const date = addDays(from, day);
      const start = instantAtStartOfDay(date, "Europe/Berlin");
      console.log(date, addMonths(date, 1), daysBetween(from, date), dayOfWeek(date), todayIn(start, "Asia/Tokyo"));
    }`;
  const runIn = (timeZone: string) =>
    execFileSync(process.execPath, ["--input-type=module", "-e", program], {
      encoding: "utf8",
      env: { ...process.env, TZ: timeZone },
    });
  const expected = runIn("UTC");
  expect(expected.split("\n")).toHaveLength(367);
  for (const zone of ["America/New_York", "Pacific/Kiritimati"]) expect(runIn(zone), zone).toBe(expected);
}, 30_000);

test("B3: one instant has three calendar dates between -11 and +14 hours", () => {
  const instant = new Date("2026-03-01T10:30:00Z");
  expect(todayIn(instant, "Pacific/Niue")).toBe("2026-02-28");
  expect(todayIn(instant, "UTC")).toBe("2026-03-01");
  expect(todayIn(instant, "Asia/Kathmandu")).toBe("2026-03-01");
  expect(todayIn(instant, "Pacific/Kiritimati")).toBe("2026-03-02");
});

test("B3: in every zone from -11 to +14 hours the date is that of the shifted clock", () => {
  const anyInstant = fc.date({
    min: new Date("1970-01-02T00:00:00Z"),
    max: new Date("2199-12-30T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(anyInstant, fc.integer({ min: -11, max: 14 }), (instant, hours) => {
      // The names of these zones count westwards: Etc/GMT-14 is fourteen hours ahead.
      const zone = `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
      const shifted = new Date(instant.getTime() + hours * HOUR_MS).toISOString().slice(0, 10);
      expect(todayIn(instant, zone)).toBe(shifted);
      const start = instantAtStartOfDay(todayIn(instant, zone), zone);
      expect(start.getTime()).toBe(Date.parse(`${shifted}T00:00:00Z`) - hours * HOUR_MS);
    }),
    { numRuns: 500 },
  );
});

test("zones are names; offsets, which databases read the other way round, are refused", () => {
  for (const zone of ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"]) {
    expect(isTimeZone(zone), zone).toBe(true);
  }
  for (const zone of ["", "Europe/Atlantis", "+02:00", "-05", "Berlin", "a".repeat(65)]) {
    expect(isTimeZone(zone), zone).toBe(false);
  }
});
