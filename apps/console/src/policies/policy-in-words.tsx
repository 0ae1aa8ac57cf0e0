import { useLocale } from "@goodterms/ui";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { HowMuch } from "./in-words/how-much.tsx";
import { RulesInWords } from "./in-words/rules-in-words.tsx";
import { WhoIsWho } from "./in-words/who-is-who.tsx";
import { WordsSection } from "./in-words/words-section.tsx";
import classes from "./policies.module.css";
import type { Checkpoint, PolicyDocument } from "./policy-document.ts";
import { amountInWords, scopeInWords, type Wording } from "./policy-sentences.ts";

const CHECKPOINTS: readonly Checkpoint[] = ["order", "pick", "ship", "invoice"];

/** A policy as one would explain it to a colleague: who, how much, what stops an order, on which terms, whose word. */
export function PolicyInWords({ document }: { document: PolicyDocument }) {
  const { t } = useTranslation();
  const words: Wording = { t, locale: useLocale(), currency: document.currency.base };
  return (
    <div className={classes.words}>
      {document.description === "" ? null : (
        <Text className={classes.lead ?? ""}>{document.description}</Text>
      )}
      <WhoIsWho document={document} words={words} />
      <HowMuch document={document} words={words} />
      <RulesInWords document={document} words={words} />
      <Terms document={document} words={words} />
      <Tolerance document={document} words={words} />
      <Approvals document={document} words={words} />
    </div>
  );
}

interface Part {
  readonly document: PolicyDocument;
  readonly words: Wording;
}

function Terms({ document, words }: Part) {
  const { t } = words;
  return (
    <WordsSection title={t("policies.text.terms")}>
      <ul className={classes.lines}>
        {document.terms.map((terms) => (
          <li key={terms.name}>
            <span className={classes.strong}>{terms.title}</span>{" "}
            <span className={classes.muted}>{scopeInWords(words, terms.scope)}</span>
            {terms.when === null ? null : <code className={classes.expression}>{terms.when}</code>}
          </li>
        ))}
      </ul>
      <p className={classes.muted}>{t("policies.text.grace", { count: document.grace.days })}</p>
    </WordsSection>
  );
}

function Tolerance({ document, words }: Part) {
  const { t } = words;
  return (
    <WordsSection title={t("policies.text.tolerance")}>
      <dl className="facts">
        {CHECKPOINTS.map((checkpoint) => {
          const { percent, amount } = document.tolerance[checkpoint];
          return (
            <div key={checkpoint} style={{ display: "contents" }}>
              <dt>{t(`policies.checkpoints.${checkpoint}`)}</dt>
              <dd>{toleranceInWords(words, percent, amount)}</dd>
            </div>
          );
        })}
      </dl>
    </WordsSection>
  );
}

function toleranceInWords(words: Wording, percent: string | null, amount: string | null): string {
  const { t } = words;
  if (percent !== null && amount !== null)
    return t("policies.text.toleranceOf", { percent, amount: amountInWords(words, amount) });
  if (percent !== null) return t("policies.text.tolerancePercent", { percent });
  return amount === null ? t("policies.text.toleranceNone") : amountInWords(words, amount);
}

function Approvals({ document, words }: Part) {
  const { t } = words;
  return (
    <WordsSection title={t("policies.text.approvals")}>
      <dl className="facts">
        {document.approvals.map(({ upTo, role, approvals }) => (
          <div key={upTo ?? "beyond"} style={{ display: "contents" }}>
            <dt>
              {upTo === null
                ? t("policies.text.beyond")
                : t("policies.text.upTo", { amount: amountInWords(words, upTo) })}
            </dt>
            <dd>
              {t("policies.text.asRole", {
                count: approvals,
                role: role === "owner" || role === "credit_manager" ? t(`policies.text.roles.${role}`) : role,
              })}
            </dd>
          </div>
        ))}
      </dl>
    </WordsSection>
  );
}
