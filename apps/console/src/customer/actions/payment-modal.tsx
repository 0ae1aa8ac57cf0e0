import { formatMoney, useLocale } from "@goodterms/ui";
import { Group, NativeSelect, Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { Customer, OpenItem } from "../../api/types.ts";
import { DateField } from "../../shell/date-field.tsx";
import { EntitySelect } from "../../shell/entity-select.tsx";
import { useMainEntity } from "../../shell/use-me.ts";
import { oldestFirst, spreadOver, totalsOf } from "../selection.ts";
import { ActionModal } from "./action-modal.tsx";
import { AmountInput } from "./amount-input.tsx";
import { SpreadPreview } from "./preview-lines.tsx";
import { usePosting } from "./use-posting.ts";

const METHODS = ["bank_transfer", "card", "direct_debit", "cash", "cheque", "other"] as const;

interface PaymentForm {
  entity: string;
  amount: number | null;
  receivedOn: string;
  method: string;
  reference: string;
  spread: "selected" | "oldest_first" | "none";
}

/** Records money received, and where it goes: to the selected items, to the oldest, or nowhere yet. */
export function PaymentModal(props: {
  customerId: string;
  customer: Customer;
  items: OpenItem[];
  chosen: OpenItem[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const main = useMainEntity();
  const { today, functionalCurrency } = main;
  const debits = oldestFirst(props.chosen);
  const currency =
    debits[0]?.currency ?? props.items[0]?.currency ?? props.customer.currency ?? functionalCurrency;
  const entity = debits[0]?.entity ?? props.items[0]?.entity ?? main.reference;
  const chosen = debits.filter((item) => item.currency === currency && item.entity === entity);
  const [form, setForm] = useState<PaymentForm>({
    entity,
    amount: totalsOf(chosen)[0]?.amount ?? null,
    receivedOn: today,
    method: "bank_transfer",
    reference: "",
    spread: chosen.length > 0 ? "selected" : "oldest_first",
  });
  const set = (change: Partial<PaymentForm>): void => setForm((before) => ({ ...before, ...change }));
  const money = formatMoney(form.amount ?? 0, currency, locale, "currency");
  const posting = usePosting(props.customerId, {
    done: t("customer.actions.paymentDone", { amount: money }),
    onDone: props.onDone,
  });
  const body = paymentBody(props.customer.reference, currency, form, chosen);
  return (
    <ActionModal
      title={t("customer.actions.payment")}
      submit={t("customer.actions.submitPayment", { amount: money })}
      ready={(form.amount ?? 0) > 0 && form.receivedOn !== ""}
      posting={posting}
      preview={<PaymentPreview form={form} currency={currency} chosen={chosen} />}
      onSubmit={() =>
        posting.mutate([
          { content: body, send: (headers) => answer(api.POST("/v1/payments", { body, headers })) },
        ])
      }
      onClose={props.onClose}
    >
      <PaymentFields form={form} set={set} currency={currency} today={today} hasChosen={chosen.length > 0} />
    </ActionModal>
  );
}

function PaymentFields(props: {
  form: PaymentForm;
  set: (change: Partial<PaymentForm>) => void;
  currency: string;
  today: string;
  hasChosen: boolean;
}) {
  const { t } = useTranslation();
  const { form, set } = props;
  const spreads = props.hasChosen
    ? (["selected", "oldest_first", "none"] as const)
    : (["oldest_first", "none"] as const);
  return (
    <>
      <Group grow align="flex-start">
        <AmountInput
          label={t("customer.actions.amount", { currency: props.currency })}
          currency={props.currency}
          value={form.amount}
          onChange={(amount) => set({ amount })}
          autoFocus
        />
        <DateField
          label={t("customer.actions.receivedOn")}
          value={form.receivedOn}
          max={props.today}
          onChange={(receivedOn) => set({ receivedOn })}
        />
      </Group>
      <Group grow align="flex-start">
        <NativeSelect
          label={t("customer.actions.method")}
          value={form.method}
          onChange={(event) => set({ method: event.currentTarget.value })}
          data={METHODS.map((value) => ({ value, label: t(`customer.actions.methods.${value}`) }))}
        />
        <TextInput
          label={t("customer.actions.paymentReference")}
          value={form.reference}
          onChange={(event) => set({ reference: event.currentTarget.value })}
        />
      </Group>
      {props.hasChosen ? null : <EntitySelect value={form.entity} onChange={(entity) => set({ entity })} />}
      <Radio.Group
        label={t("customer.actions.spread")}
        value={form.spread}
        onChange={(spread) => set({ spread: spread as PaymentForm["spread"] })}
      >
        <Stack gap={6} mt={4}>
          {spreads.map((value) => (
            <Radio key={value} size="xs" value={value} label={t(`customer.actions.spreads.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </>
  );
}

function PaymentPreview({
  form,
  currency,
  chosen,
}: {
  form: PaymentForm;
  currency: string;
  chosen: OpenItem[];
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const amount = form.amount ?? 0;
  const money = formatMoney(amount, currency, locale, "currency");
  if (form.spread === "oldest_first") return t("customer.actions.previewOldest", { amount: money });
  if (form.spread === "none") return t("customer.actions.previewUnapplied", { amount: money });
  return <SpreadPreview {...spreadOver(amount, chosen)} currency={currency} />;
}

function paymentBody(customer: string, currency: string, form: PaymentForm, chosen: readonly OpenItem[]) {
  const { parts } = spreadOver(form.amount ?? 0, chosen);
  const applied =
    form.spread === "selected"
      ? {
          remittance: parts.map((part) => ({
            invoice: part.item.document.id,
            amount: part.amount,
            instalment: part.item.instalment,
          })),
        }
      : { allocate: form.spread };
  return {
    customer,
    entity: form.entity,
    amount: form.amount ?? 0,
    currency,
    receivedOn: form.receivedOn,
    method: form.method,
    ...(form.reference.trim() === "" ? {} : { reference: form.reference.trim() }),
    ...applied,
  };
}
