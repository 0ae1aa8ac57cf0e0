import { Panel } from "@goodterms/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { CardInteraction, CardVariable, Scorecard } from "./scorecard-api.ts";
import classes from "./scorecards.module.css";

/** A scorecard as one would print it: every part with its values and points, the tables of two, what is missing. */
export function CardView({ card }: { card: Scorecard }) {
  const { t } = useTranslation();
  const tables = card.interactions ?? [];
  return (
    <div className={classes.stack}>
      <p className={classes.lead}>{leadOf(t, card).join(" ")}</p>
      <div className={classes.cards}>
        {card.variables.map((variable) => (
          <Panel
            key={variable.name}
            title={variable.label}
            aside={
              variable.weight === undefined ? null : t("scorecards.card.weight", { weight: variable.weight })
            }
          >
            <Points variable={variable} />
          </Panel>
        ))}
      </div>
      {tables.length === 0 ? null : (
        <>
          <p className={classes.lead}>{t("scorecards.card.togetherLead")}</p>
          <div className={classes.two}>
            {tables.map((table) => (
              <Panel key={table.name} title={table.label}>
                <Together table={table} />
              </Panel>
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function leadOf(t: TFunction, card: Scorecard): string[] {
  const { scale } = card;
  return [
    t("scorecards.card.higher"),
    card.kind === "weighted"
      ? t("scorecards.card.weighted")
      : t("scorecards.card.base", { points: card.basePoints ?? "0" }),
    scale === undefined
      ? ""
      : t("scorecards.card.scale", { score: scale.score, odds: scale.odds, double: scale.pointsToDouble }),
    t(`scorecards.card.missing.${card.missingMode}`),
  ];
}

function Points({ variable }: { variable: CardVariable }) {
  const { t } = useTranslation();
  return (
    <>
      <table className={classes.points}>
        <thead>
          <tr>
            <th scope="col">{t("scorecards.card.bin")}</th>
            <th scope="col" className={classes.figure}>
              {t("scorecards.card.points")}
            </th>
          </tr>
        </thead>
        <tbody>
          {variable.bins.map((bin) => (
            <tr key={bin.label}>
              <th scope="row">{bin.isMissing === true ? t("scorecards.card.missingBin") : bin.label}</th>
              <td className={classes.figure}>{signed(bin.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.expression}>
        {t("scorecards.card.value")} {variable.value}
      </div>
    </>
  );
}

function Together({ table }: { table: CardInteraction }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll-x" tabIndex={0} aria-label={table.label}>
      <table className={classes.points}>
        <thead>
          <tr>
            <th scope="col">
              {table.rows.variable} / {table.columns.variable}
            </th>
            {table.columns.bins.map((bin) => (
              <th key={bin.label} scope="col" className={classes.figure}>
                {bin.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.bins.map((bin, row) => (
            <tr key={bin.label}>
              <th scope="row">{bin.label}</th>
              {table.columns.bins.map((column, place) => (
                <td key={column.label} className={classes.figure}>
                  {signed(table.points[row]?.[place] ?? "")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function signed(points: string): string {
  return points.startsWith("-") ? `−${points.slice(1)}` : points;
}
