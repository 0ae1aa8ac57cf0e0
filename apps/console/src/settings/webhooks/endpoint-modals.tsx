import { TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { endpointsQuery } from "../../api/settings-queries.ts";
import type { WebhookEndpoint } from "../../api/types.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { SecretOnce } from "../secret-once.tsx";

/** An address that is told what happens; then its signing secret, once. */
export function NewEndpointModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [url, setUrl] = useState("");
  const [types, setTypes] = useState("");
  const add = useMutation({
    mutationFn: () => {
      const eventTypes = types.split(/[\s,]+/).filter((type) => type !== "");
      return answer(api.POST("/v1/webhook-endpoints", { body: { url: url.trim(), eventTypes } }));
    },
    onSuccess: () => queries.invalidateQueries(endpointsQuery),
  });
  if (add.data !== undefined)
    return <EndpointSecret url={add.data.url} secret={add.data.secret} onKept={onClose} />;
  return (
    <ConfirmModal
      title={t("settings.webhooks.add")}
      submit={t("settings.webhooks.submit")}
      ready={URL.canParse(url.trim())}
      doing={add}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={t("settings.webhooks.url")}
        description={t("settings.webhooks.urlHelp")}
        placeholder="https://shop.example.com/goodterms"
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={url}
        data-autofocus
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label={`${t("settings.webhooks.types")} (${t("common.optional")})`}
        description={t("settings.webhooks.typesHelp")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={types}
        onChange={(event) => setTypes(event.currentTarget.value)}
      />
    </ConfirmModal>
  );
}

function EndpointSecret(props: { url: string; secret: string; onKept: () => void }) {
  const { t } = useTranslation();
  return (
    <SecretOnce
      title={t("settings.webhooks.secret", { url: props.url })}
      detail={t("settings.webhooks.secretDetail")}
      secret={props.secret}
      onKept={props.onKept}
    />
  );
}

/** Another signing secret; the former one signs beside it for a day. */
export function RotateModal({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const rotate = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/webhook-endpoints/{id}/rotate-secret", {
          params: { path: { id: endpoint.id } },
          body: {},
        }),
      ),
    onSuccess: () => queries.invalidateQueries(endpointsQuery),
  });
  if (rotate.data !== undefined)
    return <EndpointSecret url={endpoint.url} secret={rotate.data.secret} onKept={onClose} />;
  return (
    <ConfirmModal
      title={t("settings.webhooks.rotateTitle")}
      detail={t("settings.webhooks.rotateDetail")}
      submit={t("settings.webhooks.rotate")}
      doing={rotate}
      onSubmit={() => rotate.mutate()}
      onClose={onClose}
    />
  );
}

/** Stops telling an address. */
export function DisableModal({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const disable = useMutation({
    mutationFn: () =>
      answer(api.DELETE("/v1/webhook-endpoints/{id}", { params: { path: { id: endpoint.id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries(endpointsQuery);
      notifications.show({ message: t("settings.webhooks.disabledDone") });
      onClose();
    },
  });
  return (
    <ConfirmModal
      title={t("settings.webhooks.disableTitle")}
      detail={t("settings.webhooks.disableDetail", { url: endpoint.url })}
      submit={t("settings.webhooks.disable")}
      doing={disable}
      onSubmit={() => disable.mutate()}
      onClose={onClose}
    />
  );
}
