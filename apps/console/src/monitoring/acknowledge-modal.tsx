import { useLocale } from "@goodterms/ui";
import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import type { CreditAlert } from "../api/credit-types.ts";
import { ConfirmModal } from "../settings/confirm-modal.tsx";
import { useAct } from "../shell/use-act.ts";
import { alertInWords } from "./grounds.ts";
import { afterWatch } from "./watch-queries.ts";

const NOTE_LENGTH_MAX = 1_000;

/** Notes that an alert was seen to; from then on it no longer stands against the customer. */
export function AcknowledgeModal({ alert, onClose }: { alert: CreditAlert; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [note, setNote] = useState("");
  const acknowledge = useAct({
    act: (text: string, headers) =>
      answer(
        api.POST("/v1/credit/alerts/{id}/acknowledge", {
          params: { path: { id: alert.id } },
          body: { note: text === "" ? null : text },
          headers,
        }),
      ),
    done: () => t("monitoring.alerts.done"),
    changes: afterWatch,
    onDone: onClose,
  });
  return (
    <ConfirmModal
      title={t("monitoring.alerts.acknowledgeTitle", {
        name: alert.customer.name,
        what: alertInWords(t, alert, locale),
      })}
      detail={alert.positive ? undefined : t("monitoring.alerts.acknowledgeDetail")}
      submit={t("monitoring.alerts.acknowledge")}
      doing={acknowledge}
      onSubmit={() => acknowledge.mutate(note.trim())}
      onClose={onClose}
    >
      <Textarea
        label={t("monitoring.alerts.noteOptional")}
        maxLength={NOTE_LENGTH_MAX}
        autosize
        minRows={2}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmModal>
  );
}
