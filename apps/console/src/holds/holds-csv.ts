import { formatMinor, isCurrency } from "@goodterms/kernel";
import type { Hold } from "../api/credit-types.ts";
import { csvFile, csvText } from "../shell/csv.ts";

const HEADERS = [
  "order",
  "customer",
  "name",
  "state",
  "amount",
  "currency",
  "held_since",
  "decide_by",
  "reasons",
  "over_limit",
  "overdue",
  "oldest_overdue_days",
  "account_currency",
  "risk_class",
  "score",
  "suggestion",
];

/** The held orders as a CSV file, one line each. */
export function holdsCsv(holds: readonly Hold[]): string[] {
  return csvFile(HEADERS, holds.map(cells));
}

function cells(hold: Hold): string[] {
  const { account } = hold;
  return [
    csvText(hold.order),
    csvText(hold.customer.reference),
    csvText(hold.customer.name),
    hold.state,
    money(hold.amount, hold.currency),
    hold.currency,
    hold.createdAt,
    hold.dueAt,
    csvText(hold.reasons.map((reason) => reason.code).join(" ")),
    money(account.over, account.currency),
    money(account.overdue, account.currency),
    String(account.oldestOverdueDays),
    account.currency,
    csvText(hold.riskClass ?? ""),
    hold.score ?? "",
    hold.suggestion.action,
  ];
}

function money(amount: number, currency: string): string {
  return isCurrency(currency) ? formatMinor(BigInt(amount), currency) : String(amount);
}
