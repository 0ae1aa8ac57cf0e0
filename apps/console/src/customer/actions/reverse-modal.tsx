import { formatDate, formatMoney, useLocale } from "@goodterms/ui";
import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { reverseDocument } from "../../api/documents.ts";
import type { DocumentDetail } from "../../api/types.ts";
import { DateField } from "../../shell/date-field.tsx";
import { useMainEntity } from "../../shell/use-me.ts";
import { documentInWords } from "../document-name.ts";
import { ActionModal } from "./action-modal.tsx";
import { ReasonInput } from "./reason-input.tsx";
import { usePosting } from "./use-posting.ts";

/** Undoes a whole document by a reversal, with a reason. */
export function ReverseModal(props: { document: DocumentDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today } = useMainEntity();
  const { document } = props;
  const [reason, setReason] = useState("");
  const [reversedOn, setReversedOn] = useState(today);
  const [kind, setKind] = useState<"correction" | "returned">("correction");
  const name = documentInWords(document);
  const posting = usePosting(document.customer.id, {
    done: t("customer.actions.reverseDone", { document: name }),
    onDone: props.onClose,
  });
  const submit = (): void => {
    const body = { reason: reason.trim(), reversedOn, kind };
    posting.mutate([
      { content: [document.id, body], send: (headers) => reverseDocument(document, body, headers) },
    ]);
  };
  return (
    <ActionModal
      title={t("customer.actions.reverseTitle", { document: name })}
      submit={t("customer.actions.submitReverse")}
      ready={reason.trim() !== "" && reversedOn !== ""}
      posting={posting}
      onSubmit={submit}
      onClose={props.onClose}
      preview={t("customer.actions.reverseEffect", {
        document: `${name} (${formatDate(document.issuedOn, locale)})`,
        amount: formatMoney(document.totalAmount, document.currency, locale, "currency"),
      })}
    >
      {document.kind === "payment" ? (
        <Radio.Group
          label={t("customer.actions.reversalKind")}
          value={kind}
          onChange={(value) => setKind(value === "returned" ? value : "correction")}
        >
          <Stack gap={6} mt={4}>
            <Radio size="xs" value="correction" label={t("customer.actions.mistaken")} />
            <Radio size="xs" value="returned" label={t("customer.actions.returned")} />
          </Stack>
        </Radio.Group>
      ) : null}
      <DateField label={t("customer.actions.reversedOn")} value={reversedOn} onChange={setReversedOn} />
      <ReasonInput value={reason} onChange={setReason} autoFocus />
    </ActionModal>
  );
}
