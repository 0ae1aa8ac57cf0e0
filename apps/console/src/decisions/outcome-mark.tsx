import { useTranslation } from "react-i18next";
import type { Decision } from "../api/credit-types.ts";
import classes from "./decisions.module.css";

/** What was decided, as a word with a colour. */
export function OutcomeMark({ outcome }: { outcome: Decision["outcome"] }) {
  const { t } = useTranslation();
  return (
    <span className={classes.outcome} data-outcome={outcome}>
      {t(`credit.outcomes.${outcome}`)}
    </span>
  );
}
