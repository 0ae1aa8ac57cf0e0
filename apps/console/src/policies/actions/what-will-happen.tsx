import { useLocale } from "@goodterms/ui";
import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../shell/links.tsx";
import classes from "../policies.module.css";
import { type Policy, policyDiffQuery, simulationsQuery } from "../policy-api.ts";
import { findingOf } from "../simulation-finding.ts";

const DIFFERENCES_SHOWN = 6;

/** What a version changes in words, and what its last simulation found. */
export function WhatWillHappen({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const diff = useQuery(policyDiffQuery(policy.id, undefined, policy.document !== null)).data;
  const more = (diff?.differences.length ?? 0) - DIFFERENCES_SHOWN;
  return (
    <Stack gap="sm">
      <div>
        <Title order={3} mb={4}>
          {diff === undefined
            ? t("policies.tabs.changes")
            : t("policies.changes.count", { count: diff.differences.length, version: diff.againstVersion })}
        </Title>
        <ul className={classes.what}>
          {diff?.differences.slice(0, DIFFERENCES_SHOWN).map((difference) => (
            <li key={`${difference.path} ${difference.words}`}>{difference.words}</li>
          ))}
          {more > 0 ? <li>{t("policies.changes.moreHere", { count: more })}</li> : null}
        </ul>
      </div>
      <div>
        <Title order={3} mb={4}>
          {t("policies.tabs.simulation")}
        </Title>
        <Finding policy={policy} onClose={onClose} />
      </div>
    </Stack>
  );
}

function Finding({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const runs = useQuery(simulationsQuery(policy.id)).data?.data;
  const done = runs?.find(({ summary }) => summary !== null);
  if (runs === undefined) return null;
  return (
    <Text size="sm">
      {done?.summary == null ? t("policies.notSimulated") : `${findingOf(t, locale, done.summary)}.`}{" "}
      <TextLink
        to="/policies/$policyId"
        params={{ policyId: policy.id }}
        search={{ tab: "simulation" }}
        size="sm"
        underline="always"
        onClick={onClose}
      >
        {done === undefined ? t("policies.simulateFirst") : t("policies.look")}
      </TextLink>
    </Text>
  );
}
