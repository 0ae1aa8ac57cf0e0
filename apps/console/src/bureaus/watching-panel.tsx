import { formatDate, Panel, useLocale } from "@goodterms/ui";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMay } from "../shell/use-me.ts";
import { afterReport, type Bureau, type BureauEnrolment, enrolmentsQuery } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";

/** Whether each bureau watches the customer, switched on and off. */
export function WatchingPanel(props: { customerId: string; bureaus: readonly Bureau[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const found = useQuery(enrolmentsQuery(props.customerId));
  const mayWrite = useMay("credit:write");
  const turn = useTurn(props.customerId);
  const bureaus = props.bureaus.filter((bureau) => !bureau.needsPermissiblePurpose);
  if (bureaus.length === 0) return null;
  const noteOf = (enrolment: BureauEnrolment | undefined): string => {
    if (enrolment === undefined) return t("bureaus.customer.watchStates.ended");
    const state = enrolment.failure ?? t(`bureaus.customer.watchStates.${enrolment.state}`);
    if (!isOn(enrolment)) return state;
    const days = enrolment.everyDays;
    const on = enrolment.nextPullOn === null ? "–" : formatDate(enrolment.nextPullOn, locale);
    return `${state} · ${t(`bureaus.customer.styles.${enrolment.style}`, { days, on })}`;
  };
  return (
    <Panel title={t("bureaus.customer.watching")}>
      <ProblemAlert error={turn.error ?? (found.data === undefined ? found.error : null)} />
      <ul className={classes.plain}>
        {bureaus.map((bureau) => {
          const enrolment = found.data?.data.find((one) => one.bureau === bureau.name);
          const watches = enrolment !== undefined && isOn(enrolment);
          return (
            <li key={bureau.name}>
              <strong>{bureau.title}</strong>
              <span className="gt-note">{noteOf(enrolment)}</span>
              <span>
                {mayWrite ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    disabled={turn.isPending}
                    onClick={() => turn.mutate({ bureau, on: !watches })}
                  >
                    {t(watches ? "bureaus.customer.unwatch" : "bureaus.customer.watch")}
                  </Button>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function isOn(enrolment: BureauEnrolment): boolean {
  return enrolment.state === "active" || enrolment.state === "starting";
}

function useTurn(customerId: string) {
  const { t } = useTranslation();
  return useAct({
    act: ({ bureau, on }: { bureau: Bureau; on: boolean }, headers) => {
      const params = { path: { id: customerId, bureau: bureau.name } };
      return answer(
        on
          ? api.PUT("/v1/customers/{id}/bureau-monitoring/{bureau}", { params, body: {}, headers })
          : api.DELETE("/v1/customers/{id}/bureau-monitoring/{bureau}", { params, headers }),
      );
    },
    done: (_enrolment, { bureau, on }) =>
      t(on ? "bureaus.customer.watched" : "bureaus.customer.unwatched", { title: bureau.title }),
    changes: afterReport,
  });
}
