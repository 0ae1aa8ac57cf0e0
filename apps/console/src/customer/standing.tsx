import {
  AgeingBar,
  type AgeingPart,
  ExposureBar,
  formatDate,
  formatMoney,
  formatShare,
  Panel,
  useLocale,
} from "@goodterms/ui";
import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { ageingAmounts, ageingLabels } from "../api/ageing.ts";
import { accountQuery, customerAgeingQuery } from "../api/queries.ts";
import type { Account, AgeingReport, AgeingRow, Customer } from "../api/types.ts";
import { reasonName } from "../decisions/reason-name.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useMay } from "../shell/use-me.ts";
import { AlertsPanel } from "./credit/alerts-panel.tsx";
import { BehaviourPanel } from "./credit/behaviour-panel.tsx";
import { StandingPanel } from "./credit/standing-panel.tsx";
import classes from "./customer.module.css";
import { Who } from "./who.tsx";

/** The left part: how the customer stands, and who they are. */
export function Standing({ customer }: { customer: Customer }) {
  const mayCredit = useMay("credit:read");
  return (
    <div className={classes.standing}>
      <ExposurePanel customerId={customer.id} />
      {mayCredit ? <CreditPanels customer={customer} /> : null}
      <AgeingPanel customerId={customer.id} />
      <Who customer={customer} />
    </div>
  );
}

/** What the credit room knows of them; for those who may read it. */
function CreditPanels({ customer }: { customer: Customer }) {
  return (
    <>
      <AlertsPanel customerId={customer.id} />
      <StandingPanel customer={customer} />
      <BehaviourPanel customerId={customer.id} />
    </>
  );
}

function ExposurePanel({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data, error } = useQuery(accountQuery(customerId));
  const used = data?.exposure.utilization ?? null;
  return (
    <Panel
      title={t("customer.exposure.title")}
      aside={used === null ? null : t("customer.exposure.used", { share: formatShare(used, locale) })}
    >
      <ProblemAlert error={data === undefined ? error : null} />
      {data === undefined ? error === null ? <Skeleton height={104} /> : null : <Exposure account={data} />}
    </Panel>
  );
}

function Exposure({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { exposure } = account;
  return (
    <Stack gap="xs">
      {exposure.components === null ? (
        <Text size="sm">{t("customer.exposure.noRate", { currency: exposure.currency })}</Text>
      ) : (
        <ExposureBar
          currency={exposure.currency}
          open={exposure.components.openDebits}
          reserved={exposure.components.reserved}
          ceiling={exposure.ceiling}
          words={{
            open: t("customer.exposure.open"),
            reserved: t("customer.exposure.reserved"),
            free: t("customer.exposure.free"),
            over: t("customer.exposure.over"),
            ceiling: t("customer.exposure.ceiling"),
            noCeiling: t("customer.exposure.noCeiling"),
          }}
        />
      )}
      {exposure.blocked.length === 0 ? null : (
        <Text size="sm" className="attention">
          {t("customer.exposure.blocked", {
            reasons: exposure.blocked.map((code) => reasonName(t, code).toLowerCase()).join(", "),
          })}
        </Text>
      )}
      {exposure.stale ? (
        <Text size="xs" c="dimmed">
          {t("customer.exposure.stale")}
        </Text>
      ) : null}
      <ExposureAsides exposure={exposure} />
    </Stack>
  );
}

/** What stands beside the bar: money not yet applied and amounts in dispute, in each currency of theirs. */
function ExposureAsides({ exposure }: { exposure: Account["exposure"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const joined = (name: "unapplied" | "disputed"): string =>
    exposure.currencies
      .filter((sums) => sums[name] > 0)
      .map((sums) => formatMoney(sums[name], sums.currency, locale, "currency"))
      .join(" + ");
  const asides = (["unapplied", "disputed"] as const)
    .map((name) => ({ name, amounts: joined(name) }))
    .filter(({ amounts }) => amounts !== "");
  if (asides.length === 0) return null;
  return (
    <dl className={classes.asides}>
      {asides.map(({ name, amounts }) => (
        <div key={name}>
          <dt>{t(`customer.exposure.${name}`)}</dt>
          <dd>{amounts}</dd>
        </div>
      ))}
    </dl>
  );
}

function AgeingPanel({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data } = useQuery(customerAgeingQuery(customerId));
  const rows = data?.rows.filter((row) => row.open > 0) ?? [];
  if (data !== undefined && rows.length === 0) return null;
  return (
    <Panel
      title={t("customer.ageing")}
      aside={data === undefined ? null : t("overview.asOn", { on: formatDate(data.asOn, locale) })}
    >
      {data === undefined ? (
        <Skeleton height={150} />
      ) : (
        <Stack gap="md">
          {rows.map((row) => (
            <AgeingBar
              key={row.currency}
              label={t("customer.ageingOne", { currency: row.currency })}
              currency={row.currency}
              parts={ageingParts(t, data, row)}
              tableHead={[
                t("customer.bucket"),
                t("customer.amount", { currency: row.currency }),
                t("customer.share"),
              ]}
            />
          ))}
        </Stack>
      )}
    </Panel>
  );
}

function ageingParts(t: TFunction, report: AgeingReport, row: AgeingRow): AgeingPart[] {
  const amounts = ageingAmounts(row);
  return ageingLabels(t, report.buckets).map((label, index) => ({ label, amount: amounts[index] ?? 0 }));
}
