import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { FindingChartProps } from "./finding-chart-view.tsx";

const HEIGHT_PX = 220;
const CONTROLS_PX = 38;

// The charting library is large: it comes after the figures, which do not wait for it.
const View = lazy(async () => ({ default: (await import("./finding-chart-view.tsx")).FindingChartView }));

/** Bars or lines of a few series, with the table of their figures behind them. */
export function FindingChart(props: Omit<FindingChartProps, "heightPx"> & { heightPx?: number }) {
  const heightPx = props.heightPx ?? HEIGHT_PX;
  return (
    <Suspense fallback={<Skeleton height={heightPx + CONTROLS_PX} />}>
      <View {...props} heightPx={heightPx} />
    </Suspense>
  );
}
