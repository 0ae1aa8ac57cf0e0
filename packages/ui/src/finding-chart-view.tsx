import { BarChart, LineChart } from "@mantine/charts";
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import classes from "./finding-chart.module.css";

/** One line or one bar of each group; `isReference` is what the others are held against. */
export interface ChartSeries {
  name: string;
  isReference?: boolean;
}

/** One place on the axis: its label, and a figure for each series by its name. */
export interface ChartPoint {
  at: string | number;
  figures: Readonly<Record<string, number>>;
}

/** The words of the chart, in the reader's language. */
export interface FindingChartWords {
  chart: string;
  table: string;
  show: string;
  at: string;
}

/** What the chart shows; `label` says its finding to people who cannot see it, `format` writes a figure. */
export interface FindingChartProps {
  label: string;
  kind: "bars" | "lines";
  series: readonly ChartSeries[];
  points: readonly ChartPoint[];
  format: (figure: number) => string;
  /** Writes a place of the axis, where the places are numbers. */
  formatAt?: (at: number) => string;
  heightPx: number;
  words: FindingChartWords;
}

const Y_AXIS_PX = 52;

/** Bars beside one another, or lines: a few series, with the table of their figures behind them. */
export function FindingChartView(props: FindingChartProps) {
  const [view, setView] = useState<string>("chart");
  const { words } = props;
  return (
    <div className={classes.chart}>
      <SegmentedControl
        size="xs"
        className={classes.views ?? ""}
        aria-label={words.show}
        value={view}
        onChange={setView}
        data={[
          { value: "chart", label: words.chart },
          { value: "table", label: words.table },
        ]}
      />
      {view === "table" ? (
        <Figures {...props} />
      ) : (
        <div role="img" aria-label={props.label}>
          <Drawing {...props} />
        </div>
      )}
    </div>
  );
}

function Drawing(props: FindingChartProps) {
  const data = props.points.map(({ at, figures }) => ({ at, ...figures }));
  const shared = {
    h: props.heightPx,
    data,
    dataKey: "at",
    withLegend: props.series.length > 1,
    valueFormatter: props.format,
    yAxisProps: { width: Y_AXIS_PX, tickFormatter: props.format },
    gridAxis: "x" as const,
    tickLine: "none" as const,
    strokeDasharray: "0",
    tooltipAnimationDuration: 0,
    series: props.series.map(({ name, isReference }) => ({
      name,
      color: isReference === true ? "var(--gt-ageing-0)" : "var(--gt-accent)",
      ...(isReference === true && props.kind === "lines" ? { strokeDasharray: "4 4" } : {}),
    })),
  };
  if (props.kind === "bars")
    return (
      <BarChart
        {...shared}
        maxBarWidth={28}
        barProps={{ isAnimationActive: false }}
        xAxisProps={{ minTickGap: 4 }}
      />
    );
  const { formatAt } = props;
  return (
    <LineChart
      {...shared}
      curveType="linear"
      withDots={false}
      lineProps={{ isAnimationActive: false }}
      xAxisProps={{
        type: "number",
        domain: ["dataMin", "dataMax"],
        ...(formatAt === undefined ? {} : { tickFormatter: formatAt }),
      }}
    />
  );
}

function Figures({ series, points, format, formatAt, words }: FindingChartProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className={classes.wide} aria-label={words.table} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.at}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ at, figures }) => (
            <tr key={at}>
              <th scope="row">{typeof at === "number" && formatAt !== undefined ? formatAt(at) : at}</th>
              {series.map(({ name }) => (
                <td key={name}>{figures[name] === undefined ? "" : format(figures[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
