import {
  EmptyState,
  formatCount,
  formatMoney,
  formatShare,
  PageTitle,
  Panel,
  useLocale,
} from "@goodterms/ui";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../shell/screen-states.tsx";
import { CellDrawer } from "./cell-drawer.tsx";
import classes from "./monitoring.module.css";
import { PortfolioMatrix } from "./portfolio-matrix.tsx";
import { type CreditPortfolio, portfolioQuery } from "./watch-queries.ts";
import type { WatchSearch } from "./watch-search.ts";

/** Where the risk lies: exposure by risk class and payer grade, and how the limits are used. */
export function PortfolioView({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: "/inside/watch" });
  const found = useQuery(portfolioQuery);
  const show = (next: WatchSearch): void => void navigate({ to: "/watch", search: next, replace: true });
  return (
    <>
      <PageTitle tab={t("monitoring.tab")} answer={<Answer portfolio={found.data} />} />
      <div className={classes.toolbar}>{tabs}</div>
      {found.error !== null && found.data === undefined ? (
        <ProblemState error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Skeleton height={320} />
      ) : found.data.cells.length === 0 ? (
        <EmptyState title={t("monitoring.portfolio.empty")} />
      ) : (
        <div className={classes.scroll}>
          <Panel
            title={t("monitoring.portfolio.matrix", { currency: found.data.currency })}
            aside={<Unconverted portfolio={found.data} />}
          >
            <PortfolioMatrix
              portfolio={found.data}
              onOpen={(riskClass, grade) => show({ view: "portfolio", riskClass, grade })}
            />
          </Panel>
          <Utilization portfolio={found.data} />
        </div>
      )}
      {search.riskClass === undefined || search.grade === undefined ? null : (
        <CellDrawer
          riskClass={search.riskClass}
          grade={search.grade}
          onClose={() => show({ view: "portfolio" })}
        />
      )}
    </>
  );
}

function Answer({ portfolio }: { portfolio: CreditPortfolio | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (portfolio === undefined) return t("monitoring.views.portfolio");
  const total = portfolio.cells.reduce((sum, cell) => sum + cell.exposure, 0);
  const count = portfolio.cells.reduce((sum, cell) => sum + cell.customers, 0);
  const amount = formatMoney(total, portfolio.currency, locale, "whole");
  const sums = new Map<string, number>();
  for (const { riskClass, exposure } of portfolio.cells) {
    if (riskClass !== null) sums.set(riskClass, (sums.get(riskClass) ?? 0) + exposure);
  }
  const [riskClass, most] = [...sums].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (riskClass === undefined || most === undefined || total <= 0)
    return t("monitoring.portfolio.answerPlain", { amount, count, formatted: formatCount(count, locale) });
  return t("monitoring.portfolio.answer", { amount, riskClass, share: formatShare(most / total, locale) });
}

function Unconverted({ portfolio }: { portfolio: CreditPortfolio }) {
  const { t } = useTranslation();
  const count = portfolio.cells.reduce((sum, cell) => sum + cell.unconverted, 0);
  return count === 0 ? null : t("monitoring.portfolio.unconverted", { count });
}

function Utilization({ portfolio }: { portfolio: CreditPortfolio }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency, utilization } = portfolio;
  const most = Math.max(...utilization.map((band) => band.exposure), 1);
  const nameOf = (index: number): string => {
    const from = utilization[index]?.fromPercent ?? null;
    const to = utilization[index + 1]?.fromPercent ?? null;
    if (from === null) return t("monitoring.portfolio.bands.none");
    if (from >= 100 || to === null) return t("monitoring.portfolio.bands.over", { from });
    return t("monitoring.portfolio.bands.from", { from, to });
  };
  return (
    <Panel title={t("monitoring.portfolio.utilization")} flush>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("monitoring.portfolio.band")}</th>
            <td className={classes.barCell} />
            <th scope="col" className="figures">
              {t("monitoring.portfolio.exposure", { currency })}
            </th>
            <th scope="col" className="figures">
              {t("monitoring.portfolio.count")}
            </th>
          </tr>
        </thead>
        <tbody>
          {utilization.map((band, index) => (
            <tr key={band.fromPercent ?? "none"}>
              <th scope="row">{nameOf(index)}</th>
              <td className={classes.barCell}>
                <div
                  className={classes.bar}
                  style={{ width: `${(Math.max(band.exposure, 0) / most) * 100}%` }}
                />
              </td>
              <td className="figures">{formatMoney(band.exposure, currency, locale, "plain")}</td>
              <td className="figures">{formatCount(band.customers, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
