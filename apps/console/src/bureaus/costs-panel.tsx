import { formatMinor } from "@goodterms/kernel";
import { formatCount, formatDate, formatMoney, MoneyText, Panel, useLocale } from "@goodterms/ui";
import { Button, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { csvFile, csvText } from "../shell/csv.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { saveFile } from "../shell/save-file.ts";
import { ScrollX } from "../shell/scroll-x.tsx";
import { type BureauCosts, bureauCostsQuery } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";

const HEADERS = ["month", "bureau", "product", "reason", "state", "reports", "cost", "currency"];

/** What reports cost, by month against the budget, and by bureau, product and reason. */
export function CostsPanel() {
  const { t } = useTranslation();
  const { data, error } = useQuery(bureauCostsQuery);
  const isEmpty = data !== undefined && data.rows.length === 0;
  return (
    <Panel
      title={t("bureaus.costs.title")}
      aside={data === undefined || isEmpty ? undefined : <ExportButton costs={data} />}
      flush
    >
      <ProblemAlert error={data === undefined ? error : null} />
      {data === undefined && error === null ? <Skeleton height={120} /> : null}
      {isEmpty ? (
        <Text size="sm" c="dimmed" px="md" pb="sm">
          {t("bureaus.costs.empty")}
        </Text>
      ) : null}
      {data === undefined || isEmpty ? null : (
        <>
          <Months months={data.months} />
          <Rows rows={data.rows} />
        </>
      )}
    </Panel>
  );
}

function Months({ months }: { months: BureauCosts["months"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ScrollX label={t("bureaus.costs.title")}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("bureaus.costs.month")}</th>
            {(["spent", "reserved", "budget"] as const).map((name) => (
              <th key={name} scope="col" className="figures">
                {t(`bureaus.costs.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={`${month.month} ${month.currency}`}>
              <th scope="row">{formatDate(month.month, locale, "month")}</th>
              <td className="figures">{formatMoney(month.spent, month.currency, locale, "currency")}</td>
              <td className="figures">
                <MoneyText amount={month.reserved} currency={month.currency} />
              </td>
              <td className="figures">
                {month.budget === null ? (
                  <span className="gt-note">{t("bureaus.costs.noBudget")}</span>
                ) : (
                  formatMoney(month.budget, month.currency, locale, "currency")
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Rows({ rows }: { rows: BureauCosts["rows"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ScrollX label={t("bureaus.costs.by")}>
      <h3 className={`${classes.heading} ${classes.inset}`}>{t("bureaus.costs.by")}</h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("bureaus.costs.month")}</th>
            <th scope="col">{t("bureaus.costs.product")}</th>
            <th scope="col">{t("bureaus.costs.why")}</th>
            <th scope="col" className="figures">
              {t("bureaus.costs.reports")}
            </th>
            <th scope="col" className="figures">
              {t("bureaus.costs.spent")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={[row.month, row.bureau, row.product, row.reason, row.state].join(" ")}>
              <td>{formatDate(row.month, locale, "month")}</td>
              <th scope="row">
                {row.bureau} · {row.product}
              </th>
              <td>{t(`bureaus.reasons.${row.reason}`)}</td>
              <td className="figures">{formatCount(row.reports, locale)}</td>
              <td className="figures">
                {formatMoney(row.cost.amount, row.cost.currency, locale, "currency")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function ExportButton({ costs }: { costs: BureauCosts }) {
  const { t } = useTranslation();
  const rows = costs.rows.map((row) => [
    row.month,
    csvText(row.bureau),
    csvText(row.product),
    row.reason,
    row.state,
    String(row.reports),
    formatMinor(BigInt(row.cost.amount), row.cost.currency),
    row.cost.currency,
  ]);
  return (
    <Button
      size="compact-xs"
      variant="default"
      onClick={() =>
        saveFile(new Blob(csvFile(HEADERS, rows), { type: "text/csv;charset=utf-8" }), "report-costs.csv")
      }
    >
      {t("bureaus.costs.export")}
    </Button>
  );
}
