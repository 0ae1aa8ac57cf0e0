import { formatMoney, PageTitle, useLocale } from "@goodterms/ui";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMainEntity } from "../shell/use-me.ts";
import { budgetOf } from "./budget.ts";
import { type Bureau, bureauCostsQuery, bureausQuery } from "./bureau-queries.ts";
import { ConnectionsPanel } from "./connections-panel.tsx";
import { CostsPanel } from "./costs-panel.tsx";
import { UnsettledPanel } from "./unsettled-panel.tsx";

/** The credit bureaus: which are connected, what they have cost, and what nobody knows of. */
export function BureausScreen() {
  const { t } = useTranslation();
  const found = useQuery(bureausQuery);
  if (found.error !== null && found.data === undefined)
    return <ProblemState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <div className="page">
      <PageTitle
        tab={t("bureaus.tab")}
        answer={found.data === undefined ? t("bureaus.tab") : <Answer bureaus={found.data.data} />}
        below={t("bureaus.note")}
      />
      {found.data === undefined ? <Skeleton height={280} /> : <ConnectionsPanel bureaus={found.data.data} />}
      <UnsettledPanel />
      <CostsPanel />
    </div>
  );
}

function Answer({ bureaus }: { bureaus: readonly Bureau[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today, functionalCurrency } = useMainEntity();
  const month = budgetOf(useQuery(bureauCostsQuery).data, today);
  const count = bureaus.filter((bureau) => bureau.connection?.enabled === true).length;
  if (count === 0) return t("bureaus.answerNone");
  const currency = month?.currency ?? functionalCurrency;
  const spent = formatMoney(month?.spent ?? 0, currency, locale, "currency");
  if (month === null || month.budget === null) return t("bureaus.answer", { count, spent });
  return t("bureaus.answerBudget", {
    count,
    spent,
    budget: formatMoney(month.budget, currency, locale, "currency"),
  });
}
