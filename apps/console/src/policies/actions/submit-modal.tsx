import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import type { Policy } from "../policy-api.ts";
import { useMoved } from "./use-moved.ts";
import { WhatWillHappen } from "./what-will-happen.tsx";

/** Hands a draft over: what it changes is shown once more, for the text stands from then on. */
export function SubmitModal({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const moved = useMoved(onClose);
  const submit = useMutation({
    mutationFn: () => answer(api.POST("/v1/policies/{id}/submit", { params: { path: { id: policy.id } } })),
    onSuccess: moved,
  });
  return (
    <ConfirmModal
      title={t("policies.submitTitle", { version: policy.version })}
      detail={t("policies.submitDetail")}
      submit={t("policies.submit")}
      doing={submit}
      onSubmit={() => submit.mutate()}
      onClose={onClose}
    >
      <WhatWillHappen policy={policy} onClose={onClose} />
    </ConfirmModal>
  );
}
