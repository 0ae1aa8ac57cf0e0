import { type Column, MoneyText } from "@goodterms/ui";
import { Drawer } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ListView } from "./list-view.tsx";
import classes from "./monitoring.module.css";
import { type PortfolioCustomer, portfolioCustomersQuery } from "./watch-queries.ts";

/** The customers of one cell of the portfolio, the largest exposure first. */
export function CellDrawer(props: { riskClass: string; grade: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { riskClass, grade } = props;
  const list = useInfiniteQuery(portfolioCustomersQuery(riskClass, grade));
  const currency = list.data?.pages[0]?.data[0]?.currency ?? "";
  const columns = useMemo(() => customerColumns(t, currency), [t, currency]);
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      closeButtonProps={{ "aria-label": t("common.close") }}
      size="xl"
      title={t("monitoring.portfolio.cell", { riskClass, grade })}
      classNames={{ body: classes.drawerBody ?? "", content: classes.drawerContent ?? "" }}
    >
      <ListView
        label={t("monitoring.portfolio.cell", { riskClass, grade })}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: "/customers/$customerId", params: { customerId: row.id } })}
        empty={null}
      />
    </Drawer>
  );
}

function customerColumns(t: TFunction, currency: string): Column<PortfolioCustomer>[] {
  return [
    {
      id: "name",
      header: t("monitoring.customer"),
      width: "minmax(12rem, 2fr)",
      narrowWidth: "minmax(0, 1.3fr)",
      render: (row) => (
        <span className={classes.clip}>
          <span className={classes.strong}>{row.name}</span>{" "}
          <span className={`${classes.note} wide-only`}>{row.reference}</span>
        </span>
      ),
    },
    {
      id: "exposure",
      header: t("monitoring.portfolio.exposure", { currency }),
      width: "minmax(8rem, 1fr)",
      narrowWidth: "minmax(0, 1fr)",
      align: "end",
      render: (row) => <MoneyText amount={row.exposure} currency={row.currency} />,
    },
    {
      id: "limit",
      header: t("monitoring.portfolio.limit", { currency }),
      width: "minmax(8rem, 1fr)",
      align: "end",
      narrow: false,
      render: (row) =>
        row.limit === null ? (
          <span className="gt-note">{t("limits.none")}</span>
        ) : (
          <MoneyText amount={row.limit} currency={row.currency} />
        ),
    },
    {
      id: "overdue",
      header: t("monitoring.portfolio.overdue"),
      width: "7rem",
      align: "end",
      narrow: false,
      render: (row) => <span className="gt-figure">{row.overdueItems === 0 ? "–" : row.overdueItems}</span>,
    },
  ];
}
