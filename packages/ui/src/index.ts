export { AgeingBar, type AgeingPart } from "./ageing-bar.tsx";
export { AgeingChart } from "./ageing-chart.tsx";
export type { AgeingChartProps, AgeingChartWords, AgeingPeriod } from "./ageing-chart-view.tsx";
export { AGEING_SCALE, bucketColour, CHART_SURFACE, scaleStep } from "./ageing-scale.ts";
export type { Column } from "./column.ts";
export { DataTable, type DataTableProps } from "./data-table.tsx";
export { DateText, InstantText } from "./date-text.tsx";
export { ExposureBar, type ExposureWords } from "./exposure-bar.tsx";
export { FindingChart } from "./finding-chart.tsx";
export type { ChartPoint, ChartSeries, FindingChartProps, FindingChartWords } from "./finding-chart-view.tsx";
export {
  type DateShape,
  daysUntil,
  decimalsOf,
  formatCount,
  formatDate,
  formatDuration,
  formatInstant,
  formatMoney,
  formatShare,
  type MoneyShape,
} from "./format.ts";
export { LocaleProvider, useLocale } from "./locale.tsx";
export { MoneyText, type Tone } from "./money-text.tsx";
export { PageTitle } from "./page-title.tsx";
export { Panel } from "./panel.tsx";
export { isTyping, rowAfterKey } from "./row-keys.ts";
export { EmptyState, ErrorState } from "./states.tsx";
export { theme } from "./theme.ts";
