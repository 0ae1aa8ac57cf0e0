import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, given } from "../api/api.ts";
import { ApiProblem } from "../api/problem.ts";
import { saveFile } from "../shell/save-file.ts";
import { inboxQueryOf } from "./application-queries.ts";
import { applicationsCsv } from "./applications-csv.ts";
import type { ApplicationsSearch } from "./applications-search.ts";
import type { ApplicationRow } from "./types.ts";

const PAGE_ROWS = 200;

/** The inbox as it is shown, whole, as a CSV file. */
export function ExportApplications(props: { view: ApplicationsSearch; ownId: string; disabled: boolean }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: async () => {
      const rows = await everyRow(props.view, props.ownId);
      saveFile(new Blob(applicationsCsv(rows), { type: "text/csv;charset=utf-8" }), "applications.csv");
      return rows.length;
    },
    onSuccess: (count) => notifications.show({ message: t("applications.exported", { count }) }),
    onError: (error) =>
      notifications.show({
        title: t("common.failed"),
        message: error instanceof ApiProblem ? error.message : "",
      }),
  });
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={15} stroke={1.7} />}
      disabled={props.disabled}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {t("applications.export")}
    </Button>
  );
}

async function everyRow(view: ApplicationsSearch, ownId: string): Promise<ApplicationRow[]> {
  const rows: ApplicationRow[] = [];
  let cursor: string | null = null;
  do {
    const query = { ...inboxQueryOf(view, ownId), ...given({ limit: PAGE_ROWS, cursor }) };
    const page: { data: ApplicationRow[]; nextCursor: string | null } = await answer(
      api.GET("/v1/applications", { params: { query } }),
    );
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
