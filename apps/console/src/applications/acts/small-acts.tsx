import { parseId } from "@goodterms/kernel";
import { formatInstant, useLocale } from "@goodterms/ui";
import { NativeSelect, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { peopleQuery } from "../../api/settings-queries.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { SecretOnce } from "../../settings/secret-once.tsx";
import { useMay, useMe } from "../../shell/use-me.ts";
import type { ApplicationCase } from "../types.ts";
import { useOwnActor } from "../use-own-actor.ts";
import { useCaseAct } from "./use-case-act.ts";

interface ActProps {
  readonly shown: ApplicationCase;
  readonly onClose: () => void;
}

/** Takes a declined, withdrawn or waiting application up again; why stays in the case. */
export function ReconsiderModal({ shown, onClose }: ActProps) {
  const { t } = useTranslation();
  const { id } = shown.application;
  const [reason, setReason] = useState("");
  const acting = useCaseAct({
    act: (body: { reason: string }, headers) =>
      answer(api.POST("/v1/applications/{id}/reconsider", { params: { path: { id } }, body, headers })),
    done: () => t("applications.acts.reconsidered"),
    onDone: onClose,
  });
  return (
    <ConfirmModal
      title={t("applications.acts.reconsiderTitle")}
      submit={t("applications.acts.submitReconsider")}
      ready={reason.trim() !== ""}
      doing={acting}
      onSubmit={() => acting.mutate({ reason: reason.trim() })}
      onClose={onClose}
    >
      <Textarea
        label={t("common.reason")}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmModal>
  );
}

/** Says who looks after it: oneself, a colleague, or nobody. */
export function AssignModal({ shown, onClose }: ActProps) {
  const { t } = useTranslation();
  const { id, assignedTo } = shown.application;
  const { user } = useMe();
  const own = useOwnActor();
  const mayRead = useMay("settings:read");
  const people = useQuery({ ...peopleQuery, enabled: mayRead }).data?.data ?? [];
  const [assignee, setAssignee] = useState(assignedTo ?? own);
  const acting = useCaseAct({
    act: (body: { assignee: string | null }, headers) =>
      answer(api.POST("/v1/applications/{id}/assign", { params: { path: { id } }, body, headers })),
    done: () => t("applications.acts.assigned"),
    onDone: onClose,
  });
  const others = people
    .filter((person) => person.id !== user.id)
    .map((person) => ({ value: `user:${parseId("usr", person.id)}`, label: person.name }));
  return (
    <ConfirmModal
      title={t("applications.acts.assignTitle")}
      submit={t("applications.acts.submitAssign")}
      doing={acting}
      onSubmit={() => acting.mutate({ assignee: assignee === "" ? null : assignee })}
      onClose={onClose}
    >
      <NativeSelect
        label={t("applications.acts.assignee")}
        value={assignee}
        data-autofocus
        onChange={(event) => setAssignee(event.currentTarget.value)}
        data={[
          { value: own, label: t("applications.acts.me", { name: user.name }) },
          ...others,
          { value: "", label: t("applications.acts.nobody") },
        ]}
      />
    </ConfirmModal>
  );
}

/** Destroys what is known of the person; the decision's record stays. */
export function EraseModal({ shown, onClose }: ActProps) {
  const { t } = useTranslation();
  const { id } = shown.application;
  const acting = useCaseAct({
    act: (_: null, headers) =>
      answer(api.POST("/v1/applications/{id}/erase", { params: { path: { id } }, headers })),
    done: () => t("applications.acts.erasedDone"),
    onDone: onClose,
  });
  return (
    <ConfirmModal
      title={t("applications.acts.eraseTitle")}
      detail={t("applications.acts.eraseDetail")}
      submit={t("applications.acts.submitErase")}
      doing={acting}
      onSubmit={() => acting.mutate(null)}
      onClose={onClose}
    />
  );
}

/** A code to tell the applicant over another way than the link went. */
export function CodeModal({ shown, onClose }: ActProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { id } = shown.application;
  const making = useMutation({
    mutationFn: () => answer(api.POST("/v1/applications/{id}/code", { params: { path: { id } } })),
  });
  if (making.data !== undefined) {
    return (
      <SecretOnce
        title={t("applications.acts.codeTitle")}
        detail={t("applications.acts.codeDetail", { at: formatInstant(making.data.expiresAt, locale) })}
        secret={making.data.code}
        onKept={onClose}
      />
    );
  }
  return (
    <ConfirmModal
      title={t("applications.acts.code")}
      submit={t("applications.acts.code")}
      doing={making}
      onSubmit={() => making.mutate()}
      onClose={onClose}
    />
  );
}
