import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { Customer } from "../../api/types.ts";
import { useHoldAction } from "../../holds/use-hold-action.ts";
import { DateField } from "../../shell/date-field.tsx";
import { ActionModal } from "../actions/action-modal.tsx";
import { ReasonInput } from "../actions/reason-input.tsx";
import { HOLD_CODES } from "./hold-code.ts";

/** Puts a hold on the whole account: new orders wait until somebody lifts it. */
export function PutHoldModal({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState<string>("manual");
  const [until, setUntil] = useState("");
  const [note, setNote] = useState("");
  const put = useHoldAction({
    customerId: customer.id,
    act: () =>
      answer(
        api.POST("/v1/customers/{id}/credit/holds", {
          params: { path: { id: customer.id } },
          body: { code, note: note.trim(), until: until === "" ? null : until },
        }),
      ),
    done: () => t("credit.hold.done"),
    onDone: onClose,
  });
  return (
    <ActionModal
      title={t("credit.hold.title", { name: customer.name })}
      submit={t("credit.hold.submit")}
      ready={note.trim() !== ""}
      posting={put}
      onSubmit={() => put.mutate()}
      onClose={onClose}
      preview={t("credit.hold.preview")}
    >
      <Select
        label={t("credit.hold.code")}
        allowDeselect={false}
        value={code}
        onChange={(value) => setCode(value ?? "manual")}
        data={HOLD_CODES.map((one) => ({ value: one, label: t(`credit.hold.codes.${one}`) }))}
      />
      <DateField
        label={`${t("credit.hold.until")} (${t("common.optional")})`}
        value={until}
        optional
        onChange={setUntil}
      />
      <ReasonInput value={note} onChange={setNote} autoFocus />
    </ActionModal>
  );
}
