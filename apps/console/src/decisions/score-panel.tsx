import { Panel } from "@goodterms/ui";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CreditResult } from "../api/credit-types.ts";
import { factName } from "./fact-groups.ts";

type Score = CreditResult["scores"][number];

/** The scores that took part, each with what every fact gave and what it cost. */
export function ScorePanel({ scores }: { scores: readonly Score[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("decisions.one.score")} flush>
      {scores.length === 0 ? (
        <Text size="sm" px="md" pb="md">
          {t("decisions.one.noScore")}
        </Text>
      ) : (
        scores.map((score) => <ScoreTable key={`${score.scorecard} ${score.version}`} score={score} />)
      )}
    </Panel>
  );
}

function ScoreTable({ score }: { score: Score }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className="scroll-x" tabIndex={0} aria-label={t("decisions.one.score")}>
      <table className="plain-table">
        <caption style={{ textAlign: "left", padding: "0 1rem 0.375rem" }}>
          <strong className="gt-figure">{score.score ?? "–"}</strong>{" "}
          <span className="gt-note">{t(`decisions.one.${score.role}`)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("decisions.one.scorePart")}</th>
            <th scope="col">{t("decisions.one.value")}</th>
            <th scope="col" className="figures">
              {t("decisions.one.points")}
            </th>
            <th scope="col" className="figures">
              {t("decisions.one.lost")}
            </th>
          </tr>
        </thead>
        <tbody>
          {score.parts.map((part) => (
            <tr key={part.variable}>
              <th scope="row">{factName(part.variable.split(".").at(-1) ?? part.variable)}</th>
              <td title={part.bin}>{part.value ?? t("decisions.one.unknown")}</td>
              <td className="figures">{part.contribution}</td>
              <td className="figures">{part.lost}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
