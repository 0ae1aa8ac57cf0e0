import type { TFunction } from "i18next";
import { credit } from "../../words/credit.ts";

/** The kinds of hold that a person can put on an account here; others come from outside and read as they are. */
export const HOLD_CODES = Object.keys(credit.hold.codes) as (keyof typeof credit.hold.codes)[];

export function holdCodeInWords(t: TFunction, code: string): string {
  const known = HOLD_CODES.find((one) => one === code);
  return known === undefined ? code.replaceAll("_", " ") : t(`credit.hold.codes.${known}`);
}
