import { formatInstant, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Skeleton, Tabs } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useActorName } from "../settings/use-actor-name.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMay } from "../shell/use-me.ts";
import { PolicyActions } from "./actions/policy-actions.tsx";
import { ChangesTab } from "./changes-tab.tsx";
import { DraftEditor } from "./editor/draft-editor.tsx";
import classes from "./policies.module.css";
import { activePolicyQuery, type Policy, policyQuery, simulationsQuery } from "./policy-api.ts";
import { documentOf } from "./policy-document.ts";
import { PolicyInWords } from "./policy-in-words.tsx";
import { POLICY_TABS, type PolicyTab } from "./policy-search.ts";
import { type Standing, standingOf } from "./policy-state.ts";
import { SimulationTab } from "./simulation/simulation-tab.tsx";
import { findingOf } from "./simulation-finding.ts";

/** One version of the policy: its text, what it says, what it changes, what it would have done. */
export function PolicyScreen() {
  const { policyId } = useParams({ from: "/inside/policies/$policyId" });
  const { data, error, refetch } = useQuery(policyQuery(policyId));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <div className="page" aria-busy="true">
        <Skeleton height={28} width="45%" />
        <Skeleton height={36} />
        <Skeleton height={480} />
      </div>
    );
  }
  return <OnePolicy key={`${data.id} ${data.state}`} policy={data} />;
}

function OnePolicy({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const active = useQuery(activePolicyQuery).data;
  const search = useSearch({ from: "/inside/policies/$policyId" });
  const standing = standingOf(policy, active?.policy.id, performance.timeOrigin + performance.now());
  const tab =
    search.tab ?? (policy.state === "draft" ? "text" : policy.state === "submitted" ? "changes" : "words");
  return (
    <div className="page">
      <PageTitle
        tab={t("policies.version", { version: policy.version })}
        above={
          <Link to="/policies" className="quiet">
            <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" style={{ verticalAlign: "-2px" }} />{" "}
            {t("policies.all")}
          </Link>
        }
        answer={<Answer policy={policy} standing={standing} tab={tab} />}
        below={<History policy={policy} withVersion={tab === "simulation"} />}
      >
        <PolicyActions policy={policy} standing={standing} />
      </PageTitle>
      <PolicyTabs policy={policy} tab={tab} />
    </div>
  );
}

function PolicyTabs({ policy, tab }: { policy: Policy; tab: PolicyTab }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay("credit:policy");
  const document = documentOf(policy);
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) =>
        void navigate({
          to: "/policies/$policyId",
          params: { policyId: policy.id },
          search: { tab: next as PolicyTab },
          replace: true,
        })
      }
    >
      <Tabs.List mb="md" className={classes.tabs ?? ""} aria-label={t("policies.parts")}>
        {POLICY_TABS.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`policies.tabs.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="text">
        <DraftEditor policy={policy} mayWrite={mayWrite && policy.state === "draft"} />
      </Tabs.Panel>
      <Tabs.Panel value="words">
        <Panel title={t("policies.tabs.words")} hiddenTitle>
          {document === null ? t("policies.brokenRendering") : <PolicyInWords document={document} />}
        </Panel>
      </Tabs.Panel>
      <Tabs.Panel value="changes">
        <ChangesTab policy={policy} />
      </Tabs.Panel>
      <Tabs.Panel value="simulation">
        <SimulationTab policy={policy} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Answer({ policy, standing, tab }: { policy: Policy; standing: Standing; tab: PolicyTab }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { run } = useSearch({ from: "/inside/policies/$policyId" });
  const runs = useQuery({ ...simulationsQuery(policy.id), enabled: tab === "simulation" }).data?.data;
  const { version } = policy;
  if (tab === "simulation") {
    const shown = runs?.find((one) => one.id === run) ?? runs?.[0];
    if (shown?.summary != null) return findingOf(t, locale, shown.summary);
    if (runs?.length === 0) return t("policies.simulation.none");
  }
  if (standing === "draft")
    return policy.problems.length === 0
      ? t("policies.answers.draft", { version })
      : t("policies.answers.draftProblems", { version, count: policy.problems.length });
  if (standing === "coming")
    return t("policies.answers.coming", { version, at: formatInstant(policy.effectiveFrom ?? "", locale) });
  return t(`policies.answers.${standing}`, { version });
}

function History({ policy, withVersion }: { policy: Policy; withVersion: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const actorName = useActorName();
  const at = (instant: string | null): string => (instant === null ? "" : formatInstant(instant, locale));
  const parts = [
    withVersion ? t("policies.version", { version: policy.version }) : "",
    policy.name,
    t("policies.written", { person: actorName(policy.draftedBy), at: at(policy.draftedAt) }),
    policy.decidedBy === null
      ? ""
      : t("policies.decided", { person: actorName(policy.decidedBy), at: at(policy.decidedAt) }),
    policy.singlePerson ? t("policies.singlePerson") : "",
    policy.decisionNote === null || policy.decisionNote === "" ? "" : `“${policy.decisionNote}”`,
  ];
  const line = parts.filter((part) => part !== "").join(" · ");
  return policy.note === "" ? (
    line
  ) : (
    <>
      {line}
      <br />
      {policy.note}
    </>
  );
}
