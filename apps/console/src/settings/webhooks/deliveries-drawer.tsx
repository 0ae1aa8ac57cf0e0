import { EmptyState, formatInstant, InstantText, useLocale } from "@goodterms/ui";
import { Badge, Button, Drawer, Group, SegmentedControl, Skeleton, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { deliveriesQuery } from "../../api/settings-queries.ts";
import type { WebhookDelivery, WebhookEndpoint } from "../../api/types.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { useMay } from "../../shell/use-me.ts";
import classes from "../settings.module.css";

const STATES = ["pending", "delivered", "given_up"] as const;

/** What was sent to one address and what came of it, the newest first; each can be sent again. */
export function DeliveriesDrawer({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose: () => void }) {
  const { t } = useTranslation();
  const [state, setState] = useState<WebhookDelivery["state"] | null>(null);
  const list = useInfiniteQuery(deliveriesQuery(endpoint.id, state));
  const replay = useReplay();
  const mayReplay = useMay("webhooks:write") && endpoint.disabledAt === null;
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={`${t("settings.webhooks.deliveries")} · ${endpoint.url}`}
    >
      <Stack gap="md">
        <Group justify="space-between">
          <SegmentedControl
            size="xs"
            aria-label={t("settings.webhooks.state")}
            value={state ?? "all"}
            onChange={(value) => setState(STATES.find((known) => known === value) ?? null)}
            data={[
              { value: "all", label: t("settings.webhooks.allStates") },
              ...STATES.map((value) => ({ value, label: t(`settings.webhooks.states.${value}`) })),
            ]}
          />
          {mayReplay ? (
            <Button
              size="xs"
              variant="default"
              loading={replay.isPending}
              onClick={() => replay.mutate({ endpointId: endpoint.id })}
            >
              {t("settings.webhooks.replayAll")}
            </Button>
          ) : null}
        </Group>
        <ProblemAlert error={list.error ?? replay.error} />
        {list.isPending ? <Skeleton height={240} /> : null}
        {list.data !== undefined && rows.length === 0 ? (
          <EmptyState title={t("settings.webhooks.noDeliveries")}>
            {t("settings.webhooks.noDeliveriesDetail")}
          </EmptyState>
        ) : null}
        {rows.length === 0 ? null : (
          <DeliveryTable rows={rows} onReplay={mayReplay ? (id) => replay.mutate({ id }) : null} />
        )}
        {list.hasNextPage ? (
          <Group justify="center">
            <Button
              variant="default"
              size="xs"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t("settings.audit.more")}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Drawer>
  );
}

function useReplay() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (which: { id: string } | { endpointId: string }) =>
      answer(
        "id" in which
          ? api.POST("/v1/webhook-deliveries/{id}/replay", { params: { path: { id: which.id } } })
          : api.POST("/v1/webhook-endpoints/{id}/replay", { params: { path: { id: which.endpointId } } }),
      ),
    onSuccess: async ({ replayed }) => {
      await queries.invalidateQueries({ queryKey: ["webhook-deliveries"] });
      notifications.show({ message: t("settings.webhooks.replayed", { count: replayed }) });
    },
  });
}

function DeliveryTable(props: { rows: readonly WebhookDelivery[]; onReplay: ((id: string) => void) | null }) {
  const { t } = useTranslation();
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("settings.webhooks.delivery")}</th>
            <th scope="col">{t("settings.webhooks.state")}</th>
            <th scope="col">{t("settings.webhooks.answered")}</th>
            <th scope="col">{t("settings.webhooks.when")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <DeliveryRow key={row.id} row={row} onReplay={props.onReplay} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DeliveryRow({ row, onReplay }: { row: WebhookDelivery; onReplay: ((id: string) => void) | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const next = row.nextAttemptAt;
  return (
    <tr>
      <th scope="row">
        {row.event.type}
        <div className={`gt-note ${classes.mono}`}>{row.event.id}</div>
      </th>
      <td>
        <Badge variant="light" color={row.state === "given_up" ? "yellow" : "gray"}>
          {t(`settings.webhooks.states.${row.state}`)}
        </Badge>
      </td>
      <td>
        {row.lastStatus ?? row.lastError ?? "–"}
        <div className="gt-note">
          {t("settings.webhooks.attempts")}: {row.attempts}
        </div>
      </td>
      <td>
        <InstantText at={row.createdAt} />
        {row.state === "pending" && next !== null ? (
          <div className="gt-note">{t("settings.webhooks.next", { at: formatInstant(next, locale) })}</div>
        ) : null}
      </td>
      <td className="figures">
        {onReplay === null || row.state === "pending" ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => onReplay(row.id)}>
            {t("settings.webhooks.replay")}
          </Button>
        )}
      </td>
    </tr>
  );
}
