import { addDays, type PlainDate, startOfMonth } from "@goodterms/kernel";
import { formatDate, useLocale } from "@goodterms/ui";
import { Group, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { entitiesQuery } from "../../api/settings-queries.ts";
import type { Entity } from "../../api/types.ts";
import { DateField } from "../../shell/date-field.tsx";
import { ConfirmModal } from "../confirm-modal.tsx";

interface PeriodModalProps {
  entity: Entity;
  onClose: () => void;
}

/** Closes the book through a day, at first the end of the last month. */
export function ClosePeriodModal({ entity, onClose }: PeriodModalProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [through, setThrough] = useState<string>(addDays(startOfMonth(entity.today as PlainDate), -1));
  const [reason, setReason] = useState("");
  const { name } = entity;
  const on = formatDate(through, locale);
  const close = useMove(t("settings.entities.closedDone", { name, on }), onClose, () =>
    answer(
      api.POST("/v1/entities/{id}/close-period", {
        params: { path: { id: entity.id } },
        body: { through, reason: reason.trim() },
      }),
    ),
  );
  return (
    <ConfirmModal
      title={t("settings.entities.closeTitle", { name })}
      detail={t("settings.entities.closeDetail", { name, on })}
      submit={t("settings.entities.submitClose", { on })}
      ready={through !== "" && reason.trim() !== ""}
      doing={close}
      onSubmit={() => close.mutate()}
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <DateField
          label={t("settings.entities.through")}
          value={through}
          max={entity.today}
          onChange={setThrough}
        />
        <Reason value={reason} onChange={setReason} />
      </Group>
    </ConfirmModal>
  );
}

/** Opens what was closed, back to an earlier day or wholly. */
export function ReopenPeriodModal({ entity, onClose }: PeriodModalProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [through, setThrough] = useState("");
  const [reason, setReason] = useState("");
  const { name, closedThrough } = entity;
  const reopen = useMove(t("settings.entities.reopenedDone", { name }), onClose, () =>
    answer(
      api.POST("/v1/entities/{id}/reopen-period", {
        params: { path: { id: entity.id } },
        body: { through: through === "" ? null : through, reason: reason.trim() },
      }),
    ),
  );
  return (
    <ConfirmModal
      title={t("settings.entities.reopenTitle", { name })}
      detail={t("settings.entities.reopenDetail", { on: formatDate(closedThrough ?? "", locale) })}
      submit={t("settings.entities.submitReopen")}
      ready={reason.trim() !== ""}
      doing={reopen}
      onSubmit={() => reopen.mutate()}
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <DateField
          label={t("settings.entities.staysClosed")}
          description={t("settings.entities.staysClosedHelp")}
          value={through}
          max={closedThrough ?? entity.today}
          optional
          onChange={setThrough}
        />
        <Reason value={reason} onChange={setReason} />
      </Group>
    </ConfirmModal>
  );
}

function useMove(done: string, onClose: () => void, move: () => Promise<Entity>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: move,
    onSuccess: async () => {
      await queries.invalidateQueries(entitiesQuery);
      notifications.show({ message: done });
      onClose();
    },
  });
}

function Reason(props: { value: string; onChange: (reason: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t("common.reason")}
      value={props.value}
      data-autofocus
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
