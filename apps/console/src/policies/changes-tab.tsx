import { EmptyState, Panel } from "@goodterms/ui";
import { Anchor, NativeSelect, Skeleton } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../shell/screen-states.tsx";
import classes from "./policies.module.css";
import { type Policy, type PolicyDifference, policiesQuery, policyDiffQuery } from "./policy-api.ts";

/** What a version changes against the one in force or any other: in words, and path by path. */
export function ChangesTab({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const search = useSearch({ from: "/inside/policies/$policyId" });
  const isSound = policy.document !== null;
  const diff = useQuery(policyDiffQuery(policy.id, search.against, isSound));
  if (!isSound) return <EmptyState title={t("policies.changes.unsound")} />;
  if (diff.error !== null && diff.data === undefined)
    return <ProblemState error={diff.error} onRetry={() => void diff.refetch()} />;
  const differences = diff.data?.differences ?? [];
  return (
    <Panel
      title={
        diff.data === undefined
          ? t("policies.tabs.changes")
          : t("policies.changes.count", { count: differences.length, version: diff.data.againstVersion })
      }
      aside={<Against policy={policy} against={search.against} />}
      flush
    >
      {diff.data === undefined ? (
        <Skeleton height={320} m="md" width="auto" />
      ) : differences.length === 0 ? (
        <EmptyState title={t("policies.changes.none")}>{t("policies.changes.noneDetail")}</EmptyState>
      ) : (
        differences.map((difference) => (
          <Difference key={`${difference.path} ${difference.words}`} difference={difference} />
        ))
      )}
    </Panel>
  );
}

function Against({ policy, against }: { policy: Policy; against: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useInfiniteQuery(policiesQuery);
  const others = (list.data?.pages.flatMap((page) => page.data) ?? []).filter(({ id }) => id !== policy.id);
  return (
    <NativeSelect
      size="xs"
      aria-label={t("policies.changes.against")}
      value={against ?? ""}
      onChange={(event) => {
        const { value } = event.currentTarget;
        void navigate({
          to: "/policies/$policyId",
          params: { policyId: policy.id },
          search: { tab: "changes", ...(value === "" ? {} : { against: value }) },
          replace: true,
        });
      }}
      data={[
        { value: "", label: t("policies.changes.inForce") },
        ...others.map(({ id, version, name }) => ({
          value: id,
          label: t("policies.changes.version", { version, name }),
        })),
      ]}
    />
  );
}

function Difference({ difference }: { difference: PolicyDifference }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.difference}>
      <div>
        {difference.words}{" "}
        <Anchor
          component="button"
          type="button"
          size="xs"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t("policies.changes.show")}
        </Anchor>
      </div>
      {open ? (
        <div className={classes.beforeAfter}>
          <Value title={t("policies.changes.before")} value={difference.before} />
          <Value title={t("policies.changes.after")} value={difference.after} />
          <code className={classes.muted}>{difference.path}</code>
        </div>
      ) : null}
    </div>
  );
}

function Value({ title, value }: { title: string; value: unknown }) {
  const { t } = useTranslation();
  return (
    <div>
      <div className={classes.muted}>{title}</div>
      <pre>{value === null ? t("policies.changes.nothing") : inWords(value)}</pre>
    </div>
  );
}

function inWords(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
