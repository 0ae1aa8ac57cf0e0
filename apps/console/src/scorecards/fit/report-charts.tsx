import { FindingChart, formatCount, formatShare, Panel, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import { calibrationGap, curveOf, foundAmongLowest } from "../report-figures.ts";
import type { Measures } from "../scorecard-api.ts";
import { useChartWords } from "../use-chart-words.ts";

/** Two percentage points between foreseen and seen are nothing to speak of. */
const CLOSE_POINTS = 5;

/** Which share of the bad lies below a score, against the share of the good (ROC), by tenths. */
export function CurvePanel({ measures }: { measures: Measures }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useChartWords(t("scorecards.report.rocFalse"));
  const points = curveOf(measures);
  const { found, share } = foundAmongLowest(points);
  const finding = t("scorecards.report.roc", {
    found: formatShare(found, locale),
    share: formatShare(share, locale),
  });
  const [truth, chance] = [t("scorecards.report.rocTruth"), t("scorecards.report.chance")];
  return (
    <Panel title={finding}>
      <FindingChart
        label={finding}
        kind="lines"
        series={[{ name: chance, isReference: true }, { name: truth }]}
        points={points.map(({ good, bad }) => ({ at: good, figures: { [truth]: bad, [chance]: good } }))}
        format={(figure) => formatShare(figure, locale)}
        formatAt={(at) => formatShare(at, locale)}
        words={words}
      />
    </Panel>
  );
}

/** Foreseen and seen shares of the bad by tenths of the score. */
export function CalibrationPanel({ measures }: { measures: Measures }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useChartWords(t("scorecards.report.scores"));
  const points = calibrationGap(measures);
  const finding = t(`scorecards.report.calibration.${points <= CLOSE_POINTS ? "close" : "apart"}`, {
    points,
  });
  const [foreseen, seen] = [t("scorecards.report.foreseen"), t("scorecards.report.seen")];
  return (
    <Panel title={finding}>
      <FindingChart
        label={finding}
        kind="bars"
        series={[{ name: foreseen, isReference: true }, { name: seen }]}
        points={byScore(measures).map((tenth) => ({
          at: rangeOf(tenth),
          figures: { [foreseen]: tenth.meanChance, [seen]: tenth.badShare },
        }))}
        format={(figure) => formatShare(figure, locale)}
        words={words}
      />
    </Panel>
  );
}

/** How many good and bad rows each tenth of the score has. */
export function DistributionPanel({ measures }: { measures: Measures }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useChartWords(t("scorecards.report.scores"));
  const tenths = byScore(measures);
  const finding = t("scorecards.report.distribution", {
    from: Math.round(tenths[0]?.scoreFrom ?? 0),
    to: Math.round(tenths.at(-1)?.scoreTo ?? 0),
  });
  const [good, bad] = [t("scorecards.report.good"), t("scorecards.report.bad")];
  return (
    <Panel title={finding}>
      <FindingChart
        label={finding}
        kind="bars"
        series={[{ name: good, isReference: true }, { name: bad }]}
        points={tenths.map((tenth) => ({
          at: rangeOf(tenth),
          figures: {
            [good]: Math.round(tenth.rows * (1 - tenth.badShare)),
            [bad]: Math.round(tenth.rows * tenth.badShare),
          },
        }))}
        format={(figure) => formatCount(figure, locale)}
        words={words}
      />
    </Panel>
  );
}

type Tenth = Measures["calibration"][number];

function byScore({ calibration }: Measures): Tenth[] {
  return [...calibration].sort((one, other) => one.scoreFrom - other.scoreFrom);
}

function rangeOf({ scoreFrom, scoreTo }: Tenth): string {
  return `${Math.round(scoreFrom)}–${Math.round(scoreTo)}`;
}
