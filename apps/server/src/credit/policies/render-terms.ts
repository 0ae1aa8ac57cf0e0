import { formatMinor } from "@goodterms/kernel";
import type { CustomerFacts } from "../evaluations/facts.ts";
import type { EvaluationResult } from "../evaluations/outcome.ts";
import { amountIn } from "./amounts.ts";
import type { CompiledPolicy } from "./compiled.ts";
import type { NamedTerms } from "./document.ts";

/** What the law of the customer's place says of paying late, in plain words; null: nothing, or nobody has looked. */
export interface LateConsequences {
  readonly interest: string | null;
  readonly fee: string | null;
}

export interface TermsSection {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A customer's credit terms as it is shown them, and as it accepts them. */
export interface RenderedTerms {
  readonly title: string;
  /** Of the policy that gave them. */
  readonly policyVersion: number;
  readonly sections: readonly TermsSection[];
}

export interface TermsFor {
  readonly merchant: string;
  readonly facts: Pick<CustomerFacts, "currency">;
  readonly policyVersion: number;
  readonly law: LateConsequences;
}

/**
 * Writes a customer's credit terms in plain words: how much, how long, discounts, and what follows when payment is
 * late. Nothing goes beyond what the policy and the law, as passed in, say.
 */
export function renderTerms(
  policy: CompiledPolicy,
  result: EvaluationResult,
  given: TermsFor,
): RenderedTerms {
  const { currency } = given.facts;
  const allowed = policy.document.terms.filter(({ name }) => result.terms.allowed.includes(name));
  return {
    title: `Credit terms with ${given.merchant}`,
    policyVersion: given.policyVersion,
    sections: [
      { heading: "How much", lines: [limitLine(result.limit.minor, currency)] },
      { heading: "How long", lines: allowed.map(termsLine) },
      { heading: "If you pay late", lines: lateLines(policy, given) },
    ].filter(({ lines }) => lines.length > 0),
  };
}

function limitLine(minor: bigint | null, currency: string): string {
  if (minor === null || minor === 0n) return "You pay for your orders in advance.";
  return `You may owe us up to ${formatMinor(minor, currency)} ${currency} at a time: unpaid invoices, and orders on their way to you, together.`;
}

function termsLine({ title, netDays, discount, depositPercent, instalments, methods }: NamedTerms): string {
  const parts = [
    netDays === 0 ? "You pay before we deliver." : `You pay within ${netDays} days of the invoice's date.`,
    depositPercent === null ? "" : `${plain(depositPercent)} % is paid with the order.`,
    discount === null ? "" : `Pay within ${discount.days} days and take ${plain(discount.percent)} % off.`,
    instalments === null
      ? ""
      : `It is paid in ${instalments.count} parts, one every ${instalments.everyDays} days.`,
    methods.length === 0
      ? ""
      : `You may pay by ${methods.map((method) => method.replaceAll("_", " ")).join(", ")}.`,
  ];
  return `${title}: ${parts.filter((part) => part !== "").join(" ")}`;
}

function lateLines({ document }: CompiledPolicy, { facts, law }: TermsFor): string[] {
  const { interest, fee, ordersWaitAfterDays, agencyAfterDays } = document.latePayment;
  const lines: string[] = [];
  if (interest === "statutory") lines.push(...(law.interest === null ? [] : [law.interest]));
  else if (interest !== "none")
    lines.push(`We charge interest of ${plain(interest.percentPerYear)} % a year on what is late.`);
  if (fee === "statutory") lines.push(...(law.fee === null ? [] : [law.fee]));
  else if (fee !== "none") {
    const minor = amountIn(document.currency, fee.amount, facts.currency);
    if (minor !== null)
      lines.push(
        `We charge a fee of ${formatMinor(minor, facts.currency)} ${facts.currency} for each invoice that is late.`,
      );
  }
  if (ordersWaitAfterDays !== null)
    lines.push(
      `While an invoice is more than ${ordersWaitAfterDays} days late, new orders may wait until it is paid.`,
    );
  if (agencyAfterDays !== null)
    lines.push(
      `What is more than ${agencyAfterDays} days late may be given to a collection agency. We will write to you first.`,
    );
  lines.push("If you cannot pay in time, tell us early. We will look for a way with you.");
  return lines;
}

/** "2.5" for "2.50". */
function plain(percent: string): string {
  return percent.includes(".") ? percent.replace(/\.?0+$/, "") : percent;
}
