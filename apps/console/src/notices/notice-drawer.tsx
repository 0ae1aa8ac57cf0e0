import { formatDate, useLocale } from "@goodterms/ui";
import { Badge, Button, Drawer, Group, SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchRaw } from "../api/api.ts";
import { ApiProblem } from "../api/problem.ts";
import { TextLink } from "../shell/links.tsx";
import { saveFile } from "../shell/save-file.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import { NoticeActions } from "./notice-actions.tsx";
import { type CreditNoticeText, noticeQuery, noticeReasonsQuery } from "./notice-queries.ts";
import classes from "./notices.module.css";
import { useWarning } from "./use-warning.ts";

/** A notice as it will look, with what staff should know before it goes out, and what may be done. */
export function NoticeDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(noticeQuery(id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      closeButtonProps={{ "aria-label": t("common.close") }}
      title={found.data?.title ?? t("notices.tab")}
    >
      {found.error !== null && found.data === undefined ? <ProblemState error={found.error} /> : null}
      {found.isPending ? <Skeleton height={420} /> : null}
      {found.data === undefined ? null : <Notice notice={found.data} onClose={onClose} />}
    </Drawer>
  );
}

function Notice({ notice, onClose }: { notice: CreditNoticeText; onClose: () => void }) {
  return (
    <Stack gap="md">
      <Standing notice={notice} />
      <Warnings notice={notice} />
      <Letter notice={notice} />
      <NoticeActions notice={notice} onClose={onClose} />
    </Stack>
  );
}

function Standing({ notice }: { notice: CreditNoticeText }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const reasons = useQuery(noticeReasonsQuery).data?.data ?? [];
  const given = notice.reasons.map(
    (code) => reasons.find((reason) => reason.code === code)?.texts.en ?? code.replaceAll("_", " "),
  );
  const notes = [
    t(`notices.actions.${notice.action}`),
    t(notice.decidedBy === "person" ? "notices.letter.byPerson" : "notices.letter.automatic"),
    formatDate(notice.decidedOn, locale),
    notice.dueOn === null ? null : `${t("notices.due")} ${formatDate(notice.dueOn, locale)}`,
    notice.reasonsRequestableUntil === null
      ? null
      : t("notices.askable", { on: formatDate(notice.reasonsRequestableUntil, locale) }),
    notice.requestedOn === null ? null : t("notices.asked", { on: formatDate(notice.requestedOn, locale) }),
  ].filter((note) => note !== null);
  return (
    <div>
      <Group gap="xs">
        <Badge variant="light" color="gray">
          {t(`notices.oneState.${notice.state}`)}
        </Badge>
        {notice.customerId === null ? null : (
          <TextLink to="/customers/$customerId" params={{ customerId: notice.customerId }} size="sm">
            {t("limits.holder.toCustomer")}
          </TextLink>
        )}
      </Group>
      <Text size="sm" mt={6}>
        {notes.join(" · ")}
      </Text>
      <Text size="sm" c="dimmed">
        {t("notices.letter.reasons")}: {given.length === 0 ? "–" : given.join(" ")}
      </Text>
      {notice.sentOn === null || notice.channel === null ? null : (
        <Text size="sm">
          {t("notices.letter.sentOn", {
            on: formatDate(notice.sentOn, locale),
            channel: t(`notices.letter.channels.${notice.channel}`),
          })}
        </Text>
      )}
      {notice.cancelledReason === null ? null : (
        <Text size="sm">{t("notices.letter.cancelled", { reason: notice.cancelledReason })}</Text>
      )}
      <Text size="xs" c="dimmed">
        {t("notices.letter.source", { source: notice.source })}
      </Text>
    </div>
  );
}

function Warnings({ notice }: { notice: CreditNoticeText }) {
  const { t } = useTranslation();
  const warningInWords = useWarning();
  const warnings = [
    ...(notice.verified ? [] : [t("notices.letter.unverified")]),
    ...notice.warnings.map(warningInWords),
  ];
  if (warnings.length === 0 || notice.state === "sent" || notice.state === "cancelled") return null;
  return (
    <ul className={classes.warnings}>
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}

function Letter({ notice }: { notice: CreditNoticeText }) {
  const { t } = useTranslation();
  const [as, setAs] = useState<"letter" | "email">(notice.letter === null ? "email" : "letter");
  const { letter, email, addressee } = notice;
  if (letter === null && email === null) return <Text size="sm">{t("notices.letter.none")}</Text>;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        {letter === null || email === null ? (
          <span />
        ) : (
          <SegmentedControl
            size="xs"
            value={as}
            aria-label={t("notices.viewsLabel")}
            data={[
              { value: "letter", label: t("notices.letter.asLetter") },
              { value: "email", label: t("notices.letter.asEmail") },
            ]}
            onChange={(value) => setAs(value === "email" ? "email" : "letter")}
          />
        )}
        {letter === null ? null : <PdfButton id={notice.id} />}
      </Group>
      {as === "email" && email !== null ? (
        <div className={classes.letter}>
          <strong>
            {t("notices.letter.subject")}: {email.subject}
          </strong>
          {`\n\n${email.text}`}
        </div>
      ) : (
        <div className={classes.letter} lang={notice.language}>
          {addressee === null ? null : (
            <address className={classes.addressee}>{[addressee.name, ...addressee.lines].join("\n")}</address>
          )}
          {letter}
        </div>
      )}
    </Stack>
  );
}

function PdfButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: async () => {
      const response = await fetchRaw(`/v1/credit/notices/${id}?format=pdf`);
      saveFile(await response.blob(), `${id}.pdf`);
    },
    onError: (error) =>
      notifications.show({
        title: t("common.failed"),
        message: error instanceof ApiProblem ? error.message : "",
      }),
  });
  return (
    <Button size="xs" variant="default" disabled={save.isPending} onClick={() => save.mutate()}>
      {t(save.isPending ? "notices.letter.saving" : "notices.letter.pdf")}
    </Button>
  );
}
