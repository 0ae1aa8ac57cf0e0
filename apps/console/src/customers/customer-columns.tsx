import { type Column, DateText, MoneyText, type Tone } from "@goodterms/ui";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../api/types.ts";
import { dueNote } from "../shell/due-note.ts";
import classes from "./customers.module.css";

type Amount = "openAmount" | "overdueAmount" | "unappliedAmount";

/** The columns of the customers' list; `currency` is the one of all rows, or null where they differ. */
export function customerColumns(t: TFunction, today: string, currency: string | null): Column<CustomerRow>[] {
  return [
    {
      id: "name",
      header: t("customers.name"),
      width: "minmax(14rem, 3fr)",
      sorts: ["name", "-name"],
      render: (row) => <NameCell row={row} />,
    },
    {
      id: "country",
      header: t("customers.country"),
      width: "4rem",
      render: (row) => row.country ?? "",
    },
    {
      id: "oldest",
      header: t("customers.oldestDue"),
      width: "minmax(13rem, 1.6fr)",
      sorts: ["oldestDue"],
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
      render: (row) => <span className="gt-figure">{row.openItems === 0 ? "–" : row.openItems}</span>,
    },
    amountColumn("unappliedAmount", t("customers.unapplied"), currency),
    { ...amountColumn("overdueAmount", t("customers.overdue"), currency), sorts: ["-overdue"] },
    { ...amountColumn("openAmount", t("customers.open"), currency), sorts: ["-open"] },
  ];
}

function amountColumn(amount: Amount, name: string, currency: string | null): Column<CustomerRow> {
  return {
    id: amount,
    header: currency === null ? name : `${name} (${currency})`,
    width: "minmax(7.5rem, 1fr)",
    align: "end",
    render: (row) => (
      <RowAmount
        row={row}
        amount={amount}
        alone={currency !== null}
        tone={amount === "overdueAmount" && row.overdueAmount > 0 ? "attention" : "plain"}
      />
    ),
  };
}

/** The columns where there is room for two: each row says on two lines what the wide list says in a line. */
export function narrowCustomerColumns(
  t: TFunction,
  today: string,
  currency: string | null,
): Column<CustomerRow>[] {
  const name = `${t("customers.overdue")} / ${t("customers.open")}`;
  return [
    {
      id: "name",
      header: t("customers.name"),
      width: "minmax(0, 1fr)",
      render: (row) => <NarrowName row={row} today={today} />,
    },
    {
      id: "amounts",
      header: currency === null ? name : `${name} (${currency})`,
      width: "minmax(7rem, max-content)",
      align: "end",
      render: (row) => <NarrowAmounts row={row} alone={currency !== null} />,
    },
  ];
}

function RowAmount(props: { row: CustomerRow; amount: Amount; alone: boolean; tone: Tone }) {
  const { row, alone } = props;
  if (row.currency === null) return <span className="gt-figure gt-note">–</span>;
  return (
    <MoneyText
      amount={row[props.amount]}
      currency={row.currency}
      shape={alone || row[props.amount] === 0 ? "plain" : "currency"}
      tone={props.tone}
    />
  );
}

function NameLink({ row }: { row: CustomerRow }) {
  return (
    <Link
      to="/customers/$customerId"
      params={{ customerId: row.id }}
      className={`quiet ${classes.name}`}
      tabIndex={-1}
      title={row.name}
    >
      {row.name}
    </Link>
  );
}

function NameCell({ row }: { row: CustomerRow }) {
  return (
    <span className={classes.nameCell}>
      <NameLink row={row} />
      <span className={classes.reference}>{row.reference}</span>
    </span>
  );
}

function NarrowName({ row, today }: { row: CustomerRow; today: string }) {
  const { t } = useTranslation();
  const due = row.oldestDueOn === null ? null : dueNote(t, row.oldestDueOn, today);
  return (
    <span className={classes.twoLines}>
      <NameLink row={row} />
      <span className={classes.secondLine}>
        {row.reference}
        {due === null ? null : (
          <>
            {" · "}
            <span className="gt-note" data-tone={due.tone}>
              {due.note}
            </span>
          </>
        )}
      </span>
    </span>
  );
}

function NarrowAmounts({ row, alone }: { row: CustomerRow; alone: boolean }) {
  const overdue = row.overdueAmount > 0;
  return (
    <span className={classes.twoLines} data-align="end">
      <RowAmount
        row={row}
        amount={overdue ? "overdueAmount" : "openAmount"}
        alone={alone}
        tone={overdue ? "attention" : "plain"}
      />
      {overdue ? (
        <span className={classes.secondLine}>
          <RowAmount row={row} amount="openAmount" alone={alone} tone="muted" />
        </span>
      ) : null}
    </span>
  );
}
