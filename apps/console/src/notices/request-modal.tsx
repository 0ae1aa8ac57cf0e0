import { Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { ConfirmModal } from "../settings/confirm-modal.tsx";
import { CustomerPicker } from "../shell/customer-picker.tsx";
import { DateField } from "../shell/date-field.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMainEntity } from "../shell/use-me.ts";
import { noticesKey } from "./notice-queries.ts";

/** Notes that a customer asks for the reasons of a decision; the letter that answers is drafted at once. */
export function RequestModal(props: { onClose: () => void; onDone: (noticeId: string) => void }) {
  const { t } = useTranslation();
  const { today } = useMainEntity();
  const [customerId, setCustomerId] = useState<string | null>(null);
  const [requestedOn, setRequestedOn] = useState(today);
  const request = useAct({
    act: (id: string, headers) =>
      answer(
        api.POST("/v1/customers/{id}/reason-requests", {
          params: { path: { id } },
          body: { requestedOn },
          headers,
        }),
      ),
    done: ({ inTime }) => t(inTime ? "notices.requesting.inTime" : "notices.requesting.late"),
    changes: [noticesKey],
    onDone: ({ notice }) => props.onDone(notice.id),
  });
  return (
    <ConfirmModal
      title={t("notices.requesting.title")}
      detail={t("notices.requesting.detail")}
      submit={t("notices.requesting.submit")}
      ready={customerId !== null && requestedOn !== ""}
      doing={request}
      onSubmit={() => {
        if (customerId !== null) request.mutate(customerId);
      }}
      onClose={props.onClose}
    >
      <Stack gap="sm">
        <CustomerPicker label={t("limits.customer")} value={customerId} onChange={setCustomerId} />
        <DateField
          label={t("notices.requesting.on")}
          value={requestedOn}
          max={today}
          onChange={setRequestedOn}
        />
      </Stack>
    </ConfirmModal>
  );
}
