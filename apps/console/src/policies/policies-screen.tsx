import { formatCount, formatInstant, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Button, Progress, Skeleton, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMay } from "../shell/use-me.ts";
import classes from "./policies.module.css";
import { activePolicyQuery, type Policy, policiesKey } from "./policy-api.ts";
import { documentOf } from "./policy-document.ts";
import { PolicyInWords } from "./policy-in-words.tsx";
import { VersionsPanel } from "./versions-panel.tsx";
import { WaitingForApproval } from "./waiting-for-approval.tsx";

/** The policy in force in plain words, every version beside it, and the way to a change. */
export function PoliciesScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(activePolicyQuery);
  const mayWrite = useMay("credit:policy");
  const write = useWriteChange(data?.policy);
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  const document = data === undefined ? null : documentOf(data.policy);
  return (
    <div className="page">
      <PageTitle
        tab={t("policies.tab")}
        answer={data === undefined ? t("policies.tab") : t("policies.inForce", { name: data.policy.name })}
        below={data === undefined ? null : <Since policy={data.policy} progress={data.progress} />}
      >
        {mayWrite ? (
          <Button disabled={data === undefined} loading={write.isPending} onClick={() => write.mutate()}>
            {t("policies.write")}
          </Button>
        ) : null}
      </PageTitle>
      <ProblemAlert error={write.error} />
      <WaitingForApproval />
      {data === undefined ? null : <Applying progress={data.progress} />}
      <div className={classes.layout}>
        <Panel title={t("policies.plain")}>
          {document === null ? <Skeleton height={480} /> : <PolicyInWords document={document} />}
        </Panel>
        <VersionsPanel activeId={data?.policy.id} />
      </div>
    </div>
  );
}

/** Starts a draft from the text in force, and goes to it. */
function useWriteChange(policy: Policy | undefined) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => answer(api.POST("/v1/policies", { body: { document: policy?.text ?? "" } })),
    onSuccess: async (draft) => {
      await queries.invalidateQueries({ queryKey: policiesKey });
      await navigate({ to: "/policies/$policyId", params: { policyId: draft.id } });
    },
  });
}

interface Applied {
  readonly total: number;
  readonly applied: number;
}

function Since({ policy, progress }: { policy: Policy; progress: Applied }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const figures = {
    count: progress.total,
    applied: formatCount(progress.applied, locale),
    total: formatCount(progress.total, locale),
  };
  const since = t("policies.inForceSince", {
    version: policy.version,
    at: formatInstant(policy.effectiveFrom ?? policy.draftedAt, locale),
  });
  if (progress.total === 0) return since;
  const isDone = progress.applied >= progress.total;
  return `${since} · ${isDone ? t("policies.appliedAll", figures) : t("policies.applied", figures)}`;
}

const PERCENT = 100;

function Applying({ progress }: { progress: Applied }) {
  const { t } = useTranslation();
  if (progress.applied >= progress.total) return null;
  return (
    <div>
      <Progress
        value={(PERCENT * progress.applied) / progress.total}
        size="sm"
        aria-label={t("policies.applied", { applied: progress.applied, total: progress.total })}
      />
      <Text size="sm" c="dimmed" mt={4}>
        {t("policies.applying")}
      </Text>
    </div>
  );
}
