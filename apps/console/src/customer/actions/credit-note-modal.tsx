import { formatMoney, useLocale } from "@goodterms/ui";
import { Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenItem } from "../../api/types.ts";
import { useEntity } from "../../shell/use-me.ts";
import { ActionModal } from "./action-modal.tsx";
import { AmountInput } from "./amount-input.tsx";
import { DateField } from "./date-field.tsx";
import { usePosting } from "./use-posting.ts";

/** Credits part or all of one invoice. */
export function CreditNoteModal(props: {
  customerId: string;
  item: OpenItem;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today } = useEntity();
  const { item } = props;
  const [number, setNumber] = useState("");
  const [issuedOn, setIssuedOn] = useState(today);
  const [reason, setReason] = useState("");
  const [net, setNet] = useState<number | null>(item.openAmount);
  const [tax, setTax] = useState<number | null>(0);
  const total = (net ?? 0) + (tax ?? 0);
  const money = (amount: number): string => formatMoney(amount, item.currency, locale, "currency");
  const posting = usePosting(props.customerId, {
    done: t("customer.actions.creditNoteDone", { number }),
    onDone: props.onDone,
  });
  const over = total - item.openAmount;
  const submit = (): void =>
    posting.mutate([
      {
        method: "POST",
        path: "/v1/credit-notes",
        body: {
          customer: props.customerId,
          number: number.trim(),
          issuedOn,
          currency: item.currency,
          lines: [{ description: reason.trim(), quantity: "1", unitAmount: net, net, tax: tax ?? 0 }],
          appliesTo: item.document.number,
        },
      },
    ]);
  return (
    <ActionModal
      title={t("customer.actions.creditNote")}
      submit={t("customer.actions.submitCreditNote", { amount: money(total) })}
      ready={total > 0 && net !== null && number.trim() !== "" && reason.trim() !== "" && issuedOn !== ""}
      posting={posting}
      onSubmit={submit}
      onClose={props.onClose}
      preview={
        <>
          {t("customer.actions.creditNoteFor", {
            number: item.document.number,
            amount: money(item.openAmount),
          })}{" "}
          {over > 0 ? t("customer.actions.creditNoteOver", { amount: money(over) }) : null}
        </>
      }
    >
      <Group grow align="flex-start">
        <TextInput
          label={t("customer.actions.number")}
          value={number}
          data-autofocus
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DateField label={t("customer.actions.issuedOn")} value={issuedOn} onChange={setIssuedOn} />
      </Group>
      <Group grow align="flex-start">
        <AmountInput
          label={t("customer.actions.net", { currency: item.currency })}
          currency={item.currency}
          value={net}
          onChange={setNet}
        />
        <AmountInput
          label={t("customer.actions.tax", { currency: item.currency })}
          currency={item.currency}
          value={tax}
          onChange={setTax}
        />
      </Group>
      <TextInput
        label={t("common.reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionModal>
  );
}
