import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { useMay } from "../../shell/use-me.ts";
import { type Policy, policiesKey } from "../policy-api.ts";
import type { Standing } from "../policy-state.ts";
import { ApproveModal } from "./approve-modal.tsx";
import { RejectModal } from "./reject-modal.tsx";
import { SubmitModal } from "./submit-modal.tsx";
import { useMoved } from "./use-moved.ts";

type Action = "submit" | "approve" | "reject" | "withdraw" | "again";

/** What may be done with a version as it stands; each shows first what will happen. */
export function PolicyActions({ policy, standing }: { policy: Policy; standing: Standing }) {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:policy");
  const [action, setAction] = useState<Action | null>(null);
  if (!mayWrite) return null;
  const close = (): void => setAction(null);
  return (
    <>
      {actionsOf(standing).map((one) => (
        <Button
          key={one}
          variant={one === "submit" || one === "approve" ? "filled" : "default"}
          disabled={one === "submit" && policy.problems.length > 0}
          onClick={() => setAction(one)}
        >
          {t(`policies.${one}`)}
        </Button>
      ))}
      {action === "submit" ? <SubmitModal policy={policy} onClose={close} /> : null}
      {action === "approve" ? <ApproveModal policy={policy} onClose={close} /> : null}
      {action === "reject" ? <RejectModal policy={policy} onClose={close} /> : null}
      {action === "withdraw" ? <WithdrawModal policy={policy} onClose={close} /> : null}
      {action === "again" ? <AgainModal policy={policy} onClose={close} /> : null}
    </>
  );
}

function actionsOf(standing: Standing): readonly Action[] {
  switch (standing) {
    case "draft":
      return ["withdraw", "submit"];
    case "submitted":
      return ["withdraw", "reject", "approve"];
    case "coming":
      return ["withdraw", "again"];
    default:
      return ["again"];
  }
}

function WithdrawModal({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const moved = useMoved(onClose);
  const withdraw = useMutation({
    mutationFn: () => answer(api.POST("/v1/policies/{id}/withdraw", { params: { path: { id: policy.id } } })),
    onSuccess: moved,
  });
  return (
    <ConfirmModal
      title={t("policies.withdrawTitle", { version: policy.version })}
      detail={t("policies.withdrawDetail")}
      submit={t("policies.withdraw")}
      doing={withdraw}
      onSubmit={() => withdraw.mutate()}
      onClose={onClose}
    />
  );
}

function AgainModal({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const again = useMutation({
    mutationFn: () =>
      answer(api.POST("/v1/policies/{id}/rollback", { params: { path: { id: policy.id } }, body: {} })),
    onSuccess: async (draft) => {
      await queries.invalidateQueries({ queryKey: policiesKey });
      onClose();
      await navigate({ to: "/policies/$policyId", params: { policyId: draft.id } });
    },
  });
  return (
    <ConfirmModal
      title={t("policies.againTitle", { version: policy.version })}
      detail={t("policies.againDetail")}
      submit={t("policies.again")}
      doing={again}
      onSubmit={() => again.mutate()}
      onClose={onClose}
    />
  );
}
