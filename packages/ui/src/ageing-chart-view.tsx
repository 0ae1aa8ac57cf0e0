import { BarChart } from "@mantine/charts";
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import classes from "./ageing.module.css";
import { bucketColour } from "./ageing-scale.ts";
import { formatDate, formatMoney } from "./format.ts";
import { useLocale } from "./locale.tsx";
import { MoneyText } from "./money-text.tsx";

/** The words of the chart, in the reader's language. */
export interface AgeingChartWords {
  chart: string;
  table: string;
  on: string;
  total: string;
  show: string;
}

/** One point in time: `buckets` are minor units of the chart's currency, in the order of its labels. */
export interface AgeingPeriod {
  on: string;
  buckets: readonly number[];
}

/** What the chart shows; `label` says its finding to people who cannot see it. */
export interface AgeingChartProps {
  label: string;
  labels: readonly string[];
  periods: readonly AgeingPeriod[];
  currency: string;
  heightPx: number;
  words: AgeingChartWords;
}

/** Ageing over time, stacked by bucket in the one ageing scale, with the table of its figures behind it. */
export function AgeingChartView(props: AgeingChartProps) {
  const [view, setView] = useState<string>("chart");
  return (
    <div className={classes.chart}>
      <SegmentedControl
        size="xs"
        className={classes.views ?? ""}
        aria-label={props.words.show}
        value={view}
        onChange={setView}
        data={[
          { value: "chart", label: props.words.chart },
          { value: "table", label: props.words.table },
        ]}
      />
      {view === "chart" ? <PeriodBars {...props} /> : <PeriodTable {...props} />}
    </div>
  );
}

function PeriodBars({ label, labels, periods, currency, heightPx }: AgeingChartProps) {
  const locale = useLocale();
  const data = periods.map((period) => ({
    on: formatDate(period.on, locale, "month"),
    ...Object.fromEntries(labels.map((name, index) => [name, period.buckets[index] ?? 0])),
  }));
  return (
    <div role="img" aria-label={label}>
      <BarChart
        h={heightPx}
        data={data}
        dataKey="on"
        type="stacked"
        series={labels.map((name, index) => ({ name, color: bucketColour(index, labels.length) }))}
        valueFormatter={(value) => formatMoney(Math.round(value), currency, locale, "whole")}
        yAxisProps={{
          width: 62,
          tickFormatter: (value: number) => formatMoney(Math.round(value), currency, locale, "compact"),
        }}
        xAxisProps={{ interval: "equidistantPreserveStart", minTickGap: 6 }}
        gridAxis="x"
        tickLine="none"
        strokeDasharray="0"
        maxBarWidth={36}
        barProps={{ isAnimationActive: false, stroke: "var(--gt-surface)", strokeWidth: 1 }}
        tooltipAnimationDuration={0}
      />
    </div>
  );
}

function PeriodTable({ labels, periods, currency, words }: AgeingChartProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className={classes.wide} aria-label={words.table} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.on}</th>
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">{words.total}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <PeriodRow key={period.on} period={period} currency={currency} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PeriodRow({ period, currency }: { period: AgeingPeriod; currency: string }) {
  const locale = useLocale();
  const total = period.buckets.reduce((sum, amount) => sum + amount, 0);
  return (
    <tr>
      <th scope="row">{formatDate(period.on, locale)}</th>
      {period.buckets.map((amount, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place in the list.
        <td key={index}>
          <MoneyText amount={amount} currency={currency} />
        </td>
      ))}
      <td className={classes.total}>
        <MoneyText amount={total} currency={currency} />
      </td>
    </tr>
  );
}
