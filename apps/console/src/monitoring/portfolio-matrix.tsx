import { formatCount, formatMoney, useLocale } from "@goodterms/ui";
import { UnstyledButton } from "@mantine/core";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { ScrollX } from "../shell/scroll-x.tsx";
import classes from "./monitoring.module.css";
import type { CreditPortfolio, PortfolioCell } from "./watch-queries.ts";

/** How a cell without a class or grade is named to the server and in the address. */
const NONE = "none";

/** Exposure by risk class and payer grade; the darker, the more. Each cell opens its customers. */
export function PortfolioMatrix(props: {
  portfolio: CreditPortfolio;
  onOpen: (riskClass: string, grade: string) => void;
}) {
  const { t } = useTranslation();
  const { cells, currency } = props.portfolio;
  const classNames = namesOf(cells.map((cell) => cell.riskClass));
  const grades = namesOf(cells.map((cell) => cell.grade));
  const most = Math.max(...cells.map((cell) => cell.exposure), 1);
  const headOf = (riskClass: string | null) => riskClass ?? t("monitoring.portfolio.noClass");
  return (
    <ScrollX label={t("monitoring.portfolio.matrix", { currency })}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t("monitoring.portfolio.riskClass")}</th>
            {grades.map((grade) => (
              <th key={grade ?? NONE} scope="col">
                {grade === null
                  ? t("monitoring.portfolio.noGrade")
                  : t("monitoring.portfolio.grade", { grade })}
              </th>
            ))}
            <th scope="col">{t("monitoring.portfolio.total")}</th>
          </tr>
        </thead>
        <tbody>
          {classNames.map((riskClass) => (
            <tr key={riskClass ?? NONE}>
              <th scope="row">{headOf(riskClass)}</th>
              {grades.map((grade) => (
                <td key={grade ?? NONE}>
                  <Cell
                    cell={cells.find((one) => one.riskClass === riskClass && one.grade === grade)}
                    currency={currency}
                    most={most}
                    onOpen={() => props.onOpen(riskClass ?? NONE, grade ?? NONE)}
                  />
                </td>
              ))}
              <td>
                <Total cells={cells.filter((one) => one.riskClass === riskClass)} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function namesOf(names: readonly (string | null)[]): (string | null)[] {
  const known = [...new Set(names)].filter((name) => name !== null).sort();
  return names.includes(null) ? [...known, null] : known;
}

function Cell(props: {
  cell: PortfolioCell | undefined;
  currency: string;
  most: number;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { cell, currency, most } = props;
  if (cell === undefined) return null;
  const amount = formatMoney(cell.exposure, currency, locale, "compact");
  const customers = t("monitoring.portfolio.customers", {
    count: cell.customers,
    formatted: formatCount(cell.customers, locale),
  });
  const notes = [
    formatMoney(cell.exposure, currency, locale, "currency"),
    t("monitoring.portfolio.limits", { amount: formatMoney(cell.limit, currency, locale, "currency") }),
    t("monitoring.portfolio.overdueItems", { count: cell.overdueItems }),
  ];
  return (
    <UnstyledButton
      className={classes.cell ?? ""}
      style={{ "--weight": Math.max(cell.exposure, 0) / most } as CSSProperties}
      title={notes.join("\n")}
      onClick={props.onOpen}
    >
      {amount}
      <small>{customers}</small>
    </UnstyledButton>
  );
}

function Total({ cells, currency }: { cells: readonly PortfolioCell[]; currency: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const count = cells.reduce((sum, cell) => sum + cell.customers, 0);
  const exposure = cells.reduce((sum, cell) => sum + cell.exposure, 0);
  return (
    <div className={classes.cell} data-total>
      <strong>{formatMoney(exposure, currency, locale, "compact")}</strong>
      <small>{t("monitoring.portfolio.customers", { count, formatted: formatCount(count, locale) })}</small>
    </div>
  );
}
