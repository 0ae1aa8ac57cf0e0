import { Select, Stack, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { peopleQuery } from "../api/settings-queries.ts";
import { ConfirmModal } from "../settings/confirm-modal.tsx";
import { CustomerPicker } from "../shell/customer-picker.tsx";
import { DateField } from "../shell/date-field.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMainEntity, useMay, useMe } from "../shell/use-me.ts";
import { afterWatch, type WatchedCustomer } from "./watch-queries.ts";

const REASON_LENGTH_MAX = 2_000;

/** Puts a customer on the watch list, or changes why and until when. Without `watched` one is chosen first. */
export function WatchModal({ watched, onClose }: { watched: WatchedCustomer | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useMainEntity();
  const [customerId, setCustomerId] = useState<string | null>(watched?.customer.id ?? null);
  const [reason, setReason] = useState(watched?.source === "person" ? watched.reason : "");
  const [ownerId, setOwnerId] = useState<string | null>(watched?.ownerId ?? null);
  const [until, setUntil] = useState(watched?.until ?? "");
  const people = usePeople();
  const watch = useAct({
    act: (body: { reason: string; ownerId: string | null; until: string | null }, headers) =>
      answer(
        api.PUT("/v1/customers/{id}/watch", { params: { path: { id: customerId ?? "" } }, body, headers }),
      ),
    done: () => t("monitoring.list.done"),
    changes: afterWatch,
    onDone: onClose,
  });
  return (
    <ConfirmModal
      title={
        watched === null
          ? t("monitoring.list.titleNew")
          : t("monitoring.list.title", { name: watched.customer.name })
      }
      submit={t("monitoring.list.submit")}
      ready={customerId !== null && reason.trim() !== ""}
      doing={watch}
      onSubmit={() => watch.mutate({ reason: reason.trim(), ownerId, until: until === "" ? null : until })}
      onClose={onClose}
    >
      <Stack gap="sm">
        {watched === null ? (
          <CustomerPicker label={t("monitoring.customer")} value={customerId} onChange={setCustomerId} />
        ) : null}
        <Textarea
          label={t("monitoring.list.reason")}
          maxLength={REASON_LENGTH_MAX}
          autosize
          minRows={2}
          data-autofocus={watched === null ? undefined : true}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Select
          label={`${t("monitoring.list.owner")} (${t("common.optional")})`}
          clearable
          value={ownerId}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setOwnerId}
        />
        <DateField
          label={`${t("monitoring.list.until")} (${t("common.optional")})`}
          value={until}
          min={today}
          optional
          onChange={setUntil}
        />
      </Stack>
    </ConfirmModal>
  );
}

/** Whoever may own a watch: everybody, as far as one may list people; else oneself. */
function usePeople(): { id: string; name: string }[] {
  const { user } = useMe();
  const mayRead = useMay("settings:read");
  return useQuery({ ...peopleQuery, enabled: mayRead }).data?.data ?? [user];
}

/** Takes a customer off the watch list. */
export function useEndWatch() {
  const { t } = useTranslation();
  return useAct({
    act: async (watched: WatchedCustomer, headers) => {
      await api.DELETE("/v1/customers/{id}/watch", {
        params: { path: { id: watched.customer.id } },
        headers,
      });
    },
    done: (_nothing, watched) => t("monitoring.list.ended", { name: watched.customer.name }),
    changes: afterWatch,
  });
}
