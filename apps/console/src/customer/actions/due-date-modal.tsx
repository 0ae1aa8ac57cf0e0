import { formatDate, useLocale } from "@goodterms/ui";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenItem } from "../../api/types.ts";
import { dueNote } from "../../shell/due-note.ts";
import { useEntity } from "../../shell/use-me.ts";
import { ActionModal } from "./action-modal.tsx";
import { DateField } from "./date-field.tsx";
import { usePosting } from "./use-posting.ts";

/** Moves the due date of one instalment; the original one is kept beside it. */
export function DueDateModal(props: {
  customerId: string;
  item: OpenItem;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today } = useEntity();
  const { item } = props;
  const [dueOn, setDueOn] = useState(item.dueOn);
  const [reason, setReason] = useState("");
  const posting = usePosting(props.customerId, {
    done: t("customer.actions.dueDateDone", { number: item.document.number, on: formatDate(dueOn, locale) }),
    onDone: props.onDone,
  });
  const submit = (): void =>
    posting.mutate([
      {
        method: "PUT",
        path: `/v1/invoices/${encodeURIComponent(item.document.id)}/due-date`,
        body: { instalment: item.instalment, dueOn, reason: reason.trim() },
      },
    ]);
  const moved = dueOn !== "" && dueOn !== item.dueOn;
  return (
    <ActionModal
      title={t("customer.actions.dueDate")}
      submit={t("customer.actions.submitDueDate")}
      ready={moved && reason.trim() !== ""}
      posting={posting}
      onSubmit={submit}
      onClose={props.onClose}
      preview={
        <>
          {t("customer.actions.dueDateNow", {
            number: item.document.number,
            on: formatDate(item.dueOn, locale),
          })}{" "}
          {moved
            ? t("customer.actions.dueDateEffect", {
                on: formatDate(dueOn, locale),
                note: dueNote(t, dueOn, today).note,
              })
            : null}
        </>
      }
    >
      <DateField
        label={t("customer.actions.newDueOn")}
        value={dueOn}
        min={item.issuedOn}
        onChange={setDueOn}
      />
      <TextInput
        label={t("common.reason")}
        description={t("customer.actions.needReason")}
        value={reason}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionModal>
  );
}
