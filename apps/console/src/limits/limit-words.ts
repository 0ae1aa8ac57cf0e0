import { formatMoney } from "@goodterms/ui";
import type { TFunction } from "i18next";
import type { LimitChange, Money } from "./limit-types.ts";

/** An amount with its currency, or the word for none. */
export function moneyOrNone(t: TFunction, money: Money | null, locale: string): string {
  return money === null ? t("limits.none") : formatMoney(money.amount, money.currency, locale, "currency");
}

/** What a change of many limits does, in a few words. Its shape is read with care: the server keeps it as it came. */
export function changeInWords(t: TFunction, change: LimitChange["change"], locale: string): string {
  const { kind, percent, limit } = change as Readonly<Record<string, unknown>>;
  switch (kind) {
    case "percent":
      return t("limits.many.kinds.percent", { percent: signed(String(percent)) });
    case "set": {
      const money = (limit ?? null) as Money | null;
      return money === null
        ? t("limits.many.kinds.setNone")
        : t("limits.many.kinds.set", { amount: moneyOrNone(t, money, locale) });
    }
    case "policy":
      return t("limits.many.kinds.policy");
    case "undo":
      return t("limits.many.kinds.undo");
    default:
      return t("limits.many.kinds.listed");
  }
}

function signed(percent: string): string {
  return percent.startsWith("-") ? `−${percent.slice(1)}` : `+${percent}`;
}
