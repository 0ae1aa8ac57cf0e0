import { Button, Drawer, FileButton, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sendFile } from "../api/api.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMay } from "../shell/use-me.ts";
import {
  type Bureau,
  type BureauReconciliation,
  bureausKey,
  reconciliationsQuery,
} from "./bureau-queries.ts";
import classes from "./bureaus.module.css";

const LISTS = ["missingThere", "missingHere", "refusedThere"] as const;

/** Who is watched here and at the bureau, month by month, with what differs. */
export function DifferencesDrawer({ bureau, onClose }: { bureau: Bureau; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(reconciliationsQuery(bureau.name));
  const mayWrite = useMay("credit:write");
  const upload = useAct({
    act: (file: File) =>
      sendFile<BureauReconciliation>(`/v1/bureaus/${encodeURIComponent(bureau.name)}/enrolment-files`, file),
    done: () => t("bureaus.differ.uploaded"),
    changes: [bureausKey],
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      closeButtonProps={{ "aria-label": t("common.close") }}
      size="lg"
      title={t("bureaus.differ.title", { title: bureau.title })}
    >
      <Stack gap="md">
        <ProblemAlert error={found.data === undefined ? found.error : upload.error} />
        {found.isPending ? <Skeleton height={120} /> : null}
        {found.data?.data.length === 0 ? <Text size="sm">{t("bureaus.differ.none")}</Text> : null}
        {found.data?.data.map((one) => (
          <Comparison key={`${one.month} ${one.madeAt}`} comparison={one} />
        ))}
        {mayWrite && bureau.monitoring === "feed" ? (
          <div>
            <FileButton
              onChange={(file) => {
                if (file !== null) upload.mutate(file);
              }}
            >
              {(button) => (
                <Button {...button} size="xs" variant="default" loading={upload.isPending}>
                  {t("bureaus.differ.upload")}
                </Button>
              )}
            </FileButton>
            <Text size="xs" c="dimmed" mt={4}>
              {t("bureaus.differ.uploadHelp")}
            </Text>
          </div>
        ) : null}
      </Stack>
    </Drawer>
  );
}

function Comparison({ comparison }: { comparison: BureauReconciliation }) {
  const { t } = useTranslation();
  const differs = LISTS.filter((name) => comparison[name].length > 0);
  return (
    <section>
      <h3 className={classes.heading}>
        {t("bureaus.differ.month", {
          month: comparison.month,
          here: comparison.enrolledHere,
          there: comparison.enrolledThere ?? "?",
        })}
      </h3>
      <Text size="sm" c="dimmed">
        {comparison.outcome === "compared" && differs.length === 0
          ? t("bureaus.differ.agree")
          : t(`bureaus.differ.outcomes.${comparison.outcome}`)}
      </Text>
      {differs.map((name) => (
        <div key={name}>
          <Text size="sm" fw={500} mt={6}>
            {t(`bureaus.differ.${name}`)}
          </Text>
          <Text size="sm">{comparison[name].join(", ")}</Text>
        </div>
      ))}
    </section>
  );
}
