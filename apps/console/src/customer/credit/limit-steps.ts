import { formatMoney } from "@goodterms/ui";
import type { TFunction } from "i18next";
import type { CreditResult } from "../../api/credit-types.ts";
import { credit } from "../../words/credit.ts";

type Step = CreditResult["limit"]["steps"][number];

const CODES = Object.keys(credit.steps) as (keyof typeof credit.steps)[];
const SOURCES = Object.keys(credit.sources) as (keyof typeof credit.sources)[];

/** One step by which the policy came to the limit, as a sentence; a code not known here in the server's words. */
export function stepInWords(t: TFunction, step: Step, look: { currency: string; locale: string }): string {
  const code = CODES.find((known) => known === step.code);
  if (code === undefined) return step.message;
  const { parameters } = step;
  const money = (name: string): string => {
    const minor = parameters[name];
    return typeof minor === "number" ? formatMoney(minor, look.currency, look.locale, "currency") : "–";
  };
  const text = (name: string): string => String(parameters[name] ?? "").replaceAll("_", " ");
  return t(`credit.steps.${code}`, {
    amount: money("minor"),
    given: money("givenMinor"),
    added: money("addedMinor"),
    below: money("belowMinor"),
    rule: text("rule"),
    row: text("row"),
    column: text("column"),
    what: text("what"),
  });
}

/** Where a limit comes from, in words. */
export function sourceInWords(t: TFunction, source: string): string {
  const known = SOURCES.find((one) => one === source);
  return known === undefined ? source : t(`credit.sources.${known}`);
}
