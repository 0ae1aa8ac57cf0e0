import { PageTitle, Panel } from "@goodterms/ui";
import { Button, Progress, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchRaw } from "../../api/api.ts";
import { saveFile } from "../../shell/save-file.ts";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useMay } from "../../shell/use-me.ts";
import { BackToCards } from "../back-to-cards.tsx";
import { CardView } from "../card-view.tsx";
import { strengthOf } from "../report-figures.ts";
import { type Fit, fitQuery, isLearning } from "../scorecard-api.ts";
import { KeepModal } from "./keep-modal.tsx";
import { ReportView } from "./report-view.tsx";

const PERCENT = 100;
const PLACES = 3;

/** One fit: how far it is, then what it learned and how well that tells good from bad. */
export function FitScreen() {
  const { fitId } = useParams({ from: "/inside/scorecards/fits/$fitId" });
  const { data, error, refetch } = useQuery(fitQuery(fitId));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div className="page" aria-busy="true">
        <Skeleton height={28} width="45%" />
        <Skeleton height={480} />
      </div>
    );
  return <OneFit fit={data} />;
}

function OneFit({ fit }: { fit: Fit }) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <PageTitle
        tab={fit.name}
        above={<BackToCards />}
        answer={answerOf(t, fit)}
        below={`${t(`scorecards.sources.${fit.source}`)} · ${t(`scorecards.methods.${fit.method}`)} · ${t("scorecards.card.foresees", { target: fit.meaning })}`}
      >
        {fit.state === "finished" ? <FitActions fit={fit} /> : null}
      </PageTitle>
      {isLearning(fit) ? (
        <Panel title={t("scorecards.fit.step", { step: fit.step })}>
          <Progress value={fit.progress * PERCENT} aria-label={answerOf(t, fit)} />
        </Panel>
      ) : null}
      {fit.failure === null ? null : (
        <Panel title={t("scorecards.states.failed")}>
          <Text size="sm">{fit.failure}</Text>
        </Panel>
      )}
      {fit.report === null ? null : <ReportView report={fit.report} />}
      {fit.card === null ? null : (
        <>
          <Text component="h2" fw={600}>
            {t("scorecards.tabs.card")}
          </Text>
          <CardView card={fit.card} />
        </>
      )}
    </div>
  );
}

function FitActions({ fit }: { fit: Fit }) {
  const { t } = useTranslation();
  const mayKeep = useMay("credit:policy");
  const [keeping, setKeeping] = useState(false);
  const keepReport = async (): Promise<void> => {
    const response = await fetchRaw(`/v1/scorecards/fits/${fit.id}/report`);
    saveFile(await response.blob(), `${fit.id}.txt`);
  };
  return (
    <>
      <Button variant="default" onClick={() => void keepReport()}>
        {t("scorecards.fit.report")}
      </Button>
      {mayKeep ? <Button onClick={() => setKeeping(true)}>{t("scorecards.fit.keep")}</Button> : null}
      {keeping ? <KeepModal fit={fit} onClose={() => setKeeping(false)} /> : null}
    </>
  );
}

function answerOf(t: TFunction, fit: Fit): string {
  const { name, report } = fit;
  if (fit.state === "waiting") return t("scorecards.fit.waiting", { name });
  if (fit.state === "running")
    return t("scorecards.fit.running", { name, percent: Math.round(fit.progress * PERCENT) });
  if (fit.state === "failed" || report === null) return t("scorecards.fit.failed", { name });
  const { value, low, high } = report.holdout.auc;
  return t("scorecards.fit.answerDone", {
    name,
    words: t(`scorecards.fit.strength.${strengthOf(value)}`),
    auc: value.toFixed(PLACES),
    low: low.toFixed(PLACES),
    high: high.toFixed(PLACES),
  });
}
