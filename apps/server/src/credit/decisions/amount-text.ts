import { formatMinor } from "@goodterms/kernel";

/** An amount as people read it in English: "£1,250.00". Exact: the formatter is given digits, never a float. */
export function amountText(minor: bigint, currency: string): string {
  const digits = formatMinor(minor, currency) as Intl.StringNumericLiteral;
  return new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(digits);
}
