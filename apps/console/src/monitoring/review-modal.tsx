import { formatDate, useLocale } from "@goodterms/ui";
import { Select, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { BehaviourPanel } from "../customer/credit/behaviour-panel.tsx";
import { ConfirmModal } from "../settings/confirm-modal.tsx";
import { DateField } from "../shell/date-field.tsx";
import { TextLink } from "../shell/links.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMainEntity } from "../shell/use-me.ts";
import { afterWatch } from "./watch-queries.ts";

const OUTCOMES = ["no_change", "raise_limit", "lower_limit", "hold", "collect", "close"] as const;
const NOTE_LENGTH_MAX = 2_000;

/** Completes the review of an account: how they pay, what came of it, and when to look again. */
export function ReviewModal(props: {
  review: { customer: { id: string; name: string } };
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { today } = useMainEntity();
  const { id, name } = props.review.customer;
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>("no_change");
  const [note, setNote] = useState("");
  const [nextOn, setNextOn] = useState("");
  const complete = useAct({
    act: (body: { outcome: (typeof OUTCOMES)[number]; note: string; nextOn?: string }, headers) =>
      answer(api.POST("/v1/customers/{id}/reviews", { params: { path: { id } }, body, headers })),
    done: (done) =>
      done.nextOn === null
        ? t("monitoring.reviews.doneNone")
        : t("monitoring.reviews.done", { on: formatDate(done.nextOn, locale) }),
    changes: afterWatch,
    onDone: props.onClose,
  });
  return (
    <ConfirmModal
      title={t("monitoring.reviews.title", { name })}
      detail={
        <TextLink to="/customers/$customerId" params={{ customerId: id }} size="sm">
          {t("limits.holder.toCustomer")}
        </TextLink>
      }
      submit={t("monitoring.reviews.submit")}
      ready={note.trim() !== ""}
      doing={complete}
      onSubmit={() => complete.mutate({ outcome, note: note.trim(), ...(nextOn !== "" && { nextOn }) })}
      onClose={props.onClose}
    >
      <Stack gap="sm">
        <BehaviourPanel customerId={id} />
        <Select
          label={t("monitoring.reviews.outcome")}
          description={t("monitoring.reviews.outcomeHelp")}
          value={outcome}
          allowDeselect={false}
          data={OUTCOMES.map((value) => ({ value, label: t(`monitoring.reviews.outcomes.${value}`) }))}
          onChange={(value) => setOutcome(OUTCOMES.find((known) => known === value) ?? "no_change")}
        />
        <Textarea
          label={t("monitoring.reviews.noteLabel")}
          maxLength={NOTE_LENGTH_MAX}
          autosize
          minRows={3}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <DateField
          label={t("monitoring.reviews.nextOn")}
          description={t("monitoring.reviews.nextHelp")}
          value={nextOn}
          min={today}
          optional
          onChange={setNextOn}
        />
      </Stack>
    </ConfirmModal>
  );
}
