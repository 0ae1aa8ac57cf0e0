import { formatCount, InstantText, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Badge, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { importsQuery } from "../api/queries.ts";
import type { ImportRow } from "../api/types.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { isRunning } from "./import-state.ts";
import { UploadPanel } from "./upload-panel.tsx";

const POLL_MS = 2_000;

/** Files brought in so far, and the place to drop the next one. */
export function ImportsScreen() {
  const { t } = useTranslation();
  const list = useQuery({
    ...importsQuery,
    refetchInterval: (query) => (query.state.data?.data.some(isRunning) === true ? POLL_MS : false),
  });
  const running = list.data?.data.filter(isRunning).length ?? 0;
  return (
    <div className="page">
      <PageTitle
        tab={t("imports.tab")}
        answer={running === 0 ? t("imports.answer") : t("imports.answerRunning", { count: running })}
        below={t("imports.below")}
      />
      <UploadPanel />
      <Panel title={t("imports.list")} flush>
        <ProblemAlert error={list.error} />
        {list.data === undefined ? (
          list.error === null ? (
            <Skeleton height={120} m="md" width="auto" />
          ) : null
        ) : list.data.data.length === 0 ? (
          <Text c="dimmed" size="sm" px="md" pb="md">
            {t("imports.listEmpty")}
          </Text>
        ) : (
          <ImportTable rows={list.data.data} />
        )}
      </Panel>
    </div>
  );
}

function ImportTable({ rows }: { rows: readonly ImportRow[] }) {
  const { t } = useTranslation();
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("imports.file")}</th>
            <th scope="col">{t("imports.state")}</th>
            <th scope="col" className="figures">
              {t("imports.progress.accepted")}
            </th>
            <th scope="col" className="figures">
              {t("imports.progress.refused")}
            </th>
            <th scope="col" className="wide-only">
              {t("imports.started")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ImportLine key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ImportLine({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const rehearsed = row.dryRun && row.state === "done";
  return (
    <tr>
      <th scope="row">
        <Link to="/imports/$importId" params={{ importId: row.id }} className="quiet">
          <strong>{row.fileName}</strong>
        </Link>{" "}
        <span className="gt-note">{t(`imports.kinds.${row.kind}`)}</span>
      </th>
      <td>
        <Badge variant="light" color={row.state === "failed" ? "yellow" : isRunning(row) ? "petrol" : "gray"}>
          {rehearsed ? t("imports.checked") : t(`imports.states.${row.state}`)}
        </Badge>
      </td>
      <td className="figures">{formatCount(row.progress.accepted, locale)}</td>
      <td className="figures">
        {row.progress.refused === 0 ? "–" : formatCount(row.progress.refused, locale)}
      </td>
      <td className="wide-only">
        <InstantText at={row.createdAt} />
      </td>
    </tr>
  );
}
