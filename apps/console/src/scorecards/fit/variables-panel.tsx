import { formatCount, formatShare, Panel, useLocale } from "@goodterms/ui";
import { Accordion } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { stabilityOf, tellingFirst } from "../report-figures.ts";
import type { FitReport } from "../scorecard-api.ts";
import classes from "../scorecards.module.css";

const PLACES = 2;

/** Every part of a fitted card with its bins: rows, share of the bad, weight of evidence, points. */
export function VariablesPanel({ report }: { report: FitReport }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("scorecards.report.variables")} flush>
      <Accordion multiple chevronPosition="left" order={3}>
        {tellingFirst(report).map((variable) => (
          <Accordion.Item key={variable.name} value={variable.name}>
            <Accordion.Control>
              <span className={classes.strong}>{variable.label}</span>{" "}
              <span className={classes.muted}>
                {t("scorecards.report.iv", { iv: variable.informationValue.toFixed(PLACES) })} ·{" "}
                {t("scorecards.report.psiOf", {
                  psi: variable.psi.toFixed(PLACES),
                  words: t(`scorecards.report.psiWords.${stabilityOf(variable.psi)}`),
                })}
              </span>
            </Accordion.Control>
            <Accordion.Panel>
              <Bins variable={variable} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Panel>
  );
}

function Bins({ variable }: { variable: FitReport["variables"][number] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll-x" tabIndex={0} aria-label={variable.label}>
      <table className={classes.points}>
        <thead>
          <tr>
            <th scope="col">{t("scorecards.report.bin")}</th>
            {(["count", "bad", "share", "woe", "points"] as const).map((head) => (
              <th key={head} scope="col" className={classes.figure}>
                {t(`scorecards.report.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {variable.bins.map((bin) => (
            <tr key={bin.label}>
              <th scope="row">{bin.label}</th>
              <td className={classes.figure}>{formatCount(bin.rows, locale)}</td>
              <td className={classes.figure}>{formatCount(bin.bads, locale)}</td>
              <td className={classes.figure}>{formatShare(bin.badShare, locale)}</td>
              <td className={classes.figure}>{bin.woe.toFixed(PLACES).replace("-", "−")}</td>
              <td className={classes.figure}>{bin.points.replace("-", "−")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
