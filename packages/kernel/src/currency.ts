import { assert } from "./assert.ts";
import { CURRENCY_TABLE } from "./currency-table.ts";

/** A currency of ISO 4217: one major unit is 10^exponent minor units. */
export interface Currency {
  readonly code: string;
  readonly exponent: number;
  readonly name: string;
}

/** Every currency known here, by its three-letter code. */
export const CURRENCIES: ReadonlyMap<string, Currency> = new Map(
  CURRENCY_TABLE.map(([code, exponent, name]) => [code, { code, exponent, name }]),
);

/** Whether the text is a known currency code, in capitals. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** How many decimals the currency has: JPY 0, EUR 2, KWD 3. Throws Fault when the code is unknown. */
export function exponentOf(code: string): number {
  const currency = CURRENCIES.get(code);
  assert(currency !== undefined, `unknown currency: ${code}`);
  return currency.exponent;
}
