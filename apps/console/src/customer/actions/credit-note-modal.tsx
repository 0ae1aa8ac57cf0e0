import { formatMoney, useLocale } from "@goodterms/ui";
import { Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { OpenItem } from "../../api/types.ts";
import { DateField } from "../../shell/date-field.tsx";
import { useMainEntity } from "../../shell/use-me.ts";
import { shortName } from "../document-name.ts";
import { ActionModal } from "./action-modal.tsx";
import { AmountInput } from "./amount-input.tsx";
import { usePosting } from "./use-posting.ts";

interface CreditNoteForm {
  number: string;
  issuedOn: string;
  reason: string;
  net: number | null;
  tax: number | null;
}

/** Credits part or all of one invoice. */
export function CreditNoteModal(props: {
  customerId: string;
  item: OpenItem;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today } = useMainEntity();
  const { item } = props;
  const [form, setForm] = useState<CreditNoteForm>({
    number: "",
    issuedOn: today,
    reason: "",
    net: item.openAmount,
    tax: 0,
  });
  const total = (form.net ?? 0) + (form.tax ?? 0);
  const money = (amount: number): string => formatMoney(amount, item.currency, locale, "currency");
  const posting = usePosting(props.customerId, {
    done: t("customer.actions.creditNoteDone", { number: form.number }),
    onDone: props.onDone,
  });
  const submit = (): void => {
    const body = creditNoteBody(props.customerId, item, form);
    posting.mutate([
      { content: body, send: (headers) => answer(api.POST("/v1/credit-notes", { body, headers })) },
    ]);
  };
  const open = { number: shortName(item.document), amount: money(item.openAmount) };
  const over = total - item.openAmount;
  return (
    <ActionModal
      title={t("customer.actions.creditNote")}
      submit={t("customer.actions.submitCreditNote", { amount: money(total) })}
      ready={isWhole(form) && total > 0}
      posting={posting}
      onSubmit={submit}
      onClose={props.onClose}
      preview={
        <>
          {t("customer.actions.creditNoteFor", open)}{" "}
          {over > 0 ? t("customer.actions.creditNoteOver", { amount: money(over) }) : null}
        </>
      }
    >
      <CreditNoteFields
        form={form}
        currency={item.currency}
        onChange={(change) => setForm((before) => ({ ...before, ...change }))}
      />
    </ActionModal>
  );
}

function CreditNoteFields(props: {
  form: CreditNoteForm;
  currency: string;
  onChange: (change: Partial<CreditNoteForm>) => void;
}) {
  const { t } = useTranslation();
  const { form, currency, onChange } = props;
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          label={t("customer.actions.number")}
          value={form.number}
          data-autofocus
          onChange={(event) => onChange({ number: event.currentTarget.value })}
        />
        <DateField
          label={t("customer.actions.issuedOn")}
          value={form.issuedOn}
          onChange={(issuedOn) => onChange({ issuedOn })}
        />
      </Group>
      <Group grow align="flex-start">
        <AmountInput
          label={t("customer.actions.net", { currency })}
          currency={currency}
          value={form.net}
          onChange={(net) => onChange({ net })}
        />
        <AmountInput
          label={t("customer.actions.tax", { currency })}
          currency={currency}
          value={form.tax}
          onChange={(tax) => onChange({ tax })}
        />
      </Group>
      <TextInput
        label={t("common.reason")}
        value={form.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
    </>
  );
}

function isWhole(form: CreditNoteForm): boolean {
  return form.net !== null && form.number.trim() !== "" && form.reason.trim() !== "" && form.issuedOn !== "";
}

function creditNoteBody(customer: string, item: OpenItem, form: CreditNoteForm) {
  return {
    customer,
    number: form.number.trim(),
    issuedOn: form.issuedOn,
    currency: item.currency,
    entity: item.entity,
    net: form.net ?? 0,
    tax: form.tax ?? 0,
    appliesTo: item.document.id,
    reason: form.reason.trim(),
  };
}
