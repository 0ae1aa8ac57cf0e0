import { Checkbox, List, ScrollArea, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ActionModal } from "../../customer/actions/action-modal.tsx";
import { applications } from "../../words/applications.ts";
import { applicantName } from "../applicant.ts";
import type { ApplicationCase } from "../types.ts";
import { useCaseAct } from "./use-case-act.ts";

export type DeclineReason = keyof typeof applications.declineReasons;
const REASONS = Object.keys(applications.declineReasons) as DeclineReason[];
const REASONS_MAX = 4;
const LIST_HEIGHT = "15rem";

/** Declines for reasons of the closed list, with what the applicant will read shown before. */
export function DeclineModal({ shown, onClose }: { shown: ApplicationCase; onClose: () => void }) {
  const { t } = useTranslation();
  const { id } = shown.application;
  const name = applicantName(t, shown.application);
  const [reasons, setReasons] = useState<DeclineReason[]>([]);
  const [note, setNote] = useState("");
  const declining = useCaseAct({
    act: (body: { reasons: DeclineReason[]; note?: string }, headers) =>
      answer(api.POST("/v1/applications/{id}/decline", { params: { path: { id } }, body, headers })),
    done: () => t("applications.acts.declined"),
    onDone: onClose,
  });
  const submit = (): void => declining.mutate({ reasons, ...(note.trim() !== "" && { note: note.trim() }) });
  return (
    <ActionModal
      title={t("applications.acts.declineTitle", { name })}
      submit={t("applications.acts.submitDecline")}
      ready={reasons.length > 0 && reasons.length <= REASONS_MAX}
      posting={declining}
      onSubmit={submit}
      onClose={onClose}
      preview={
        <>
          <Text size="sm">{t("applications.acts.noticeHead")}</Text>
          <List size="sm" my={4}>
            {reasons.map((reason) => (
              <List.Item key={reason}>{t(`applications.declineReasons.${reason}`)}</List.Item>
            ))}
          </List>
          <Text size="sm" c="dimmed">
            {t("applications.acts.noticeAppeal")}
          </Text>
        </>
      }
    >
      <Checkbox.Group
        label={t("applications.acts.reasons")}
        description={t("applications.acts.reasonsHelp")}
        value={reasons}
        onChange={(chosen) => setReasons(chosen as DeclineReason[])}
      >
        <ScrollArea.Autosize mah={LIST_HEIGHT} mt="xs" type="auto" viewportProps={{ tabIndex: 0 }}>
          <Stack gap={6} pr="md">
            {REASONS.map((reason) => (
              <Checkbox
                key={reason}
                size="xs"
                value={reason}
                disabled={reasons.length >= REASONS_MAX && !reasons.includes(reason)}
                label={t(`applications.declineReasons.${reason}`)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Checkbox.Group>
      <Textarea
        label={`${t("applications.acts.declineNote")} (${t("common.optional")})`}
        autosize
        minRows={1}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActionModal>
  );
}
