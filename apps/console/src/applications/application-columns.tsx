import { type Column, formatDate, MoneyText, useLocale } from "@goodterms/ui";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { applicantName, requestedText } from "./applicant.ts";
import classes from "./applications.module.css";
import { SeverityMark, StateMark, VerdictText } from "./marks.tsx";
import type { ApplicationRow } from "./types.ts";

const DAY_LENGTH = 10;

/** The columns of the inbox; `nameOf` names whoever looks after an application. */
export function applicationColumns(
  t: TFunction,
  nameOf: (actor: string) => string,
): Column<ApplicationRow>[] {
  return [
    {
      id: "name",
      header: t("applications.columns.name"),
      width: "minmax(11rem, 3fr)",
      render: (row) => <NameCell row={row} />,
    },
    {
      id: "state",
      header: t("applications.columns.state"),
      width: "8.5rem",
      render: (row) => <StateMark state={row.state} />,
    },
    {
      id: "requested",
      header: t("applications.columns.requested"),
      width: "minmax(7rem, 1fr)",
      align: "end",
      render: (row) => <Requested row={row} />,
    },
    {
      id: "severity",
      header: t("applications.columns.severity"),
      width: "8rem",
      render: (row) => <SeverityMark severity={row.severity} />,
    },
    ...scoreColumns(t),
    {
      id: "submitted",
      header: t("applications.columns.submitted"),
      width: "7rem",
      render: (row) => <Submitted row={row} />,
    },
    {
      id: "assigned",
      header: t("applications.columns.assigned"),
      width: "minmax(6rem, 1fr)",
      render: (row) =>
        row.assignedTo === null ? <span className="gt-note">–</span> : nameOf(row.assignedTo),
    },
  ];
}

function scoreColumns(t: TFunction): Column<ApplicationRow>[] {
  return [
    {
      id: "creditScore",
      header: t("applications.columns.creditScore"),
      width: "6rem",
      align: "end",
      render: (row) => <span className="gt-figure">{row.creditScore ?? "–"}</span>,
    },
    {
      id: "paymentScore",
      header: t("applications.columns.paymentScore"),
      width: "3.5rem",
      align: "end",
      render: (row) => <span className="gt-figure">{row.paymentScore ?? "–"}</span>,
    },
    {
      id: "recommendation",
      header: t("applications.columns.recommendation"),
      width: "8rem",
      render: (row) => <VerdictText verdict={row.recommendation} />,
    },
  ];
}

/** Where there is room for two columns: who and how it stands, and how much. */
export function narrowApplicationColumns(t: TFunction): Column<ApplicationRow>[] {
  return [
    {
      id: "name",
      header: t("applications.columns.name"),
      width: "minmax(0, 1fr)",
      render: (row) => (
        <span className={classes.twoLines}>
          <NameLink row={row} />
          <span className={classes.secondLine}>
            {t(`applications.states.${row.state}`)}
            {row.severity === "severe" || row.severity === "attention" ? (
              <span className="gt-note" data-tone="attention">
                {" · "}
                {t(`applications.severities.${row.severity}`)}
              </span>
            ) : null}
          </span>
        </span>
      ),
    },
    {
      id: "requested",
      header: t("applications.columns.requested"),
      width: "minmax(7rem, max-content)",
      align: "end",
      render: (row) => (
        <span className={classes.twoLines} data-align="end">
          <Requested row={row} />
          <span className={classes.secondLine}>
            <Submitted row={row} />
          </span>
        </span>
      ),
    },
  ];
}

function NameLink({ row }: { row: ApplicationRow }) {
  const { t } = useTranslation();
  const name = applicantName(t, row);
  return (
    <Link
      to="/applications/$applicationId"
      params={{ applicationId: row.id }}
      className={`quiet ${classes.name}`}
      tabIndex={-1}
      title={name}
    >
      {name}
    </Link>
  );
}

function NameCell({ row }: { row: ApplicationRow }) {
  const { t } = useTranslation();
  const facts = [
    t(`applications.kinds.${row.kind}`),
    ...(row.country === null ? [] : [row.country]),
    ...(row.yearStarted === null ? [] : [t("applications.columns.started", { year: row.yearStarted })]),
  ];
  return (
    <span className={classes.twoLines}>
      <NameLink row={row} />
      <span className={classes.secondLine}>{facts.join(" · ")}</span>
    </span>
  );
}

function Requested({ row }: { row: ApplicationRow }) {
  const locale = useLocale();
  if (row.requested === null) return <span className="gt-note">–</span>;
  const { amount, currency } = row.requested;
  return amount === 0 ? (
    <span className="gt-figure">{requestedText(row, locale)}</span>
  ) : (
    <MoneyText amount={amount} currency={currency} shape="currency" />
  );
}

function Submitted({ row }: { row: ApplicationRow }) {
  const locale = useLocale();
  const at = row.submittedAt;
  if (at === null) return <span className="gt-note">–</span>;
  return (
    <time className="gt-figure" dateTime={at} title={at}>
      {formatDate(at.slice(0, DAY_LENGTH), locale)}
    </time>
  );
}
