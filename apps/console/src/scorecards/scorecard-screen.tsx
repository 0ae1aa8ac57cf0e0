import { PageTitle } from "@goodterms/ui";
import { Button, NativeSelect, Skeleton, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { saveFile } from "../shell/save-file.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMay } from "../shell/use-me.ts";
import { BackToCards } from "./back-to-cards.tsx";
import { CardView } from "./card-view.tsx";
import { MonitoringTab } from "./monitoring-tab.tsx";
import { PutIntoPolicy } from "./put-into-policy.tsx";
import { type LibraryCard, scorecardQuery } from "./scorecard-api.ts";
import type { ScorecardSearch } from "./scorecard-search.ts";

const INDENT = 2;

/** One card of the library: its points, how it does, and the way into a policy. */
export function ScorecardScreen() {
  const { scorecardId } = useParams({ from: "/inside/scorecards/$scorecardId" });
  const { version } = useSearch({ from: "/inside/scorecards/$scorecardId" });
  const { data, error, refetch } = useQuery(scorecardQuery(scorecardId, version));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div className="page" aria-busy="true">
        <Skeleton height={28} width="45%" />
        <Skeleton height={480} />
      </div>
    );
  return <OneCard card={data} />;
}

function OneCard({ card }: { card: LibraryCard }) {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:policy");
  const [putting, setPutting] = useState(false);
  const tables = card.card.interactions?.length ?? 0;
  const counts = [
    t("scorecards.card.variables", { count: card.card.variables.length }),
    ...(tables === 0 ? [] : [t("scorecards.card.tables", { count: tables })]),
    t("scorecards.card.foresees", { target: card.card.target }),
  ];
  return (
    <div className="page">
      <PageTitle
        tab={card.name}
        above={<BackToCards />}
        answer={card.name}
        below={`${t("scorecards.version", { version: card.version })} · ${counts.join(" · ")}`}
      >
        <Button variant="default" onClick={() => keepCard(card)}>
          {t("scorecards.download")}
        </Button>
        {mayWrite ? <Button onClick={() => setPutting(true)}>{t("scorecards.draft.put")}</Button> : null}
      </PageTitle>
      <CardTabs card={card} />
      {putting ? <PutIntoPolicy card={card.card} onClose={() => setPutting(false)} /> : null}
    </div>
  );
}

function CardTabs({ card }: { card: LibraryCard }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ from: "/inside/scorecards/$scorecardId" });
  const show = (next: ScorecardSearch): void =>
    void navigate({
      to: "/scorecards/$scorecardId",
      params: { scorecardId: card.id },
      search: { ...search, ...next },
      replace: true,
    });
  return (
    <Tabs
      value={search.tab ?? "card"}
      keepMounted={false}
      onChange={(tab) => show({ tab: tab === "monitoring" ? "monitoring" : "card" })}
    >
      <Tabs.List mb="md" aria-label={t("scorecards.parts")}>
        <Tabs.Tab value="card">{t("scorecards.tabs.card")}</Tabs.Tab>
        <Tabs.Tab value="monitoring">{t("scorecards.tabs.monitoring")}</Tabs.Tab>
        {card.version > 1 ? (
          <NativeSelect
            size="xs"
            ml="auto"
            aria-label={t("scorecards.version", { version: "" })}
            value={String(search.version ?? card.version)}
            onChange={(event) => show({ version: Number(event.currentTarget.value) })}
            data={versionsUpTo(Math.max(card.version, search.version ?? 1)).map((version) => ({
              value: String(version),
              label: t("scorecards.version", { version }),
            }))}
          />
        ) : null}
      </Tabs.List>
      <Tabs.Panel value="card">
        <CardView card={card.card} />
      </Tabs.Panel>
      <Tabs.Panel value="monitoring">
        <MonitoringTab card={card} version={search.version} />
      </Tabs.Panel>
    </Tabs>
  );
}

function versionsUpTo(latest: number): number[] {
  return Array.from({ length: latest }, (_, index) => latest - index);
}

function keepCard({ card, version }: LibraryCard): void {
  const text = JSON.stringify(card, null, INDENT);
  saveFile(new Blob([text], { type: "application/json" }), `${card.id}-${version}.json`);
}
