import { formatCount, useLocale } from "@goodterms/ui";
import { Button, Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ReasonInput } from "../../customer/actions/reason-input.tsx";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { useAct } from "../../shell/use-act.ts";
import { useMay, useMe } from "../../shell/use-me.ts";
import { limitsKey } from "../limit-queries.ts";
import type { LimitChange } from "../limit-types.ts";
import { ChangeExport } from "./change-export.tsx";

type Verb = "confirm" | "approve" | "withdraw";

/** What may be done with a change of many limits as it stands. */
export function ChangeActions({ change }: { change: LimitChange }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayWrite = useMay("credit:write");
  const { user } = useMe();
  const step = useStep(change.id);
  const [asking, setAsking] = useState<"reject" | "undo" | null>(null);
  const moved = change.totals.reduce((sum, total) => sum + total.raised + total.lowered, 0);
  const isMine = change.proposedBy === user.id;
  const button = (verb: Verb, label: string, variant: "filled" | "default") => (
    <Button size="xs" variant={variant} disabled={step.isPending} onClick={() => step.mutate(verb)}>
      {label}
    </Button>
  );
  return (
    <>
      <Group gap="xs">
        <ChangeExport change={change} />
        {mayWrite && change.state === "preview" ? (
          <>
            {button("withdraw", t("limits.change.withdraw"), "default")}
            {moved === 0
              ? null
              : button(
                  "confirm",
                  t("limits.change.confirm", { count: moved, total: formatCount(moved, locale) }),
                  "filled",
                )}
          </>
        ) : null}
        {mayWrite && change.state === "proposed" && isMine
          ? button("withdraw", t("limits.change.withdraw"), "default")
          : null}
        {mayWrite && change.state === "proposed" && !isMine ? (
          <>
            <Button size="xs" variant="default" onClick={() => setAsking("reject")}>
              {t("limits.change.reject")}
            </Button>
            {button("approve", t("limits.change.approve"), "filled")}
          </>
        ) : null}
        {mayWrite && change.state === "done" ? (
          <Button size="xs" variant="default" onClick={() => setAsking("undo")}>
            {t("limits.change.undo")}
          </Button>
        ) : null}
      </Group>
      <ProblemAlert error={step.error} />
      {asking === null ? null : <AskModal change={change} asking={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function useStep(id: string) {
  const { t } = useTranslation();
  return useAct({
    act: (verb: Verb, headers) => {
      const params = { path: { id } };
      switch (verb) {
        case "confirm":
          return answer(api.POST("/v1/credit/limit-changes/{id}/confirm", { params, headers }));
        case "approve":
          return answer(api.POST("/v1/credit/limit-changes/{id}/approve", { params, body: {}, headers }));
        case "withdraw":
          return answer(api.POST("/v1/credit/limit-changes/{id}/withdraw", { params, headers }));
      }
    },
    done: (after) => {
      if (after.state === "running") return t("limits.change.started");
      return after.state === "proposed" ? t("limits.change.proposed") : null;
    },
    changes: [limitsKey],
  });
}

function AskModal(props: { change: LimitChange; asking: "reject" | "undo"; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { change, asking, onClose } = props;
  const [reason, setReason] = useState("");
  const params = { path: { id: change.id } };
  const act = useAct({
    act: (why: string, headers) =>
      asking === "undo"
        ? answer(api.POST("/v1/credit/limit-changes/{id}/undo", { params, body: { reason: why }, headers }))
        : answer(api.POST("/v1/credit/limit-changes/{id}/reject", { params, body: { note: why }, headers })),
    done: () => null,
    changes: [limitsKey],
    onDone: (after) => {
      onClose();
      if (after.id === change.id) return;
      void navigate({ to: "/limits/changes/$changeId", params: { changeId: after.id } });
    },
  });
  return (
    <ConfirmModal
      title={asking === "undo" ? t("limits.change.undoTitle") : t("limits.change.reject")}
      detail={asking === "undo" ? t("limits.change.undoDetail") : undefined}
      submit={asking === "undo" ? t("limits.change.undoSubmit") : t("limits.change.reject")}
      ready={reason.trim() !== ""}
      doing={act}
      onSubmit={() => act.mutate(reason.trim())}
      onClose={onClose}
    >
      <ReasonInput value={reason} onChange={setReason} autoFocus />
    </ConfirmModal>
  );
}
