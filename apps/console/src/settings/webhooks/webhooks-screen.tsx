import { EmptyState, formatInstant, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Button, Skeleton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { endpointsQuery } from "../../api/settings-queries.ts";
import type { WebhookEndpoint } from "../../api/types.ts";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useMay } from "../../shell/use-me.ts";
import classes from "../settings.module.css";
import { DeliveriesDrawer } from "./deliveries-drawer.tsx";
import { DisableModal, NewEndpointModal, RotateModal } from "./endpoint-modals.tsx";

/** The addresses that are told what happens, with what was sent to each. */
export function WebhooksScreen() {
  const { t } = useTranslation();
  const mayWrite = useMay("webhooks:write");
  const list = useQuery(endpointsQuery);
  const [adding, setAdding] = useState(false);
  if (list.error !== null && list.data === undefined)
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Skeleton height={320} />;
  const endpoints = list.data.data;
  const count = endpoints.filter((endpoint) => endpoint.disabledAt === null).length;
  return (
    <>
      <PageTitle
        tab={t("settings.parts.webhooks")}
        answer={count === 0 ? t("settings.webhooks.answer_zero") : t("settings.webhooks.answer", { count })}
      >
        {mayWrite ? (
          <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setAdding(true)}>
            {t("settings.webhooks.add")}
          </Button>
        ) : undefined}
      </PageTitle>
      <Panel title={t("settings.parts.webhooks")} hiddenTitle flush>
        {endpoints.length === 0 ? (
          <EmptyState title={t("settings.webhooks.empty")}>{t("settings.webhooks.emptyDetail")}</EmptyState>
        ) : (
          <div className="scroll-x">
            <table className="plain-table">
              <tbody>
                {endpoints.map((endpoint) => (
                  <EndpointRow key={endpoint.id} endpoint={endpoint} mayWrite={mayWrite} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      {adding ? <NewEndpointModal onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function EndpointRow({ endpoint, mayWrite }: { endpoint: WebhookEndpoint; mayWrite: boolean }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<"deliveries" | "rotate" | "disable" | null>(null);
  const close = (): void => setDoing(null);
  const isOn = endpoint.disabledAt === null;
  const acts = mayWrite && isOn ? (["deliveries", "rotate", "disable"] as const) : (["deliveries"] as const);
  return (
    <tr className={isOn ? undefined : classes.ended}>
      <th scope="row" className={classes.url}>
        <strong>{endpoint.url}</strong>
        <EndpointNotes endpoint={endpoint} />
      </th>
      <td className="figures">
        <div className={classes.rowActions}>
          {acts.map((name) => (
            <Button key={name} size="compact-xs" variant="subtle" onClick={() => setDoing(name)}>
              {t(`settings.webhooks.${name}`)}
            </Button>
          ))}
        </div>
        {doing === "deliveries" ? <DeliveriesDrawer endpoint={endpoint} onClose={close} /> : null}
        {doing === "rotate" ? <RotateModal endpoint={endpoint} onClose={close} /> : null}
        {doing === "disable" ? <DisableModal endpoint={endpoint} onClose={close} /> : null}
      </td>
    </tr>
  );
}

function EndpointNotes({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const notes = [
    endpoint.eventTypes.length === 0 ? t("settings.webhooks.everything") : endpoint.eventTypes.join(", "),
    endpoint.disabledAt === null
      ? t("settings.webhooks.since", { at: formatInstant(endpoint.createdAt, locale) })
      : t("settings.webhooks.disabled", { at: formatInstant(endpoint.disabledAt, locale) }),
  ];
  if (endpoint.previousSecretUntil !== null) {
    const at = formatInstant(endpoint.previousSecretUntil, locale);
    notes.push(t("settings.webhooks.overlap", { at }));
  }
  return <div className={classes.notes}>{notes.join(" · ")}</div>;
}
