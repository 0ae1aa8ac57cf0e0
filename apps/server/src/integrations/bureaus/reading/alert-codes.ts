import type { AlertCode } from "../port.ts";

export type AlertSeverity = "info" | "attention" | "severe";

// The event classes that a bureau's alert profiles are set up by (ceased trading, insolvency, severe risk, serious
// detrimental, collections and judgments, financials, principals, name and location, secured borrowing), the commercial
// triggers (payment pattern, write-offs, inquiries, new trade lines, disputes), and the positive ones.
const SEVERITIES: Readonly<Record<AlertCode, AlertSeverity>> = {
  ceased_trading: "severe",
  insolvency: "severe",
  severe_risk: "severe",
  serious_detrimental: "severe",
  collections_claims: "attention",
  judgments: "attention",
  liens: "attention",
  charge_off: "severe",
  score_dropped: "attention",
  score_improved: "info",
  payments_slower: "attention",
  payments_faster: "info",
  financials_changed: "info",
  principals_changed: "info",
  ownership_changed: "attention",
  name_changed: "info",
  location_changed: "info",
  registration_changed: "attention",
  secured_borrowing: "attention",
  limit_lowered: "attention",
  limit_raised: "info",
  new_tradeline: "info",
  inquiry: "info",
  dispute: "attention",
  other: "info",
};

/** How much a piece of news weighs. */
export function severityOf(code: AlertCode): AlertSeverity {
  return SEVERITIES[code];
}
