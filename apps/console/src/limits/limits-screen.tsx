import { Button, Group } from "@mantine/core";
import { IconAdjustments, IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../shell/use-me.ts";
import { ViewTabs } from "../shell/view-tabs.tsx";
import { AuthoritiesView } from "./authorities-view.tsx";
import { NewChangeModal } from "./change/new-change-modal.tsx";
import { ChangesView } from "./changes-view.tsx";
import { DeadlinesView } from "./deadlines-view.tsx";
import { ExposuresView } from "./exposures-view.tsx";
import { LIMIT_VIEWS, type LimitView } from "./limits-search.ts";
import { ProposalsView } from "./proposals-view.tsx";
import { SetLimitModal } from "./setting/set-limit-modal.tsx";

const VIEWS = {
  proposals: ProposalsView,
  exposures: ExposuresView,
  changes: ChangesView,
  deadlines: DeadlinesView,
  authorities: AuthoritiesView,
} as const;

/** Who may owe how much: what waits for a signature, whom most is at risk with, and changes of many at once. */
export function LimitsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { view = "proposals" } = useSearch({ from: "/inside/limits" });
  const View = VIEWS[view];
  const show = (next: LimitView): void =>
    void navigate({ to: "/limits", search: next === "proposals" ? {} : { view: next }, replace: true });
  const tabs = (
    <ViewTabs
      label={t("limits.viewsLabel")}
      value={view}
      views={LIMIT_VIEWS.map((value) => ({ value, label: t(`limits.views.${value}`) }))}
      onChange={show}
    />
  );
  return (
    <div className="page-full">
      <View tabs={tabs} actions={<Actions />} />
    </div>
  );
}

function Actions() {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:write");
  const [doing, setDoing] = useState<"set" | "many" | null>(null);
  if (!mayWrite) return null;
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconAdjustments size={15} stroke={1.7} />}
        onClick={() => setDoing("many")}
      >
        {t("limits.changeMany")}
      </Button>
      <Button size="xs" leftSection={<IconPlus size={15} stroke={1.7} />} onClick={() => setDoing("set")}>
        {t("limits.set")}
      </Button>
      {doing === "set" ? <SetLimitModal onClose={() => setDoing(null)} /> : null}
      {doing === "many" ? <NewChangeModal onClose={() => setDoing(null)} /> : null}
    </Group>
  );
}
