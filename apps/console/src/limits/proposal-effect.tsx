import { formatMoney, useLocale } from "@goodterms/ui";
import { Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import type { CommitteePack, LimitProposal } from "./limit-types.ts";
import { moneyOrNone } from "./limit-words.ts";
import classes from "./limits.module.css";

/** What the proposed limit would mean today, beside what is known of the customer, and what the figures say. */
export function ProposalEffect(props: {
  proposal: LimitProposal;
  pack: { data: CommitteePack | undefined; error: unknown };
}) {
  const { t } = useTranslation();
  const { pack, proposal } = props;
  if (pack.data === undefined)
    return pack.error === null ? <Skeleton height={160} /> : <ProblemAlert error={pack.error} />;
  const { verdict, because } = pack.data.recommendation;
  return (
    <Stack gap="sm">
      <Figures proposal={proposal} pack={pack.data} />
      <div className={classes.verdict} data-attention={verdict === "support" ? undefined : true}>
        <strong>{t(`limits.proposals.recommends.${verdict}`)}</strong>
        <ul>
          {because.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      <Known pack={pack.data} />
    </Stack>
  );
}

function Figures({ proposal, pack }: { proposal: LimitProposal; pack: CommitteePack }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency, exposure } = pack;
  const { limit } = proposal;
  const room =
    limit === null || exposure === null || limit.currency !== currency ? null : limit.amount - exposure;
  const money = (amount: number | null): string =>
    moneyOrNone(t, amount === null ? null : ({ amount, currency } as LimitProposal["limit"]), locale);
  const figures = [
    { name: t("limits.proposals.exposure"), value: money(exposure) },
    { name: t("limits.proposals.ceiling"), value: money(pack.ceiling) },
    { name: t("limits.proposals.newLimit"), value: moneyOrNone(t, limit, locale) },
    ...(room === null
      ? []
      : [
          {
            name: room < 0 ? t("limits.proposals.over") : t("limits.proposals.free"),
            value: money(Math.abs(room)),
            attention: room < 0,
          },
        ]),
  ];
  return (
    <section>
      <h3 className={classes.heading}>{t("limits.proposals.effect")}</h3>
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure.name}>
            <dt>{figure.name}</dt>
            <dd className={"attention" in figure && figure.attention ? "attention" : undefined}>
              {figure.value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Known({ pack }: { pack: CommitteePack }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { behaviour, bureau } = pack;
  const overdue = pack.ageing
    .filter((part) => part.overdue > 0)
    .map((part) => formatMoney(part.overdue, part.currency, locale, "currency"));
  return (
    <dl className="facts">
      <dt>{t("limits.proposals.overdue")}</dt>
      <dd>{overdue.length === 0 ? "–" : overdue.join(" + ")}</dd>
      <dt>{t("limits.proposals.payer")}</dt>
      <dd>
        {behaviour?.grade === undefined || behaviour.grade === null
          ? t("limits.proposals.payerUnknown")
          : t("limits.proposals.payerGrade", {
              grade: behaviour.grade,
              days: Number(behaviour.meanDaysLate ?? 0).toFixed(0),
            })}
        {behaviour?.trend == null ? null : ` · ${t(`limits.proposals.trend.${behaviour.trend}`)}`}
      </dd>
      <dt>{t("limits.proposals.bureau")}</dt>
      <dd>
        {bureau === null
          ? t("limits.proposals.bureauNone")
          : t("limits.proposals.bureauLine", {
              source: bureau.source,
              score: bureau.riskScore ?? "–",
              count: bureau.ageDays,
            })}
      </dd>
      <dt>{t("limits.proposals.secured")}</dt>
      <dd>{pack.secured === 0 ? "–" : formatMoney(pack.secured, pack.currency, locale, "currency")}</dd>
    </dl>
  );
}
