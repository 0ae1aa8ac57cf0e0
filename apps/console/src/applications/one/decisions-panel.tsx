import { formatMoney, InstantText, Panel, useLocale } from "@goodterms/ui";
import { Button, List, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useActorName } from "../../settings/use-actor-name.ts";
import { useAuthorityText } from "../acts/authority-line.tsx";
import type { DeclineReason } from "../acts/decline-modal.tsx";
import type { ApplicationCase, CaseDecision } from "../types.ts";
import { FolderModal } from "./folder-modal.tsx";
import classes from "./one.module.css";

const UNDER_WAY: readonly string[] = ["submitted", "in_review", "appealed"];

/** Who has agreed so far, and what was decided, each with the case as it was frozen then. */
export function DecisionsPanel({ shown }: { shown: ApplicationCase }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <Panel title={t("applications.decisions.title")}>
      {UNDER_WAY.includes(shown.application.state) && shown.approvals.length > 0 ? (
        <Approvals shown={shown} />
      ) : null}
      {shown.decisions.toReversed().map((decision) => (
        <Decision key={decision.ordinal} decision={decision} onFolder={() => setOpened(decision.ordinal)} />
      ))}
      {opened === null ? null : (
        <FolderModal id={shown.application.id} ordinal={opened} onClose={() => setOpened(null)} />
      )}
    </Panel>
  );
}

function Approvals({ shown }: { shown: ApplicationCase }) {
  const { t } = useTranslation();
  const nameOf = useActorName();
  const authority = useAuthorityText();
  return (
    <div className={classes.entry}>
      <div className={classes.entryHead}>
        <strong>{t("applications.approvals.some", { count: shown.approvals.length })}</strong>
        {authority === null ? null : (
          <span className="gt-note">{t("applications.approvals.yours", { authority })}</span>
        )}
      </div>
      <List size="sm" my={4}>
        {shown.approvals.map(({ approver, approvedAt }) => (
          <List.Item key={approver}>
            {nameOf(approver)} · <InstantText at={approvedAt} />
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {t("applications.approvals.sameNeeded")}
      </Text>
    </div>
  );
}

function Decision({ decision, onFolder }: { decision: CaseDecision; onFolder: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = useActorName();
  const { limit } = decision;
  return (
    <div className={classes.entry}>
      <div className={classes.entryHead}>
        <span>
          <strong>{t(`applications.decisions.outcomes.${decision.outcome}`)}</strong>
          {limit === null
            ? null
            : ` ${t("applications.decisions.upTo", {
                amount: formatMoney(limit.amount, limit.currency, locale, "currency"),
              })}`}
          {decision.terms === null ? null : ` · ${decision.terms}`}
        </span>
        <span className="gt-note">
          {t("applications.decisions.by", { names: decision.deciders.map(nameOf).join(", ") })} ·{" "}
          <InstantText at={decision.decidedAt} />
        </span>
      </div>
      {decision.reasons.length === 0 ? null : (
        <List size="sm" my={4}>
          {decision.reasons.map((reason) => (
            <List.Item key={reason}>{t(`applications.declineReasons.${reason as DeclineReason}`)}</List.Item>
          ))}
        </List>
      )}
      {decision.conditions.length === 0 ? null : (
        <p className={classes.words}>
          {t("applications.decisions.conditions")}: {decision.conditions.join(" · ")}
        </p>
      )}
      <Button size="compact-xs" variant="subtle" ml={-8} mt={4} onClick={onFolder}>
        {t("applications.decisions.folder")}
      </Button>
    </div>
  );
}
