import {
  DataTable,
  EmptyState,
  formatCount,
  formatMoney,
  formatShare,
  PageTitle,
  useLocale,
} from "@goodterms/ui";
import { Button, SegmentedControl, Select, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { saveFile } from "../shell/save-file.ts";
import { ProblemState } from "../shell/screen-states.tsx";
import { useMainEntity, useMe } from "../shell/use-me.ts";
import { exposureColumns } from "./exposure-columns.tsx";
import { exposuresCsv } from "./exposures-csv.ts";
import { FamilyDrawer } from "./holder/family-drawer.tsx";
import { HolderDrawer } from "./holder/holder-drawer.tsx";
import { topExposuresQuery } from "./limit-queries.ts";
import type { TopExposures } from "./limit-types.ts";
import classes from "./limits.module.css";
import type { LimitsSearch } from "./limits-search.ts";

const BYS = ["customer", "group", "family"] as const;

/** Whom most is at risk with, and what limit and cover stand against it. A row opens the limits behind it. */
export function ExposuresView({ tabs, actions }: { tabs: ReactNode; actions: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const search = useSearch({ from: "/inside/limits" });
  const by = search.by ?? "customer";
  const { entities } = useMe();
  const { functionalCurrency } = useMainEntity();
  const currency = search.currency ?? functionalCurrency;
  const currencies = [...new Set([...entities.map((entity) => entity.functionalCurrency), currency])];
  const found = useQuery(topExposuresQuery(by, currency));
  const columns = useMemo(
    () => exposureColumns(t, locale, by, found.data?.currency ?? ""),
    [t, locale, by, found.data?.currency],
  );
  const show = (next: LimitsSearch): void => void navigate({ to: "/limits", search: next, replace: true });
  const { open: _open, ...closed } = search;
  return (
    <>
      <PageTitle tab={t("limits.tab")} answer={<Answer report={found.data} />}>
        {actions}
      </PageTitle>
      <div className={classes.toolbar}>
        {tabs}
        <SegmentedControl
          size="xs"
          aria-label={t("limits.exposures.by")}
          value={by}
          data={BYS.map((value) => ({ value, label: t(`limits.exposures.bys.${value}`) }))}
          onChange={(value) => {
            const next = BYS.find((known) => known === value);
            show({
              ...closed,
              by: undefined,
              ...(next !== undefined && next !== "customer" && { by: next }),
            });
          }}
        />
        {currencies.length < 2 ? null : (
          <Select
            size="xs"
            w={84}
            aria-label={t("limits.exposures.currency")}
            value={currency}
            allowDeselect={false}
            data={currencies}
            onChange={(next) => show({ ...closed, currency: next ?? undefined })}
          />
        )}
        {(found.data?.unknown ?? 0) === 0 ? null : (
          <Text size="sm" c="dimmed">
            {t("limits.exposures.unknown", { count: found.data?.unknown ?? 0 })}
          </Text>
        )}
        <ExportButton report={found.data} />
      </div>
      <div className="list-frame">
        {found.error !== null && found.data === undefined ? (
          <ProblemState error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <DataTable
            label={t("limits.views.exposures")}
            columns={columns}
            rows={found.data?.rows ?? []}
            rowKey={(row) => row.id}
            total={found.data?.rows.length ?? null}
            loading={found.isPending}
            onOpen={(row) => show({ ...search, open: row.id })}
            globalKeys={search.open === undefined}
            empty={<NoExposures isOfCustomers={by === "customer"} />}
          />
        )}
      </div>
      <HolderBehind id={search.open} onClose={() => show(closed)} />
    </>
  );
}

function NoExposures({ isOfCustomers }: { isOfCustomers: boolean }) {
  const { t } = useTranslation();
  return isOfCustomers ? (
    <EmptyState title={t("limits.exposures.empty")}>{t("limits.exposures.emptyDetail")}</EmptyState>
  ) : (
    <EmptyState title={t("limits.exposures.noGroups")}>{t("limits.exposures.noGroupsDetail")}</EmptyState>
  );
}

/** The holder behind a row: a customer's limits, or a group with its family. */
function HolderBehind({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  if (id === undefined) return null;
  const Drawer = id.startsWith("grp_") ? FamilyDrawer : HolderDrawer;
  return <Drawer key={id} id={id} onClose={onClose} />;
}

function Answer({ report }: { report: TopExposures | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (report === undefined) return t("limits.tab");
  const first = report.rows[0];
  if (first === undefined) return t("limits.exposures.answerNone");
  return t("limits.exposures.answer", {
    amount: formatMoney(report.total, report.currency, locale, "whole"),
    accounts: formatCount(report.accounts, locale),
    name: first.name,
    share: formatShare(first.share ?? 0, locale),
  });
}

function ExportButton({ report }: { report: TopExposures | undefined }) {
  const { t } = useTranslation();
  return (
    <Button
      className={classes.push ?? ""}
      size="xs"
      variant="default"
      leftSection={<IconDownload size={15} stroke={1.7} />}
      disabled={report === undefined || report.rows.length === 0}
      onClick={() => {
        if (report === undefined) return;
        saveFile(new Blob(exposuresCsv(report), { type: "text/csv;charset=utf-8" }), "exposures.csv");
      }}
    >
      {t("limits.exposures.export")}
    </Button>
  );
}
