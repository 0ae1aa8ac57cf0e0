import { Panel } from "@goodterms/ui";
import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { behaviourQuery } from "../../api/credit-queries.ts";
import type { PayerBehaviour } from "../../api/credit-types.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { BehaviourStrip } from "./behaviour-strip.tsx";
import classes from "./credit.module.css";

/**
 * How the customer pays: grade, expected days late with their interval, trend, and the last 24 months. `bare` leaves
 * the frame away, where another panel stands around it already.
 */
export function BehaviourPanel({ customerId, bare = false }: { customerId: string; bare?: boolean }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(behaviourQuery(customerId));
  const body = (
    <>
      <ProblemAlert error={data === undefined ? error : null} />
      {data === undefined ? (
        error === null ? (
          <Skeleton height={120} />
        ) : null
      ) : (
        <Behaviour behaviour={data} />
      )}
    </>
  );
  if (!bare) return <Panel title={t("credit.behaviour.title")}>{body}</Panel>;
  return (
    <div className={classes.bare}>
      <h3>{t("credit.behaviour.title")}</h3>
      {body}
    </div>
  );
}

function Behaviour({ behaviour }: { behaviour: PayerBehaviour }) {
  const { t } = useTranslation();
  const { grade, trend } = behaviour;
  return (
    <Stack gap="xs">
      <div className={classes.grade}>
        <span className={classes.gradeName}>
          {grade === null ? t("credit.behaviour.noGrade") : t("credit.behaviour.grade", { grade })}
        </span>
        <span className={classes.words}>{lateness(t, behaviour)}</span>
      </div>
      {trend === null ? null : (
        <Text size="sm" className={trend.direction === "worse" ? "attention" : ""}>
          {t(`credit.behaviour.trends.${trend.direction}`, {
            recent: wholeDays(trend.recentMean),
            before: wholeDays(trend.beforeMean),
          })}
        </Text>
      )}
      <BehaviourStrip behaviour={behaviour} />
    </Stack>
  );
}

function lateness(t: TFunction, behaviour: PayerBehaviour): string {
  const { daysLate } = behaviour;
  if (daysLate === null)
    return t("credit.behaviour.noGradeWhy", {
      count: behaviour.observations,
      least: behaviour.observationsMin,
    });
  const mean = Number(daysLate.mean);
  const about = t(mean < 0 ? "credit.behaviour.meanEarly" : "credit.behaviour.mean", {
    mean: wholeDays(String(Math.abs(mean))),
  });
  const interval = t("credit.behaviour.interval", {
    low: wholeDays(daysLate.low),
    high: wholeDays(daysLate.high),
  });
  return `${about}, ${interval}`;
}

/** Days are exact decimals; people say them whole. */
function wholeDays(days: string): string {
  return String(Math.round(Number(days))).replace("-", "−");
}
