import { formatMinor, isCurrency } from "@goodterms/kernel";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/problem.ts";
import { csvFile, csvText } from "../../shell/csv.ts";
import { saveFile } from "../../shell/save-file.ts";
import { type ChangeView, readChanges, type Simulation, type SimulationChange } from "../policy-api.ts";

const HEADERS = [
  "customer",
  "name",
  "order",
  "decided_on",
  "currency",
  "amount",
  "effects",
  "limit_before",
  "limit_after",
  "class_before",
  "class_after",
  "stopped_by_before",
  "stopped_by_after",
  "not_paid_later",
  "margin_lost",
  "margin_gained",
  "reasons",
];

/** The list as it is shown, whole, as a CSV file. */
export function ExportChanges({ simulation, view }: { simulation: Simulation; view: ChangeView }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(0);
  const save = useMutation({
    mutationFn: async () => {
      const rows = await everyChange(simulation.id, view, setDone);
      saveFile(
        new Blob(changesCsv(rows), { type: "text/csv;charset=utf-8" }),
        `simulation-${view.kind}s.csv`,
      );
    },
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
      disabled={save.isPending}
      onClick={() => save.mutate()}
    >
      {save.isPending ? t("policies.simulation.exporting", { count: done }) : t("policies.simulation.export")}
    </Button>
  );
}

async function everyChange(
  id: string,
  view: ChangeView,
  onProgress: (rows: number) => void,
): Promise<SimulationChange[]> {
  const rows: SimulationChange[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: SimulationChange[]; nextCursor: string | null } = await readChanges(id, view, cursor);
    rows.push(...page.data);
    onProgress(rows.length);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** The rows as lines of CSV; amounts are plain decimals of their currency. */
export function changesCsv(rows: readonly SimulationChange[]): string[] {
  return csvFile(HEADERS, rows.map(cells));
}

function cells(row: SimulationChange): string[] {
  const money = (amount: number | null | undefined): string => {
    if (amount === null || amount === undefined) return "";
    return isCurrency(row.currency) ? formatMinor(BigInt(amount), row.currency) : String(amount);
  };
  const { before, after, order } = row;
  return [
    csvText(row.customer.reference),
    csvText(row.customer.name),
    csvText(order?.reference ?? ""),
    order?.decidedOn ?? "",
    row.currency,
    money(row.stake),
    row.effects.join(" "),
    money(before?.limit),
    money(after?.limit),
    csvText(before?.riskClass ?? ""),
    csvText(after?.riskClass ?? ""),
    csvText(before?.blocks.join(" ") ?? ""),
    csvText(after?.blocks.join(" ") ?? ""),
    money(order?.unpaidAvoided),
    money(order?.marginLost),
    money(order?.marginGained),
    csvText(order?.reasons.join(" ") ?? ""),
  ];
}
