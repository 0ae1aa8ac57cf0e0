import { Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import type { Policy } from "../policy-api.ts";
import { useMoved } from "./use-moved.ts";

const REASON_MAX = 2_000;

/** Sends a version back, with the reason that whoever wrote it reads. */
export function RejectModal({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const moved = useMoved(onClose);
  const reject = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/policies/{id}/reject", {
          params: { path: { id: policy.id } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: moved,
  });
  return (
    <ConfirmModal
      title={t("policies.rejectTitle", { version: policy.version })}
      detail={t("policies.rejectDetail")}
      submit={t("policies.rejectSubmit", { version: policy.version })}
      ready={reason.trim() !== ""}
      doing={reject}
      onSubmit={() => reject.mutate()}
      onClose={onClose}
    >
      <Textarea
        label={t("common.reason")}
        autosize
        minRows={2}
        maxLength={REASON_MAX}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmModal>
  );
}
