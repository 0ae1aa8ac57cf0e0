import { Button, Checkbox } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import classes from "../scorecards.module.css";
import { CHOICES_DEFAULT, ChoiceFields, holdoutShare } from "./choices.tsx";
import { useStarted } from "./use-started.ts";

/** Learns from how the merchant's own customers stood and paid. */
export function HistoryForm() {
  const { t } = useTranslation();
  const [choices, setChoices] = useState(CHOICES_DEFAULT);
  const [isColdStart, setColdStart] = useState(false);
  const started = useStarted();
  const start = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/scorecards/fits/from-history", {
          body: {
            name: choices.name.trim(),
            method: choices.method,
            holdoutShare: holdoutShare(choices),
            isColdStart,
          },
        }),
      ),
    onSuccess: started,
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <ChoiceFields choices={choices} onChange={setChoices} />
      <Checkbox
        label={t("scorecards.fit.cold")}
        description={t("scorecards.fit.coldHelp")}
        checked={isColdStart}
        onChange={(event) => setColdStart(event.currentTarget.checked)}
      />
      <ProblemAlert error={start.error} />
      <div>
        <Button type="submit" disabled={choices.name.trim() === ""} loading={start.isPending}>
          {t("scorecards.fit.startHistory")}
        </Button>
      </div>
    </form>
  );
}
