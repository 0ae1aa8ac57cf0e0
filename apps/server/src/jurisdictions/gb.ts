import { isNatural, isRefusedCredit, type Jurisdiction, noFigure } from "./rules.ts";

const AS_OF = "2026-11-21";
const DUAA = "Data (Use and Access) Act 2025 s.80: UK GDPR arts 22A-22D";

export const UNITED_KINGDOM: Jurisdiction = {
  code: "GB",
  name: "United Kingdom",
  countries: ["GB"],
  notices: [
    {
      track: "gb-adm-22c",
      jurisdiction: "GB",
      title: "Significant automated decision (UK GDPR art. 22C)",
      applies: (decision) =>
        isNatural(decision.recipientKind) && decision.isAutomatic && isRefusedCredit(decision),
      duty: {
        value:
          "Inform of the decision; enable representations, human intervention and contest. In force since 2026-02-05.",
        source: DUAA,
        basis: "primary",
        verified: true,
        asOf: AS_OF,
      },
      sendWithinDays: noFigure(DUAA, AS_OF),
      requestWithinDays: noFigure(DUAA, AS_OF),
      answerWithinDays: noFigure(DUAA, AS_OF),
      reasons: "principal",
      reasonsMax: 4,
      isOralAllowed: false,
    },
    {
      track: "gb-cca-157",
      jurisdiction: "GB",
      title: "Which credit reference agency was asked (CCA 1974 s.157)",
      applies: (decision) =>
        isNatural(decision.recipientKind) &&
        decision.usedReport &&
        decision.action === "application_declined",
      duty: {
        value: "A declined applicant may ask which agency was used.",
        source: "Consumer Credit Act 1974 s.157",
        basis: "memory",
        verified: false,
        asOf: AS_OF,
      },
      sendWithinDays: noFigure("Consumer Credit Act 1974 s.157", AS_OF),
      requestWithinDays: noFigure("Consumer Credit Act 1974 s.157", AS_OF),
      answerWithinDays: noFigure("Consumer Credit Act 1974 s.157", AS_OF),
      reasons: "none",
      reasonsMax: 4,
      isOralAllowed: false,
    },
  ],
  consumerCredit: {
    jurisdiction: "GB",
    title: "Deferred payment credit (third-party lenders)",
    appliesFrom: {
      value: "2026-07-15",
      source: "FCA PS26/1",
      basis: "secondary",
      verified: true,
      asOf: AS_OF,
    },
    scope: {
      value: "Credit of third-party lenders at any amount; a merchant's own instalment credit stays exempt.",
      source: "FCA PS26/1",
      basis: "secondary",
      verified: true,
      asOf: AS_OF,
    },
    ownCreditExempt: { value: true, source: "FCA PS26/1", basis: "secondary", verified: true, asOf: AS_OF },
  },
};
