import { type Column, MoneyText } from "@goodterms/ui";
import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Hold } from "../api/credit-types.ts";
import { reasonName } from "../decisions/reason-name.ts";
import { holdClock, shortDuration } from "./hold-clock.ts";
import classes from "./holds.module.css";
import { RoomBar } from "./room-bar.tsx";

export interface HoldColumnsOptions {
  t: TFunction;
  holds: readonly Hold[];
  /** The instant that the clocks count from: when the list was read. */
  nowMs: number;
  /** Those chosen to be released together; null where nothing here can be. */
  chosen: ReadonlySet<string> | null;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The columns of the worklist where there is room for all of them. */
export function holdColumns(options: HoldColumnsOptions): Column<Hold>[] {
  const { t, nowMs } = options;
  return [
    ...chooseColumn(options),
    {
      id: "order",
      header: t("holds.columns.order"),
      width: "minmax(6rem, 0.8fr)",
      render: (hold) => (
        <TwoLines
          first={<span className={classes.strong}>{hold.order}</span>}
          second={t(`credit.checkpoints.${hold.checkpoint}`)}
        />
      ),
    },
    {
      id: "customer",
      header: t("holds.columns.customer"),
      width: "minmax(8rem, 1.4fr)",
      render: (hold) => <TwoLines first={<CustomerLink hold={hold} />} second={hold.customer.reference} />,
    },
    {
      id: "amount",
      header: t("holds.columns.amount"),
      width: "minmax(6rem, 0.8fr)",
      align: "end",
      render: (hold) => <MoneyText amount={hold.amount} currency={hold.currency} shape="currency" />,
    },
    {
      id: "clock",
      header: t("holds.columns.clock"),
      width: "minmax(5.5rem, 0.7fr)",
      render: (hold) => (
        <TwoLines
          first={<Clock hold={hold} nowMs={nowMs} />}
          second={t("holds.columns.waits", {
            duration: shortDuration(
              t,
              (hold.closedAt === null ? nowMs : Date.parse(hold.closedAt)) - Date.parse(hold.createdAt),
            ),
          })}
        />
      ),
    },
    {
      id: "reason",
      header: t("holds.columns.reason"),
      width: "minmax(8rem, 1.2fr)",
      render: (hold) => <ReasonCell hold={hold} />,
    },
    {
      id: "room",
      header: t("holds.columns.room"),
      width: "minmax(6.5rem, 0.9fr)",
      render: (hold) => <RoomBar account={hold.account} />,
    },
    ...standingColumns(t),
  ];
}

function standingColumns(t: TFunction): Column<Hold>[] {
  return [
    {
      id: "overdue",
      header: t("holds.columns.overdue"),
      width: "minmax(6rem, 0.8fr)",
      align: "end",
      render: ({ account }) => (
        <TwoLines
          end
          first={
            <MoneyText
              amount={account.overdue}
              currency={account.currency}
              shape={account.overdue === 0 ? "plain" : "currency"}
              tone={account.overdue > 0 ? "attention" : "plain"}
            />
          }
          second={account.overdue === 0 ? "" : t("holds.oldest", { count: account.oldestOverdueDays })}
        />
      ),
    },
    {
      id: "class",
      header: t("holds.columns.class"),
      width: "3rem",
      render: (hold) => <TwoLines first={hold.riskClass ?? "–"} second={wholeScore(hold.score)} />,
    },
    {
      id: "suggestion",
      header: t("holds.columns.suggestion"),
      width: "minmax(6.5rem, 0.8fr)",
      render: (hold) => (
        <span className={classes.suggestion} title={hold.suggestion.why}>
          {t(`holds.suggestions.${hold.suggestion.action}`)}
        </span>
      ),
    },
  ];
}

/** The columns beside an open order, and on a small screen: each row says on two lines what it must. */
export function narrowHoldColumns(options: HoldColumnsOptions): Column<Hold>[] {
  const { t, nowMs } = options;
  return [
    ...chooseColumn(options),
    {
      id: "customer",
      header: t("holds.columns.customer"),
      width: "minmax(0, 1fr)",
      render: (hold) => (
        <TwoLines
          first={<CustomerLink hold={hold} />}
          second={`${hold.order} · ${reasonName(t, hold.reasons[0]?.code ?? "")}`}
        />
      ),
    },
    {
      id: "amount",
      header: t("holds.columns.amount"),
      width: "minmax(6.5rem, max-content)",
      align: "end",
      render: (hold) => (
        <TwoLines
          end
          first={<MoneyText amount={hold.amount} currency={hold.currency} shape="currency" />}
          second={<Clock hold={hold} nowMs={nowMs} />}
        />
      ),
    },
  ];
}

function chooseColumn({ t, holds, chosen, onChoose }: HoldColumnsOptions): Column<Hold>[] {
  if (chosen === null) return [];
  const isAll = holds.length > 0 && holds.every((hold) => chosen.has(hold.id));
  return [
    {
      id: "choose",
      header: (
        <Checkbox
          size="xs"
          aria-label={t("holds.columns.choose")}
          checked={isAll}
          indeterminate={chosen.size > 0 && !isAll}
          onChange={(event) =>
            onChoose(new Set(event.currentTarget.checked ? holds.map((hold) => hold.id) : []))
          }
        />
      ),
      width: "1rem",
      render: (hold) => (
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={t("holds.columns.chooseOne", { order: hold.order })}
          checked={chosen.has(hold.id)}
          onChange={() => onChoose(toggled(chosen, hold.id))}
        />
      ),
    },
  ];
}

/** The set with this one in it, or without it where it was in. */
export function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** A score is exact; in a list its whole number says enough. */
export function wholeScore(score: string | null): string {
  return score === null ? "" : String(Math.round(Number(score)));
}

function TwoLines(props: { first: React.ReactNode; second: React.ReactNode; end?: boolean }) {
  return (
    <span className={classes.twoLines} data-align={props.end === true ? "end" : undefined}>
      <span className={classes.firstLine}>{props.first}</span>
      <span className={classes.secondLine}>{props.second}</span>
    </span>
  );
}

function CustomerLink({ hold }: { hold: Hold }) {
  return (
    <Link
      to="/customers/$customerId"
      params={{ customerId: hold.customer.id }}
      className={`quiet ${classes.strong}`}
      tabIndex={-1}
      title={hold.customer.name}
    >
      {hold.customer.name}
    </Link>
  );
}

/** How long there is to decide. */
export function Clock({ hold, nowMs }: { hold: Hold; nowMs: number }) {
  const { t } = useTranslation();
  const { note, isDue } = holdClock(t, hold, nowMs);
  return (
    <time className="gt-note gt-figure" data-tone={isDue ? "attention" : undefined} dateTime={hold.dueAt}>
      {note}
    </time>
  );
}

function ReasonCell({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const [first, ...others] = hold.reasons;
  if (first === undefined) return null;
  return (
    <TwoLines
      first={<span title={first.message}>{reasonName(t, first.code)}</span>}
      second={others.length === 0 ? "" : t("holds.more", { count: others.length })}
    />
  );
}
