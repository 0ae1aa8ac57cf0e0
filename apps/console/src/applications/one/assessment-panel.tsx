import { formatInstant, formatMoney, Panel, useLocale } from "@goodterms/ui";
import { Button, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { applications } from "../../words/applications.ts";
import { useCaseAct } from "../acts/use-case-act.ts";
import type { ApplicationCase, Assessment } from "../types.ts";
import { Household } from "./household.tsx";
import classes from "./one.module.css";

type Because = keyof typeof applications.assessment.because;

/** What the policy and affordability make of it: the suggestion, why, and the figures behind it. */
export function AssessmentPanel({ shown, mayWrite }: { shown: ApplicationCase; mayWrite: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const { id, state, severity } = shown.application;
  const assessing = useCaseAct({
    act: (body: { overrideReason?: string }, headers) =>
      answer(api.POST("/v1/applications/{id}/assess", { params: { path: { id } }, body, headers })),
    done: () => t("applications.assessment.done"),
    onDone: () => setAsking(false),
  });
  const mayAssess = mayWrite && (state === "submitted" || state === "in_review" || state === "appealed");
  const { assessment } = shown;
  const run = (): void => (severity === "severe" ? setAsking(true) : assessing.mutate({}));
  return (
    <Panel
      title={t("applications.assessment.title")}
      aside={
        shown.assessedAt === null
          ? undefined
          : t("applications.assessment.at", { at: formatInstant(shown.assessedAt, locale) })
      }
    >
      {asking ? null : <ProblemAlert error={assessing.error} />}
      {assessment === null ? (
        <Text size="sm" c="dimmed">
          {t("applications.assessment.none")}
        </Text>
      ) : (
        <Assessed assessment={assessment} />
      )}
      {mayAssess ? (
        <Button size="xs" variant="default" mt="sm" loading={assessing.isPending} onClick={run}>
          {assessment === null ? t("applications.assessment.run") : t("applications.assessment.again")}
        </Button>
      ) : null}
      {asking ? (
        <OverrideModal
          doing={assessing}
          onReason={(overrideReason) => assessing.mutate({ overrideReason })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Panel>
  );
}

function OverrideModal(props: {
  doing: { isPending: boolean; error: unknown };
  onReason: (reason: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  return (
    <ConfirmModal
      title={t("applications.assessment.overrideTitle")}
      detail={t("applications.assessment.overrideDetail")}
      submit={t("applications.assessment.run")}
      ready={reason.trim() !== ""}
      doing={props.doing}
      onSubmit={() => props.onReason(reason.trim())}
      onClose={props.onClose}
    >
      <Textarea
        label={t("common.reason")}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmModal>
  );
}

function Assessed({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { assessed, affordability, recommendation } = assessment;
  const { verdict, limitMinor, currency, reasons } = recommendation;
  const amount =
    limitMinor === null || currency === null
      ? ""
      : formatMoney(Number(limitMinor), currency, locale, "currency");
  return (
    <>
      <p className={classes.suggestion}>{t(`applications.assessment.suggestion.${verdict}`, { amount })}</p>
      <ul className={classes.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>
            <BecauseText reason={reason} />
          </li>
        ))}
      </ul>
      {assessed === null ? (
        <Text size="sm" c="dimmed">
          {t("applications.assessment.nothingKnown")}
        </Text>
      ) : (
        <Figures assessed={assessed} />
      )}
      {affordability === null ? null : <Household affordability={affordability} />}
    </>
  );
}

/** A reason of the arithmetic, or of the policy by its own code. */
function BecauseText({ reason }: { reason: string }) {
  const { t } = useTranslation();
  const [kind, code = ""] = reason.split(":");
  if (kind === "block") return t("applications.assessment.because.block", { code: plainCode(code) });
  if (reason in applications.assessment.because && reason !== "block")
    return t(`applications.assessment.because.${reason as Because}`, { code: "" });
  return t("applications.assessment.because.other", { code: plainCode(reason) });
}

function plainCode(code: string): string {
  return code.replaceAll("_", " ");
}

function Figures({ assessed }: { assessed: NonNullable<Assessment["assessed"]> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { limitMinor, currency, blocks } = assessed;
  const figures = [
    [t("applications.assessment.score"), assessed.score],
    [t("applications.assessment.grade"), assessed.paymentGrade],
    [t("applications.assessment.riskClass"), assessed.riskClass],
    [
      t("applications.assessment.policyLimit"),
      limitMinor === null ? null : formatMoney(Number(limitMinor), currency, locale, "currency"),
    ],
  ] as const;
  return (
    <>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? "–"}</dd>
          </div>
        ))}
      </dl>
      <Text size="xs" c="dimmed" mt="xs">
        {t("applications.assessment.policy", { version: assessed.policyVersion })}
        {blocks.length === 0
          ? ""
          : ` · ${t("applications.assessment.blocks")}: ${blocks.map(plainCode).join(", ")}`}
      </Text>
    </>
  );
}
