import { DateText, EmptyState, formatShare, MoneyText, Panel, useLocale } from "@goodterms/ui";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Overview } from "../api/types.ts";
import { dueNote } from "../shell/due-note.ts";
import { TextLink } from "../shell/links.tsx";

/** The customers who owe most that is overdue, and how much of all that is overdue they are. */
export function TopOverdue({ overview, currency }: { overview: Overview; currency: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const rows = overview.topOverdue.filter((row) => row.currency === currency);
  const overdue = overview.currencies.find((one) => one.currency === currency)?.overdue ?? 0;
  if (rows.length === 0) {
    return (
      <Panel title={t("overview.top")}>
        <EmptyState title={t("overview.nobody")}>{t("overview.nobodyDetail")}</EmptyState>
      </Panel>
    );
  }
  const share = overdue <= 0 ? 0 : rows.reduce((sum, row) => sum + row.overdueAmount, 0) / overdue;
  return (
    <Panel
      title={t("overview.top")}
      flush
      aside={
        <>
          <span>{t("overview.topShare", { share: formatShare(share, locale) })}</span>
          <TextLink to="/customers" search={{ state: "overdue" }} size="sm">
            {t("overview.all")}
          </TextLink>
        </>
      }
    >
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("overview.customer")}</th>
              <th scope="col">{t("overview.oldestDue")}</th>
              <th scope="col" className="figures">
                {t("overview.overdue", { currency })}
              </th>
              <th scope="col" className="figures">
                {t("common.openIn", { currency })}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TopRow key={row.id} row={row} today={overview.asOn} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function TopRow({ row, today }: { row: Overview["topOverdue"][number]; today: string }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <Link to="/customers/$customerId" params={{ customerId: row.id }} className="quiet">
          {row.name}
        </Link>
      </th>
      <td>
        <DateText on={row.oldestDueOn} {...dueNote(t, row.oldestDueOn, today)} />
      </td>
      <td className="figures">
        <MoneyText amount={row.overdueAmount} currency={row.currency} tone="attention" />
      </td>
      <td className="figures">
        <MoneyText amount={row.openAmount} currency={row.currency} />
      </td>
    </tr>
  );
}
