// The door: what the law wants, country by country, as facts with their sources. Engineering reference, no legal advice.
import { AUSTRALIA } from "./au.ts";
import { CANADA } from "./ca.ts";
import { EUROPEAN_UNION } from "./eu.ts";
import { UNITED_KINGDOM } from "./gb.ts";
import type { DecisionForNotice, Jurisdiction, NoticeRule } from "./rules.ts";
import { UNITED_STATES } from "./us.ts";

export {
  type ConsumerCreditRule,
  CREDIT_ACTIONS,
  type CreditAction,
  type DecisionForNotice,
  isNatural,
  type Jurisdiction,
  type LawFact,
  type NoticeRule,
  RECIPIENT_KINDS,
  type RecipientKind,
  type Track,
} from "./rules.ts";
export { ECOA_AGENCY, ECOA_NOTICE, FCRA_FREE_COPY_DAYS } from "./us.ts";

export const JURISDICTIONS: readonly Jurisdiction[] = [
  UNITED_STATES,
  UNITED_KINGDOM,
  EUROPEAN_UNION,
  CANADA,
  AUSTRALIA,
];

/** The jurisdiction of a country, or undefined where no rules are kept. */
export function jurisdictionOf(country: string | null): Jurisdiction | undefined {
  return country === null ? undefined : JURISDICTIONS.find((each) => each.countries.includes(country));
}

/** The notices that a decision about somebody in a country wants, by the rules kept here. */
export function noticesFor(country: string | null, decision: DecisionForNotice): readonly NoticeRule[] {
  return (jurisdictionOf(country)?.notices ?? []).filter((rule) => rule.applies(decision));
}

/** The rule of that name, or undefined. */
export function findNoticeRule(track: string): NoticeRule | undefined {
  return JURISDICTIONS.flatMap((each) => each.notices).find((rule) => rule.track === track);
}
