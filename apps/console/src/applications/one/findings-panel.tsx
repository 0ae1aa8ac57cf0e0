import { formatInstant, Panel, useLocale } from "@goodterms/ui";
import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { applications } from "../../words/applications.ts";
import { useCaseAct } from "../acts/use-case-act.ts";
import { textOf } from "../forms/texts.ts";
import { SeverityMark } from "../marks.tsx";
import type { ApplicationCase, Finding } from "../types.ts";
import classes from "./one.module.css";

type Known = "hidden_field_filled";
const ORDER = ["severe", "attention", "info"] as const;

/** What the identity and consistency screen found, the worst first: all before any paid report. */
export function FindingsPanel({ shown, mayWrite }: { shown: ApplicationCase; mayWrite: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { id, state, severity } = shown.application;
  const screening = useCaseAct({
    act: (_: null, headers) =>
      answer(api.POST("/v1/applications/{id}/screen", { params: { path: { id } }, headers })),
    done: () => t("applications.screen.done"),
  });
  const mayScreen = mayWrite && (state === "submitted" || state === "in_review" || state === "appealed");
  return (
    <Panel
      title={t("applications.screen.title")}
      aside={
        <>
          {shown.screenedAt === null ? null : (
            <span>{t("applications.screen.at", { at: formatInstant(shown.screenedAt, locale) })}</span>
          )}
          {mayScreen ? (
            <Button
              size="compact-xs"
              variant="subtle"
              loading={screening.isPending}
              onClick={() => screening.mutate(null)}
            >
              {t("applications.screen.again")}
            </Button>
          ) : null}
        </>
      }
    >
      <ProblemAlert error={screening.error} />
      {shown.screenedAt === null ? (
        <Text size="sm" c="dimmed">
          {t("applications.screen.never")}
        </Text>
      ) : shown.findings.length === 0 ? (
        <Text size="sm">{t("applications.screen.clear")}</Text>
      ) : (
        <ul className={classes.findings}>
          {ORDER.flatMap((level) => shown.findings.filter((finding) => finding.severity === level)).map(
            (finding) => (
              <li key={`${finding.code} ${JSON.stringify(finding.parameters)}`}>
                <FindingText finding={finding} shown={shown} />
                <SeverityMark severity={finding.severity} />
              </li>
            ),
          )}
        </ul>
      )}
      {severity === "severe" ? (
        <Text size="sm" mt="sm" c="var(--gt-attention)">
          {t("applications.screen.severe")}
        </Text>
      ) : null}
    </Panel>
  );
}

function FindingText({ finding, shown }: { finding: Finding; shown: ApplicationCase }) {
  const { t } = useTranslation();
  const { code, parameters } = finding;
  // A code that these words do not know yet is still shown, by its own name.
  if (!(code in applications.findings) && !(`${code}_one` in applications.findings))
    return <span>{code}</span>;
  const question = shown.form.sections
    .flatMap((section) => section.questions)
    .find(({ key }) => key === parameters.question);
  const label =
    question === undefined ? {} : { question: textOf(question.label, shown.application.language) };
  return <span>{t(`applications.findings.${code as Known}`, { ...parameters, ...label })}</span>;
}
