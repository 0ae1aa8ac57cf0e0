import { DateText, formatInstant, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import { ScrollX } from "../../shell/scroll-x.tsx";
import { useAnyActor } from "../../shell/use-any-actor.ts";
import type { Limit } from "../limit-types.ts";
import { moneyOrNone } from "../limit-words.ts";
import classes from "../limits.module.css";

/** Limits with their kind, days, reason and approvers; `withDates` says when each was set, as a history does. */
export function LimitTable({ limits, withDates = false }: { limits: readonly Limit[]; withDates?: boolean }) {
  const { t } = useTranslation();
  return (
    <ScrollX label={t("limits.holder.inForce")}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("limits.kind")}</th>
            <th scope="col" className="figures">
              {t("limits.amount")}
            </th>
            <th scope="col">{t("limits.from")}</th>
            <th scope="col">{t("limits.until")}</th>
            <th scope="col">{t("limits.why")}</th>
          </tr>
        </thead>
        <tbody>
          {limits.map((limit) => (
            <LimitRow key={`${limit.id} ${limit.version}`} limit={limit} withDates={withDates} />
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function LimitRow({ limit, withDates }: { limit: Limit; withDates: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const actorName = useAnyActor();
  const signers = [...new Set([limit.proposedBy, ...limit.approvedBy])].map(actorName).join(", ");
  return (
    <tr>
      <th scope="row">
        {t(`limits.kinds.${limit.kind}`)}
        <div className={classes.detail}>{t(`limits.limitStates.${limit.state}`)}</div>
      </th>
      <td className="figures">{moneyOrNone(t, limit.limit, locale)}</td>
      <td>
        <DateText on={limit.startsOn} />
      </td>
      <td>
        {limit.expiresOn === null ? (
          <span className={classes.detail}>{t("limits.open")}</span>
        ) : (
          <DateText on={limit.expiresOn} />
        )}
      </td>
      <td>
        {limit.reason}
        <div className={classes.detail}>
          {[signers, withDates ? formatInstant(limit.setAt, locale) : null]
            .filter((part) => part !== null)
            .join(" · ")}
        </div>
        <Terms limit={limit} />
      </td>
    </tr>
  );
}

function Terms({ limit }: { limit: Limit }) {
  const { t } = useTranslation();
  const { insurance, guarantor } = limit;
  if (guarantor !== null)
    return <div className={classes.detail}>{t("limits.holder.guarantor", { name: guarantor })}</div>;
  if (insurance === null) return null;
  const {
    insurer,
    policyNumber: policy,
    insuredPercent: percent,
    overdueReportDays,
    stopShipmentDays,
  } = insurance;
  return (
    <div className={classes.detail}>
      {t("limits.holder.insured", { insurer, policy, percent })}
      {overdueReportDays === null && stopShipmentDays === null
        ? null
        : ` · ${t("limits.holder.deadlines", { report: overdueReportDays ?? "–", stop: stopShipmentDays ?? "–" })}`}
    </div>
  );
}
