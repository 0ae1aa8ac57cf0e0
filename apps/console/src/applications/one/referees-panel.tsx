import { formatInstant, formatMoney, Panel, useLocale } from "@goodterms/ui";
import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { SecretOnce } from "../../settings/secret-once.tsx";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { applicationsKey } from "../application-queries.ts";
import type { ApplicationCase, Referee, RefereeAnswer } from "../types.ts";
import classes from "./one.module.css";

/** Who was named as a reference, and what they said. */
export function RefereesPanel({ shown, mayWrite }: { shown: ApplicationCase; mayWrite: boolean }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("applications.referees.title")}>
      {shown.referees.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("applications.referees.none")}
        </Text>
      ) : (
        shown.referees.map((referee) => (
          <OneReferee key={referee.id} referee={referee} mayWrite={mayWrite} shown={shown} />
        ))
      )}
    </Panel>
  );
}

function OneReferee(props: { referee: Referee; mayWrite: boolean; shown: ApplicationCase }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { referee } = props;
  const at = referee.state === "answered" ? referee.answeredAt : referee.askedAt;
  const mayAsk = props.mayWrite && (referee.state === "named" || referee.state === "asked");
  return (
    <div className={classes.entry}>
      <div className={classes.entryHead}>
        <span>
          <strong>{referee.contact?.organisation ?? t("applications.referees.erased")}</strong>{" "}
          <span className="gt-note">{t(`applications.referees.kinds.${referee.kind}`)}</span>
        </span>
        <span className="gt-note">
          {t(`applications.referees.states.${referee.state}`, {
            at: at === null ? "" : formatInstant(at, locale),
          })}
          {referee.reminders === 0
            ? ""
            : ` · ${t("applications.referees.reminded", { count: referee.reminders })}`}
        </span>
      </div>
      {referee.contact === null ? null : (
        <Text size="sm" c="dimmed">
          {[referee.contact.name, referee.contact.email, referee.contact.phone]
            .filter((part) => part != null && part !== "")
            .join(" · ")}
        </Text>
      )}
      {referee.answer === null ? null : <Said answer={referee.answer} />}
      {mayAsk ? <Ask referee={referee} /> : null}
    </div>
  );
}

function Said({ answer: said }: { answer: RefereeAnswer }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const parts = [
    said.paysPromptly === undefined
      ? null
      : `${t("applications.referees.pays")} ${t(`applications.referees.paysPromptly.${said.paysPromptly}`)}`,
    said.knownSinceYear === undefined
      ? null
      : t("applications.referees.known", { year: said.knownSinceYear }),
    said.highestCredit === undefined
      ? null
      : t("applications.referees.most", {
          amount: formatMoney(said.highestCredit.amount, said.highestCredit.currency, locale, "currency"),
        }),
    said.termsDays === undefined ? null : t("applications.referees.terms", { days: said.termsDays }),
  ].filter((part) => part !== null);
  return (
    <>
      <p className={classes.words}>{parts.join(" · ")}</p>
      {said.comments === undefined ? null : <p className={classes.words}>“{said.comments}”</p>}
    </>
  );
}

/** Makes the referee's link; it is shown once, to be sent by whoever knows them. */
function Ask({ referee }: { referee: Referee }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { id } = referee;
  const asking = useMutation({
    mutationFn: () =>
      answer(api.POST("/v1/application-referees/{id}/ask", { params: { path: { id } }, body: {} })),
  });
  const close = (): void => {
    asking.reset();
    void queries.invalidateQueries({ queryKey: applicationsKey });
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        ml={-8}
        mt={4}
        loading={asking.isPending}
        onClick={() => asking.mutate()}
      >
        {referee.state === "named" ? t("applications.referees.ask") : t("applications.referees.askAgain")}
      </Button>
      <ProblemAlert error={asking.error} />
      {asking.data === undefined ? null : (
        <SecretOnce
          title={t("applications.referees.linkTitle", { name: referee.contact?.name ?? "" })}
          detail={t("applications.referees.linkDetail", { at: formatInstant(asking.data.expiresAt, locale) })}
          secret={asking.data.url}
          warn={false}
          onKept={close}
        />
      )}
    </>
  );
}
