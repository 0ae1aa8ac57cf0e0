import { EmptyState, formatInstant, Panel, useLocale } from "@goodterms/ui";
import { NativeSelect, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useMay } from "../../shell/use-me.ts";
import classes from "../policies.module.css";
import { isRunning, type Policy, type Simulation, simulationsQuery } from "../policy-api.ts";
import { ChangesPanel } from "./changes-panel.tsx";
import { RunningPanel } from "./running-panel.tsx";
import { StartPanel } from "./start-panel.tsx";
import { SummaryPanel } from "./summary-panel.tsx";

/** What a version would do to the book of today and would have done to past orders, beside the one in force. */
export function SimulationTab({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const mayStart = useMay("credit:policy");
  const { run } = useSearch({ from: "/inside/policies/$policyId" });
  const { data, error, refetch } = useQuery(simulationsQuery(policy.id));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} />;
  const runs = data.data;
  const shown = runs.find(({ id }) => id === run) ?? runs[0];
  return (
    <div className={classes.side}>
      {mayStart ? (
        <StartPanel
          policy={policy}
          isAgain={runs.length > 0}
          isRunning={shown !== undefined && isRunning(shown)}
          aside={runs.length > 1 && shown !== undefined ? <Runs runs={runs} shown={shown} /> : null}
        />
      ) : null}
      {shown === undefined ? (
        mayStart ? null : (
          <EmptyState title={t("policies.notSimulated")} />
        )
      ) : (
        <Result simulation={shown} />
      )}
    </div>
  );
}

function Result({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  if (isRunning(simulation)) return <RunningPanel simulation={simulation} />;
  if (simulation.summary === null)
    return (
      <Panel
        title={t(
          simulation.state === "cancelled" ? "policies.simulation.cancelled" : "policies.simulation.failed",
        )}
      >
        {simulation.failure}
      </Panel>
    );
  return (
    <>
      <SummaryPanel simulation={simulation} summary={simulation.summary} />
      <ChangesPanel simulation={simulation} summary={simulation.summary} />
    </>
  );
}

function Runs({ runs, shown }: { runs: readonly Simulation[]; shown: Simulation }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  return (
    <NativeSelect
      size="xs"
      aria-label={t("policies.simulation.runs")}
      value={shown.id}
      onChange={(event) =>
        void navigate({
          to: "/policies/$policyId",
          params: { policyId: shown.policy.id },
          search: { tab: "simulation", run: event.currentTarget.value },
          replace: true,
        })
      }
      data={runs.map(({ id, createdAt }) => ({ value: id, label: formatInstant(createdAt, locale) }))}
    />
  );
}
