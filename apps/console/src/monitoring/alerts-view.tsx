import { type Column, DateText, EmptyState, formatCount, PageTitle, useLocale } from "@goodterms/ui";
import { Button, Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CreditAlert } from "../api/credit-types.ts";
import { useMay } from "../shell/use-me.ts";
import { usePages } from "../shell/use-pages.ts";
import { AcknowledgeModal } from "./acknowledge-modal.tsx";
import { alertInWords, alertNote } from "./grounds.ts";
import { ListView } from "./list-view.tsx";
import classes from "./monitoring.module.css";
import { alertsQuery } from "./watch-queries.ts";
import type { WatchSearch } from "./watch-search.ts";

const SEVERITIES = ["severe", "attention", "info"] as const;

/** What has changed with customers, told once each: how grave, what, since when; seen to with a note. */
export function AlertsView({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const search = useSearch({ from: "/inside/watch" });
  const state = search.ended === true ? "ended" : "open";
  const list = useInfiniteQuery(
    alertsQuery({
      state,
      severity: search.severity,
      positive: search.news === undefined ? undefined : search.news === "good",
    }),
  );
  const mayWrite = useMay("credit:write");
  const [seeing, setSeeing] = useState<CreditAlert | null>(null);
  const columns = useMemo(
    () => alertColumns(t, locale, mayWrite && state === "open" ? setSeeing : null),
    [t, locale, mayWrite, state],
  );
  const show = (next: WatchSearch): void => void navigate({ to: "/watch", search: next, replace: true });
  return (
    <>
      <PageTitle tab={t("monitoring.tab")} answer={<Answer list={list} state={state} />} />
      <div className={classes.toolbar}>
        {tabs}
        <Filters search={search} onShow={show} />
      </div>
      <ListView
        label={t("monitoring.views.alerts")}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) =>
          void navigate({ to: "/customers/$customerId", params: { customerId: row.customer.id } })
        }
        keys={seeing === null}
        empty={
          Object.keys(search).length === 0 ? (
            <EmptyState title={t("monitoring.alerts.empty")}>{t("monitoring.alerts.emptyDetail")}</EmptyState>
          ) : (
            <EmptyState title={t("monitoring.alerts.emptyFilter")} />
          )
        }
      />
      {seeing === null ? null : <AcknowledgeModal alert={seeing} onClose={() => setSeeing(null)} />}
    </>
  );
}

function Answer({
  list,
  state,
}: {
  list: Parameters<typeof usePages<CreditAlert>>[0];
  state: "open" | "ended";
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { rows, total } = usePages(list);
  if (state === "ended") return t("monitoring.alerts.answerEnded");
  if (list.data === undefined) return t("monitoring.tab");
  if (rows.length === 0) return t("monitoring.alerts.answerNone");
  const severe = rows.filter((row) => row.severity === "severe").length;
  const count = rows.length;
  if (total === null)
    return t("monitoring.alerts.answerMore", { count, formatted: formatCount(count, locale) });
  return severe === 0
    ? t("monitoring.alerts.answer", { count })
    : t("monitoring.alerts.answerSevere", { count, severe });
}

function Filters({ search, onShow }: { search: WatchSearch; onShow: (next: WatchSearch) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        size="xs"
        w={150}
        aria-label={t("monitoring.alerts.severity")}
        value={search.severity ?? "any"}
        allowDeselect={false}
        data={[
          { value: "any", label: t("monitoring.alerts.anySeverity") },
          ...SEVERITIES.map((value) => ({ value, label: t(`monitoring.alerts.severities.${value}`) })),
        ]}
        onChange={(value) => onShow({ ...search, severity: SEVERITIES.find((known) => known === value) })}
      />
      <Select
        size="xs"
        w={140}
        aria-label={t("monitoring.alerts.kind")}
        value={search.news ?? "all"}
        allowDeselect={false}
        data={(["all", "bad", "good"] as const).map((value) => ({
          value,
          label: t(`monitoring.alerts.kinds.${value}`),
        }))}
        onChange={(value) =>
          onShow({ ...search, news: value === "good" || value === "bad" ? value : undefined })
        }
      />
      <Select
        size="xs"
        w={170}
        aria-label={t("monitoring.alerts.state")}
        value={search.ended === true ? "ended" : "open"}
        allowDeselect={false}
        data={(["open", "ended"] as const).map((value) => ({
          value,
          label: t(`monitoring.alerts.states.${value}`),
        }))}
        onChange={(value) => onShow({ ...search, ended: value === "ended" ? true : undefined })}
      />
    </>
  );
}

function alertColumns(
  t: TFunction,
  locale: string,
  onSee: ((alert: CreditAlert) => void) | null,
): Column<CreditAlert>[] {
  return [
    {
      id: "severity",
      header: t("monitoring.alerts.severity"),
      width: "10rem",
      narrow: false,
      render: (row) => (
        <span
          className={classes.severity}
          data-severity={row.severity}
          data-positive={row.positive || undefined}
        >
          {t(`monitoring.alerts.severities.${row.severity}`)}
        </span>
      ),
    },
    {
      id: "customer",
      header: t("monitoring.customer"),
      width: "minmax(12rem, 1.6fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => (
        <span className={classes.clip}>
          <span className={classes.strong}>{row.customer.name}</span>{" "}
          <span className={`${classes.note} wide-only`}>{row.customer.reference}</span>
        </span>
      ),
    },
    {
      id: "what",
      header: t("monitoring.alerts.what"),
      width: "minmax(14rem, 2fr)",
      narrowWidth: "minmax(0, 1.2fr)",
      render: (row) => (
        <span className={classes.clip} title={alertInWords(t, row, locale)}>
          {alertInWords(t, row, locale)}{" "}
          <span className={`${classes.note} wide-only`}>{alertNote(t, row, locale)}</span>
        </span>
      ),
    },
    {
      id: "when",
      header: t("monitoring.when"),
      width: "8rem",
      narrow: false,
      render: (row) => <DateText on={row.on} />,
    },
    {
      id: "do",
      header: "",
      width: "7.5rem",
      narrowWidth: "5.5rem",
      align: "end",
      render: (row) =>
        row.state !== "open" ? (
          <span className="gt-note">{t(`monitoring.alerts.oneStates.${row.state}`)}</span>
        ) : onSee === null ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => onSee(row)}>
            {t("monitoring.alerts.acknowledge")}
          </Button>
        ),
    },
  ];
}
