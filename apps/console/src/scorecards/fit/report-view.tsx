import { formatCount, formatShare, Panel, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import { stabilityOf } from "../report-figures.ts";
import type { FitReport, Measures } from "../scorecard-api.ts";
import classes from "../scorecards.module.css";
import { CalibrationPanel, CurvePanel, DistributionPanel } from "./report-charts.tsx";
import { VariablesPanel } from "./variables-panel.tsx";

const PLACES = 3;

/** A fit's report: strength with its interval, the curve, calibration, scores, every part with its bins, what to mind. */
export function ReportView({ report }: { report: FitReport }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={classes.stack}>
      <p className={classes.lead}>
        {t("scorecards.report.rows", {
          rows: formatCount(report.rows, locale),
          bads: formatCount(report.bads, locale),
          share: formatShare(report.bads / Math.max(report.rows, 1), locale),
        })}
        {" · "}
        {t(`scorecards.report.measured.${report.heldOut}`)}
      </p>
      <div className={classes.two}>
        <CurvePanel measures={report.holdout} />
        <CalibrationPanel measures={report.holdout} />
        <MeasuresPanel report={report} />
        <DistributionPanel measures={report.holdout} />
      </div>
      <Caveats report={report} />
      <VariablesPanel report={report} />
    </div>
  );
}

function MeasuresPanel({ report }: { report: FitReport }) {
  const { t } = useTranslation();
  const rows = [
    { name: "auc", of: (one: Measures) => one.auc.value },
    { name: "gini", of: (one: Measures) => one.gini },
    { name: "ks", of: (one: Measures) => one.ks },
    { name: "brier", of: (one: Measures) => one.brier },
    { name: "ece", of: (one: Measures) => one.ece },
  ] as const;
  const { auc } = report.holdout;
  return (
    <Panel title={t("scorecards.report.measures")}>
      <table className={classes.points}>
        <thead>
          <tr>
            <th scope="col">{t("scorecards.report.measure")}</th>
            <th scope="col" className={classes.figure}>
              {t("scorecards.report.holdout")}
            </th>
            <th scope="col" className={classes.figure}>
              {t("scorecards.report.training")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{t(`scorecards.report.${name}`)}</th>
              <td className={classes.figure}>{of(report.holdout).toFixed(PLACES)}</td>
              <td className={classes.figure}>{of(report.training).toFixed(PLACES)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("scorecards.report.interval")}</th>
            <td className={classes.figure}>
              {auc.low.toFixed(PLACES)}–{auc.high.toFixed(PLACES)}
            </td>
            <td />
          </tr>
          <tr>
            <th scope="row">{t("scorecards.report.psi")}</th>
            <td className={classes.figure}>
              {report.scorePsi.toFixed(PLACES)}{" "}
              <span className={classes.muted}>
                {t(`scorecards.report.psiWords.${stabilityOf(report.scorePsi)}`)}
              </span>
            </td>
            <td />
          </tr>
        </tbody>
      </table>
    </Panel>
  );
}

function Caveats({ report }: { report: FitReport }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const lines = [...report.caveats, ...report.notes];
  return (
    <div className={classes.two}>
      {lines.length === 0 ? null : (
        <Panel title={t("scorecards.fit.caveats")}>
          <ul className={classes.list}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Panel>
      )}
      {report.reasons.length === 0 ? null : (
        <Panel title={t("scorecards.report.reasons")}>
          <table className={classes.points}>
            <tbody>
              {report.reasons.map(({ code, customers }) => (
                <tr key={code}>
                  <th scope="row">{code.replace(/^score\./, "").replaceAll("_", " ")}</th>
                  <td className={classes.figure}>{formatCount(customers, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </div>
  );
}
