import { addMonths, type PlainDate, startOfMonth } from "@goodterms/kernel";
import { formatDate, formatMoney, MoneyText, useLocale } from "@goodterms/ui";
import { Button, Group, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchRaw } from "../api/api.ts";
import { statementQuery } from "../api/queries.ts";
import type { Customer, StatementPart } from "../api/types.ts";
import { DateField } from "../shell/date-field.tsx";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useMainEntity } from "../shell/use-me.ts";

const MONTHS_BACK = 3;

/** The statement of account: seen first, then taken away as PDF or CSV. */
export function StatementModal(props: { customer: Customer; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={`${t("customer.statement.title")} · ${props.customer.name}`}
      size="60rem"
    >
      <Statement customer={props.customer} />
    </Modal>
  );
}

function Statement({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { today } = useMainEntity();
  const [from, setFrom] = useState<string>(startOfMonth(addMonths(today as PlainDate, -MONTHS_BACK)));
  const [to, setTo] = useState(today);
  const { data, error } = useQuery({
    ...statementQuery(customer.id, from, to),
    enabled: from !== "" && to !== "" && from <= to,
  });
  const download = useMutation({
    mutationFn: async (format: "pdf" | "csv") => {
      const query = new URLSearchParams({ from, to, format });
      const file = await fetchRaw(`/v1/customers/${encodeURIComponent(customer.id)}/statement?${query}`);
      saveFile(await file.blob(), `statement-${customer.reference}-${to}.${format}`);
    },
  });
  return (
    <Stack gap="md">
      <Group align="flex-end" justify="space-between">
        <Group align="flex-end">
          <DateField label={t("customer.statement.from")} value={from} max={to} onChange={setFrom} />
          <DateField label={t("customer.statement.to")} value={to} min={from} onChange={setTo} />
        </Group>
        <Group gap="xs">
          {(["pdf", "csv"] as const).map((format) => (
            <Button
              key={format}
              variant="default"
              leftSection={<IconDownload size={15} stroke={1.7} />}
              loading={download.isPending && download.variables === format}
              onClick={() => download.mutate(format)}
            >
              {t(`customer.statement.${format}`)}
            </Button>
          ))}
        </Group>
      </Group>
      <ProblemAlert error={error ?? download.error} />
      {data === undefined ? (
        error === null ? (
          <Skeleton height={320} />
        ) : null
      ) : data.currencies.length === 0 ? (
        <Text c="dimmed">{t("customer.statement.empty")}</Text>
      ) : (
        data.currencies.map((part) => <PartTable key={part.currency} part={part} from={from} to={to} />)
      )}
    </Stack>
  );
}

function PartTable({ part, from, to }: { part: StatementPart; from: string; to: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const head = ["date", "description", "debit", "credit", "balance"] as const;
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={name} scope="col" className={index > 1 ? "figures" : undefined}>
                {t(`customer.statement.${name}`)}
                {index > 1 ? ` (${part.currency})` : ""}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <BalanceRow
            name={t("customer.statement.opening")}
            on={from}
            amount={part.openingBalance}
            currency={part.currency}
          />
          {part.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the statement.
            <tr key={index}>
              <td className="gt-figure">{formatDate(line.on, locale)}</td>
              <td>
                {line.description} <span className="gt-note">{line.number}</span>
              </td>
              <td className="figures">
                {line.debit === 0 ? null : <MoneyText amount={line.debit} currency={part.currency} />}
              </td>
              <td className="figures">
                {line.credit === 0 ? null : <MoneyText amount={line.credit} currency={part.currency} />}
              </td>
              <td className="figures">
                <MoneyText amount={line.balance} currency={part.currency} />
              </td>
            </tr>
          ))}
          <BalanceRow
            name={t("customer.statement.closing")}
            on={to}
            amount={part.closingBalance}
            currency={part.currency}
          />
        </tbody>
      </table>
      {part.ageing.unapplied > 0 ? (
        <Text size="sm" c="dimmed" px="md" pt="xs">
          {t("customer.statement.unapplied", {
            amount: formatMoney(part.ageing.unapplied, part.currency, locale, "currency"),
          })}
        </Text>
      ) : null}
    </div>
  );
}

function BalanceRow(props: { name: string; on: string; amount: number; currency: string }) {
  const locale = useLocale();
  return (
    <tr>
      <td className="gt-figure">{formatDate(props.on, locale)}</td>
      <th scope="row" colSpan={3}>
        <strong>{props.name}</strong>
      </th>
      <td className="figures">
        <strong>
          <MoneyText amount={props.amount} currency={props.currency} />
        </strong>
      </td>
    </tr>
  );
}
