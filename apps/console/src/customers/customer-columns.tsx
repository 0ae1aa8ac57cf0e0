import { type Column, DateText, MoneyText } from "@goodterms/ui";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import type { CustomerRow } from "../api/types.ts";
import { dueNote } from "../shell/due-note.ts";
import classes from "./customers.module.css";

/** The columns of the customers' list; `currency` is the one of all rows, or null where they differ. */
export function customerColumns(t: TFunction, today: string, currency: string | null): Column<CustomerRow>[] {
  const shape = currency === null ? "currency" : "plain";
  const head = (name: "open" | "overdue" | "unapplied"): string => {
    if (currency !== null) return t(`customers.${name}`, { currency });
    return {
      open: t("customers.plainOpen"),
      overdue: t("customers.plainOverdue"),
      unapplied: t("customers.plainUnapplied"),
    }[name];
  };
  return [
    {
      id: "name",
      header: t("customers.name"),
      width: "minmax(14rem, 3fr)",
      narrowWidth: "minmax(0, 1fr)",
      sort: "name",
      render: (row) => <NameCell row={row} />,
    },
    {
      id: "country",
      header: t("customers.country"),
      width: "4rem",
      narrow: false,
      render: (row) => row.country ?? "",
    },
    {
      id: "oldest",
      header: t("customers.oldestDue"),
      width: "minmax(13rem, 1.6fr)",
      narrow: false,
      render: (row) =>
        row.oldestDueOn === null ? null : (
          <DateText on={row.oldestDueOn} {...dueNote(t, row.oldestDueOn, today)} />
        ),
    },
    {
      id: "items",
      header: t("customers.items"),
      width: "4rem",
      align: "end",
      narrow: false,
      render: (row) => <Count count={row.openItems} />,
    },
    {
      id: "unapplied",
      header: head("unapplied"),
      width: "minmax(7.5rem, 1fr)",
      align: "end",
      narrow: false,
      render: (row) => <MoneyText amount={row.unappliedAmount} currency={row.currency} shape={shape} />,
    },
    {
      id: "overdue",
      header: head("overdue"),
      width: "minmax(7.5rem, 1fr)",
      narrowWidth: "6.75rem",
      align: "end",
      sort: "overdue",
      render: (row) => (
        <MoneyText
          amount={row.overdueAmount}
          currency={row.currency}
          shape={shape}
          tone={row.overdueAmount > 0 ? "attention" : "plain"}
        />
      ),
    },
    {
      id: "open",
      header: head("open"),
      width: "minmax(7.5rem, 1fr)",
      narrowWidth: "6.75rem",
      align: "end",
      sort: "open",
      render: (row) => <MoneyText amount={row.openAmount} currency={row.currency} shape={shape} />,
    },
  ];
}

function NameCell({ row }: { row: CustomerRow }) {
  return (
    <span className={classes.nameCell}>
      <Link
        to="/customers/$customerId"
        params={{ customerId: row.id }}
        className={`quiet ${classes.name}`}
        tabIndex={-1}
        title={row.name}
      >
        {row.name}
      </Link>
      <span className={classes.reference}>{row.reference}</span>
    </span>
  );
}

function Count({ count }: { count: number }) {
  return <span className="gt-figure">{count === 0 ? "–" : count}</span>;
}
