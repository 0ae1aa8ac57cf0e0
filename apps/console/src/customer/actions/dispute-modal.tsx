import { formatMoney, useLocale } from "@goodterms/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { OpenItem } from "../../api/types.ts";
import { shortName } from "../document-name.ts";
import { ActionModal } from "./action-modal.tsx";
import { AmountInput } from "./amount-input.tsx";
import { ReasonInput } from "./reason-input.tsx";
import { usePosting } from "./use-posting.ts";

/** Records how much of one instalment the customer disputes; nought ends the dispute. */
export function DisputeModal(props: {
  customerId: string;
  item: OpenItem;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { item } = props;
  const [amount, setAmount] = useState<number | null>(item.disputedAmount > 0 ? 0 : item.openAmount);
  const [reason, setReason] = useState("");
  const money = (value: number): string => formatMoney(value, item.currency, locale, "currency");
  const posting = usePosting(props.customerId, {
    done: t("customer.actions.disputeDone", { number: shortName(item.document) }),
    onDone: props.onDone,
  });
  const submit = (): void => {
    const id = item.document.id;
    const body = { instalment: item.instalment, amount: amount ?? 0, reason: reason.trim() };
    const params = { path: { id } };
    posting.mutate([
      {
        content: [id, body],
        send: (headers) => answer(api.PUT("/v1/invoices/{id}/dispute", { params, body, headers })),
      },
    ]);
  };
  const ends = amount === 0;
  return (
    <ActionModal
      title={t("customer.actions.dispute")}
      submit={ends ? t("customer.actions.submitDisputeEnd") : t("customer.actions.submitDispute")}
      ready={
        amount !== null && amount <= item.openAmount && amount !== item.disputedAmount && reason.trim() !== ""
      }
      posting={posting}
      onSubmit={submit}
      onClose={props.onClose}
      preview={
        ends
          ? t("customer.actions.disputeEnds", { number: shortName(item.document) })
          : t("customer.actions.disputeEffect", {
              amount: money(amount ?? 0),
              rest: money(Math.max(item.openAmount - (amount ?? 0), 0)),
            })
      }
    >
      <AmountInput
        label={t("customer.actions.disputedAmount", { currency: item.currency })}
        description={t("customer.actions.disputeHelp")}
        currency={item.currency}
        value={amount}
        onChange={setAmount}
        autoFocus
      />
      <ReasonInput value={reason} onChange={setReason} />
    </ActionModal>
  );
}
