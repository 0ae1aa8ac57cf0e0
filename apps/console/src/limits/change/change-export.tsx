import { formatMinor } from "@goodterms/kernel";
import { formatCount, useLocale } from "@goodterms/ui";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api, given } from "../../api/api.ts";
import { ApiProblem } from "../../api/problem.ts";
import { csvFile, csvText } from "../../shell/csv.ts";
import { saveFile } from "../../shell/save-file.ts";
import type { LimitChange, LimitChangeRow, Money } from "../limit-types.ts";

const PAGE_ROWS = 500;
const HEADERS = [
  "reference",
  "name",
  "before",
  "after",
  "currency",
  "exposure",
  "below_exposure",
  "problem",
  "outcome",
];

/** Every row of the change as a CSV file. */
export function ChangeExport({ change }: { change: LimitChange }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const save = useMutation({
    mutationFn: async () => {
      const rows = await everyRow(change.id);
      const file = new Blob(csvFile(HEADERS, rows.map(csvRow)), { type: "text/csv;charset=utf-8" });
      saveFile(file, "limit-change.csv");
      return rows.length;
    },
    onSuccess: (count) =>
      notifications.show({
        message: t("limits.change.exported", { count, formatted: formatCount(count, locale) }),
      }),
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
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {t("limits.change.export")}
    </Button>
  );
}

function csvRow(row: LimitChangeRow): string[] {
  const amount = (money: Money | null): string =>
    money === null ? "" : formatMinor(BigInt(money.amount), money.currency);
  const currency = (row.after ?? row.expected ?? row.before)?.currency ?? "";
  return [
    csvText(row.reference),
    csvText(row.name),
    amount(row.before),
    amount(row.after),
    currency,
    row.exposure === null || currency === "" ? "" : formatMinor(BigInt(row.exposure), currency),
    String(row.fallsBelow),
    row.problem ?? "",
    row.outcome ?? "",
  ];
}

async function everyRow(id: string): Promise<LimitChangeRow[]> {
  const rows: LimitChangeRow[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: LimitChangeRow[]; nextCursor: string | null } = await answer(
      api.GET("/v1/credit/limit-changes/{id}/rows", {
        params: { path: { id }, query: given({ limit: PAGE_ROWS, cursor }) },
      }),
    );
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
