import { useTranslation } from "react-i18next";
import type { CreditReason } from "../api/credit-types.ts";
import classes from "./decisions.module.css";
import { reasonName } from "./reason-name.ts";

/** What stands against an order, as staff read it; with `buyer` also what the buyer may be told. */
export function ReasonList({ reasons, buyer }: { reasons: readonly CreditReason[]; buyer: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.reasons}>
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.message}`}>
          <span className={classes.reasonName}>{reasonName(t, reason.code)}</span>
          <div className={classes.words}>{reason.message}</div>
          {buyer ? <BuyerWords words={reason.buyerMessage} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** What the buyer reads, set apart from what staff read. */
export function BuyerWords({ words }: { words: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.buyerWords}>
      <span className="gt-note">{t("holds.panel.forBuyer")}: </span>
      {words}
    </div>
  );
}
