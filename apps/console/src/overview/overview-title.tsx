import { formatCount, formatDate, formatMoney, PageTitle, useLocale } from "@goodterms/ui";
import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Overview } from "../api/types.ts";
import { dueNote } from "../shell/due-note.ts";
import { BookLine } from "./book-line.tsx";

type CurrencyFigures = Overview["currencies"][number];

/** The answer: how much is open, how much of it is overdue, at how many customers. */
export function OverviewTitle(props: {
  overview: Overview;
  currency: CurrencyFigures;
  onCurrency: (currency: string) => void;
}) {
  const { t } = useTranslation();
  const { overview, currency } = props;
  return (
    <PageTitle tab={t("overview.tab")} answer={<Answer figures={currency} />} below={<Facts {...props} />}>
      {overview.currencies.length < 2 ? undefined : (
        <SegmentedControl
          size="xs"
          aria-label={t("overview.currency")}
          value={currency.currency}
          onChange={props.onCurrency}
          data={overview.currencies.map((one) => one.currency)}
        />
      )}
    </PageTitle>
  );
}

function Answer({ figures }: { figures: CurrencyFigures }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const money = (amount: number): string => formatMoney(amount, figures.currency, locale, "whole");
  const open = t("overview.answerOpen", { open: money(figures.open) });
  const late =
    figures.overdue <= 0
      ? t("overview.answerNone")
      : t("overview.answerOverdue", {
          count: figures.customersOverdue,
          overdue: money(figures.overdue),
          customers: formatCount(figures.customersOverdue, locale),
        });
  return (
    <>
      {open} · <span className={figures.overdue > 0 ? "attention" : undefined}>{late}</span>
    </>
  );
}

function Facts({ overview, currency }: { overview: Overview; currency: CurrencyFigures }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const money = (amount: number): string => formatMoney(amount, currency.currency, locale, "whole");
  const facts: string[] = [t("overview.asOn", { on: formatDate(overview.asOn, locale) })];
  if (currency.oldestDueOn !== null && currency.overdue > 0) {
    const { note } = dueNote(t, currency.oldestDueOn, overview.asOn);
    facts.push(`${t("overview.oldest", { on: formatDate(currency.oldestDueOn, locale) })} (${note})`);
  }
  if (currency.unapplied > 0) facts.push(t("overview.unapplied", { amount: money(currency.unapplied) }));
  if (currency.disputed > 0) facts.push(t("overview.disputed", { amount: money(currency.disputed) }));
  return (
    <>
      <span>{facts.join(" · ")}</span>
      <BookLine book={overview.book} />
    </>
  );
}
