import classes from "../policies.module.css";
import type { ExclusionRule, HoldRule, PolicyDocument, TestedRule } from "../policy-document.ts";
import {
  conditionOf,
  effectInWords,
  liftsInWords,
  scopeInWords,
  testInWords,
  type Wording,
} from "../policy-sentences.ts";
import { WordsSection } from "./words-section.tsx";

/** What stands against an order, the plain refusals first, and what lets it through all the same. */
export function RulesInWords({ document, words }: { document: PolicyDocument; words: Wording }) {
  const { t } = words;
  const live = document.rules.filter((rule) => rule.enabled);
  const off = document.rules.length - live.length;
  const declines = live.filter((rule) => rule.severity === "decline");
  const refers = live.filter((rule) => rule.severity === "refer");
  const lifting = document.exclusions.filter((rule) => rule.enabled);
  return (
    <>
      <WordsSection title={t("policies.text.stops")}>
        {live.length === 0 ? <p className={classes.muted}>{t("policies.text.noRules")}</p> : null}
        <Rules title={t("policies.text.declines")} rules={declines} words={words} />
        <Rules title={t("policies.text.refers")} rules={refers} words={words} />
        {off === 0 ? null : <p className={classes.muted}>{t("policies.text.switchedOff", { count: off })}</p>}
      </WordsSection>
      {lifting.length === 0 ? null : (
        <WordsSection title={t("policies.text.lifted")}>
          <ul className={classes.lines}>
            {lifting.map((rule) => (
              <Lifting key={rule.id} rule={rule} document={document} words={words} />
            ))}
          </ul>
        </WordsSection>
      )}
    </>
  );
}

function Rules({ title, rules, words }: { title: string; rules: readonly HoldRule[]; words: Wording }) {
  if (rules.length === 0) return null;
  return (
    <>
      <h4 className={classes.group}>{title}</h4>
      <ul className={classes.lines}>
        {rules.map((rule) => (
          <li key={rule.id}>
            <Test rule={rule} words={words} />
            <div className={classes.muted}>
              {[rule.name, scopeInWords(words, rule.scope), effectInWords(words, rule)]
                .filter((part) => part !== "")
                .join(" · ")}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Lifting(props: { rule: ExclusionRule; document: PolicyDocument; words: Wording }) {
  const { rule, document, words } = props;
  return (
    <li>
      <Test rule={rule} words={words} />
      <div className={classes.muted}>
        {[rule.name, scopeInWords(words, rule.scope), liftsInWords(words, rule, document)]
          .filter((part) => part !== "")
          .join(" · ")}
      </div>
    </li>
  );
}

function Test({ rule, words }: { rule: TestedRule; words: Wording }) {
  const condition = conditionOf(rule);
  return (
    <>
      <span className={classes.strong}>{testInWords(words, rule)}</span>
      {condition === null ? null : <code className={classes.expression}>{condition}</code>}
    </>
  );
}
