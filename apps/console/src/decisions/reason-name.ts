import type { TFunction } from "i18next";
import { credit } from "../words/credit.ts";

const OWN_RULE = /^rule:/;

/** The codes of reasons that have a short name, as a filter offers them. */
export const REASON_CODES = Object.keys(credit.reasons) as (keyof typeof credit.reasons)[];

/** The short name of a reason's code; a merchant's own rule is named by itself. */
export function reasonName(t: TFunction, code: string): string {
  const known = REASON_CODES.find((one) => one === code);
  if (known !== undefined) return t(`credit.reasons.${known}`);
  const name = code.replace(OWN_RULE, "").replaceAll(/[_-]/g, " ");
  return OWN_RULE.test(code) ? t("credit.ownRule", { name }) : name;
}
