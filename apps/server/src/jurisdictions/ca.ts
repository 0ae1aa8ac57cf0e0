import { isNatural, isRefusedCredit, type Jurisdiction, noFigure } from "./rules.ts";

const AS_OF = "2026-11-21";
const SOURCE = "PIPEDA; Quebec Law 25, s.12.1";

export const CANADA: Jurisdiction = {
  code: "CA",
  name: "Canada",
  countries: ["CA"],
  notices: [
    {
      track: "ca-automated-decision",
      jurisdiction: "CA",
      title: "Decision based exclusively on automated processing",
      applies: (decision) =>
        isNatural(decision.recipientKind) && decision.isAutomatic && isRefusedCredit(decision),
      duty: {
        value: "Tell the person of it, and on request the factors used.",
        source: SOURCE,
        basis: "memory",
        verified: false,
        asOf: AS_OF,
      },
      sendWithinDays: noFigure(SOURCE, AS_OF),
      requestWithinDays: noFigure(SOURCE, AS_OF),
      answerWithinDays: noFigure(SOURCE, AS_OF),
      reasons: "principal",
      reasonsMax: 4,
      isOralAllowed: false,
    },
  ],
  consumerCredit: null,
};
