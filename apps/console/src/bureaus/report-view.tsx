import { formatDate, formatInstant, formatMoney, Panel, useLocale } from "@goodterms/ui";
import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useMay } from "../shell/use-me.ts";
import { type BureauReport, rawReportQuery } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";
import { ReportParts } from "./report-parts.tsx";
import { useBureauTitle } from "./use-bureau-title.ts";

const SCALE_END = 1_000;

/** A report on the one scale; beside it, on request, what the bureau itself sent. */
export function ReportView({ report }: { report: BureauReport }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayRead = useMay("credit:write");
  const [raw, setRaw] = useState(false);
  const { subject } = report;
  const titleOf = useBureauTitle();
  return (
    <Panel
      title={`${titleOf(report.bureau)} · ${report.product}`}
      aside={
        mayRead && !report.erased ? (
          <Button
            size="compact-xs"
            variant="default"
            title={t("bureaus.report.rawNote")}
            onClick={() => setRaw(!raw)}
          >
            {t(raw ? "bureaus.report.hideRaw" : "bureaus.report.showRaw")}
          </Button>
        ) : undefined
      }
    >
      <div className={classes.beside} data-raw={raw || undefined}>
        <Stack gap="md">
          <Headline report={report} />
          {report.flags.length === 0 ? null : (
            <div className={classes.flags}>
              {report.flags.map((flag) => (
                <span key={flag} className={classes.flag}>
                  {t(`bureaus.report.flags.${flag}`)}
                </span>
              ))}
            </div>
          )}
          {report.erased ? (
            <Text size="sm">{t("bureaus.report.erased")}</Text>
          ) : (
            <ReportParts report={report} />
          )}
          <Text size="xs" c="dimmed">
            {subject === null || subject.name === null
              ? null
              : `${t("bureaus.report.subject", { name: subject.name, reference: subject.reference ?? "–" })} · `}
            {t("bureaus.report.fetched", {
              at: formatInstant(report.fetchedAt, locale),
              cost: formatMoney(report.cost.amount, report.cost.currency, locale, "currency"),
            })}
          </Text>
        </Stack>
        {raw ? <RawReport id={report.id} /> : null}
      </div>
    </Panel>
  );
}

function Headline({ report }: { report: BureauReport }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { riskScore, riskClass, recommended } = report;
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{t("bureaus.report.score")}</dt>
        <dd>
          {riskScore ?? t("bureaus.report.noScore")}
          {riskScore === null ? null : (
            <div className={classes.scale} aria-hidden="true">
              <span style={{ left: `${(riskScore / SCALE_END) * 100}%` }} />
            </div>
          )}
          <small>{t("bureaus.report.scoreHelp")}</small>
        </dd>
      </div>
      {riskClass === null ? null : (
        <div>
          <dt>{t("bureaus.report.riskClass")}</dt>
          <dd>
            {riskClass}
            <small>{t("bureaus.report.riskClassHelp")}</small>
          </dd>
        </div>
      )}
      {recommended === null ? null : (
        <div>
          <dt>{t("bureaus.report.recommended")}</dt>
          <dd>{formatMoney(recommended.amount, recommended.currency, locale, "whole")}</dd>
        </div>
      )}
      <div>
        <dt>{t("bureaus.report.asOf")}</dt>
        <dd>{formatDate(report.asOf, locale)}</dd>
      </div>
    </dl>
  );
}

function RawReport({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(rawReportQuery(id));
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {t("bureaus.report.rawNote")}
      </Text>
      <ProblemAlert error={data === undefined ? error : null} />
      {data === undefined && error === null ? <Skeleton height={240} /> : null}
      {data?.parts.map((part) => (
        <section
          key={part.text}
          className={classes.raw}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard.
          tabIndex={0}
          aria-label={part.contentType}
        >
          {readable(part.contentType, part.text)}
        </section>
      ))}
    </Stack>
  );
}

/** JSON is laid out for reading; everything else stays as it came. */
function readable(contentType: string, text: string): string {
  if (!contentType.includes("json")) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
