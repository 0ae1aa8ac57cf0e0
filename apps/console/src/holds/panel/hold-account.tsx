import { AgeingBar, ExposureBar, formatMoney, useLocale } from "@goodterms/ui";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ageingAmounts, ageingLabels } from "../../api/ageing.ts";
import type { Hold } from "../../api/credit-types.ts";
import { accountQuery, customerAgeingQuery } from "../../api/queries.ts";
import { wholeScore } from "../hold-columns.tsx";
import classes from "../holds.module.css";

/** How the payer's account stands: exposure against its limit, ageing, class and score. */
export function HoldAccount({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  return (
    <div className={classes.part}>
      <h3>{t("holds.panel.account")}</h3>
      <Stack gap="md">
        <Exposure customerId={hold.payer.id} />
        <Facts hold={hold} />
        <Ageing customerId={hold.payer.id} />
      </Stack>
    </div>
  );
}

function Exposure({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(accountQuery(customerId));
  if (data === undefined) return <Skeleton height={104} />;
  const { exposure } = data;
  if (exposure.components === null)
    return <p className="gt-note">{t("customer.exposure.noRate", { currency: exposure.currency })}</p>;
  return (
    <ExposureBar
      currency={exposure.currency}
      open={exposure.components.openDebits}
      reserved={exposure.components.reserved}
      ceiling={exposure.ceiling}
      words={{
        open: t("customer.exposure.open"),
        reserved: t("customer.exposure.reserved"),
        free: t("customer.exposure.free"),
        over: t("holds.columns.room"),
        ceiling: t("credit.standing.limit"),
        noCeiling: t("customer.exposure.noCeiling"),
      }}
    />
  );
}

function Facts({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { account } = hold;
  const overdue =
    account.overdue === 0
      ? t("holds.panel.overdueNone")
      : t("holds.panel.overdueWith", {
          count: account.oldestOverdueDays,
          amount: formatMoney(account.overdue, account.currency, locale, "currency"),
        });
  const facts: [string, string | null][] = [
    [t("holds.panel.overdue"), overdue],
    [t("holds.panel.class"), hold.riskClass],
    [t("holds.panel.score"), wholeScore(hold.score) || null],
    [t("holds.panel.segment"), hold.segment],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd className={name === t("holds.panel.overdue") && account.overdue > 0 ? "attention" : ""}>
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Ageing({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(customerAgeingQuery(customerId));
  if (data === undefined) return <Skeleton height={150} />;
  const labels = ageingLabels(t, data.buckets);
  return data.rows
    .filter((row) => row.open > 0)
    .map((row) => {
      const amounts = ageingAmounts(row);
      return (
        <AgeingBar
          key={row.currency}
          label={t("customer.ageingOne", { currency: row.currency })}
          currency={row.currency}
          parts={labels.map((label, index) => ({ label, amount: amounts[index] ?? 0 }))}
          tableHead={[
            t("customer.bucket"),
            t("customer.amount", { currency: row.currency }),
            t("customer.share"),
          ]}
        />
      );
    });
}
