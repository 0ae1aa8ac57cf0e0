import { formatCount, formatDate, formatMoney, MoneyText, Panel, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import classes from "../policies.module.css";
import type { Simulation, SimulationSummary } from "../policy-api.ts";

const DAY_LENGTH = 10;

/** What a simulation found, currency by currency: limits before and after, orders either way, what that would have cost. */
export function SummaryPanel(props: { simulation: Simulation; summary: readonly SimulationSummary[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { simulation, summary } = props;
  const heads = ["customers", "limits", "exposure", "above", "refused", "approved", "margins"] as const;
  return (
    <Panel
      title={t("policies.simulation.byCurrency")}
      aside={t("policies.simulation.compared", {
        against: simulation.against.version,
        since: formatDate(simulation.ordersSince.slice(0, DAY_LENGTH), locale),
        margin: simulation.marginPercent,
      })}
      flush
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard. */}
      <section className="scroll-x" tabIndex={0} aria-label={t("policies.simulation.byCurrency")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("policies.simulation.currency")}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="figures">
                  {t(`policies.simulation.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.map((one) => (
              <SummaryRow key={one.currency} one={one} />
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

function SummaryRow({ one }: { one: SimulationSummary }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const money = (amount: number): string => formatMoney(amount, one.currency, locale, "whole");
  const count = (rows: number): string => formatCount(rows, locale);
  const orders = (rows: number, amount: number) =>
    rows === 0 ? "–" : t("policies.simulation.of", { count: rows, amount: money(amount) });
  return (
    <tr>
      <th scope="row">{one.currency}</th>
      <td className="figures">
        {t("policies.simulation.changed", {
          changed: count(one.customersChanged),
          total: count(one.customers),
        })}
      </td>
      <td className="figures">
        {one.limitsBefore === one.limitsAfter
          ? money(one.limitsAfter)
          : `${money(one.limitsBefore)} → ${money(one.limitsAfter)}`}
      </td>
      <td className="figures">{wholeOrDash(one.exposureOfChanged, money)}</td>
      <td className={one.aboveNewCeiling === 0 ? "figures" : "figures attention"}>
        {wholeOrDash(one.aboveNewCeiling, money)}
      </td>
      <td className="figures">
        {orders(one.newlyRefused, one.newlyRefusedAmount)}
        {one.unpaidAvoided === 0 ? null : (
          <div className={classes.muted}>
            {t("policies.simulation.unpaid", { amount: money(one.unpaidAvoided) })}
          </div>
        )}
      </td>
      <td className="figures">{orders(one.newlyApproved, one.newlyApprovedAmount)}</td>
      <td className="figures">
        <Margins one={one} />
      </td>
    </tr>
  );
}

function wholeOrDash(amount: number, money: (amount: number) => string): string {
  return amount === 0 ? "–" : money(amount);
}

function Margins({ one }: { one: SimulationSummary }) {
  const { t } = useTranslation();
  const parts = [
    { amount: -one.marginLost, word: t("policies.simulation.marginLost") },
    { amount: one.marginGained, word: t("policies.simulation.marginGained") },
  ].filter(({ amount }) => amount !== 0);
  if (parts.length === 0) return "–";
  return parts.map(({ amount, word }) => (
    <div key={word}>
      <MoneyText amount={amount} currency={one.currency} shape="whole" />{" "}
      <span className={classes.muted}>{word}</span>
    </div>
  ));
}
