import { formatCount, Panel, useLocale } from "@goodterms/ui";
import { Button, Group, Progress, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { type Simulation, simulationsQuery } from "../policy-api.ts";
import { percentOf } from "../simulation-finding.ts";

const UNKNOWN_PERCENT = 4;

/** How far a simulation is, and the way to stop it. */
export function RunningPanel({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      answer(api.POST("/v1/simulations/{id}/cancel", { params: { path: { id: simulation.id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: simulationsQuery(simulation.policy.id).queryKey }),
  });
  const percent = percentOf(simulation);
  const title =
    percent === null
      ? t("policies.simulation.running")
      : t("policies.simulation.runningPercent", { percent });
  const figures = ({ done, total }: { done: number; total: number | null }) => ({
    done: formatCount(done, locale),
    total: total === null ? "…" : formatCount(total, locale),
  });
  return (
    <Panel title={title}>
      <Progress value={percent ?? UNKNOWN_PERCENT} animated={percent === null} aria-label={title} />
      <Group justify="space-between" mt="xs">
        <Text size="sm" c="dimmed" className="gt-figure">
          {t("policies.simulation.customersDone", figures(simulation.progress.customers))} ·{" "}
          {t("policies.simulation.ordersDone", figures(simulation.progress.orders))}
        </Text>
        <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("policies.simulation.cancel")}
        </Button>
      </Group>
      <ProblemAlert error={cancel.error} />
    </Panel>
  );
}
