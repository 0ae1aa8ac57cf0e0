import { formatMinor, type PlainDate } from "@goodterms/kernel";
import type { StatementLine } from "./statement-store.ts";

const KINDS: Readonly<Record<string, string>> = {
  invoice: "Invoice",
  credit_note: "Credit note",
  payment: "Payment",
  refund: "Refund",
  fee: "Fee",
  interest_charge: "Interest",
  write_off: "Write-off",
  discount: "Discount",
  small_difference: "Small difference",
  opening_debit: "Opening item",
  opening_credit: "Opening credit",
  reversal: "Reversal",
  transfer: "Transfer",
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A kind of document in words: "Credit note". */
export function kindText(kind: string): string {
  return KINDS[kind] ?? kind.replaceAll("_", " ");
}

/** What a line of a statement is, in words: "Payment, bank transfer"; "Reversal of invoice INV-7". */
export function lineText(
  line: Pick<StatementLine, "kind" | "method" | "otherKind" | "otherNumber" | "debitMinor">,
): string {
  const other =
    line.otherKind === null
      ? ""
      : `${kindText(line.otherKind).toLowerCase()} ${line.otherNumber ?? ""}`.trim();
  if (line.kind === "transfer") return line.debitMinor > 0n ? `Carried to ${other}` : `Carried from ${other}`;
  if (line.kind === "reversal") return `Reversal of ${other}`;
  if (line.kind === "payment" && line.method !== null) return `Payment, ${line.method.replaceAll("_", " ")}`;
  return kindText(line.kind);
}

/** A date as a letter writes it: "5 Mar 2026". */
export function dateText(date: PlainDate): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** An amount as a letter writes it, in major units with the thousands parted: "1,234.50", "−7.00". */
export function amountText(minor: bigint, currency: string): string {
  const [whole = "", decimals] = formatMinor(minor < 0n ? -minor : minor, currency).split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${minor < 0n ? "−" : ""}${parted}${decimals === undefined ? "" : `.${decimals}`}`;
}
