import { type Column, DateText, daysUntil, formatDate, useLocale } from "@goodterms/ui";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { HolderName } from "../limits/holder-name.tsx";
import type { CreditNotice } from "./notice-queries.ts";
import classes from "./notices.module.css";

const SOON_DAYS = 7;

/** The columns of the notices; what is due within a week wants attention. */
export function noticeColumns(t: TFunction, today: string): Column<CreditNotice>[] {
  return [
    {
      id: "customer",
      header: t("notices.customer"),
      width: "minmax(12rem, 1.6fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => (
        <span className={`${classes.clip} ${classes.strong}`}>
          {row.customerId === null ? (
            t("notices.applicant")
          ) : (
            <HolderName holder="customer" id={row.customerId} />
          )}
        </span>
      ),
    },
    {
      id: "what",
      header: t("notices.what"),
      width: "minmax(14rem, 2fr)",
      narrow: false,
      render: (row) => (
        <span className={classes.clip} title={row.title}>
          {row.title} <span className="gt-note">{row.jurisdiction}</span>
        </span>
      ),
    },
    {
      id: "why",
      header: t("notices.letter.reasons"),
      width: "minmax(10rem, 1.2fr)",
      narrow: false,
      render: (row) => t(`notices.actions.${row.action}`),
    },
    {
      id: "decided",
      header: t("notices.decided"),
      width: "8rem",
      narrow: false,
      render: (row) => <DateText on={row.decidedOn} />,
    },
    {
      id: "due",
      header: t("notices.due"),
      width: "minmax(14rem, 1.2fr)",
      narrowWidth: "minmax(0, 1fr)",
      render: (row) => <Due notice={row} today={today} />,
    },
  ];
}

function Due({ notice, today }: { notice: CreditNotice; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (notice.sentOn !== null) return <DateText on={notice.sentOn} note={t("notices.oneState.sent")} />;
  if (notice.dueOn !== null) {
    const days = daysUntil(notice.dueOn, today) ?? 0;
    const note =
      days === 0
        ? t("notices.today")
        : days > 0
          ? t("notices.inDays", { count: days })
          : t("notices.late", { count: -days });
    return <DateText on={notice.dueOn} note={note} tone={days <= SOON_DAYS ? "attention" : "muted"} />;
  }
  if (notice.requestedOn !== null)
    return (
      <span className="gt-note">{t("notices.asked", { on: formatDate(notice.requestedOn, locale) })}</span>
    );
  return <span className="gt-note">{t("notices.noDue")}</span>;
}
