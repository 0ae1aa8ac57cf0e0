import fc from "fast-check";
import { expect, test } from "vitest";
import {
  daysUntil,
  decimalsOf,
  formatCount,
  formatDate,
  formatDuration,
  formatMoney,
  formatShare,
} from "./format.ts";

const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

test("A9: money has the decimals of its currency, neither more nor fewer", () => {
  expect(formatMoney(123456, "EUR", "en-GB", "currency")).toBe("€1,234.56");
  expect(formatMoney(123456, "JPY", "en-GB", "currency")).toBe("JP¥123,456");
  expect(formatMoney(123456, "KWD", "en-GB", "plain")).toBe("123.456");
  expect(decimalsOf("CLF")).toBe(4);
  expect(decimalsOf("???")).toBe(2);
});

test("money follows the reader's locale", () => {
  expect(plainSpaces(formatMoney(123456, "EUR", "de-DE", "currency"))).toBe("1.234,56 €");
  expect(plainSpaces(formatMoney(1234567, "EUR", "fr-FR", "plain"))).toBe("12 345,67");
  expect(formatMoney(1234567, "INR", "en-IN", "plain")).toBe("12,345.67");
});

test("a negative amount carries a true minus", () => {
  expect(formatMoney(-500, "GBP", "en-GB", "currency")).toBe("−£5.00");
});

test("titles leave the decimals out, axes are compact", () => {
  expect(formatMoney(41_230_049, "GBP", "en-GB", "whole")).toBe("£412,300");
  expect(formatMoney(41_230_000, "GBP", "en-GB", "compact").toUpperCase()).toBe("£412.3K");
});

test("the largest amounts keep their last minor unit", () => {
  expect(formatMoney(999_999_999_999_999, "EUR", "en-GB", "plain")).toBe("9,999,999,999,999.99");
});

test("what is written reads back as the same amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }), (amount) => {
      const digits = formatMoney(amount, "EUR", "en-GB", "plain").replace("−", "-").replace(/[,.]/g, "");
      expect(Number(digits)).toBe(amount === 0 ? 0 : amount);
    }),
  );
});

test("dates are calendar dates: no time zone moves them", () => {
  expect(formatDate("2026-03-12", "en-GB")).toBe("12 Mar 2026");
  expect(formatDate("2026-03-12", "de-DE")).toBe("12. März 2026");
  expect(formatDate("2026-03-31", "en-GB", "month")).toBe("Mar 26");
  expect(formatDate("no date", "en-GB")).toBe("no date");
});

test("days until a date count whole days, over a change of the clocks too", () => {
  expect(daysUntil("2026-03-30", "2026-03-28")).toBe(2);
  expect(daysUntil("2026-03-12", "2026-03-21")).toBe(-9);
  expect(daysUntil("", "2026-03-21")).toBeNull();
});

test("a trace is never shown as nothing", () => {
  expect(formatShare(0.001, "en-GB")).toBe("<1%");
  expect(formatShare(0, "en-GB")).toBe("0%");
  expect(formatShare(0.256, "en-GB")).toBe("26%");
});

test("counts and durations follow the locale", () => {
  expect(formatCount(1234567, "de-DE")).toBe("1.234.567");
  expect(formatDuration(7_200_000, "en-GB")).toBe("2 hours");
  expect(formatDuration(400, "en-GB")).toBe("0 seconds");
});
