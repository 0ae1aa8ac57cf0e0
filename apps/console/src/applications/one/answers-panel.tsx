import { Panel, useLocale } from "@goodterms/ui";
import { Anchor, Badge, Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import listClasses from "../applications.module.css";
import { textOf } from "../forms/texts.ts";
import type { ApplicationCase, Question, Section, Upload } from "../types.ts";
import { answerLines } from "./answer-lines.ts";
import classes from "./one.module.css";

/** What the applicant answered, section by section, in the form's own words; with the files that came with it. */
export function AnswersPanel({ shown }: { shown: ApplicationCase }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const isGiven = (question: Question): boolean =>
    shown.answers[question.key] !== undefined || filesOf(shown, question).length > 0;
  const missing = shown.form.sections
    .flatMap((section) => section.questions)
    .filter((question) => !isGiven(question)).length;
  const sections = shown.form.sections.filter((section) => all || section.questions.some(isGiven));
  return (
    <Panel
      title={t("applications.given.title")}
      aside={t("applications.given.version", { version: shown.formVersion })}
    >
      {sections.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("applications.given.none")}
        </Text>
      ) : (
        sections.map((section) => (
          <GivenSection
            key={section.key}
            section={section}
            shown={shown}
            questions={section.questions.filter((question) => all || isGiven(question))}
          />
        ))
      )}
      {all || missing === 0 ? null : (
        <Button size="compact-xs" variant="subtle" mt="sm" ml={-8} onClick={() => setAll(true)}>
          {t("applications.given.hidden", { count: missing })}
        </Button>
      )}
    </Panel>
  );
}

function filesOf(shown: ApplicationCase, question: Question): readonly Upload[] {
  return shown.uploads.filter((upload) => upload.question === question.key);
}

function GivenSection(props: { section: Section; questions: readonly Question[]; shown: ApplicationCase }) {
  const { t } = useTranslation();
  const { shown } = props;
  const { language } = shown.application;
  return (
    <>
      <h3 className={classes.sectionName}>{textOf(props.section.title, language)}</h3>
      <dl className={classes.given}>
        {props.questions.map((question) => (
          <div key={question.key} style={{ display: "contents" }}>
            <dt title={textOf(question.label, language)}>
              {textOf(question.label, language)}
              {shown.reopened.includes(question.key) ? (
                <Badge ml={6} size="sm" className={listClasses.attention ?? ""}>
                  {t("applications.given.reopened")}
                </Badge>
              ) : null}
            </dt>
            <dd>
              {question.type === "upload" ? (
                <Files uploads={filesOf(shown, question)} />
              ) : (
                <Answer question={question} shown={shown} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Answer({ question, shown }: { question: Question; shown: ApplicationCase }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const lines = answerLines(t, question, shown.answers[question.key], {
    locale,
    language: shown.application.language,
  });
  if (lines.length === 0) return <span className="gt-note">{t("applications.given.notGiven")}</span>;
  return lines.map((line) => <div key={line}>{line}</div>);
}

/** Files come as downloads only: what somebody sends is never opened inside this page. */
function Files({ uploads }: { uploads: readonly Upload[] }) {
  const { t } = useTranslation();
  if (uploads.length === 0) return <span className="gt-note">{t("applications.given.notGiven")}</span>;
  return (
    <ul className={classes.files}>
      {uploads.map((upload) => (
        <li key={upload.id}>
          <Anchor
            size="sm"
            href={`/v1/application-uploads/${upload.id}`}
            download={upload.fileName}
            aria-label={t("applications.given.download", { name: upload.fileName })}
          >
            {upload.fileName}
          </Anchor>{" "}
          <span className="gt-note">{sizeText(upload.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

const KIB = 1_024;

function sizeText(bytes: number): string {
  return bytes < KIB * KIB
    ? `${Math.max(1, Math.round(bytes / KIB))} KB`
    : `${(bytes / KIB / KIB).toFixed(1)} MB`;
}
