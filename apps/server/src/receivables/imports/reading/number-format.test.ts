import fc from "fast-check";
import { expect, test } from "vitest";
import { type NumberFormat, numberEvidence, numberReader } from "./number-format.ts";

const POINT: NumberFormat = { decimal: ".", grouping: "," };
const COMMA: NumberFormat = { decimal: ",", grouping: "." };

test.each<[NumberFormat, string, string | null]>([
  [POINT, "1234.50", "1234.50"],
  [POINT, "1,234.50", "1234.50"],
  [POINT, "1,234", "1234"],
  [POINT, "12,34", null],
  [POINT, "1.234,50", null],
  [POINT, "12,34,567.00", "1234567.00"],
  [POINT, ".50", "0.50"],
  [POINT, "-5", "-5"],
  [POINT, "\u22125.00", "-5.00"],
  [POINT, "(5.00)", "-5.00"],
  [POINT, "5.00-", "-5.00"],
  [POINT, "+5", "5"],
  [POINT, "-(5)", null],
  [POINT, "--5", null],
  [POINT, "1e5", null],
  [POINT, "=1+1", null],
  [POINT, "NAA8", null],
  [POINT, "12.", null],
  [POINT, "", null],
  [POINT, "9".repeat(61), null],
  [COMMA, "1.234,50", "1234.50"],
  [COMMA, "1.234", "1234"],
  [COMMA, "1234,5", "1234.5"],
  [COMMA, "1,234.50", null],
  [{ decimal: ",", grouping: " " }, "1\u202f234,50", "1234.50"],
  [{ decimal: ",", grouping: " " }, "1\u00a0234\u00a0567", "1234567"],
  [{ decimal: ".", grouping: "'" }, "1\u2019234.50", "1234.50"],
  [{ decimal: ".", grouping: "" }, "1,234.50", null],
])("%j reads %s as %s", (format, text, expected) => {
  expect(numberReader(format)(text)?.plain ?? null).toBe(expected);
});

test.each<[string, string, readonly string[]]>([
  ["€ 5.00", "5.00", ["EUR"]],
  ["-5.00 EUR", "-5.00", ["EUR"]],
  ["EUR-5.00", "-5.00", ["EUR"]],
  ["(CHF 5.00)", "-5.00", ["CHF"]],
  ["5.00 zł", "5.00", ["PLN"]],
])("%s has its currency beside it", (text, plain, currencies) => {
  expect(numberReader(POINT)(text)).toEqual({ plain, currencies });
});

test("evidence tells which conventions a number leaves open", () => {
  expect(numberEvidence("1,234")).toMatchObject({ withPoint: ",", withComma: "", isSeparated: true });
  expect(numberEvidence("1,234.50")).toMatchObject({ withPoint: ",", withComma: null });
  expect(numberEvidence("1.234.567")).toMatchObject({ withPoint: null, withComma: "." });
  expect(numberEvidence("12.5")).toMatchObject({ withPoint: "", withComma: null });
  expect(numberEvidence("1234")).toMatchObject({ withPoint: "", withComma: "", isSeparated: false });
  expect(numberEvidence("n/a")).toBeNull();
});

test("property: an amount written in any convention reads back exactly", () => {
  const formats = fc.constantFrom<NumberFormat[]>(
    POINT,
    COMMA,
    { decimal: ",", grouping: " " },
    { decimal: ".", grouping: "'" },
    { decimal: ".", grouping: "" },
  );
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), formats, (minor, format) => {
      const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
      const whole = digits.slice(0, -2).replace(/\B(?=(?:[0-9]{3})+$)/g, format.grouping);
      const sign = minor < 0n ? "-" : "";
      const read = numberReader(format)(`${sign}${whole}${format.decimal}${digits.slice(-2)}`);
      expect(read?.plain).toBe(`${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`);
    }),
  );
});

test("property: no text makes a reader throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const read = numberReader(POINT)(text);
      if (read !== null) expect(read.plain).toMatch(/^-?[0-9]+(?:\.[0-9]+)?$/);
    }),
  );
});
