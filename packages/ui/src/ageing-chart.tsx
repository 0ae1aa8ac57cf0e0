import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { AgeingChartProps } from "./ageing-chart-view.tsx";

const HEIGHT_PX = 232;
const CONTROLS_PX = 38;

// The charting library is large: it comes after the figures, which do not wait for it.
const View = lazy(async () => ({ default: (await import("./ageing-chart-view.tsx")).AgeingChartView }));

/** Ageing over time, stacked by bucket in the one ageing scale, with the table of its figures behind it. */
export function AgeingChart(props: Omit<AgeingChartProps, "heightPx"> & { heightPx?: number }) {
  const heightPx = props.heightPx ?? HEIGHT_PX;
  return (
    <Suspense fallback={<Skeleton height={heightPx + CONTROLS_PX} />}>
      <View {...props} heightPx={heightPx} />
    </Suspense>
  );
}
