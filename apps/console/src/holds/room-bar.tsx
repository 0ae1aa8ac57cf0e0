import { formatMoney, MoneyText, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import type { Hold } from "../api/credit-types.ts";
import classes from "./holds.module.css";

/** How much of the order finds room under the limit, and by how much the account would pass it. */
export function RoomBar({ account }: { account: Hold["account"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { amount, over, currency } = account;
  if (amount === null) return <span className="gt-note">–</span>;
  const money = (minor: number): string => formatMoney(minor, currency, locale, "currency");
  const fits = amount === 0 ? 0 : Math.max(amount - over, 0) / amount;
  return (
    <span
      className={classes.room}
      title={t("holds.overBy", { over: money(Math.min(over, amount)), amount: money(amount) })}
    >
      <span className={classes.roomBar} aria-hidden="true">
        <span className={classes.roomFits} style={{ width: `${fits * 100}%` }} />
        <span className={classes.roomOver} style={{ width: `${(1 - fits) * 100}%` }} />
      </span>
      {over === 0 ? (
        <span className="gt-note">{t("holds.fits")}</span>
      ) : (
        <span className={classes.roomFigure}>
          <MoneyText amount={over} currency={currency} shape="currency" tone="attention" />
        </span>
      )}
    </span>
  );
}
