import { type Decimal, exponentOf, isCurrency, parseDecimal, roundHalfUp } from "@goodterms/kernel";
import type { AmountText, CurrencyHandling } from "./document.ts";

const ONE: Decimal = { coefficient: 1n, scale: 0 };

/**
 * A policy's amount (major units of its base currency) in minor units of `currency`, by the policy's own factors,
 * rounded half-up once. Null where the policy gives no amount in that currency, or the text is no amount.
 */
export function amountIn(handling: CurrencyHandling, amount: AmountText, currency: string): bigint | null {
  const units = parseDecimal(amount);
  const factor = factorOf(handling, currency);
  if (units === null || factor === null) return null;
  const numerator = units.coefficient * factor.coefficient * 10n ** BigInt(exponentOf(currency));
  return roundHalfUp(numerator, 10n ** BigInt(units.scale + factor.scale));
}

/** How many units of the currency stand for one of the base; null where the policy does not say. */
export function factorOf(handling: CurrencyHandling, currency: string): Decimal | null {
  if (!isCurrency(currency)) return null;
  if (currency === handling.base) return ONE;
  const listed = Object.hasOwn(handling.factors, currency) ? handling.factors[currency] : undefined;
  if (listed !== undefined) return parseDecimal(listed);
  return handling.others === "at_par" ? ONE : null;
}
