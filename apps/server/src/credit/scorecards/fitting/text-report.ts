// The report as plain text, for a terminal or a file beside the card.
import type { Interaction, Scorecard } from "../scorecard.ts";
import type { Measures } from "./measures.ts";
import type { FitReport } from "./report.ts";

const LABEL_WIDTH = 34;

/** The whole report: figures first, then the card as it is to be read. */
export function reportText(card: Scorecard, report: FitReport): string {
  const heldOut =
    report.heldOut === "time"
      ? `the newest ${report.holdout.rows} rows, kept aside`
      : `all ${report.holdout.rows} rows, each scored by a card that had not seen it (5 folds)`;
  const lines = [
    `${card.name}: ${card.target}`,
    `${report.rows} rows, ${report.bads} bad (${percent(report.bads / report.rows)}); ${report.orderedBy === null ? "in the file's order" : `ordered by ${report.orderedBy}`}`,
    "",
    `Measured on ${heldOut}`,
    ...measureLines(report.holdout),
    `  on the rows learned from: AUC ${report.training.auc.value.toFixed(3)}, KS ${report.training.ks.toFixed(3)}`,
    `  stability of the score (PSI) ${report.scorePsi.toFixed(3)}: ${stabilityWord(report.scorePsi)}`,
    "",
    ...cardLines(card, report),
    ...section(
      "Reasons most often given in the lowest tenth",
      report.reasons.map(({ code, customers }) => `${code} (${customers})`),
    ),
    ...section("Notes", report.notes),
    ...section("Read this first", report.caveats),
  ];
  return `${lines.join("\n")}\n`;
}

/** Figures and the calibration table. */
export function measureLines(measures: Measures): string[] {
  const { auc } = measures;
  return [
    `  AUC ${auc.value.toFixed(3)} (95 %: ${auc.low.toFixed(3)} to ${auc.high.toFixed(3)}), Gini ${measures.gini.toFixed(3)}, KS ${measures.ks.toFixed(3)}`,
    `  Brier ${measures.brier.toFixed(4)}, calibration error ${measures.ece.toFixed(4)}`,
    "  scores            rows   foreseen bad   seen bad",
    ...measures.calibration.map(
      ({ scoreFrom, scoreTo, rows, meanChance, badShare }) =>
        `  ${`${scoreFrom} to ${scoreTo}`.padEnd(14)} ${String(rows).padStart(8)} ${percent(meanChance).padStart(14)} ${percent(badShare).padStart(10)}`,
    ),
  ];
}

function cardLines(card: Scorecard, report: FitReport): string[] {
  const lines = [
    `The card: ${card.basePoints ?? "0"} points to begin with, 0 points is an average customer, more is safer.`,
    ...(card.scale === undefined
      ? []
      : [
          `${card.scale.score} points are ${card.scale.odds} good to one bad; ${card.scale.pointsToDouble} points more double that.`,
        ]),
    "",
  ];
  for (const variable of report.variables) {
    lines.push(
      `${variable.label}  (information value ${variable.informationValue.toFixed(3)}, PSI ${variable.psi.toFixed(3)})`,
    );
    for (const bin of variable.bins)
      lines.push(
        `  ${bin.label.slice(0, LABEL_WIDTH).padEnd(LABEL_WIDTH)} ${bin.points.padStart(6)}   ${String(bin.rows).padStart(7)} rows ${percent(bin.badShare).padStart(7)} bad   WOE ${bin.woe.toFixed(2)}`,
      );
    lines.push("");
  }
  for (const interaction of card.interactions ?? []) lines.push(...interactionLines(interaction), "");
  return lines;
}

function interactionLines(interaction: Interaction): string[] {
  const { rows, columns } = interaction;
  const widths = columns.bins.map(({ label }, index) =>
    Math.max(label.length, ...interaction.points.map((row) => (row[index] ?? "").length)),
  );
  const first = Math.max(...rows.bins.map(({ label }) => label.length));
  return [
    interaction.label,
    `  ${"".padEnd(first)}  ${columns.bins.map(({ label }, index) => label.padStart(widths[index] ?? 0)).join("  ")}`,
    ...rows.bins.map(
      ({ label }, row) =>
        `  ${label.padEnd(first)}  ${(interaction.points[row] ?? []).map((points, index) => points.padStart(widths[index] ?? 0)).join("  ")}`,
    ),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`), ""];
}

function stabilityWord(psi: number): string {
  if (psi < 0.1) return "steady";
  return psi < 0.25 ? "moving, look at it" : "these are other people than it learned from";
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
