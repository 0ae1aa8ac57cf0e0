import { formatDate, formatInstant, formatMoney, Panel, useLocale } from "@goodterms/ui";
import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { standingQuery } from "../../api/credit-queries.ts";
import type { CreditStanding } from "../../api/credit-types.ts";
import type { Customer } from "../../api/types.ts";
import { wholeScore } from "../../holds/hold-columns.tsx";
import { useHoldAction } from "../../holds/use-hold-action.ts";
import { SetLimitModal } from "../../limits/setting/set-limit-modal.tsx";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { useMay } from "../../shell/use-me.ts";
import { AccountHolds } from "./account-holds.tsx";
import classes from "./credit.module.css";
import { sourceInWords, stepInWords } from "./limit-steps.ts";
import { PutHoldModal } from "./put-hold-modal.tsx";
import { StatusModal } from "./status-modal.tsx";

/** How the customer stands: status, class, limit with the steps that made it, and what stands against their orders. */
export function StandingPanel({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(standingQuery(customer.id));
  return (
    <Panel title={t("credit.standing.title")}>
      <ProblemAlert error={data === undefined ? error : null} />
      {data === undefined && error === null ? <Skeleton height={180} /> : null}
      {data === undefined ? null : (
        <Stack gap="sm">
          <StandingFacts standing={data} />
          {data.evaluation === null ? <Text size="sm">{t("credit.standing.never")}</Text> : null}
          <LimitSteps standing={data} />
          <AccountHolds customerId={customer.id} holds={data.holds} />
          <Blocks standing={data} />
          <StandingActions customer={customer} standing={data} />
        </Stack>
      )}
    </Panel>
  );
}

function StandingFacts({ standing }: { standing: CreditStanding }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const result = standing.evaluation?.result;
  const score = result?.scores.find((one) => one.role === "champion")?.score ?? null;
  const amount = result?.limit.amount ?? null;
  const limit =
    result === undefined || amount === null
      ? t("credit.standing.noLimit")
      : `${formatMoney(amount, result.limit.currency, locale, "currency")} · ${sourceInWords(t, result.limit.source)}`;
  const facts: [string, string | null][] = [
    [t("credit.standing.status"), t(`credit.standing.statuses.${standing.status}`)],
    [t("credit.standing.class"), result?.riskClass ?? null],
    [t("credit.standing.score"), wholeScore(score) || null],
    [t("credit.standing.segment"), result?.segment ?? null],
    [t("credit.standing.limit"), result === undefined ? null : limit],
    [t("credit.standing.terms"), result === undefined ? null : termsUpTo(result.terms.netDays)],
    [
      t("credit.standing.validUntil"),
      standing.validUntil === null ? null : formatInstant(standing.validUntil, locale),
    ],
    [
      t("credit.standing.reviewOn"),
      standing.reviewOn === null ? null : formatDate(standing.reviewOn, locale),
    ],
  ];
  function termsUpTo(days: number): string {
    return days === 0 ? t("credit.standing.termsNone") : t("credit.standing.termsUpTo", { days });
  }
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd
              className={
                name === t("credit.standing.status") && standing.status !== "active" ? "attention" : undefined
              }
            >
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function LimitSteps({ standing }: { standing: CreditStanding }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const limit = standing.evaluation?.result.limit;
  if (limit === undefined || limit.steps.length === 0) return null;
  return (
    <details className={classes.details}>
      <summary>{t("credit.standing.why")}</summary>
      <ol className={classes.steps}>
        {limit.steps.map((step) => (
          <li key={`${step.code} ${JSON.stringify(step.parameters)}`}>
            {stepInWords(t, step, { currency: limit.currency, locale })}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Blocks({ standing }: { standing: CreditStanding }) {
  const { t } = useTranslation();
  const blocks = standing.evaluation?.result.blocks ?? [];
  const words = [...new Set(blocks.map((block) => block.reason.message))];
  if (words.length === 0) return null;
  return (
    <div>
      <h3 className={classes.sub}>{t("credit.standing.blocks")}</h3>
      <ul className={classes.steps}>
        {words.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

function StandingActions({ customer, standing }: { customer: Customer; standing: CreditStanding }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayWrite = useMay("credit:write");
  const [opened, setOpened] = useState<"limit" | "hold" | "status" | null>(null);
  const close = (): void => setOpened(null);
  const evaluate = useHoldAction({
    customerId: customer.id,
    act: () => answer(api.POST("/v1/customers/{id}/evaluations", { params: { path: { id: customer.id } } })),
    done: () => null,
  });
  const evaluation = standing.evaluation;
  return (
    <>
      {evaluation === null ? null : (
        <Text size="xs" c="dimmed">
          {t("credit.standing.evaluated", { at: formatInstant(evaluation.evaluatedAt, locale) })}
          {standing.isCurrent ? null : ` · ${t("credit.standing.stale")}`}
        </Text>
      )}
      {mayWrite ? (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setOpened("limit")}>
            {t("credit.standing.changeLimit")}
          </Button>
          <Button size="xs" variant="default" onClick={() => setOpened("hold")}>
            {t("credit.standing.putHold")}
          </Button>
          <Button size="xs" variant="default" onClick={() => setOpened("status")}>
            {t("credit.standing.settings")}
          </Button>
          <Button size="xs" variant="default" loading={evaluate.isPending} onClick={() => evaluate.mutate()}>
            {t("credit.standing.evaluate")}
          </Button>
        </Group>
      ) : null}
      <ProblemAlert error={evaluate.error} />
      {opened === "limit" ? (
        <SetLimitModal holder={{ holder: "customer", id: customer.id }} onClose={close} />
      ) : null}
      {opened === "hold" ? <PutHoldModal customer={customer} onClose={close} /> : null}
      {opened === "status" ? <StatusModal customer={customer} standing={standing} onClose={close} /> : null}
    </>
  );
}
