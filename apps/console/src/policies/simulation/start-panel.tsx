import { Panel } from "@goodterms/ui";
import { Button, NumberInput, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import classes from "../policies.module.css";
import { type Policy, simulationsQuery } from "../policy-api.ts";

const MONTHS_DEFAULT = 12;
const MONTHS_MAX = 60;
const MARGIN_DEFAULT = 20;
const PERCENT_MAX = 100;

/** How far back orders are looked at, the margin taken for those that tell none, and the start. */
export function StartPanel(props: {
  policy: Policy;
  isAgain: boolean;
  isRunning: boolean;
  aside: ReactNode;
}) {
  const { t } = useTranslation();
  const { policy } = props;
  const [months, setMonths] = useState(MONTHS_DEFAULT);
  const [marginPercent, setMargin] = useState(MARGIN_DEFAULT);
  const start = useStart(policy.id);
  const unsound = policy.problems.length > 0;
  return (
    <Panel title={t("policies.tabs.simulation")} aside={props.aside}>
      <Text size="sm" c="dimmed" maw="52rem" mb="sm">
        {unsound ? t("policies.changes.unsound") : t("policies.simulation.intro")}
      </Text>
      <form
        className={classes.toolbar}
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate({ months, marginPercent });
        }}
      >
        <NumberInput
          size="xs"
          label={t("policies.simulation.months")}
          min={0}
          max={MONTHS_MAX}
          allowDecimal={false}
          value={months}
          onChange={(value) => setMonths(Number(value))}
        />
        <NumberInput
          size="xs"
          label={t("policies.simulation.margin")}
          min={0}
          max={PERCENT_MAX}
          decimalScale={2}
          value={marginPercent}
          onChange={(value) => setMargin(Number(value))}
        />
        <Button
          type="submit"
          size="xs"
          variant={props.isAgain ? "default" : "filled"}
          disabled={unsound || props.isRunning}
          loading={start.isPending}
        >
          {t(props.isAgain ? "policies.simulation.again" : "policies.simulation.start")}
        </Button>
      </form>
      <ProblemAlert error={start.error} />
    </Panel>
  );
}

/** Starts a simulation and shows it as soon as it is there. */
function useStart(policyId: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { months: number; marginPercent: number }) =>
      answer(
        api.POST("/v1/policies/{id}/simulate", {
          params: { path: { id: policyId } },
          body,
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: simulationsQuery(policyId).queryKey });
      await navigate({
        to: "/policies/$policyId",
        params: { policyId },
        search: { tab: "simulation", run: id },
        replace: true,
      });
    },
  });
}
