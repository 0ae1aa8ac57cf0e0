import { formatDate, useLocale } from "@goodterms/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { OpenItem } from "../../api/types.ts";
import { DateField } from "../../shell/date-field.tsx";
import { dueNote } from "../../shell/due-note.ts";
import { useMainEntity } from "../../shell/use-me.ts";
import { shortName } from "../document-name.ts";
import { ActionModal } from "./action-modal.tsx";
import { ReasonInput } from "./reason-input.tsx";
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
  const { today } = useMainEntity();
  const { item } = props;
  const [dueOn, setDueOn] = useState(item.dueOn);
  const [reason, setReason] = useState("");
  const posting = usePosting(props.customerId, {
    done: t("customer.actions.dueDateDone", {
      number: shortName(item.document),
      on: formatDate(dueOn, locale),
    }),
    onDone: props.onDone,
  });
  const submit = (): void => {
    const id = item.document.id;
    const body = { instalment: item.instalment, dueOn, reason: reason.trim() };
    const params = { path: { id } };
    posting.mutate([
      {
        content: [id, body],
        send: (headers) => answer(api.PUT("/v1/invoices/{id}/due-date", { params, body, headers })),
      },
    ]);
  };
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
            number: shortName(item.document),
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
      <ReasonInput value={reason} onChange={setReason} autoFocus />
    </ActionModal>
  );
}
