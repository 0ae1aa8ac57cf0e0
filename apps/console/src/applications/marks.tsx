import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ApplicationState, Severity, Verdict } from "./types.ts";

const STATE_COLOURS: Partial<Record<ApplicationState, string>> = {
  submitted: "petrol",
  in_review: "petrol",
  appealed: "yellow",
};
const SEVERITY_COLOURS: Partial<Record<Severity, string>> = { attention: "yellow", severe: "red" };

/** Where an application stands; coloured only while it waits for somebody here. */
export function StateMark({ state }: { state: ApplicationState }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={STATE_COLOURS[state] ?? "gray"}>
      {t(`applications.states.${state}`)}
    </Badge>
  );
}

/** The worst that the identity screen found, in words as well as in colour. */
export function SeverityMark({ severity }: { severity: Severity | null }) {
  const { t } = useTranslation();
  if (severity === null) return <span className="gt-note">–</span>;
  if (severity === "clear" || severity === "info")
    return <span className="gt-note">{t(`applications.severities.${severity}`)}</span>;
  return (
    <Badge variant="light" color={SEVERITY_COLOURS[severity] ?? "gray"}>
      {t(`applications.severities.${severity}`)}
    </Badge>
  );
}

export function VerdictText({ verdict }: { verdict: Verdict | null }) {
  const { t } = useTranslation();
  if (verdict === null) return <span className="gt-note">–</span>;
  return <span>{t(`applications.verdicts.${verdict}`)}</span>;
}
