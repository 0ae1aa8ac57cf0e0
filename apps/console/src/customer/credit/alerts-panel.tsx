import { formatDate, Panel, useLocale } from "@goodterms/ui";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { customerAlertsQuery } from "../../api/credit-queries.ts";
import type { CreditAlert } from "../../api/credit-types.ts";
import classes from "./credit.module.css";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What has moved about the customer and waits to be seen; nothing where nothing has. */
export function AlertsPanel({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const alerts = useQuery(customerAlertsQuery(customerId)).data?.data ?? [];
  if (alerts.length === 0) return null;
  return (
    <Panel title={t("credit.alerts.title")}>
      <ul className={classes.plain}>
        {alerts.map((alert) => (
          <li key={alert.id}>
            <span className={alert.positive || alert.severity === "info" ? "" : "attention"}>
              {alertInWords(t, alert, locale)}
            </span>
            <span className="gt-note">{formatDate(alert.on, locale)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function alertInWords(t: TFunction, alert: CreditAlert, locale: string): string {
  const told = (name: string): string => {
    const value = String(alert.parameters[name] ?? "").replaceAll("_", " ");
    return DATE.test(value) ? formatDate(value, locale) : value;
  };
  return t(`credit.alertCodes.${alert.code}`, {
    percent: told("percent"),
    from: told("from"),
    to: told("to"),
    on: told("on"),
    alert: told("alert"),
    since: told("since"),
  });
}
