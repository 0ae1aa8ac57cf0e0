import { type Column, DataTable, formatMoney, MoneyText, useLocale } from "@goodterms/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../../shell/screen-states.tsx";
import { usePages } from "../../shell/use-pages.ts";
import { changeRowsQuery } from "../limit-queries.ts";
import type { LimitChange, LimitChangeRow } from "../limit-types.ts";
import classes from "../limits.module.css";

/** Every limit of the change before and after, and whom it leaves below what is out already. */
export function ChangeRows({ change }: { change: LimitChange }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const list = useInfiniteQuery(changeRowsQuery(change.id));
  const { table } = usePages(list);
  const columns = useMemo(() => rowColumns(t, locale), [t, locale]);
  return (
    <div className="list-frame">
      {list.error !== null && list.data === undefined ? (
        <ProblemState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          {...table}
          total={change.rows}
          label={t("limits.many.rows")}
          columns={columns}
          rowKey={(row) => String(row.row)}
          onOpen={(row) => {
            if (row.customerId === null) return;
            void navigate({ to: "/customers/$customerId", params: { customerId: row.customerId } });
          }}
          globalKeys
          empty={null}
        />
      )}
    </div>
  );
}

function rowColumns(t: TFunction, locale: string): Column<LimitChangeRow>[] {
  const amount = (id: "before" | "after", narrow: boolean): Column<LimitChangeRow> => ({
    id,
    header: t(`limits.change.columns.${id}`),
    width: "minmax(8.5rem, 1fr)",
    narrowWidth: "minmax(0, 1fr)",
    align: "end",
    narrow,
    render: (row) => <Amount row={row} money={row[id]} isAfter={id === "after"} />,
  });
  return [
    {
      id: "name",
      header: t("limits.customer"),
      width: "minmax(13rem, 2.4fr)",
      narrowWidth: "minmax(0, 1.2fr)",
      render: (row) => (
        <span className={classes.clip}>
          <span className={classes.strong}>{row.name === "" ? row.reference : row.name}</span>{" "}
          <span className={`${classes.note} wide-only`}>{row.name === "" ? "" : row.reference}</span>
        </span>
      ),
    },
    amount("before", true),
    amount("after", true),
    {
      id: "difference",
      header: t("limits.change.columns.difference"),
      width: "minmax(7.5rem, 0.8fr)",
      align: "end",
      narrow: false,
      render: (row) => differenceOf(row, locale),
    },
    {
      id: "exposure",
      header: t("limits.change.columns.exposure"),
      width: "minmax(8rem, 1fr)",
      align: "end",
      narrow: false,
      render: (row) => {
        const currency = (row.after ?? row.expected ?? row.before)?.currency;
        return row.exposure === null || currency === undefined ? null : (
          <MoneyText
            amount={row.exposure}
            currency={currency}
            shape="currency"
            tone={row.fallsBelow ? "attention" : "plain"}
          />
        );
      },
    },
    {
      id: "note",
      header: t("limits.change.columns.note"),
      width: "minmax(9rem, 1.2fr)",
      narrow: false,
      render: (row) => <Note row={row} />,
    },
  ];
}

function Amount(props: { row: LimitChangeRow; money: LimitChangeRow["before"]; isAfter: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { row, money, isAfter } = props;
  if (money !== null)
    return (
      <span className={isAfter && row.fallsBelow ? "gt-figure attention" : "gt-figure"}>
        {formatMoney(money.amount, money.currency, locale, "currency")}
      </span>
    );
  if (isAfter && row.expected !== null) {
    const expected = formatMoney(row.expected.amount, row.expected.currency, locale, "currency");
    return <span className="gt-note">{t("limits.change.expected", { amount: expected })}</span>;
  }
  return <span className="gt-note">{row.problem === null ? t("limits.none") : ""}</span>;
}

function Note({ row }: { row: LimitChangeRow }) {
  const { t } = useTranslation();
  const notes = [
    row.problem === null ? null : t(`limits.change.problem.${row.problem}`),
    row.outcome === null ? null : t(`limits.change.outcomes.${row.outcome}`),
    row.fallsBelow ? t("limits.change.fallsBelow") : null,
  ].filter((note) => note !== null);
  const wants = row.problem !== null || row.fallsBelow;
  return <span className={wants ? "attention" : "gt-note"}>{notes.join(" · ")}</span>;
}

function differenceOf(row: LimitChangeRow, locale: string) {
  const after = row.after ?? row.expected;
  if (row.before === null || after === null || row.before.currency !== after.currency) return null;
  const difference = after.amount - row.before.amount;
  if (difference === 0) return <span className="gt-note">–</span>;
  const text = formatMoney(difference, after.currency, locale, "currency");
  return <span className="gt-figure">{difference > 0 ? `+${text}` : text}</span>;
}
