import { formatCount, formatDate, formatMoney, formatShare } from "@goodterms/ui";
import type { TFunction } from "i18next";
import type { CreditAlert } from "../api/credit-types.ts";
import type { ActionProposal } from "./watch-queries.ts";

type Ground = ActionProposal["effect"];
type Values = Readonly<Record<string, string | number | boolean | null>>;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^-?\d+\.\d+$/;
const BASIS_POINTS = 10_000;

/** What happened, in a sentence. */
export function alertInWords(t: TFunction, alert: CreditAlert, locale: string): string {
  const values = shown(alert.parameters, locale, null);
  if (alert.code === "bureau_alert") {
    const code = String(alert.parameters.alert);
    return t("credit.alertCodes.bureau_alert", { alert: code.replaceAll("_", " ") });
  }
  return t([`credit.alertCodes.${alert.code}`], { ...values, defaultValue: alert.code });
}

/** What else is known about it: how far, with how many invoices, in how many days. Empty where there is nothing. */
export function alertNote(t: TFunction, alert: CreditAlert, locale: string): string {
  const { utilizationBasisPoints, invoices, days, on } = alert.parameters;
  if (typeof utilizationBasisPoints === "number")
    return t("monitoring.alerts.used", { share: formatShare(utilizationBasisPoints / BASIS_POINTS, locale) });
  if (typeof invoices === "number") return t("monitoring.alerts.invoices", { count: invoices });
  if (alert.code === "bureau_alert" && typeof on === "string")
    return t("monitoring.alerts.news", { on: formatDate(on, locale) });
  return typeof days === "number" && typeof on === "string"
    ? t("monitoring.alerts.days", { count: days })
    : "";
}

/** What is proposed, with its amount where it has one. */
export function actionInWords(t: TFunction, proposal: ActionProposal, locale: string): string {
  const action = t(`monitoring.proposals.actions.${proposal.action}`);
  if (proposal.amount === null || proposal.currency === null) return action;
  const amount = formatMoney(proposal.amount, proposal.currency, locale, "whole");
  const isLimit = proposal.action === "raise_limit" || proposal.action === "lower_limit";
  return t(isLimit ? "monitoring.proposals.to" : "monitoring.proposals.of", { action, amount });
}

/** A reason of a proposal, in words. */
export function reasonInWords(t: TFunction, reason: Ground, currency: string | null, locale: string): string {
  const values = {
    ...shown(reason.parameters, locale, currency),
    count: Number(reason.parameters.items ?? 0),
  };
  return t([`monitoring.proposals.reasons.${reason.code}`], { ...values, defaultValue: reason.code });
}

/** What may be expected of a proposal, in words. */
export function effectInWords(t: TFunction, effect: Ground, currency: string | null, locale: string): string {
  const values = shown(effect.parameters, locale, currency);
  return t([`monitoring.proposals.effects.${effect.code}`], { ...values, defaultValue: effect.code });
}

/** Values for people: money by its currency, dates, shares, and decimals at one place. */
function shown(values: Values, locale: string, currency: string | null): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, shownValue(name, value, locale, currency)]),
  );
}

function shownValue(
  name: string,
  value: Values[string] | undefined,
  locale: string,
  currency: string | null,
): string {
  if (value === null || value === undefined) return "–";
  if (name.endsWith("Minor") && currency !== null)
    return formatMoney(Number(value), currency, locale, "whole");
  if (name.endsWith("BasisPoints")) return formatShare(Number(value) / BASIS_POINTS, locale);
  if (typeof value === "number") return formatCount(value, locale);
  const text = String(value);
  if (DATE.test(text)) return formatDate(text, locale);
  return DECIMAL.test(text)
    ? new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Number(text))
    : text;
}
