import { EmptyState, FindingChart, formatDate, formatShare, Panel, useLocale } from "@goodterms/ui";
import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../shell/screen-states.tsx";
import { bandLabels, stabilityOf } from "./report-figures.ts";
import { type LibraryCard, type Monitoring, monitoringQuery } from "./scorecard-api.ts";
import classes from "./scorecards.module.css";
import { useChartWords } from "./use-chart-words.ts";

/** How a card does: who it scores now beside who it was learned from, and it beside its challengers. */
export function MonitoringTab({ card, version }: { card: LibraryCard; version: number | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data, error, refetch } = useQuery(monitoringQuery(card.id, version));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={400} />;
  return (
    <div className={classes.stack}>
      <p className={classes.lead}>
        {t("scorecards.monitoring.asOf", { on: formatDate(data.asOf, locale), count: data.scored })}
      </p>
      {data.scored === 0 ? (
        <EmptyState title={t("scorecards.monitoring.nobody")}>
          {t("scorecards.monitoring.nobodyDetail")}
        </EmptyState>
      ) : (
        <div className={classes.two}>
          <Distribution data={data} />
          <Drift data={data} card={card} />
        </div>
      )}
      <Outcomes data={data} />
    </div>
  );
}

function Distribution({ data }: { data: Monitoring }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useChartWords(t("scorecards.monitoring.band"));
  const { bands, scorePsi } = data;
  if (bands === null || scorePsi === null)
    return <Panel title={t("scorecards.monitoring.distribution")}>{t("scorecards.monitoring.noFit")}</Panel>;
  const finding = t(`scorecards.monitoring.${stabilityOf(scorePsi)}`, { psi: scorePsi.toFixed(2) });
  const share = (counts: readonly number[], index: number): number => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return all === 0 ? 0 : (counts[index] ?? 0) / all;
  };
  const [atFit, now] = [t("scorecards.monitoring.atFit"), t("scorecards.monitoring.now")];
  return (
    <Panel title={finding}>
      <FindingChart
        label={finding}
        kind="bars"
        series={[{ name: atFit, isReference: true }, { name: now }]}
        points={bandLabels(bands.bounds, bands.atFit.length).map((at, index) => ({
          at,
          figures: { [atFit]: share(bands.atFit, index), [now]: share(bands.now, index) },
        }))}
        format={(figure) => formatShare(figure, locale)}
        words={words}
      />
    </Panel>
  );
}

function Drift({ data, card }: { data: Monitoring; card: LibraryCard }) {
  const { t } = useTranslation();
  const moved = [...data.variables].sort((one, other) => other.psi - one.psi);
  if (moved.length === 0) return null;
  const labelOf = (name: string): string =>
    card.card.variables.find((variable) => variable.name === name)?.label ?? name;
  return (
    <Panel title={t("scorecards.monitoring.drift")}>
      <table className={classes.points}>
        <tbody>
          {moved.map(({ name, psi }) => (
            <tr key={name}>
              <th scope="row">{labelOf(name)}</th>
              <td className={classes.figure}>
                {psi.toFixed(2)}{" "}
                <span className={psi < 0.1 ? classes.muted : "attention"}>
                  {t(`scorecards.report.psiWords.${stabilityOf(psi)}`)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Outcomes({ data }: { data: Monitoring }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const figure = (value: number | null): string => (value === null ? "–" : value.toFixed(3));
  return (
    <Panel title={t("scorecards.monitoring.outcomes")}>
      {data.outcomes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("scorecards.monitoring.noOutcomes")}
        </Text>
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="xs">
            {t("scorecards.monitoring.outcomesDetail", {
              share: formatShare(data.maturedShare ?? 0, locale),
            })}
          </Text>
          <table className={classes.points}>
            <thead>
              <tr>
                <th scope="col">{t("scorecards.monitoring.card")}</th>
                <th scope="col">{t("scorecards.monitoring.role")}</th>
                {(["customers", "bads"] as const).map((head) => (
                  <th key={head} scope="col" className={classes.figure}>
                    {t(`scorecards.monitoring.${head}`)}
                  </th>
                ))}
                {(["auc", "ks"] as const).map((head) => (
                  <th key={head} scope="col" className={classes.figure}>
                    {t(`scorecards.report.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.outcomes.map((one) => (
                <tr key={`${one.scorecardId} ${one.version} ${one.role}`}>
                  <th scope="row">
                    {one.scorecardId === data.scorecardId
                      ? t("scorecards.monitoring.thisCard")
                      : one.scorecardId}{" "}
                    <span className={classes.muted}>{one.version}</span>
                  </th>
                  <td>{t(`scorecards.monitoring.roles.${one.role}`)}</td>
                  <td className={classes.figure}>{one.customers}</td>
                  <td className={classes.figure}>{one.bads}</td>
                  <td className={classes.figure}>{figure(one.auc)}</td>
                  <td className={classes.figure}>{figure(one.ks)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}
