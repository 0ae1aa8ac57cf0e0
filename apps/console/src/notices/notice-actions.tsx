import { Button, Group, MultiSelect, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReasonInput } from "../customer/actions/reason-input.tsx";
import { ConfirmModal } from "../settings/confirm-modal.tsx";
import { DateField } from "../shell/date-field.tsx";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useMainEntity, useMay } from "../shell/use-me.ts";
import { type CreditNoticeText, type NoticeReasonCode, noticeReasonsQuery } from "./notice-queries.ts";
import { useNoticeAct } from "./use-notice-act.ts";

const CHANNELS = ["letter", "email", "oral", "portal"] as const;
const REASONS_MAX = 4;

/** What may be done with a notice as it stands: reword, approve, mark as sent, take back. */
export function NoticeActions({ notice, onClose }: { notice: CreditNoticeText; onClose: () => void }) {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:write");
  const [doing, setDoing] = useState<"reword" | "mark" | "cancel" | null>(null);
  const approve = useNoticeAct(notice.id, () => undefined);
  if (!mayWrite || notice.state === "sent" || notice.state === "cancelled") return null;
  const close = (): void => setDoing(null);
  const isDraft = notice.state === "draft";
  return (
    <>
      <ProblemAlert error={approve.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => setDoing("cancel")}>
          {t("notices.letter.cancel")}
        </Button>
        {isDraft ? (
          <Button variant="default" onClick={() => setDoing("reword")}>
            {t("notices.letter.reword")}
          </Button>
        ) : null}
        {isDraft ? (
          <Button loading={approve.isPending} onClick={() => approve.mutate({ verb: "approve" })}>
            {t("notices.letter.approve")}
          </Button>
        ) : (
          <Button onClick={() => setDoing("mark")}>{t("notices.letter.mark")}</Button>
        )}
      </Group>
      {doing === "reword" ? <RewordModal notice={notice} onClose={close} /> : null}
      {doing === "mark" ? <MarkModal notice={notice} onClose={close} onDone={onClose} /> : null}
      {doing === "cancel" ? <CancelModal notice={notice} onClose={close} onDone={onClose} /> : null}
    </>
  );
}

function RewordModal({ notice, onClose }: { notice: CreditNoticeText; onClose: () => void }) {
  const { t } = useTranslation();
  const known = useQuery(noticeReasonsQuery).data?.data ?? [];
  const [reasons, setReasons] = useState<NoticeReasonCode[]>([...notice.reasons]);
  const reword = useNoticeAct(notice.id, onClose);
  return (
    <ConfirmModal
      title={t("notices.letter.rewordTitle")}
      detail={t("notices.letter.rewordDetail")}
      submit={t("notices.letter.reword")}
      ready={reasons.length > 0}
      doing={reword}
      onSubmit={() => reword.mutate({ verb: "reasons", reasons })}
      onClose={onClose}
    >
      <MultiSelect
        label={t("notices.letter.reasons")}
        searchable
        maxValues={REASONS_MAX}
        value={reasons}
        data={known.map(({ code, texts }) => ({ value: code, label: texts[notice.language] }))}
        onChange={(codes) =>
          setReasons(codes.flatMap((code) => known.find((reason) => reason.code === code)?.code ?? []))
        }
      />
    </ConfirmModal>
  );
}

function MarkModal(props: { notice: CreditNoticeText; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { today } = useMainEntity();
  const [sentOn, setSentOn] = useState(today);
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>("letter");
  const mark = useNoticeAct(props.notice.id, props.onDone);
  return (
    <ConfirmModal
      title={t("notices.letter.markTitle")}
      submit={t("notices.letter.mark")}
      ready={sentOn !== ""}
      doing={mark}
      onSubmit={() => mark.mutate({ verb: "mark", sentOn, channel })}
      onClose={props.onClose}
    >
      <Stack gap="sm">
        <DateField label={t("notices.letter.on")} value={sentOn} max={today} onChange={setSentOn} />
        <Select
          label={t("notices.letter.channel")}
          value={channel}
          allowDeselect={false}
          data={CHANNELS.map((value) => ({ value, label: t(`notices.letter.channels.${value}`) }))}
          onChange={(value) => setChannel(CHANNELS.find((known) => known === value) ?? "letter")}
        />
      </Stack>
    </ConfirmModal>
  );
}

function CancelModal(props: { notice: CreditNoticeText; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const cancel = useNoticeAct(props.notice.id, props.onDone);
  return (
    <ConfirmModal
      title={t("notices.letter.cancelTitle")}
      detail={t("notices.letter.cancelDetail")}
      submit={t("notices.letter.cancel")}
      ready={reason.trim() !== ""}
      doing={cancel}
      onSubmit={() => cancel.mutate({ verb: "cancel", reason: reason.trim() })}
      onClose={props.onClose}
    >
      <ReasonInput value={reason} onChange={setReason} autoFocus />
    </ConfirmModal>
  );
}
