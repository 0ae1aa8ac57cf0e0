import { formatMinor, isCurrency } from "@goodterms/kernel";
import type { Reason } from "../evaluations/outcome.ts";

/** Steps on the way to a limit, for staff; `{name}` is a parameter of the step. */
const WORDS: Readonly<Record<string, string>> = {
  limit_none: "Nobody set a limit, and the policy computes none.",
  limit_no_currency: "The policy computes no limits in {currency}.",
  limit_unknown_fact: "“{rule}” needs {what}, which nobody knows.",
  limit_not_computed: "“{rule}” has no answer: {what}.",
  limit_cell: "“{rule}”: row {row}, column {column}.",
  limit_formula: "“{rule}” gives {minor}.",
  limit_matrix: "The table gives {minor}.",
  limit_rounded: "Rounded to {minor}.",
  limit_too_small: "Below {belowMinor} it is no credit.",
  limit_minimum: "Raised to the least, {minor}.",
  limit_maximum: "Held at the most, {minor}.",
  limit_manual: "A limit of {givenMinor} was set by hand: {minor}.",
  limit_insured: "{givenMinor} are insured: {minor}.",
  limit_guaranteed: "{givenMinor} are guaranteed: {minor}.",
  limit_recourse: "{givenMinor} at your own risk: {minor}.",
  limit_temporary: "A temporary limit of {givenMinor}: {minor}.",
  limit_collateral: "Collateral adds {addedMinor}: {minor}.",
  limit_bureau_cap: "{source} recommends no more than {minor}.",
};

export const LIMIT_STEPS: readonly string[] = Object.keys(WORDS);

/** A step on the way to a limit in words: "Rounded to 12,000.00 EUR." without separators. */
export function limitStepText({ code, parameters }: Reason): string {
  const words = WORDS[code] ?? code;
  const currency = String(parameters.currency ?? "");
  return words.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = parameters[name] ?? null;
    if (value === null) return name.toLowerCase().endsWith("minor") ? "none" : "";
    return typeof value === "bigint" && isCurrency(currency)
      ? `${formatMinor(value, currency)} ${currency}`
      : String(value);
  });
}
