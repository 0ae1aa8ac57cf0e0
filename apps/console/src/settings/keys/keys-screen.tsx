import { EmptyState, formatInstant, InstantText, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Button, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { keysQuery } from "../../api/settings-queries.ts";
import type { ApiKey } from "../../api/types.ts";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useMainEntity, useMay, useMe } from "../../shell/use-me.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import classes from "../settings.module.css";
import { NewKeyModal } from "./new-key-modal.tsx";

/** The keys by which programs enter: made, seen once, revoked. */
export function KeysScreen() {
  const { t } = useTranslation();
  const { merchant } = useMe();
  const { today } = useMainEntity();
  const mayWrite = useMay("keys:write");
  const list = useQuery(keysQuery);
  const [making, setMaking] = useState(false);
  const [endedToo, setEndedToo] = useState(false);
  if (list.error !== null && list.data === undefined)
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Skeleton height={320} />;
  const hasEnded = (key: ApiKey): boolean =>
    key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt < today);
  const ended = list.data.data.filter(hasEnded);
  const used = list.data.data.filter((key) => !hasEnded(key));
  const shown = endedToo ? [...used, ...ended] : used;
  return (
    <>
      <PageTitle
        tab={t("settings.parts.keys")}
        answer={
          used.length === 0
            ? t("settings.keys.answer_zero")
            : t("settings.keys.answer", { count: used.length })
        }
        below={merchant.mode === "live" ? t("settings.keys.live") : t("settings.keys.test")}
      >
        {mayWrite ? (
          <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setMaking(true)}>
            {t("settings.keys.create")}
          </Button>
        ) : undefined}
      </PageTitle>
      <Panel
        title={t("settings.parts.keys")}
        flush
        hiddenTitle={ended.length === 0 || endedToo}
        aside={
          ended.length === 0 || endedToo ? null : (
            <Button size="compact-xs" variant="subtle" onClick={() => setEndedToo(true)}>
              {t("settings.keys.showEnded", { count: ended.length })}
            </Button>
          )
        }
      >
        {shown.length === 0 ? (
          <EmptyState title={t("settings.keys.empty")}>{t("settings.keys.emptyDetail")}</EmptyState>
        ) : (
          <KeyTable keys={shown} hasEnded={hasEnded} mayWrite={mayWrite} />
        )}
      </Panel>
      {making ? <NewKeyModal onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function KeyTable(props: { keys: readonly ApiKey[]; hasEnded: (key: ApiKey) => boolean; mayWrite: boolean }) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("settings.keys.name")}</th>
            <th scope="col">{t("settings.keys.scopes")}</th>
            <th scope="col" className="wide-only">
              {t("settings.keys.created")}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {props.keys.map((key) => (
            <tr key={key.id} className={props.hasEnded(key) ? classes.ended : undefined}>
              <th scope="row">
                <strong>{key.name}</strong>
                <div className={`gt-note ${classes.mono}`}>{key.prefix}…</div>
              </th>
              <td>
                <Scopes scopes={key.scopes} />
                <Ending apiKey={key} ended={props.hasEnded(key)} />
              </td>
              <td className="wide-only">
                <InstantText at={key.createdAt} />
              </td>
              <td className="figures">
                {props.mayWrite && !props.hasEnded(key) ? (
                  <Button size="compact-xs" variant="subtle" onClick={() => setRevoking(key)}>
                    {t("settings.keys.revoke")}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking === null ? null : <RevokeModal apiKey={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}

/** Scopes by what they are about: "customers read, write". */
function Scopes({ scopes }: { scopes: readonly string[] }) {
  const byArea = new Map<string, string[]>();
  for (const scope of scopes) {
    const [area = "", verb = ""] = scope.split(":");
    byArea.set(area, [...(byArea.get(area) ?? []), verb]);
  }
  return <span>{[...byArea].map(([area, verbs]) => `${area} ${verbs.join("/")}`).join(" · ")}</span>;
}

function Ending({ apiKey, ended }: { apiKey: ApiKey; ended: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const text =
    apiKey.revokedAt !== null
      ? t("settings.keys.revoked", { at: formatInstant(apiKey.revokedAt, locale) })
      : apiKey.expiresAt === null
        ? t("settings.keys.noExpiry")
        : t(ended ? "settings.keys.expired" : "settings.keys.expires", {
            at: formatInstant(apiKey.expiresAt, locale),
          });
  return <div className="gt-note">{text}</div>;
}

function RevokeModal({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, name } = apiKey;
  const revoke = useMutation({
    mutationFn: () => answer(api.DELETE("/v1/api-keys/{id}", { params: { path: { id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries(keysQuery);
      notifications.show({ message: t("settings.keys.revokedDone", { name }) });
      onClose();
    },
  });
  return (
    <ConfirmModal
      title={t("settings.keys.revokeTitle", { name })}
      detail={t("settings.keys.revokeDetail")}
      submit={t("settings.keys.revoke")}
      doing={revoke}
      onSubmit={() => revoke.mutate()}
      onClose={onClose}
    />
  );
}
