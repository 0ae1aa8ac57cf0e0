import { formatCount, Panel, useLocale } from "@goodterms/ui";
import { Button, Group, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, fetchRaw } from "../api/api.ts";
import type { Import } from "../api/types.ts";
import { ButtonLink } from "../shell/links.tsx";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { saveFile } from "../shell/save-file.ts";
import { decidedRows } from "./import-state.ts";
import { SaveAsInput } from "./mapping-step.tsx";
import { ReasonsTable } from "./reasons-table.tsx";
import { RowFigures } from "./row-figures.tsx";

/** What came of it, or what would: every row accounted for, with the reasons; then the next step. */
export function ResultStep({ one, onChange }: { one: Import; onChange: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { progress } = one;
  const refusals = useMutation({
    mutationFn: async () => {
      const file = await fetchRaw(`/v1/imports/${encodeURIComponent(one.id)}/refusals?format=csv`);
      saveFile(await file.blob(), `refused-${one.fileName.replace(/\.gz$/, "").replace(/\.\w+$/, "")}.csv`);
    },
  });
  return (
    <>
      <Panel title={one.dryRun ? t("imports.dryRun") : t(`imports.states.${one.state}`)}>
        {one.error === null ? null : (
          <Text mb="sm" className="attention">
            {one.error}
          </Text>
        )}
        <RowFigures one={one} />
        <Text size="sm" c="dimmed" mt="sm">
          {t("imports.progress.accounted", {
            sum: formatCount(decidedRows(progress), locale),
            rows: formatCount(progress.rowsRead, locale),
          })}
        </Text>
        {one.state === "failed" || one.state === "cancelled" ? (
          <Text size="sm" mt="xs">
            {t(`imports.${one.state}Detail`)}
          </Text>
        ) : null}
      </Panel>
      <Panel
        title={t("imports.reasons")}
        flush
        aside={
          progress.refused + progress.duplicate === 0 ? null : (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={15} stroke={1.7} />}
              loading={refusals.isPending}
              onClick={() => refusals.mutate()}
            >
              {t("imports.refusals")}
            </Button>
          )
        }
      >
        <ReasonsTable reasons={one.reasons} />
      </Panel>
      <ProblemAlert error={refusals.error} />
      {one.state === "done" && !one.dryRun ? <AfterImport /> : <StartForm one={one} onChange={onChange} />}
    </>
  );
}

function AfterImport() {
  const { t } = useTranslation();
  return (
    <Group>
      <ButtonLink to="/">{t("imports.toOverview")}</ButtonLink>
      <ButtonLink to="/customers" variant="default">
        {t("imports.toCustomers")}
      </ButtonLink>
      <ButtonLink to="/imports" variant="default">
        {t("imports.another")}
      </ButtonLink>
    </Group>
  );
}

function StartForm({ one, onChange }: { one: Import; onChange: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const [saveAs, setSaveAs] = useState("");
  const start = useMutation({
    mutationFn: () => {
      const name = saveAs.trim();
      return answer(
        api.POST("/v1/imports/{id}/start", {
          params: { path: { id: one.id } },
          body: { mapping: one.mapping ?? one.proposal.mapping, ...(name === "" ? {} : { saveAs: name }) },
        }),
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["import", one.id] }),
  });
  const rows = formatCount(one.progress.accepted, locale);
  return (
    <Panel title={t("imports.next")}>
      <SaveAsInput value={saveAs} onChange={setSaveAs} />
      <ProblemAlert error={start.error} />
      <Group mt="md">
        <Button
          loading={start.isPending}
          disabled={one.dryRun && one.state === "done" && one.progress.accepted === 0}
          onClick={() => start.mutate()}
        >
          {one.dryRun && one.state === "done" ? t("imports.start", { rows }) : t("imports.again")}
        </Button>
        <Button variant="default" onClick={onChange}>
          {t("imports.change")}
        </Button>
      </Group>
    </Panel>
  );
}
