import { InstantText, Panel, useLocale } from "@goodterms/ui";
import { Button, Group, Skeleton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useActorName } from "../settings/use-actor-name.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import classes from "./policies.module.css";
import { type PolicyRow, policiesQuery } from "./policy-api.ts";
import { standingInWords, standingOf, toneOf } from "./policy-state.ts";

/** Every version, the newest first: where it stands, who wrote it, when, and what for. */
export function VersionsPanel({ activeId }: { activeId: string | undefined }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(policiesQuery);
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Panel title={t("policies.versions")} flush>
      {list.data === undefined ? (
        list.error === null ? (
          <Skeleton height={240} m="md" width="auto" />
        ) : (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        )
      ) : (
        <ol className={classes.versions}>
          {rows.map((row) => (
            <li key={row.id}>
              <Version row={row} activeId={activeId} />
            </li>
          ))}
        </ol>
      )}
      {list.hasNextPage ? (
        <Group justify="center" p="sm">
          <Button
            size="xs"
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t("policies.more")}
          </Button>
        </Group>
      ) : null}
    </Panel>
  );
}

function Version({ row, activeId }: { row: PolicyRow; activeId: string | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const actorName = useActorName();
  const standing = standingOf(row, activeId, performance.timeOrigin + performance.now());
  return (
    <Link to="/policies/$policyId" params={{ policyId: row.id }} className={classes.versionLink ?? ""}>
      <span>
        <span className={classes.strong}>{t("policies.version", { version: row.version })}</span> {row.name}
      </span>
      <span className={classes.state} data-tone={toneOf(standing)}>
        {standingInWords(t, row, standing, locale)}
      </span>
      <span className={classes.whole}>
        {actorName(row.draftedBy)} · <InstantText at={row.draftedAt} />
      </span>
      {row.note === "" ? null : <span className={classes.whole}>{row.note}</span>}
      {row.singlePerson ? <span className={classes.whole}>{t("policies.singlePerson")}</span> : null}
    </Link>
  );
}
