import { isNatural, type Jurisdiction, noFigure } from "./rules.ts";

const AS_OF = "2026-11-21";
const SOURCE = "Privacy Act 1988 Part IIIA";

export const AUSTRALIA: Jurisdiction = {
  code: "AU",
  name: "Australia",
  countries: ["AU"],
  notices: [
    {
      track: "au-credit-information",
      jurisdiction: "AU",
      title: "Refusal on consumer credit information",
      applies: (decision) =>
        isNatural(decision.recipientKind) &&
        decision.usedReport &&
        decision.action === "application_declined",
      duty: {
        value: "Consumer credit information was used in the refusal.",
        source: SOURCE,
        basis: "memory",
        verified: false,
        asOf: AS_OF,
      },
      sendWithinDays: noFigure(SOURCE, AS_OF),
      requestWithinDays: noFigure(SOURCE, AS_OF),
      answerWithinDays: noFigure(SOURCE, AS_OF),
      reasons: "none",
      reasonsMax: 4,
      isOralAllowed: false,
    },
  ],
  consumerCredit: null,
};
