import { type Column, formatDate, formatMoney, MoneyText, useLocale } from "@goodterms/ui";
import { Checkbox, UnstyledButton } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { DocumentLink, OpenItem } from "../api/types.ts";
import { dueNote } from "../shell/due-note.ts";
import classes from "./customer.module.css";
import { kindInWords, shortName } from "./document-name.ts";
import { itemKey } from "./selection.ts";

interface ItemColumnsOptions {
  t: TFunction;
  today: string;
  items: readonly OpenItem[];
  selected: ReadonlySet<string>;
  onToggle: (item: OpenItem) => void;
  onSelect: (selected: ReadonlySet<string>) => void;
  onDocument: (document: DocumentLink) => void;
}

/** The columns of the open items: choose, what, when due, how much is open. */
export function itemColumns(options: ItemColumnsOptions): Column<OpenItem>[] {
  const { t, items, selected } = options;
  const currencies = new Set(items.map((item) => item.currency));
  const currency = currencies.size === 1 ? (items[0]?.currency ?? null) : null;
  const open = items.filter((item) => item.openAmount > 0);
  return [
    {
      id: "choose",
      header: (
        <Checkbox
          size="xs"
          aria-label={t("customer.items.selectAll")}
          checked={open.length > 0 && open.every((item) => selected.has(itemKey(item)))}
          indeterminate={selected.size > 0 && !open.every((item) => selected.has(itemKey(item)))}
          onChange={(event) =>
            options.onSelect(new Set(event.currentTarget.checked ? open.map(itemKey) : []))
          }
        />
      ),
      width: "1rem",
      render: (item) => (
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={t("customer.items.select", { number: shortName(item.document) })}
          checked={selected.has(itemKey(item))}
          disabled={item.openAmount === 0}
          onChange={() => options.onToggle(item)}
        />
      ),
    },
    {
      id: "document",
      header: t("customer.items.document"),
      width: "minmax(0, 1fr)",
      render: (item) => <DocumentCell item={item} onDocument={options.onDocument} />,
    },
    {
      id: "due",
      header: t("customer.items.due"),
      width: "6.5rem",
      narrowWidth: "6rem",
      render: (item) => <DueCell item={item} today={options.today} />,
    },
    {
      id: "open",
      header: currency === null ? t("customer.items.open") : t("common.openIn", { currency }),
      width: "7.5rem",
      narrowWidth: "6rem",
      align: "end",
      render: (item) => <OpenCell item={item} alone={currency !== null} />,
    },
  ];
}

function DocumentCell({
  item,
  onDocument,
}: {
  item: OpenItem;
  onDocument: (document: DocumentLink) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const notes: string[] = [kindInWords(item.document.kind)];
  if (item.instalment > 1) notes.push(t("customer.items.instalment", { number: item.instalment }));
  if (item.order !== null) notes.push(item.order);
  return (
    <div className={classes.twoLines}>
      <UnstyledButton
        className={classes.entryLink ?? ""}
        tabIndex={-1}
        onClick={() => onDocument(item.document)}
        title={shortName(item.document)}
      >
        {shortName(item.document)}
      </UnstyledButton>
      <span className={classes.second}>
        {item.disputedAmount > 0 ? (
          <span className="attention">
            {t("customer.items.disputed", {
              amount: formatMoney(item.disputedAmount, item.currency, locale, "currency"),
            })}
          </span>
        ) : (
          notes.join(" · ")
        )}
      </span>
    </div>
  );
}

function DueCell({ item, today }: { item: OpenItem; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (item.side === "credit") {
    return (
      <div className={classes.twoLines}>
        <span className="gt-figure">{formatDate(item.issuedOn, locale)}</span>
        <span className={classes.second}>{t("customer.items.credit")}</span>
      </div>
    );
  }
  const { note, tone } = dueNote(t, item.dueOn, today);
  return (
    <div className={classes.twoLines}>
      <span className="gt-figure">{formatDate(item.dueOn, locale)}</span>
      {item.openAmount === 0 ? (
        <span className={classes.second}>{t("common.states.settled")}</span>
      ) : (
        <span className={`${classes.second} gt-note`} data-tone={tone}>
          {note}
        </span>
      )}
    </div>
  );
}

function OpenCell({ item, alone }: { item: OpenItem; alone: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const sign = item.side === "credit" ? -1 : 1;
  return (
    <div className={`${classes.twoLines} ${classes.right}`}>
      <MoneyText
        amount={sign * item.openAmount}
        currency={item.currency}
        shape={alone ? "plain" : "currency"}
      />
      {item.openAmount === item.originalAmount ? null : (
        <span className={classes.second}>
          {t("customer.items.of", {
            amount: formatMoney(item.originalAmount, item.currency, locale, "plain"),
          })}
        </span>
      )}
    </div>
  );
}
