import { Input, SegmentedControl, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, given } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { Notice } from "../notice.tsx";
import type { Policy } from "../policy-api.ts";
import { type Authorship, useAuthorship } from "./use-authorship.ts";
import { useMoved } from "./use-moved.ts";
import { WhatWillHappen } from "./what-will-happen.tsx";

const NOTE_MAX = 2_000;

/** Approves a version at once or from an instant on, after showing what that changes; not one's own, if others can. */
export function ApproveModal({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const [isLater, setIsLater] = useState(false);
  const [instant, setInstant] = useState("");
  const [note, setNote] = useState("");
  const authorship = useAuthorship(policy);
  const moved = useMoved(onClose);
  const effectiveFrom = isLater && instant !== "" ? new Date(instant).toISOString() : undefined;
  const approve = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/policies/{id}/approve", {
          params: { path: { id: policy.id } },
          body: given({ effectiveFrom, note: note.trim() }),
        }),
      ),
    onSuccess: moved,
  });
  const { version } = policy;
  return (
    <ConfirmModal
      title={t("policies.approveTitle", { version })}
      submit={
        authorship.kind === "alone" ? t("policies.approveAlone") : t("policies.approveSubmit", { version })
      }
      ready={authorship.kind !== "others" && (!isLater || instant !== "")}
      doing={approve}
      onSubmit={() => approve.mutate()}
      onClose={onClose}
    >
      <Own authorship={authorship} />
      <WhatWillHappen policy={policy} onClose={onClose} />
      <Text size="sm">{t("policies.approvedEffect")}</Text>
      <From isLater={isLater} instant={instant} onLater={setIsLater} onInstant={setInstant} />
      <Textarea
        label={t("policies.decisionNote")}
        placeholder={t("common.optional")}
        autosize
        minRows={1}
        maxLength={NOTE_MAX}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmModal>
  );
}

function Own({ authorship }: { authorship: Authorship }) {
  const { t } = useTranslation();
  if (authorship.kind === "notOwn") return null;
  return (
    <Notice title={t("policies.ownDraft")}>
      {authorship.kind === "alone"
        ? t("policies.ownDraftAlone")
        : authorship.kind === "others"
          ? t("policies.ownDraftOthers", { people: authorship.people })
          : t("policies.ownDraftUnknown")}
    </Notice>
  );
}

/** From when it decides: at once, or an instant in the person's own time zone. */
function From(props: {
  isLater: boolean;
  instant: string;
  onLater: (isLater: boolean) => void;
  onInstant: (instant: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Input.Wrapper label={t("policies.from")} labelElement="div">
        <SegmentedControl
          size="xs"
          aria-label={t("policies.from")}
          value={props.isLater ? "later" : "now"}
          onChange={(value) => props.onLater(value === "later")}
          data={[
            { value: "now", label: t("policies.fromNow") },
            { value: "later", label: t("policies.fromLater") },
          ]}
        />
      </Input.Wrapper>
      {props.isLater ? (
        <TextInput
          type="datetime-local"
          label={t("policies.instant")}
          value={props.instant}
          onChange={(event) => props.onInstant(event.currentTarget.value)}
        />
      ) : null}
    </>
  );
}
