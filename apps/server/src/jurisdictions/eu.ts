import { isNatural, isRefusedCredit, type Jurisdiction, noFigure } from "./rules.ts";

const AS_OF = "2026-11-21";
const GDPR = "Regulation (EU) 2016/679 art. 22";
const CCD2 = "Directive (EU) 2023/2225";

/** The member states: one rule binds them all, and what a state adds to it is not kept here yet. */
export const MEMBER_STATES = [
  "AT",
  "BE",
  "BG",
  "CY",
  "CZ",
  "DE",
  "DK",
  "EE",
  "ES",
  "FI",
  "FR",
  "GR",
  "HR",
  "HU",
  "IE",
  "IT",
  "LT",
  "LU",
  "LV",
  "MT",
  "NL",
  "PL",
  "PT",
  "RO",
  "SE",
  "SI",
  "SK",
] as const;

export const EUROPEAN_UNION: Jurisdiction = {
  code: "EU",
  name: "European Union",
  countries: MEMBER_STATES,
  notices: [
    {
      track: "eu-gdpr-22",
      jurisdiction: "EU",
      title: "Decision based solely on automated processing (GDPR art. 22)",
      applies: (decision) =>
        isNatural(decision.recipientKind) && decision.isAutomatic && isRefusedCredit(decision),
      duty: {
        value:
          "Natural persons, sole traders included: human intervention, their own view, contest, and the procedure and principles actually applied.",
        source: `${GDPR}; CJEU C-634/21, C-203/22`,
        basis: "memory",
        verified: false,
        asOf: AS_OF,
      },
      sendWithinDays: noFigure(GDPR, AS_OF),
      requestWithinDays: noFigure(GDPR, AS_OF),
      answerWithinDays: noFigure(GDPR, AS_OF),
      reasons: "principal",
      reasonsMax: 4,
      isOralAllowed: false,
    },
  ],
  consumerCredit: {
    jurisdiction: "EU",
    title: "Consumer credit directive (CCD2)",
    appliesFrom: { value: "2026-11-20", source: CCD2, basis: "memory", verified: false, asOf: AS_OF },
    scope: {
      value:
        "Consumer credit including most buy-now-pay-later; not business credit. National law decides the thresholds.",
      source: CCD2,
      basis: "memory",
      verified: false,
      asOf: AS_OF,
    },
    ownCreditExempt: { value: null, source: CCD2, basis: "memory", verified: false, asOf: AS_OF },
  },
};
