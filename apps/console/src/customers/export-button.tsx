import { formatCount, useLocale } from "@goodterms/ui";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, given } from "../api/api.ts";
import { ApiProblem } from "../api/problem.ts";
import type { CustomerQuery } from "../api/queries.ts";
import type { CustomerRow } from "../api/types.ts";
import { saveFile } from "../shell/save-file.ts";
import { customersCsv } from "./customers-csv.ts";

const PAGE_ROWS = 500;

/** The list as it is shown, whole, as a CSV file. */
export function ExportButton({ query, total }: { query: CustomerQuery; total: number | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [done, setDone] = useState(0);
  const save = useMutation({
    mutationFn: async () => {
      const rows = await everyPage(query, setDone);
      saveFile(new Blob(customersCsv(rows), { type: "text/csv;charset=utf-8" }), "customers.csv");
      return rows.length;
    },
    onSuccess: (count) =>
      notifications.show({
        message: t("customers.exported", { count, formatted: formatCount(count, locale) }),
      }),
    onError: (error) =>
      notifications.show({
        title: t("common.failed"),
        message: error instanceof ApiProblem ? error.message : "",
      }),
    onSettled: () => setDone(0),
  });
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={15} stroke={1.7} />}
      disabled={total === null || total === 0 || save.isPending}
      onClick={() => save.mutate()}
    >
      {save.isPending ? t("customers.exporting", { count: done }) : t("customers.export")}
    </Button>
  );
}

async function everyPage(query: CustomerQuery, onProgress: (rows: number) => void): Promise<CustomerRow[]> {
  const rows: CustomerRow[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: CustomerRow[]; nextCursor: string | null } = await answer(
      api.GET("/v1/customers", { params: { query: given({ ...query, limit: PAGE_ROWS, cursor }) } }),
    );
    rows.push(...page.data);
    onProgress(rows.length);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
