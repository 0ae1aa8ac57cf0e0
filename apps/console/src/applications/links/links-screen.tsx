import { EmptyState, formatInstant, InstantText, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Button, Skeleton } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { TextLink } from "../../shell/links.tsx";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useAct } from "../../shell/use-act.ts";
import { useMainEntity, useMay } from "../../shell/use-me.ts";
import { usePages } from "../../shell/use-pages.ts";
import { formsQuery, linksKey, linksQuery } from "../application-queries.ts";
import classes from "../applications.module.css";
import { languageName } from "../forms/texts.ts";
import type { ApplicationLink } from "../types.ts";
import { NewLinkButton } from "./new-link-modal.tsx";

/** The links by which people apply: made, seen once, ended. */
export function LinksScreen() {
  const { t } = useTranslation();
  const { today } = useMainEntity();
  const mayWrite = useMay("credit:write");
  const list = useInfiniteQuery(linksQuery);
  const { rows, table } = usePages(list);
  const [endedToo, setEndedToo] = useState(false);
  if (list.error !== null && list.data === undefined)
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  const hasEnded = (link: ApplicationLink): boolean => link.revokedAt !== null || link.expiresAt < today;
  const open = rows.filter((link) => !hasEnded(link));
  const ended = rows.length - open.length;
  const shown = endedToo ? rows : open;
  return (
    <div className="page">
      <PageTitle
        tab={t("applications.links.tab")}
        above={
          <Link to="/applications" className="quiet">
            <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" style={{ verticalAlign: "-2px" }} />{" "}
            {t("applications.back")}
          </Link>
        }
        answer={t("applications.links.answer", { count: open.length })}
        below={t("applications.links.below")}
      >
        {mayWrite ? <NewLinkButton /> : undefined}
      </PageTitle>
      <Panel
        title={t("applications.links.tab")}
        flush
        aside={
          ended === 0 || endedToo ? undefined : (
            <Button size="compact-xs" variant="subtle" onClick={() => setEndedToo(true)}>
              {t("applications.links.showEnded", { count: ended })}
            </Button>
          )
        }
      >
        {list.isPending ? (
          <Skeleton height={160} m="md" width="auto" />
        ) : shown.length === 0 ? (
          <EmptyState title={t("applications.links.empty")}>{t("applications.links.emptyDetail")}</EmptyState>
        ) : (
          <LinkTable links={shown} hasEnded={hasEnded} mayWrite={mayWrite} />
        )}
        {table.hasMore ? (
          <Button size="xs" variant="subtle" m="sm" onClick={table.loadMore}>
            {t("applications.links.more")}
          </Button>
        ) : null}
      </Panel>
    </div>
  );
}

function LinkTable(props: {
  links: readonly ApplicationLink[];
  hasEnded: (link: ApplicationLink) => boolean;
  mayWrite: boolean;
}) {
  const { t } = useTranslation();
  const forms = useQuery(formsQuery).data?.data ?? [];
  const [revoking, setRevoking] = useState<ApplicationLink | null>(null);
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("applications.links.purpose")}</th>
            <th scope="col">{t("applications.links.used")}</th>
            <th scope="col" className="wide-only">
              {t("applications.links.language")}
            </th>
            <th scope="col">{t("applications.links.expires")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {props.links.map((link) => (
            <tr key={link.id} className={props.hasEnded(link) ? classes.endedLine : undefined}>
              <th scope="row">
                <strong>{t(`applications.links.purposes.${link.purpose}`)}</strong>{" "}
                <span className="gt-note">{forms.find(({ id }) => id === link.form)?.name ?? ""}</span>
              </th>
              <td>
                <Begun link={link} />
              </td>
              <td className="wide-only">{languageName(link.language)}</td>
              <td>
                <Ending link={link} ended={props.hasEnded(link)} />
              </td>
              <td className="figures">
                {props.mayWrite && !props.hasEnded(link) ? (
                  <Button size="compact-xs" variant="subtle" onClick={() => setRevoking(link)}>
                    {t("applications.links.revoke")}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking === null ? null : <RevokeModal link={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}

function Begun({ link }: { link: ApplicationLink }) {
  const { t } = useTranslation();
  if (link.purpose === "open") return t("applications.links.begun", { count: link.begun });
  if (link.application === null) return null;
  return (
    <TextLink to="/applications/$applicationId" params={{ applicationId: link.application }} size="sm">
      {t("applications.links.open")}
    </TextLink>
  );
}

function Ending({ link, ended }: { link: ApplicationLink; ended: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (link.revokedAt !== null)
    return t("applications.links.revoked", { at: formatInstant(link.revokedAt, locale) });
  if (ended) return t("applications.links.expired", { at: formatInstant(link.expiresAt, locale) });
  return <InstantText at={link.expiresAt} />;
}

function RevokeModal({ link, onClose }: { link: ApplicationLink; onClose: () => void }) {
  const { t } = useTranslation();
  const { id } = link;
  const revoking = useAct({
    act: (_: null, headers) =>
      answer(api.POST("/v1/application-links/{id}/revoke", { params: { path: { id } }, headers })),
    done: () => t("applications.links.revokedDone"),
    changes: [linksKey],
    onDone: onClose,
  });
  return (
    <ConfirmModal
      title={t("applications.links.revokeTitle")}
      detail={t("applications.links.revokeDetail")}
      submit={t("applications.links.revoke")}
      doing={revoking}
      onSubmit={() => revoking.mutate(null)}
      onClose={onClose}
    />
  );
}
