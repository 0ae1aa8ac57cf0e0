import { Checkbox, Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ViewTabs } from "../shell/view-tabs.tsx";
import classes from "./applications.module.css";
import { type ApplicationsSearch, countIn, readApplicationsSearch, VIEWS } from "./applications-search.ts";

const ANY = "any";

/** What the inbox shows: by whose turn it is, by who applies, by what was found. */
export function ApplicationsToolbar(props: {
  view: ApplicationsSearch;
  counts: Readonly<Record<string, number>>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { view, counts } = props;
  const show = (part: Record<string, unknown>): void =>
    void navigate({
      to: "/applications",
      search: readApplicationsSearch({ ...view, ...part }),
      replace: true,
    });
  return (
    <div className={classes.toolbar}>
      <ViewTabs
        label={t("applications.view")}
        value={view.view ?? "waiting"}
        onChange={(chosen) => show({ view: chosen })}
        views={VIEWS.map((value) => ({
          value,
          label: t("applications.viewCount", {
            view: t(`applications.views.${value}`),
            count: countIn(value, counts),
          }),
        }))}
      />
      <Select
        size="xs"
        className={classes.filter ?? ""}
        aria-label={t("applications.filter.kind")}
        value={view.kind ?? ANY}
        onChange={(kind) => show({ kind })}
        data={[
          { value: ANY, label: t("applications.filter.anyKind") },
          ...(["business", "person"] as const).map((kind) => ({
            value: kind,
            label: t(`applications.kinds.${kind}`),
          })),
        ]}
      />
      <Select
        size="xs"
        className={classes.filter ?? ""}
        aria-label={t("applications.filter.severity")}
        value={view.severity ?? ANY}
        onChange={(severity) => show({ severity })}
        data={[
          { value: ANY, label: t("applications.filter.anySeverity") },
          ...(["clear", "info", "attention", "severe"] as const).map((severity) => ({
            value: severity,
            label: t(`applications.severities.${severity}`),
          })),
        ]}
      />
      <Checkbox
        size="xs"
        label={t("applications.filter.mine")}
        checked={view.mine === true}
        onChange={(event) => show({ mine: event.currentTarget.checked })}
      />
    </div>
  );
}
