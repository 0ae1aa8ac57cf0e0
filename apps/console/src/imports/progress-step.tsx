import { formatCount, Panel, useLocale } from "@goodterms/ui";
import { Button, Group, Progress, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import type { Import } from "../api/types.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { bytesInWords, decidedRows } from "./import-state.ts";
import { RowFigures } from "./row-figures.tsx";

/** An import at work: how far it has come, and what has become of the rows so far. */
export function ProgressStep({ one }: { one: Import }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => answer(api.POST("/v1/imports/{id}/cancel", { params: { path: { id: one.id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["import", one.id] }),
  });
  const { progress } = one;
  return (
    <Panel title={one.dryRun ? t("imports.dryRun") : t(`imports.states.${one.state}`)}>
      <Progress
        value={progress.percent}
        aria-label={t(`imports.states.${one.state}`)}
        size="lg"
        transitionDuration={300}
      />
      <Group justify="space-between" mt={6} mb="md">
        <Text size="sm" c="dimmed">
          {t("imports.progress.bytes", {
            read: bytesInWords(progress.bytesRead, locale),
            whole: bytesInWords(progress.fileBytes, locale),
          })}
        </Text>
        {progress.rowsPerSecond === null ? null : (
          <Text size="sm" c="dimmed">
            {t("imports.progress.perSecond", {
              rate: formatCount(Math.round(progress.rowsPerSecond), locale),
            })}
          </Text>
        )}
      </Group>
      <RowFigures one={one} />
      <Text size="sm" c="dimmed" mt="sm">
        {t("imports.progress.unaccounted", {
          rows: formatCount(progress.rowsRead, locale),
          sum: formatCount(decidedRows(progress), locale),
        })}
      </Text>
      <Group justify="space-between" mt="md">
        <Text size="sm" c="dimmed">
          {t("imports.progress.survives")}
        </Text>
        <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("imports.cancel")}
        </Button>
      </Group>
      <ProblemAlert error={cancel.error} />
    </Panel>
  );
}
