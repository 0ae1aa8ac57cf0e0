import { EmptyState, formatDate, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Button, Skeleton } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customerQuery } from "../api/queries.ts";
import type { Customer } from "../api/types.ts";
import { ButtonLink } from "../shell/links.tsx";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMay } from "../shell/use-me.ts";
import { usePages } from "../shell/use-pages.ts";
import { type BureauReport, bureausQuery, customerReportsQuery } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";
import { OrderReportModal } from "./order-report-modal.tsx";
import { OrdersPanel } from "./orders-panel.tsx";
import { ReportView } from "./report-view.tsx";
import { SubjectsPanel } from "./subjects-panel.tsx";
import { useBureauTitle } from "./use-bureau-title.ts";
import { WatchingPanel } from "./watching-panel.tsx";

/** What credit bureaus say of one customer: the latest report, those before, who it is there, and whether it is watched. */
export function CustomerReportsScreen() {
  const { customerId } = useParams({ from: "/inside/customers/$customerId/reports" });
  const { data, error, refetch } = useQuery(customerQuery(customerId));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div className="page" aria-busy="true">
        <Skeleton height={28} width="40%" />
        <Skeleton height={320} />
      </div>
    );
  return <CustomerReports key={data.id} customer={data} />;
}

function CustomerReports({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(customerReportsQuery(customer.id));
  const { rows } = usePages(list);
  const bureaus = useQuery(bureausQuery).data?.data ?? [];
  const connected = bureaus.filter((bureau) => bureau.connection?.enabled === true);
  const mayWrite = useMay("credit:write");
  const [ordering, setOrdering] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const report = rows.find((row) => row.id === shown) ?? rows[0];
  return (
    <div className="page">
      <PageTitle
        tab={`${customer.name} · ${t("bureaus.tab")}`}
        above={
          <Link to="/customers/$customerId" params={{ customerId: customer.id }} className="quiet">
            <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" />{" "}
            {t("bureaus.customer.back", { name: customer.name })}
          </Link>
        }
        answer={<Answer name={customer.name} report={rows[0]} loading={list.isPending} />}
      >
        {mayWrite && connected.length > 0 ? (
          <Button size="xs" onClick={() => setOrdering(true)}>
            {t("bureaus.customer.order")}
          </Button>
        ) : undefined}
      </PageTitle>
      <div className={classes.sides}>
        <div className={classes.stack}>
          <ProblemAlert error={list.data === undefined ? list.error : null} />
          {list.isPending ? <Skeleton height={280} /> : null}
          {report === undefined && list.data !== undefined ? (
            <NoReport hasBureau={connected.length > 0} />
          ) : null}
          {report === undefined ? null : <ReportView key={report.id} report={report} />}
        </div>
        <div className={classes.stack}>
          {rows.length < 2 ? null : <Earlier rows={rows} shown={report?.id} onShow={setShown} />}
          <SubjectsPanel customerId={customer.id} bureaus={connected} />
          <WatchingPanel customerId={customer.id} bureaus={connected} />
          <OrdersPanel customerId={customer.id} />
        </div>
      </div>
      {ordering ? (
        <OrderReportModal customer={customer} bureaus={connected} onClose={() => setOrdering(false)} />
      ) : null}
    </div>
  );
}

function NoReport({ hasBureau }: { hasBureau: boolean }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("bureaus.customer.reports")} hiddenTitle>
      <EmptyState
        title={hasBureau ? t("bureaus.customer.empty") : t("bureaus.customer.noBureau")}
        action={
          hasBureau ? undefined : <ButtonLink to="/bureaus">{t("bureaus.customer.connectFirst")}</ButtonLink>
        }
      >
        {hasBureau ? t("bureaus.customer.emptyDetail") : t("bureaus.note")}
      </EmptyState>
    </Panel>
  );
}

function Answer(props: { name: string; report: BureauReport | undefined; loading: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { name, report } = props;
  const titleOf = useBureauTitle();
  if (props.loading) return name;
  if (report === undefined) return t("bureaus.customer.answerNone", { name });
  const { riskScore: score, riskClass } = report;
  const bureau = titleOf(report.bureau);
  const on = formatDate(report.asOf, locale);
  if (report.outcome === "locked") return t("bureaus.customer.answerLocked", { name });
  if (score !== null) return t("bureaus.customer.answer", { name, score, bureau, on });
  return riskClass === null
    ? t("bureaus.customer.answerNoScore", { name, bureau })
    : t("bureaus.customer.answerClass", { name, riskClass, bureau, on });
}

function Earlier(props: {
  rows: readonly BureauReport[];
  shown: string | undefined;
  onShow: (id: string) => void;
}) {
  const { t } = useTranslation();
  const titleOf = useBureauTitle();
  const locale = useLocale();
  return (
    <Panel title={t("bureaus.report.previous")}>
      <ul className={classes.plain}>
        {props.rows.map((row) => (
          <li key={row.id}>
            <Button
              size="compact-xs"
              variant={row.id === props.shown ? "light" : "subtle"}
              aria-pressed={row.id === props.shown}
              onClick={() => props.onShow(row.id)}
            >
              {titleOf(row.bureau)} · {formatDate(row.asOf, locale)}
            </Button>
            <span className="gt-figure">{row.riskScore ?? t(`bureaus.report.outcomes.${row.outcome}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
