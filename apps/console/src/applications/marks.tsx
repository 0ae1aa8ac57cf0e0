import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./applications.module.css";
import type { ApplicationState, Severity, Verdict } from "./types.ts";

const OUR_TURN: readonly ApplicationState[] = ["submitted", "in_review"];

/** Where an application stands; coloured only while it waits for somebody here. */
export function StateMark({ state }: { state: ApplicationState }) {
  const { t } = useTranslation();
  const words = t(`applications.states.${state}`);
  if (state === "appealed") return <Badge className={classes.attention ?? ""}>{words}</Badge>;
  return (
    <Badge variant="light" color={OUR_TURN.includes(state) ? "petrol" : "gray"}>
      {words}
    </Badge>
  );
}

/** How grave a finding is, in words as well as in colour. */
export function SeverityMark({ severity }: { severity: Severity | null }) {
  const { t } = useTranslation();
  if (severity === null) return <span className="gt-note">–</span>;
  const words = t(`applications.severities.${severity}`);
  if (severity === "clear" || severity === "info") return <span className="gt-note">{words}</span>;
  return <Badge className={classes[severity] ?? ""}>{words}</Badge>;
}

export function VerdictText({ verdict }: { verdict: Verdict | null }) {
  const { t } = useTranslation();
  if (verdict === null) return <span className="gt-note">–</span>;
  return <span>{t(`applications.verdicts.${verdict}`)}</span>;
}
