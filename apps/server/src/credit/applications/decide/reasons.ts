import type { Texts } from "../forms/form.ts";

// The closed list of reasons for declining: each true, specific, and fit to be read by the applicant. A score or an
// internal rule is no reason; what made the score low is.

export const DECLINE_REASONS = [
  "insufficient_trading_history",
  "insufficient_information",
  "could_not_verify_identity",
  "could_not_verify_business",
  "could_not_verify_authority",
  "no_credit_report",
  "thin_credit_file",
  "adverse_credit_report",
  "insolvency_on_record",
  "court_judgments_on_record",
  "slow_payment_elsewhere",
  "slow_payment_with_us",
  "unpaid_debt_with_us",
  "unfavourable_references",
  "no_references",
  "financial_position",
  "income_insufficient",
  "existing_commitments",
  "requested_amount_too_high",
  "outside_our_area",
  "inconsistent_information",
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** For what an applicant may ask that a decision be looked at again. */
export const APPEAL_GROUNDS = [
  "information_was_wrong",
  "more_information",
  "identity_can_be_shown",
  "circumstances_changed",
  "report_is_wrong",
] as const;
export type AppealGround = (typeof APPEAL_GROUNDS)[number];

const say = (en: string, de: string): Texts => ({ en, de });

/** What the applicant reads. */
export const REASON_TEXTS: Readonly<Record<DeclineReason, Texts>> = {
  insufficient_trading_history: say(
    "The business has not been trading long enough for the amount asked for.",
    "Das Unternehmen besteht für den gewünschten Betrag noch nicht lange genug.",
  ),
  insufficient_information: say(
    "We did not have enough information to decide.",
    "Uns lagen nicht genug Angaben vor, um zu entscheiden.",
  ),
  could_not_verify_identity: say(
    "We could not verify who you are.",
    "Wir konnten Ihre Identität nicht bestätigen.",
  ),
  could_not_verify_business: say(
    "We could not verify the business in a public register.",
    "Wir konnten das Unternehmen in keinem öffentlichen Register bestätigen.",
  ),
  could_not_verify_authority: say(
    "We could not verify that you may speak for the business.",
    "Wir konnten nicht bestätigen, dass Sie für das Unternehmen sprechen dürfen.",
  ),
  no_credit_report: say("No credit report could be found.", "Es war keine Auskunft zu finden."),
  thin_credit_file: say(
    "The credit report holds too little to decide on.",
    "Die Auskunft enthält zu wenig, um danach zu entscheiden.",
  ),
  adverse_credit_report: say(
    "A credit report shows payment problems.",
    "Eine Auskunft zeigt Zahlungsstörungen.",
  ),
  insolvency_on_record: say("An insolvency is on record.", "Es ist ein Insolvenzverfahren verzeichnet."),
  court_judgments_on_record: say(
    "Court judgments for debts are on record.",
    "Es sind gerichtliche Forderungen verzeichnet.",
  ),
  slow_payment_elsewhere: say(
    "Payments to other suppliers were often late.",
    "Andere Lieferanten wurden oft spät bezahlt.",
  ),
  slow_payment_with_us: say("Payments to us were often late.", "Zahlungen an uns kamen oft spät."),
  unpaid_debt_with_us: say("There is an unpaid debt with us.", "Bei uns ist noch etwas unbezahlt."),
  unfavourable_references: say(
    "The references we received were not favourable.",
    "Die erhaltenen Referenzen waren nicht günstig.",
  ),
  no_references: say("The references did not answer.", "Die Referenzen haben nicht geantwortet."),
  financial_position: say(
    "The accounts do not carry the amount asked for.",
    "Die Abschlüsse tragen den gewünschten Betrag nicht.",
  ),
  income_insufficient: say(
    "The income left after living costs is too small for the amount asked for.",
    "Das nach den Lebenshaltungskosten verbleibende Einkommen reicht für den gewünschten Betrag nicht.",
  ),
  existing_commitments: say(
    "What you already pay on other credit is high for your income.",
    "Was Sie schon für andere Kredite zahlen, ist hoch für Ihr Einkommen.",
  ),
  requested_amount_too_high: say(
    "The amount asked for is more than we can offer now.",
    "Der gewünschte Betrag ist mehr, als wir jetzt anbieten können.",
  ),
  outside_our_area: say(
    "We do not offer accounts where you are.",
    "An Ihrem Ort bieten wir keinen Kauf auf Rechnung an.",
  ),
  inconsistent_information: say(
    "Some of what we were told did not agree.",
    "Einige Angaben passten nicht zueinander.",
  ),
};
