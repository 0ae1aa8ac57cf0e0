import { NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { CreditStanding } from "../../api/credit-types.ts";
import type { Customer } from "../../api/types.ts";
import { useHoldAction } from "../../holds/use-hold-action.ts";
import { ActionModal } from "../actions/action-modal.tsx";
import { ReasonInput } from "../actions/reason-input.tsx";

const GRACE_DAYS_MAX = 365;
const STATUSES = ["active", "on_hold", "suspended", "pending_review", "closed"] as const;

/** Changes the account's status and its days of grace. */
export function StatusModal(props: { customer: Customer; standing: CreditStanding; onClose: () => void }) {
  const { t } = useTranslation();
  const { customer, standing, onClose } = props;
  const [status, setStatus] = useState<CreditStanding["status"]>(standing.status);
  const [graceDays, setGraceDays] = useState(standing.graceDays);
  const [reason, setReason] = useState("");
  const save = useHoldAction({
    customerId: customer.id,
    act: () =>
      answer(
        api.PUT("/v1/customers/{id}/credit", {
          params: { path: { id: customer.id } },
          body: { status, graceDays, reason: reason.trim() },
        }),
      ),
    done: () => t("credit.settings.done"),
    onDone: onClose,
  });
  const isChanged = status !== standing.status || graceDays !== standing.graceDays;
  return (
    <ActionModal
      title={t("credit.settings.title", { name: customer.name })}
      submit={t("credit.settings.submit")}
      ready={isChanged && reason.trim() !== ""}
      posting={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      preview={t("credit.settings.preview")}
    >
      <Select
        label={t("credit.settings.status")}
        allowDeselect={false}
        value={status}
        onChange={(value) => setStatus(STATUSES.find((one) => one === value) ?? status)}
        data={STATUSES.map((one) => ({ value: one, label: t(`credit.standing.statuses.${one}`) }))}
      />
      <NumberInput
        label={t("credit.settings.grace")}
        description={t("credit.settings.graceHelp")}
        min={0}
        max={GRACE_DAYS_MAX}
        allowDecimal={false}
        value={graceDays}
        onChange={(typed) => setGraceDays(typed === "" ? 0 : Number(typed))}
      />
      <ReasonInput value={reason} onChange={setReason} />
    </ActionModal>
  );
}
