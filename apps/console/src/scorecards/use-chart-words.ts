import type { FindingChartWords } from "@goodterms/ui";
import { useTranslation } from "react-i18next";

/** The words of a chart whose axis is `at`. */
export function useChartWords(at: string): FindingChartWords {
  const { t } = useTranslation();
  return {
    chart: t("scorecards.report.chart"),
    table: t("scorecards.report.table"),
    show: t("scorecards.report.show"),
    at,
  };
}
