import { expect, test } from "vitest";
import { Fault } from "./assert.ts";
import { CURRENCIES, exponentOf, isCurrency } from "./currency.ts";
import { CURRENCY_TABLE } from "./currency-table.ts";

test("every row has a three-letter code of its own, an exponent of 0, 2, 3 or 4, and a name", () => {
  expect(CURRENCIES.size).toBe(CURRENCY_TABLE.length);
  for (const { code, exponent, name } of CURRENCIES.values()) {
    expect(code).toMatch(/^[A-Z]{3}$/);
    expect([0, 2, 3, 4]).toContain(exponent);
    expect(name.length).toBeGreaterThan(3);
  }
});

test("the exponents that are not 2 are those of ISO 4217", () => {
  const codesWith = (exponent: number) =>
    [...CURRENCIES.values()].filter((currency) => currency.exponent === exponent).map(({ code }) => code);
  expect(codesWith(0).join(" ")).toBe(
    "BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  );
  expect(codesWith(3).join(" ")).toBe("BHD IQD JOD KWD LYD OMR TND");
  expect(codesWith(4).join(" ")).toBe("CLF UYW");
});

test("the runtime's list of currencies holds none that is missing here, but for baskets", () => {
  const baskets = ["XDR", "XSU"];
  const missing = Intl.supportedValuesOf("currency").filter((code) => !isCurrency(code));
  expect(missing.filter((code) => !baskets.includes(code))).toEqual([]);
});

test("metals, testing codes and other spellings are no currencies", () => {
  for (const code of ["XAU", "XTS", "QQQ", "eur", "EURO", "", "toString"]) {
    expect(isCurrency(code), code).toBe(false);
    expect(() => exponentOf(code)).toThrow(Fault);
  }
});
