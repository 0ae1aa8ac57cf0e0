import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DATE_PARTS,
  dateFormatsOf,
  dateReader,
  hasDateForm,
  isDateFormat,
  SERIAL_FORMAT,
} from "./date-format.ts";

describe("reading dates", () => {
  test.each([
    ["YYYY-MM-DD", "2024-02-29", "2024-02-29"],
    ["YYYY-MM-DD", "2023-02-29", null],
    ["YYYY-MM-DD", "2024-2-9", null],
    ["DD/MM/YYYY", "02/03/2024", "2024-03-02"],
    ["MM/DD/YYYY", "02/03/2024", "2024-02-03"],
    ["DD/MM/YYYY", "2/3/2024", "2024-03-02"],
    ["MM/DD/YYYY", "13/02/2024", null],
    ["DD/MM/YY", "02/03/24", "2024-03-02"],
    ["DD/MM/YY", "02/03/69", "2069-03-02"],
    ["DD/MM/YY", "02/03/70", "1970-03-02"],
    ["DD.MM.YYYY", "31.12.1999", "1999-12-31"],
    ["YYYYMMDD", "20240229", "2024-02-29"],
    ["YYYYMMDD.0", "20200227.0", "2020-02-27"],
    ["DD MMM YYYY", "5 März 2024", "2024-03-05"],
    ["DD-MMM-YY", "05-Mar-24", "2024-03-05"],
    ["DD MMM YYYY", "14 févr. 2024", "2024-02-14"],
    ["DD MMM YYYY", "1 sierpnia 2024", "2024-08-01"],
    ["DD. MMM YYYY", "1. Dezember 2024", "2024-12-01"],
    ["MMM DD, YYYY", "Oct 3, 2024", "2024-10-03"],
    ["DD MMM YYYY", "5 Brumaire 2024", null],
    ["YYYY-MM-DD HH:mm:ss", "2010-12-01 08:26:00", "2010-12-01"],
    ["YYYY-MM-DD HH:mm:ss", "2010-12-01", null],
    ["MM/DD/YYYY HH:mm", "12/1/2010 8:26", "2010-12-01"],
    ["MM/DD/YYYY HH:mm:ss AM", "12/1/2010 8:26:00 PM", "2010-12-01"],
    [SERIAL_FORMAT, "45351", "2024-02-29"],
    [SERIAL_FORMAT, "12", null],
  ])("%s reads %s as %s", (format, text, expected) => {
    expect(dateReader(format)?.(text)).toBe(expected);
  });

  test("B2: a date with an offset stays the day that is written, whatever the offset", () => {
    const read = dateReader("YYYY-MM-DDTHH:mm:ssZ");
    for (const offset of ["Z", "+14:00", "-11:00", "+02:00"]) {
      expect(read?.(`2024-03-31T23:59:59${offset}`)).toBe("2024-03-31");
      expect(read?.(`2024-10-27T00:00:01.000${offset}`)).toBe("2024-10-27");
    }
  });

  test("an unknown format has no reader", () => {
    expect(isDateFormat("DD/MM")).toBe(false);
    expect(dateReader("QQ-YYYY")).toBeNull();
    expect(dateReader("")).toBeNull();
  });
});

test("a date up to the 12th fits both orders, one beyond it only one", () => {
  expect(dateFormatsOf("02/03/24")).toEqual(["DD/MM/YY", "MM/DD/YY"]);
  expect(dateFormatsOf("13/02/24")).toEqual(["DD/MM/YY"]);
  expect(dateFormatsOf("02/13/24")).toEqual(["MM/DD/YY"]);
  expect(dateFormatsOf("2024-01-02 10:00")).toEqual(["YYYY-MM-DD HH:mm"]);
  for (const other of ["", "12.50", "1930571429.0", "INV-1", "99/99/99", "x".repeat(100)]) {
    expect(dateFormatsOf(other)).toEqual([]);
  }
});

test("a long run of spaces is no date, and costs nothing to find out", () => {
  const hostile = `2024-01-31${" ".repeat(1_000_000)}x`;
  const startedMs = performance.now();
  expect(dateReader("YYYY-MM-DD HH:mm")?.(hostile)).toBeNull();
  expect(hasDateForm(hostile, "YYYY-MM-DD")).toBe(false);
  expect(performance.now() - startedMs).toBeLessThan(5000);
});

test("a day that does not exist has the form of its format", () => {
  expect(hasDateForm("30/02/2024", "DD/MM/YYYY")).toBe(true);
  expect(hasDateForm("9999-12-31", "YYYY-MM-DD")).toBe(true);
  expect(hasDateForm("tomorrow", "YYYY-MM-DD")).toBe(false);
});

test("property: every numeric format reads back what it writes, and is found among the possible ones", () => {
  const days = fc.date({ min: new Date("1970-01-01"), max: new Date("2069-12-31"), noInvalidDate: true });
  const formats = fc.constantFrom(...DATE_PARTS.filter((format) => !format.includes("MMM")));
  fc.assert(
    fc.property(days, formats, (day, format) => {
      const iso = day.toISOString().slice(0, 10);
      const [year = "", month = "", dayOfMonth = ""] = iso.split("-");
      const text = format
        .replace("YYYY", year)
        .replace("YY", year.slice(2))
        .replace("MM", month)
        .replace("DD", dayOfMonth);
      expect(dateReader(format)?.(text)).toBe(iso);
      expect(dateFormatsOf(text)).toContain(format);
    }),
  );
});
