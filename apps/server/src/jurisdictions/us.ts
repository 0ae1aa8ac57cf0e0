import {
  type DecisionForNotice,
  isRefusedCredit,
  type Jurisdiction,
  type LawFact,
  noFigure,
} from "./rules.ts";

const AS_OF = "2026-11-21";
const REG_B = "12 CFR 1002.9";

/** Specific and principal reasons actually used; the official interpretation finds more than four of little help. */
const REASONS_MAX = 4;

const REQUEST_WITHIN: LawFact<number> = {
  value: 60,
  source: `${REG_B}(a)(3)(ii)`,
  basis: "primary",
  verified: true,
  asOf: AS_OF,
};
const ANSWER_WITHIN: LawFact<number> = {
  value: 30,
  source: `${REG_B}(a)(2)(ii)`,
  basis: "primary",
  verified: true,
  asOf: AS_OF,
};

/**
 * Regulation B leaves out what concerns an account in default or delinquency now, and a refusal at the point of sale
 * (12 CFR 1002.2(c)(2)).
 */
function isAdverse(decision: DecisionForNotice): boolean {
  if (!isRefusedCredit(decision)) return false;
  return decision.action === "application_declined" || !decision.isDelinquent;
}

/** The text that every written notice under Regulation B holds, 12 CFR 1002.9(b)(1). */
export const ECOA_NOTICE: LawFact<string> = {
  value:
    "The federal Equal Credit Opportunity Act prohibits creditors from discriminating against credit applicants on the basis " +
    "of race, color, religion, national origin, sex, marital status, age (provided the applicant has the capacity to enter into " +
    "a binding contract); because all or part of the applicant's income derives from any public assistance program; or because " +
    "the applicant has in good faith exercised any right under the Consumer Credit Protection Act.",
  source: `${REG_B}(b)(1)`,
  basis: "memory",
  verified: false,
  asOf: AS_OF,
  note: "The wording and the agency have to be confirmed before the first notice goes out.",
};

/** Who administers the Act for a creditor that is no bank. */
export const ECOA_AGENCY: LawFact<string> = {
  value: "Federal Trade Commission, Equal Credit Opportunity, Washington, DC 20580",
  source: "12 CFR part 1002, appendix A",
  basis: "memory",
  verified: false,
  asOf: AS_OF,
};

/** Days in which a person may ask a bureau for a free copy after adverse action. */
export const FCRA_FREE_COPY_DAYS: LawFact<number> = {
  value: 60,
  source: "15 USC 1681m(a), 1681j(b)",
  basis: "memory",
  verified: false,
  asOf: AS_OF,
};

export const UNITED_STATES: Jurisdiction = {
  code: "US",
  name: "United States",
  countries: ["US"],
  notices: [
    {
      track: "us-ecoa-trade-credit",
      jurisdiction: "US",
      title: "Adverse action on trade credit (ECOA, Regulation B)",
      applies: (decision) => decision.recipientKind !== "person" && isAdverse(decision),
      duty: {
        value:
          "Any extension of trade credit, whatever the buyer's size: notice within a reasonable time, oral or written; written reasons if asked for.",
        source: `${REG_B}(a)(3)(ii)`,
        basis: "primary",
        verified: true,
        asOf: AS_OF,
      },
      sendWithinDays: noFigure(`${REG_B}(a)(3)(ii)`, AS_OF),
      requestWithinDays: REQUEST_WITHIN,
      answerWithinDays: ANSWER_WITHIN,
      reasons: "on_request",
      reasonsMax: REASONS_MAX,
      isOralAllowed: true,
    },
    {
      track: "us-ecoa-consumer",
      jurisdiction: "US",
      title: "Adverse action on consumer credit (ECOA, Regulation B)",
      applies: (decision) => decision.recipientKind === "person" && isAdverse(decision),
      duty: {
        value:
          "Written notice: action taken, creditor's name and address, ECOA notice, agency, and specific reasons or the right to them.",
        source: `${REG_B}(a)(2)`,
        basis: "primary",
        verified: true,
        asOf: AS_OF,
      },
      sendWithinDays: { value: 30, source: `${REG_B}(a)(1)`, basis: "memory", verified: false, asOf: AS_OF },
      requestWithinDays: REQUEST_WITHIN,
      answerWithinDays: ANSWER_WITHIN,
      reasons: "principal",
      reasonsMax: REASONS_MAX,
      isOralAllowed: false,
    },
    {
      track: "us-fcra-615a",
      jurisdiction: "US",
      title: "Adverse action on a consumer report (FCRA 615(a))",
      applies: (decision) => decision.usedConsumerFile && isAdverse(decision),
      duty: {
        value:
          "Name, address and telephone of the bureau; that it did not decide; free copy; dispute; the score used, its range, date, key factors and provider.",
        source: "15 USC 1681m(a), 1681g(f)",
        basis: "secondary",
        verified: true,
        asOf: AS_OF,
        note: "Whether business use of a personal file triggers it is debated; sending it to the natural person is the safe side.",
      },
      sendWithinDays: noFigure("15 USC 1681m(a)", AS_OF),
      requestWithinDays: noFigure("15 USC 1681m(a)", AS_OF),
      answerWithinDays: noFigure("15 USC 1681m(a)", AS_OF),
      // Key factors of a score do not satisfy the duty to give reasons; that notice goes beside this one.
      reasons: "none",
      reasonsMax: REASONS_MAX,
      isOralAllowed: false,
    },
  ],
  consumerCredit: null,
};
