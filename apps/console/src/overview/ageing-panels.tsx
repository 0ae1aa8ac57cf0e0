import { AgeingBar, AgeingChart, formatShare, Panel, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import { ageingAmounts, ageingLabels } from "../api/ageing.ts";
import type { Overview } from "../api/types.ts";
import { lateShare, overdueChange } from "./findings.ts";

/** What is open in one currency by days past due, today. */
export function AgeingToday({ overview, currency }: { overview: Overview; currency: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const sums = overview.currencies.find((one) => one.currency === currency);
  const amounts = sums === undefined ? [] : ageingAmounts(sums);
  const share = lateShare(amounts);
  const finding =
    share === null || share === 0
      ? t("overview.findingNone")
      : t("overview.findingLate", { share: formatShare(share, locale) });
  return (
    <Panel title={finding} aside={t("overview.ageing")}>
      <AgeingBar
        label={t("overview.ageingCaption")}
        currency={currency}
        parts={ageingLabels(t, overview.buckets).map((label, index) => ({
          label,
          amount: amounts[index] ?? 0,
        }))}
        tableHead={[t("overview.bucket"), t("overview.amount", { currency }), t("overview.share")]}
      />
    </Panel>
  );
}

/** The same over the last month-ends, stacked. */
export function AgeingHistory({ overview, currency }: { overview: Overview; currency: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const months = overview.history
    .filter((row) => row.currency === currency)
    .map((row) => ({ on: row.on, buckets: ageingAmounts(row) }));
  const change = overdueChange(months);
  const share = change === null ? "" : formatShare(Math.abs(change), locale);
  const title =
    change === null
      ? t("overview.history")
      : Math.abs(change) < 0.005
        ? t("overview.historyFlat")
        : change < 0
          ? t("overview.historyFell", { share })
          : t("overview.historyRose", { share });
  return (
    <Panel title={title} aside={change === null ? null : t("overview.history")}>
      <AgeingChart
        label={title}
        labels={ageingLabels(t, overview.buckets)}
        periods={months}
        currency={currency}
        words={{
          chart: t("overview.chart"),
          table: t("overview.table"),
          on: t("overview.monthEnd"),
          total: t("overview.total"),
          show: t("overview.show"),
        }}
      />
    </Panel>
  );
}
