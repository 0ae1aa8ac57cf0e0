import { PageTitle, Panel } from "@goodterms/ui";
import { Skeleton, Switch, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMay } from "../shell/use-me.ts";
import { type NoticeJurisdiction, noticeSettingsQuery, noticesKey } from "./notice-queries.ts";
import classes from "./notices.module.css";

/** What the law wants told by country, with its sources, and what the merchant has confirmed. */
export function LawView({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation();
  const found = useQuery(noticeSettingsQuery);
  return (
    <>
      <PageTitle tab={t("notices.tab")} answer={t("notices.law.answer")} below={t("notices.law.detail")} />
      {tabs}
      {found.error !== null && found.data === undefined ? (
        <ProblemState error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Skeleton height={320} />
      ) : (
        <div className={classes.scroll}>
          {found.data.data.map((jurisdiction) => (
            <Jurisdiction key={jurisdiction.code} jurisdiction={jurisdiction} />
          ))}
        </div>
      )}
    </>
  );
}

function Jurisdiction({ jurisdiction }: { jurisdiction: NoticeJurisdiction }) {
  const { t } = useTranslation();
  const { notices, consumerCredit, countries } = jurisdiction;
  return (
    <Panel title={jurisdiction.name}>
      {countries.length < 2 ? null : (
        <Text size="xs" c="dimmed" mb={6}>
          {t("notices.law.countries", { countries: countries.join(", ") })}
        </Text>
      )}
      <ul className={classes.rules}>
        {notices.map((rule) => (
          <Rule key={rule.demand} rule={rule} />
        ))}
        {consumerCredit === null ? null : (
          <li>
            {t("notices.law.consumer", { title: consumerCredit.title })}
            <div className={classes.source}>{consumerCredit.scope.source}</div>
          </li>
        )}
      </ul>
      <Switches jurisdiction={jurisdiction} />
    </Panel>
  );
}

function Rule({ rule }: { rule: NoticeJurisdiction["notices"][number] }) {
  const { t } = useTranslation();
  const times = [
    { name: "notices.law.send" as const, fact: rule.sendWithinDays },
    { name: "notices.law.ask" as const, fact: rule.requestWithinDays },
    { name: "notices.law.reply" as const, fact: rule.answerWithinDays },
  ].flatMap(({ name, fact }) => (typeof fact.value === "number" ? [t(name, { days: fact.value })] : []));
  return (
    <li>
      <strong>{rule.title}</strong>{" "}
      <span className="gt-note">{t(rule.active ? "notices.law.active" : "notices.law.inactive")}</span>
      {times.length === 0 ? null : <div>{times.join(" · ")}</div>}
      <div className={classes.source}>
        {rule.duty.source} ·{" "}
        <span data-tone={rule.duty.verified ? undefined : "attention"} className="gt-note">
          {t(`notices.law.basis.${rule.duty.basis}`)}
        </span>
      </div>
    </li>
  );
}

function Switches({ jurisdiction }: { jurisdiction: NoticeJurisdiction }) {
  const { t } = useTranslation();
  const mayChange = useMay("credit:policy");
  const { code, usesUnverified, warnsConsumerCredit, warnFrom, warnFromDays } = jurisdiction;
  const put = useAct({
    act: (change: { usesUnverified?: boolean; warnsConsumerCredit?: boolean }, headers) =>
      answer(
        api.PUT("/v1/credit/notice-settings/{jurisdiction}", {
          params: { path: { jurisdiction: code } },
          body: { usesUnverified, warnsConsumerCredit, warnFrom, warnFromDays, ...change },
          headers,
        }),
      ),
    done: () => t("notices.law.saved"),
    changes: [noticesKey],
  });
  return (
    <>
      <div className={classes.switches}>
        <Switch
          label={t("notices.law.uses")}
          checked={usesUnverified}
          disabled={!mayChange || put.isPending}
          onChange={(event) => put.mutate({ usesUnverified: event.currentTarget.checked })}
        />
        {jurisdiction.consumerCredit === null ? null : (
          <Switch
            label={t("notices.law.warns")}
            checked={warnsConsumerCredit}
            disabled={!mayChange || put.isPending}
            onChange={(event) => put.mutate({ warnsConsumerCredit: event.currentTarget.checked })}
          />
        )}
      </div>
      <ProblemAlert error={put.error} />
    </>
  );
}
