import classes from "../policies.module.css";
import type { PolicyDocument, RiskClasses, Segment } from "../policy-document.ts";
import { listInWords, type Wording } from "../policy-sentences.ts";
import { WordsSection } from "./words-section.tsx";

/** The segments in their order, and the risk classes. */
export function WhoIsWho({ document, words }: { document: PolicyDocument; words: Wording }) {
  const { t } = words;
  return (
    <>
      <WordsSection title={t("policies.text.who")}>
        <p className={classes.muted}>{t("policies.text.whoLead")}</p>
        <ol className={classes.lines}>
          {document.segments.map((segment) => (
            <li key={segment.id} data-off={!segment.enabled || undefined}>
              <span className={classes.strong}>{segment.name}</span> <span>{whoOf(words, segment)}</span>
              {segment.when === null ? null : <code className={classes.expression}>{segment.when}</code>}
              <div className={classes.muted}>{judgedBy(words, segment, document)}</div>
            </li>
          ))}
        </ol>
      </WordsSection>
      <WordsSection title={t("policies.text.classes")}>
        <Classes classesOf={document.riskClasses} words={words} />
      </WordsSection>
    </>
  );
}

function whoOf(words: Wording, segment: Segment): string {
  const { t } = words;
  const parts = [
    segment.enabled ? "" : t("policies.text.off"),
    segment.countries.length === 0
      ? ""
      : t("policies.text.inCountries", { list: listInWords(words, segment.countries) }),
    segment.exceptCountries.length === 0
      ? ""
      : t("policies.text.notInCountries", { list: listInWords(words, segment.exceptCountries) }),
    segment.when === null ? "" : t("policies.text.where"),
  ].filter((part) => part !== "");
  return parts.length === 0 ? t("policies.text.everybody") : parts.join(" · ");
}

function judgedBy(words: Wording, segment: Segment, document: PolicyDocument): string {
  const { t } = words;
  const cardOf = (id: string): string => document.scorecards.find((card) => card.id === id)?.name ?? id;
  const parts = [
    segment.scorecard === null ? "" : t("policies.text.scoredBy", { card: cardOf(segment.scorecard) }),
    segment.challengers.length === 0
      ? ""
      : t("policies.text.besides", { list: segment.challengers.map(cardOf).join(" · ") }),
    segment.limit === null
      ? t("policies.text.noLimitRule")
      : t("policies.text.limitBy", { limit: segment.limit }),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function Classes({ classesOf, words }: { classesOf: RiskClasses; words: Wording }) {
  const { t } = words;
  return (
    <dl className="facts">
      {classesOf.bands.map((band) => (
        <div key={band.class} style={{ display: "contents" }}>
          <dt>{band.class}</dt>
          <dd>
            {band.fromScore === null
              ? t("policies.text.classRest")
              : t("policies.text.classFrom", { score: band.fromScore })}
          </dd>
        </div>
      ))}
      {classesOf.unscored === null ? null : (
        <>
          <dt>{classesOf.unscored}</dt>
          <dd>{t("policies.text.unscored")}</dd>
        </>
      )}
      {classesOf.overrides.map((override) => (
        <div key={override.id} style={{ display: "contents" }}>
          <dt>{override.class}</dt>
          <dd>
            {t("policies.text.overridden")} <code className={classes.expression}>{override.when}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
