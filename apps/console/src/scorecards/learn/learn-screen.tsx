import { PageTitle, Panel } from "@goodterms/ui";
import { SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BackToCards } from "../back-to-cards.tsx";
import classes from "../scorecards.module.css";
import { FileForm } from "./file-form.tsx";
import { HistoryForm } from "./history-form.tsx";

/** Where a scorecard is to be learned from: the merchant's own history, or a table with outcomes. */
export function LearnScreen() {
  const { t } = useTranslation();
  const [source, setSource] = useState<"history" | "file">("history");
  return (
    <div className="page">
      <PageTitle tab={t("scorecards.fit.tab")} above={<BackToCards />} answer={t("scorecards.fit.answer")} />
      <Panel title={t("scorecards.fit.from")} hiddenTitle>
        <div className={classes.form}>
          <div>
            <SegmentedControl
              aria-label={t("scorecards.fit.from")}
              value={source}
              onChange={(value) => setSource(value === "file" ? "file" : "history")}
              data={[
                { value: "history", label: t("scorecards.fit.history") },
                { value: "file", label: t("scorecards.fit.file") },
              ]}
            />
            <Text size="sm" c="dimmed" mt={6}>
              {t(source === "file" ? "scorecards.fit.fileHelp" : "scorecards.fit.historyHelp")}
            </Text>
          </div>
          {source === "file" ? <FileForm /> : <HistoryForm />}
        </div>
      </Panel>
    </div>
  );
}
