import { addDays, isSafeAmount, type PlainDate, parseDecimal, roundHalfUp } from "@goodterms/kernel";
import type { RefusalPointer } from "#platform/refusals";

export const COLLATERAL_KINDS = [
  "guarantee",
  "letter_of_credit",
  "cash_deposit",
  "charge",
  "pledge",
  "other",
] as const;
export type CollateralKind = (typeof COLLATERAL_KINDS)[number];

/** What would pay if the customer does not, as it was last appraised. */
export interface Collateral {
  readonly id: string;
  readonly version: number;
  readonly customerId: string;
  readonly kind: CollateralKind;
  readonly description: string;
  /** Zero: released. */
  readonly worthMinor: bigint;
  readonly currency: string;
  /** How much of the worth is not counted on, in percent with up to two places. */
  readonly haircutPercent: string;
  readonly startsOn: PlainDate;
  /** The last day on which it can be called. */
  readonly expiresOn: PlainDate | null;
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: Date;
}

const HAIRCUT_SCALE = 2;
/** A whole in hundredths of a percent. */
const WHOLE = 10_000n;

/** Hundredths of a percent; null for what is no percentage of up to two places. */
function haircutSteps(text: string): bigint | null {
  const decimal = parseDecimal(text);
  if (decimal === null || decimal.scale > HAIRCUT_SCALE) return null;
  const steps = decimal.coefficient * 10n ** BigInt(HAIRCUT_SCALE - decimal.scale);
  return steps >= 0n && steps <= WHOLE ? steps : null;
}

/** Everything that is wrong with a collateral; empty when nothing is. */
export function checkCollateral(
  given: Pick<
    Collateral,
    "worthMinor" | "haircutPercent" | "startsOn" | "expiresOn" | "reason" | "description"
  >,
): RefusalPointer[] {
  const problems: RefusalPointer[] = [];
  const wrong = (pointer: string, message: string) => problems.push({ pointer, message });
  if (given.worthMinor < 0n || !isSafeAmount(given.worthMinor))
    wrong("/worth/amount", "is negative or too large");
  if (haircutSteps(given.haircutPercent) === null)
    wrong("/haircutPercent", "is no percentage from 0 to 100 with up to two places");
  if (given.expiresOn !== null && given.expiresOn < given.startsOn)
    wrong("/expiresOn", "lies before the start");
  if (given.reason.trim() === "") wrong("/reason", "is empty; say why");
  if (given.description.trim() === "") wrong("/description", "is empty");
  return problems;
}

/** A haircut as it is kept: always with two places; the text itself where it is none. */
export function haircutText(text: string): string {
  const steps = haircutSteps(text);
  if (steps === null) return text;
  const hundred = 10n ** BigInt(HAIRCUT_SCALE);
  return `${steps / hundred}.${String(steps % hundred).padStart(HAIRCUT_SCALE, "0")}`;
}

export function isInForce(collateral: Pick<Collateral, "startsOn" | "expiresOn">, today: PlainDate): boolean {
  return collateral.startsOn <= today && (collateral.expiresOn === null || collateral.expiresOn >= today);
}

/** What may be counted on: the worth less its haircut, rounded half-up. */
export function securedMinor(worthMinor: bigint, haircutPercent: string): bigint {
  const steps = haircutSteps(haircutPercent) ?? WHOLE;
  return roundHalfUp(worthMinor * (WHOLE - steps), WHOLE);
}

/** The days on which one of these begins or ceases to count. */
export function changesOf(
  collateral: Pick<Collateral, "startsOn" | "expiresOn" | "worthMinor">,
  today: PlainDate,
): PlainDate[] {
  if (collateral.worthMinor === 0n) return [];
  return [
    ...(collateral.startsOn > today ? [collateral.startsOn] : []),
    ...(collateral.expiresOn !== null && collateral.expiresOn >= today
      ? [addDays(collateral.expiresOn, 1)]
      : []),
  ];
}
