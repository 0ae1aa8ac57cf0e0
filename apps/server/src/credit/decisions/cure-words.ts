import { amountText } from "./amount-text.ts";
import type { Cure, CureStep, PaidInvoice, Sum } from "./cure-types.ts";

const INVOICES_NAMED_MAX = 5;
const METHOD_NAMES: Readonly<Record<string, string>> = {
  card: "card",
  prepayment: "bank transfer in advance",
};

/** A cure with its words for staff and for the buyer. */
export interface WordedCure extends Cure {
  readonly message: string;
  readonly buyerMessage: string;
}

/** Words a cure. The buyer's words ask, and never blame. */
export function wordCure(cure: Cure): WordedCure {
  return {
    ...cure,
    message: `${capital(cure.steps.map(staffWords).join(", and "))}.`,
    buyerMessage: `${capital(cure.steps.map(buyerWords).join(", and "))}.`,
  };
}

function staffWords(step: CureStep): string {
  switch (step.kind) {
    case "pay_invoices":
      return `the customer pays ${named(step.invoices)} (${text(step.total)})`;
    case "pay_amount":
      return `the customer pays ${text(step.total)}`;
    case "deposit":
      return `a deposit of ${text(step.total)} is taken`;
    case "reduce_amount":
      return step.dropLines.length === 0
        ? `the order is reduced to ${text(step.to)}`
        : `${lines(step.dropLines)} is dropped, which leaves ${text(step.to)}`;
    case "shorter_terms":
      return `the order is taken on the terms "${step.terms}"`;
    case "split":
      return `the order is split: ${text(step.now)} goes now, ${text(step.rest)} waits`;
    case "other_method":
      return `the order is paid by ${methods(step.methods)}`;
  }
}

function buyerWords(step: CureStep): string {
  switch (step.kind) {
    case "pay_invoices":
      return `please pay ${named(step.invoices)} (${text(step.total)} in all)`;
    case "pay_amount":
      return `please pay ${text(step.total)} towards your account`;
    case "deposit":
      return `please pay a deposit of ${text(step.total)}; the rest goes on your account`;
    case "reduce_amount":
      return step.dropLines.length === 0
        ? `you could order for up to ${text(step.to)} on account`
        : `you could leave out ${lines(step.dropLines)} and order for ${text(step.to)}`;
    case "shorter_terms":
      return step.netDays === 0 ? "you could pay at once" : `you could pay within ${step.netDays} days`;
    case "split":
      return `we can send goods for ${text(step.now)} now, and the rest once there is room`;
    case "other_method":
      return `you can pay by ${methods(step.methods)} and have everything at once`;
  }
}

function named(invoices: readonly PaidInvoice[]): string {
  const names = invoices.slice(0, INVOICES_NAMED_MAX).map((invoice) => invoice.number ?? "an invoice");
  const more = invoices.length - names.length;
  const noun = invoices.length === 1 ? "invoice" : "invoices";
  return `${noun} ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function lines(indexes: readonly number[]): string {
  return `${indexes.length === 1 ? "line" : "lines"} ${indexes.map((index) => index + 1).join(", ")}`;
}

function methods(names: readonly string[]): string {
  return names.map((name) => METHOD_NAMES[name] ?? name).join(" or ");
}

function text(sum: Sum): string {
  return amountText(sum.minor, sum.currency);
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
