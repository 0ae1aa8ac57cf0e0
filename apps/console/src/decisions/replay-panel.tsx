import { Panel } from "@goodterms/ui";
import { Button, Group, NumberInput, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import type { Decision, DecisionReplay } from "../api/credit-types.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import classes from "./decisions.module.css";

/** Makes the decision again from its record, under the same policy or another version of it. */
export function ReplayPanel({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const [version, setVersion] = useState<number | null>(decision.policyVersion);
  const replay = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/credit/decisions/{id}/replay", {
          params: { path: { id: decision.id } },
          body: { policy: version === decision.policyVersion ? null : version },
        }),
      ),
  });
  if (decision.policyVersion === null) return null;
  return (
    <Panel title={t("decisions.replay.title")}>
      <Text size="sm" c="dimmed" mb="xs">
        {t("decisions.replay.help")}
      </Text>
      <Group gap="xs" align="end">
        <NumberInput
          size="xs"
          w="8rem"
          label={t("decisions.replay.under")}
          min={1}
          allowDecimal={false}
          value={version ?? ""}
          onChange={(typed) => setVersion(typed === "" ? null : Number(typed))}
        />
        <Button
          size="xs"
          variant="default"
          disabled={version === null}
          loading={replay.isPending}
          onClick={() => replay.mutate()}
        >
          {t("decisions.replay.same")}
        </Button>
      </Group>
      <div aria-live="polite">
        <ProblemAlert error={replay.error} />
        {replay.data === undefined ? null : <Result replay={replay.data} />}
      </div>
    </Panel>
  );
}

function Result({ replay }: { replay: DecisionReplay }) {
  const { t } = useTranslation();
  const { policyVersion: version, differences } = replay;
  return (
    <>
      <Text size="sm" mt="sm" className={replay.sameBytes ? classes.equal : "attention"}>
        {finding(replay, {
          same: t("decisions.replay.equal"),
          sameOther: t("decisions.replay.equalOther", { version }),
          differs: t("decisions.replay.differs", { version, count: differences.length }),
        })}
      </Text>
      <Text size="xs" c="dimmed">
        {t("decisions.replay.engines", { recorded: replay.recordedEngineVersion, now: replay.engineVersion })}
      </Text>
      {differences.length === 0 ? null : <Differences differences={differences} />}
    </>
  );
}

function finding(
  replay: DecisionReplay,
  words: { same: string; sameOther: string; differs: string },
): string {
  if (replay.samePolicy && replay.sameBytes) return words.same;
  return replay.differences.length === 0 ? words.sameOther : words.differs;
}

function Differences({ differences }: { differences: DecisionReplay["differences"] }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className="scroll-x" tabIndex={0} aria-label={t("decisions.replay.title")}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("decisions.replay.field")}</th>
            <th scope="col">{t("decisions.replay.was")}</th>
            <th scope="col">{t("decisions.replay.now")}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.pointer}>
              <th scope="row" className={classes.code}>
                {difference.pointer}
              </th>
              <td className={classes.code}>{JSON.stringify(difference.recorded)}</td>
              <td className={classes.code}>{JSON.stringify(difference.replayed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
