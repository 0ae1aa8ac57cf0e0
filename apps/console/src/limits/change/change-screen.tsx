import { formatCount, formatMoney, MoneyText, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Progress, Skeleton } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ProblemState } from "../../shell/screen-states.tsx";
import { ScrollX } from "../../shell/scroll-x.tsx";
import { afterLimits, changeQuery } from "../limit-queries.ts";
import type { LimitChange } from "../limit-types.ts";
import { changeInWords } from "../limit-words.ts";
import classes from "../limits.module.css";
import { ChangeActions } from "./change-actions.tsx";
import { ChangeRows } from "./change-rows.tsx";

/** One change of many limits: what it would do, then how far it is, then what it did, row by row. */
export function ChangeScreen() {
  const { changeId } = useParams({ from: "/inside/limits/changes/$changeId" });
  const { data, error, refetch } = useQuery(changeQuery(changeId));
  useFreshAfterwards(data?.state);
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div className="page-full" aria-busy="true">
        <Skeleton height={28} width="40%" />
        <Skeleton height={320} />
      </div>
    );
  return <Change key={data.id} change={data} />;
}

/** When the last row is set, everything that shows limits is read again. */
function useFreshAfterwards(state: LimitChange["state"] | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (state !== "done") return;
    for (const queryKey of afterLimits) void queries.invalidateQueries({ queryKey });
  }, [state, queries]);
}

function Change({ change }: { change: LimitChange }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const signed = change.signatures.filter((one) => one.verdict === "approved").length;
  const moved = change.totals.reduce((sum, total) => sum + total.raised + total.lowered, 0);
  const count = change.state === "running" ? change.rows : moved;
  return (
    <div className="page-full">
      <PageTitle
        tab={t("limits.views.changes")}
        above={
          <Link to="/limits" search={{ view: "changes" }} className="quiet">
            <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" /> {t("limits.change.back")}
          </Link>
        }
        answer={t(`limits.change.answer.${change.state}`, {
          count,
          total: formatCount(count, locale),
          done: formatCount(change.rowsDone, locale),
          needed: change.approvalsNeeded - signed,
        })}
        below={
          <>
            <span>{changeInWords(t, change.change, locale)}</span>
            <span>{t("limits.change.reason", { reason: change.reason })}</span>
            <Weight weighs={change.weighs} />
            {change.undoes === null ? null : (
              <Link to="/limits/changes/$changeId" params={{ changeId: change.undoes }}>
                {t("limits.change.undoes")}
              </Link>
            )}
          </>
        }
      >
        <ChangeActions change={change} />
      </PageTitle>
      {change.state === "running" ? (
        <Progress
          value={(change.rowsDone / Math.max(change.rows, 1)) * 100}
          aria-label={t("limits.many.states.running")}
          animated
        />
      ) : null}
      <Totals change={change} />
      <ChangeRows change={change} />
    </div>
  );
}

/** What the change weighs against an authority: nothing where all limits fall, and more than any where nobody can say. */
function Weight({ weighs }: { weighs: LimitChange["weighs"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (weighs.amount === 0) return null;
  if (weighs.amount === Number.MAX_SAFE_INTEGER) return <span>{t("limits.change.weighsUnknown")}</span>;
  const amount = formatMoney(weighs.amount, weighs.currency, locale, "currency");
  return <span>{t("limits.change.weighs", { amount })}</span>;
}

function Totals({ change }: { change: LimitChange }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Panel title={t("limits.change.totals")} hiddenTitle flush>
      <ScrollX label={t("limits.change.totals")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("limits.change.currency")}</th>
              {(["before", "after"] as const).map((name) => (
                <th key={name} scope="col" className="figures">
                  {t(`limits.change.columns.${name}`)}
                </th>
              ))}
              {(["rows", "raised", "lowered"] as const).map((name) => (
                <th key={name} scope="col" className="figures">
                  {t(`limits.many.${name}`)}
                </th>
              ))}
              <th scope="col" className="figures" title={t("limits.change.belowHelp")}>
                {t("limits.change.below")}
              </th>
            </tr>
          </thead>
          <tbody>
            {change.totals.map((total) => (
              <tr key={total.currency}>
                <th scope="row">{total.currency}</th>
                <td className="figures">
                  <MoneyText amount={total.before} currency={total.currency} />
                </td>
                <td className="figures">
                  <MoneyText amount={total.after} currency={total.currency} />
                </td>
                <td className="figures">{formatCount(total.rows, locale)}</td>
                <td className="figures">{formatCount(total.raised, locale)}</td>
                <td className="figures">{formatCount(total.lowered, locale)}</td>
                <td className={total.below > 0 ? "figures attention" : "figures"}>
                  {formatCount(total.below, locale)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {change.problems === 0 ? null : (
        <p className={`attention ${classes.problems}`}>
          {t("limits.change.problems", { count: change.problems })}
        </p>
      )}
    </Panel>
  );
}
