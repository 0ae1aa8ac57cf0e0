import { formatMoney, useLocale } from "@goodterms/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { Account } from "../../api/types.ts";
import { ActionModal } from "./action-modal.tsx";
import { AmountInput } from "./amount-input.tsx";
import { ReasonInput } from "./reason-input.tsx";
import { usePosting } from "./use-posting.ts";

/** Sets how much the customer may owe. What is owed or reserved already stays; how long the ceiling holds, too. */
export function CeilingModal(props: {
  customerId: string;
  exposure: Account["exposure"];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency, validUntil, ceiling } = props.exposure;
  const [amount, setAmount] = useState(ceiling);
  const [reason, setReason] = useState("");
  const money = formatMoney(amount ?? 0, currency, locale, "currency");
  const posting = usePosting(props.customerId, {
    done: t("customer.actions.ceilingDone", { amount: money }),
    onDone: props.onClose,
  });
  const submit = (): void => {
    const params = { path: { id: props.customerId } };
    const body = { ceiling: { amount: amount ?? 0, currency }, validUntil, reason: reason.trim() };
    posting.mutate([
      {
        content: body,
        send: (headers) => answer(api.PUT("/v1/customers/{id}/ceiling", { params, body, headers })),
      },
    ]);
  };
  const over = (props.exposure.amount ?? 0) - (amount ?? 0);
  return (
    <ActionModal
      title={t("customer.actions.ceiling")}
      submit={t("customer.actions.submitCeiling", { amount: money })}
      ready={amount !== null && amount !== ceiling && reason.trim() !== ""}
      posting={posting}
      onSubmit={submit}
      onClose={props.onClose}
      preview={
        over > 0
          ? t("customer.actions.ceilingOver", { amount: formatMoney(over, currency, locale, "currency") })
          : t("customer.actions.ceilingFree", { amount: formatMoney(-over, currency, locale, "currency") })
      }
    >
      <AmountInput
        label={t("customer.actions.ceilingAmount", { currency })}
        description={t("customer.actions.ceilingHelp")}
        currency={currency}
        value={amount}
        onChange={setAmount}
        autoFocus
      />
      <ReasonInput value={reason} onChange={setReason} />
    </ActionModal>
  );
}
