import { formatInstant, formatMoney, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Skeleton, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { decisionQuery, evaluationQuery } from "../api/credit-queries.ts";
import type { Decision, Evaluation } from "../api/credit-types.ts";
import { ButtonLink, TextLink } from "../shell/links.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { CureList } from "./cure-list.tsx";
import { DecisionFacts } from "./decision-facts.tsx";
import { DecisionNumbers } from "./decision-numbers.tsx";
import classes from "./decisions.module.css";
import { orderName } from "./order-name.ts";
import { ReasonList } from "./reason-list.tsx";
import { ReplayPanel } from "./replay-panel.tsx";
import { ScorePanel } from "./score-panel.tsx";

/** One decision whole: what was answered, why, from which numbers and facts, and whether it can be made again. */
export function DecisionScreen() {
  const { decisionId } = useParams({ from: "/inside/decisions/$decisionId" });
  const { data, error, refetch } = useQuery(decisionQuery(decisionId));
  if (data === undefined && error !== null)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <div className="page" aria-busy="true">
        <Skeleton height={28} width="50%" />
        <Skeleton height={360} />
      </div>
    );
  }
  return <DecisionPage key={data.id} decision={data} />;
}

function DecisionPage({ decision }: { decision: Decision }) {
  const evaluation = useQuery({
    ...evaluationQuery(decision.evaluation ?? ""),
    enabled: decision.evaluation !== null,
  }).data;
  return (
    <div className="page">
      <DecisionTitle decision={decision} />
      <div className={classes.parts}>
        <div className={classes.column}>
          <Reasons decision={decision} />
          <Cures decision={decision} />
          {evaluation === undefined ? null : <ScorePanel scores={evaluation.result.scores} />}
        </div>
        <div className={classes.column}>
          <DecisionNumbers decision={decision} evaluation={evaluation} />
          <Clock decision={decision} evaluation={evaluation} />
          <ReplayPanel decision={decision} />
        </div>
      </div>
      <DecisionFacts evaluation={evaluation} isNone={decision.evaluation === null} />
    </div>
  );
}

function DecisionTitle({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { order, customer, hold } = decision;
  return (
    <PageTitle
      tab={t("decisions.one.tab", { order: order.reference })}
      above={
        <Link to="/decisions" className={`quiet ${classes.back}`}>
          <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" /> {t("decisions.one.back")}
        </Link>
      }
      answer={t("decisions.one.answer", {
        order: orderName(t, decision),
        amount: formatMoney(order.amount, order.currency, locale, "currency"),
        outcome: t(`credit.outcomes.${decision.outcome}`).toLowerCase(),
      })}
      below={
        <>
          <TextLink
            to="/customers/$customerId"
            params={{ customerId: customer.id }}
            size="sm"
            underline="always"
          >
            {customer.reference}
          </TextLink>
          {" · "}
          {formatInstant(decision.decidedAt, locale)}
        </>
      }
    >
      {hold === null ? null : (
        <ButtonLink size="xs" variant="default" to="/holds" search={{ hold }}>
          {t("decisions.one.seeHold")}
        </ButtonLink>
      )}
    </PageTitle>
  );
}

function Reasons({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("decisions.one.reasons")}>
      {decision.reasons.length === 0 ? (
        <Text size="sm">{t("decisions.one.none")}</Text>
      ) : (
        <ReasonList reasons={decision.reasons} buyer />
      )}
      {decision.override === null ? null : (
        <Text size="sm" mt="sm">
          <strong>{t("decisions.one.override")}</strong>: {decision.override}
        </Text>
      )}
    </Panel>
  );
}

function Cures({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  if (decision.cures.length === 0) return null;
  return (
    <Panel title={t("decisions.one.cures")}>
      <CureList cures={decision.cures} buyer />
    </Panel>
  );
}

function Clock({ decision, evaluation }: { decision: Decision; evaluation: Evaluation | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const version =
    decision.policyVersion === null
      ? null
      : t("decisions.one.policyVersion", { version: decision.policyVersion });
  const facts: [string, string | null][] = [
    [t("decisions.one.decidedAt"), formatInstant(decision.decidedAt, locale)],
    [
      t("decisions.one.evaluation"),
      evaluation === undefined ? null : formatInstant(evaluation.evaluatedAt, locale),
    ],
    [t("decisions.one.checkpoint"), t(`credit.checkpoints.${decision.checkpoint}`)],
    [t("decisions.one.mode"), t(`decisions.one.modes.${decision.mode}`)],
    [t("decisions.one.policy"), version],
    [t("decisions.one.engine"), decision.engineVersion],
  ];
  return (
    <Panel title={t("decisions.one.clock")}>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name} style={{ display: "contents" }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}
