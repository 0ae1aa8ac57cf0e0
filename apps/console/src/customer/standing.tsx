import {
  AgeingBar,
  ExposureBar,
  formatDate,
  formatMoney,
  formatShare,
  Panel,
  useLocale,
} from "@goodterms/ui";
import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ageingAmounts } from "../api/ageing.ts";
import type { Account, Customer } from "../api/types.ts";
import { accountQuery, customerAgeingQuery } from "../api/queries.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import classes from "./customer.module.css";
import { Who } from "./who.tsx";

/** The left part: how the customer stands, and who they are. */
export function Standing({ customer }: { customer: Customer }) {
  return (
    <div className={classes.standing}>
      <ExposurePanel customerId={customer.id} />
      <AgeingPanel customerId={customer.id} />
      <Who customer={customer} />
    </div>
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
  const locale = useLocale();
  const { exposure } = account;
  const { unapplied, disputed, openDebits, reserved } = exposure.components;
  const money = (amount: number): string => formatMoney(amount, exposure.currency, locale, "currency");
  return (
    <Stack gap="xs">
      <ExposureBar
        currency={exposure.currency}
        open={openDebits}
        reserved={reserved}
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
      {exposure.blocked.length === 0 ? null : (
        <Text size="sm" className="attention">
          {t("customer.exposure.blocked", { reasons: exposure.blocked.join(", ") })}
        </Text>
      )}
      {exposure.stale ? (
        <Text size="xs" c="dimmed">
          {t("customer.exposure.stale")}
        </Text>
      ) : null}
      {unapplied > 0 || disputed > 0 ? (
        <dl className={classes.asides}>
          {unapplied > 0 ? (
            <div>
              <dt>{t("customer.exposure.unapplied")}</dt>
              <dd>{money(unapplied)}</dd>
            </div>
          ) : null}
          {disputed > 0 ? (
            <div>
              <dt>{t("customer.exposure.disputed")}</dt>
              <dd>{money(disputed)}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
    </Stack>
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
              parts={ageingAmounts(row, data.buckets).map((amount, index) => ({
                label: data.buckets[index]?.label ?? "",
                amount,
              }))}
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
