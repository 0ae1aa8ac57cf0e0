import { formatMoney, useLocale } from "@goodterms/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { DocumentDetail } from "../../api/types.ts";
import { shortName } from "../document-name.ts";
import { ActionModal } from "./action-modal.tsx";
import { ReasonInput } from "./reason-input.tsx";
import { usePosting } from "./use-posting.ts";

/** Takes one allocation back: what it settled is open again on both sides. */
export function UnallocateModal(props: {
  document: DocumentDetail;
  allocation: DocumentDetail["allocations"][number];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { document, allocation } = props;
  const [reason, setReason] = useState("");
  const money = formatMoney(allocation.amount, document.currency, locale, "currency");
  const posting = usePosting(document.customer.id, {
    done: t("customer.actions.unallocateDone", { amount: money }),
    onDone: props.onClose,
  });
  const submit = (): void => {
    const params = { path: { id: allocation.id } };
    const body = { reason: reason.trim() };
    posting.mutate([
      {
        content: [allocation.id, body],
        send: (headers) => answer(api.POST("/v1/allocations/{id}/reverse", { params, body, headers })),
      },
    ]);
  };
  return (
    <ActionModal
      title={t("customer.actions.unallocateTitle")}
      submit={t("customer.actions.submitUnallocate")}
      ready={reason.trim() !== ""}
      posting={posting}
      onSubmit={submit}
      onClose={props.onClose}
      preview={`${shortName(document)} ↔ ${shortName(allocation.other)}: ${t("customer.actions.unallocateEffect", { amount: money })}`}
    >
      <ReasonInput value={reason} onChange={setReason} autoFocus />
    </ActionModal>
  );
}
