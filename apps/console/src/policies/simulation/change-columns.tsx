import { type Column, DateText, formatMoney, MoneyText } from "@goodterms/ui";
import type { TFunction } from "i18next";
import customers from "../../customers/customers.module.css";
import classes from "../policies.module.css";
import type { ChangeView, SimulationChange } from "../policy-api.ts";
import { blocksInWords, effectsInWords, outcomeInWords, reasonsInWords } from "./change-words.ts";
import { DecisionLink } from "./decision-link.tsx";

/** The columns of customers, or of orders, that would be treated otherwise. */
export function changeColumns(
  t: TFunction,
  locale: string,
  kind: ChangeView["kind"],
): Column<SimulationChange>[] {
  return kind === "customer" ? customerColumns(t, locale) : orderColumns(t, locale);
}

function customerColumns(t: TFunction, locale: string): Column<SimulationChange>[] {
  const head = (name: "stake" | "limit" | "class" | "blocks" | "effects") =>
    t(`policies.simulation.columns.${name}`);
  return [
    nameColumn(t),
    {
      id: "effects",
      header: head("effects"),
      width: "minmax(13rem, 3fr)",
      render: (row) => <span title={effectsInWords(t, row)}>{effectsInWords(t, row)}</span>,
    },
    { id: "stake", header: head("stake"), width: "8rem", align: "end", render: stakeOf },
    {
      id: "limit",
      header: head("limit"),
      width: "11rem",
      align: "end",
      render: (row) => <span className="gt-figure">{limitsInWords(t, locale, row)}</span>,
    },
    {
      id: "class",
      header: head("class"),
      width: "5rem",
      render: (row) => arrow(row.before?.riskClass ?? "–", row.after?.riskClass ?? "–"),
    },
    {
      id: "blocks",
      header: head("blocks"),
      width: "minmax(9rem, 2fr)",
      render: (row) => <span title={blocksInWords(t, row)}>{blocksInWords(t, row)}</span>,
    },
  ];
}

function orderColumns(t: TFunction, locale: string): Column<SimulationChange>[] {
  const head = (name: "order" | "amount" | "effects" | "decidedOn" | "outcome" | "reasons") =>
    t(`policies.simulation.columns.${name}`);
  return [
    {
      id: "order",
      header: head("order"),
      width: "minmax(7rem, 1fr)",
      render: (row) => (row.order === null ? null : <DecisionLink order={row.order} />),
    },
    nameColumn(t),
    { id: "amount", header: head("amount"), width: "8rem", align: "end", render: stakeOf },
    {
      id: "decidedOn",
      header: head("decidedOn"),
      width: "7rem",
      render: (row) => (row.order === null ? null : <DateText on={row.order.decidedOn} />),
    },
    { id: "effects", header: head("effects"), width: "10rem", render: (row) => effectsInWords(t, row) },
    {
      id: "outcome",
      header: head("outcome"),
      width: "minmax(9rem, 1fr)",
      render: (row) => outcomeInWords(t, locale, row),
    },
    {
      id: "reasons",
      header: head("reasons"),
      width: "minmax(9rem, 2fr)",
      render: (row) => <span title={reasonsInWords(row)}>{reasonsInWords(row)}</span>,
    },
  ];
}

/** The same in two lines a row, for a small screen. */
export function narrowChangeColumns(
  t: TFunction,
  locale: string,
  kind: ChangeView["kind"],
): Column<SimulationChange>[] {
  return [
    {
      id: "who",
      header: t("policies.simulation.columns.customer"),
      width: "minmax(0, 1fr)",
      render: (row) => (
        <span className={customers.twoLines}>
          <span className={customers.name}>{row.customer.name}</span>
          <span className={customers.secondLine}>
            {kind === "order" ? `${row.order?.reference} · ` : ""}
            {effectsInWords(t, row)}
          </span>
        </span>
      ),
    },
    {
      id: "stake",
      header: t(`policies.simulation.columns.${kind === "order" ? "amount" : "stake"}`),
      width: "minmax(7.5rem, auto)",
      align: "end",
      render: (row) => (
        <span className={customers.twoLines} data-align="end">
          {stakeOf(row)}
          <span className={customers.secondLine}>
            {kind === "order" ? outcomeInWords(t, locale, row) : limitsInWords(t, locale, row)}
          </span>
        </span>
      ),
    },
  ];
}

function nameColumn(t: TFunction): Column<SimulationChange> {
  return {
    id: "customer",
    header: t("policies.simulation.columns.customer"),
    width: "minmax(11rem, 2fr)",
    render: (row) => (
      <span className={customers.nameCell}>
        <span className={customers.name}>{row.customer.name}</span>
        <span className={customers.reference}>{row.customer.reference}</span>
      </span>
    ),
  };
}

function stakeOf(row: SimulationChange) {
  return <MoneyText amount={row.stake} currency={row.currency} shape="currency" />;
}

function limitsInWords(t: TFunction, locale: string, row: SimulationChange): string {
  const limit = (amount: number | null | undefined): string =>
    amount === null || amount === undefined
      ? t("policies.simulation.noLimit")
      : formatMoney(amount, row.currency, locale, "whole");
  const [before, after] = [limit(row.before?.limit), limit(row.after?.limit)];
  return before === after ? before : `${before} → ${after}`;
}

function arrow(before: string, after: string) {
  return before === after ? before : <span className={classes.strong}>{`${before} → ${after}`}</span>;
}
