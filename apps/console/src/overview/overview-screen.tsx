import { EmptyState } from "@goodterms/ui";
import { Skeleton } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { overviewQuery } from "../api/queries.ts";
import { ButtonLink } from "../shell/links.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { AgeingHistory, AgeingToday } from "./ageing-panels.tsx";
import { mostLateFirst } from "./findings.ts";
import { OverviewTitle } from "./overview-title.tsx";
import { TopOverdue } from "./top-overdue.tsx";

/** How the whole book stands: what is open and overdue, how old it is, where it is moving, who owes most. */
export function OverviewScreen() {
  const { data, error, refetch } = useQuery(overviewQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <OverviewSkeleton />;
  const ordered = { ...data, currencies: mostLateFirst(data.currencies) };
  const currency = ordered.currencies.find((one) => one.currency === chosen) ?? ordered.currencies[0];
  if (currency === undefined) return <EmptyBook />;
  return (
    <div className="page">
      <OverviewTitle overview={ordered} currency={currency} onCurrency={setChosen} />
      <div className="columns">
        <AgeingToday overview={data} currency={currency.currency} />
        <AgeingHistory overview={data} currency={currency.currency} />
      </div>
      <TopOverdue overview={data} currency={currency.currency} />
    </div>
  );
}

function EmptyBook() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <EmptyState
        icon={<IconFileImport size={28} stroke={1.4} />}
        title={t("overview.empty")}
        action={<ButtonLink to="/imports">{t("overview.emptyAction")}</ButtonLink>}
      >
        {t("overview.emptyDetail")}
      </EmptyState>
    </div>
  );
}

function OverviewSkeleton() {
  return (
    <div className="page" aria-busy="true">
      <div>
        <Skeleton height={26} width="min(34rem, 90%)" mb={10} />
        <Skeleton height={14} width="min(20rem, 60%)" />
      </div>
      <div className="columns">
        <Skeleton height={322} />
        <Skeleton height={322} />
      </div>
      <Skeleton height={420} />
    </div>
  );
}
