import { formatMoney, useLocale } from "@goodterms/ui";
import { Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { OpenItem } from "../../api/types.ts";
import { DateField } from "../../shell/date-field.tsx";
import { useMainEntity } from "../../shell/use-me.ts";
import { shortName } from "../document-name.ts";
import { ActionModal } from "./action-modal.tsx";
import { AmountInput } from "./amount-input.tsx";
import { ReasonInput } from "./reason-input.tsx";
import { usePosting } from "./use-posting.ts";

/** Gives up part or all of one instalment as lost. */
export function WriteOffModal(props: {
  customerId: string;
  item: OpenItem;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today } = useMainEntity();
  const { item } = props;
  const [amount, setAmount] = useState<number | null>(item.openAmount);
  const [writtenOffOn, setWrittenOffOn] = useState(today);
  const [reason, setReason] = useState("");
  const money = formatMoney(amount ?? 0, item.currency, locale, "currency");
  const posting = usePosting(props.customerId, {
    done: t("customer.actions.writeOffDone", { amount: money }),
    onDone: props.onDone,
  });
  const submit = (): void => {
    const body = {
      invoice: item.document.id,
      instalment: item.instalment,
      amount: amount ?? 0,
      reason: reason.trim(),
      writtenOffOn,
    };
    posting.mutate([
      { content: body, send: (headers) => answer(api.POST("/v1/write-offs", { body, headers })) },
    ]);
  };
  return (
    <ActionModal
      title={t("customer.actions.writeOff")}
      submit={t("customer.actions.submitWriteOff", { amount: money })}
      ready={
        (amount ?? 0) > 0 && (amount ?? 0) <= item.openAmount && reason.trim() !== "" && writtenOffOn !== ""
      }
      lost
      posting={posting}
      onSubmit={submit}
      onClose={props.onClose}
      preview={t("customer.actions.writeOffEffect", { amount: money, number: shortName(item.document) })}
    >
      <Group grow align="flex-start">
        <AmountInput
          label={t("customer.actions.amount", { currency: item.currency })}
          currency={item.currency}
          value={amount}
          onChange={setAmount}
        />
        <DateField
          label={t("customer.actions.writtenOffOn")}
          value={writtenOffOn}
          onChange={setWrittenOffOn}
        />
      </Group>
      <ReasonInput value={reason} onChange={setReason} autoFocus />
    </ActionModal>
  );
}
