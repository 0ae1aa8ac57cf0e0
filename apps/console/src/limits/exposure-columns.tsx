import { type Column, formatShare, MoneyText } from "@goodterms/ui";
import type { TFunction } from "i18next";
import type { ExposuresBy } from "./limit-queries.ts";
import type { TopExposure } from "./limit-types.ts";
import classes from "./limits.module.css";

/** The columns of the largest exposures; amounts are in the report's currency, ceilings in the account's own. */
export function exposureColumns(
  t: TFunction,
  locale: string,
  by: ExposuresBy,
  currency: string,
): Column<TopExposure>[] {
  const cover: Column<TopExposure> = {
    id: "cover",
    header: t("limits.exposures.cover", { currency }),
    width: "minmax(7.5rem, 1fr)",
    align: "end",
    narrow: false,
    render: (row) => <MoneyText amount={row.cover ?? 0} currency={currency} />,
  };
  return [
    {
      id: "name",
      header: t(by === "customer" ? "limits.customer" : "limits.group"),
      width: "minmax(14rem, 3fr)",
      narrowWidth: "minmax(0, 1.4fr)",
      render: (row) => (
        <span className={classes.clip}>
          <span className={classes.strong}>{row.name}</span>{" "}
          <span className={`${classes.note} wide-only`}>{row.reference}</span>
        </span>
      ),
    },
    {
      id: "exposure",
      header: t("limits.exposures.exposure", { currency }),
      width: "minmax(9rem, 1fr)",
      narrowWidth: "minmax(0, 1fr)",
      align: "end",
      render: (row) => <MoneyText amount={row.exposure} currency={currency} />,
    },
    {
      id: "share",
      header: t("limits.exposures.share"),
      width: "9rem",
      align: "end",
      narrow: false,
      render: (row) => <Share fraction={row.share ?? 0} locale={locale} />,
    },
    ...(by === "customer" ? [cover] : []),
    {
      id: "ceiling",
      header: t("limits.exposures.ceiling"),
      width: "minmax(9rem, 1fr)",
      align: "end",
      narrow: false,
      render: (row) =>
        row.ceiling === null ? (
          <span className="gt-note">{t("limits.none")}</span>
        ) : (
          <MoneyText amount={row.ceiling} currency={row.ceilingCurrency} shape="currency" />
        ),
    },
    {
      id: "used",
      header: t("limits.exposures.used"),
      width: "9rem",
      narrowWidth: "4.25rem",
      align: "end",
      render: (row) =>
        row.ceiling === null || row.ceiling === 0 || row.ceilingCurrency !== currency ? null : (
          <Share fraction={row.exposure / row.ceiling} locale={locale} />
        ),
    },
  ];
}

function Share({ fraction, locale }: { fraction: number; locale: string }) {
  return (
    <span className={classes.shareCell}>
      <span className={`${classes.share} wide-only`} data-over={fraction > 1 || undefined} aria-hidden="true">
        <span style={{ width: `${Math.min(fraction, 1) * 100}%` }} />
      </span>
      <span className={fraction > 1 ? "gt-figure attention" : "gt-figure"}>
        {formatShare(fraction, locale)}
      </span>
    </span>
  );
}
