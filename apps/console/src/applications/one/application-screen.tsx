import { formatInstant, formatMoney, PageTitle, useLocale } from "@goodterms/ui";
import { Skeleton } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { standingQuery } from "../../api/credit-queries.ts";
import { useActorName } from "../../settings/use-actor-name.ts";
import { TextLink } from "../../shell/links.tsx";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useMay } from "../../shell/use-me.ts";
import { CaseActs } from "../acts/case-acts.tsx";
import { applicantName, requestedText } from "../applicant.ts";
import { applicationQuery } from "../application-queries.ts";
import { StateMark } from "../marks.tsx";
import type { ApplicationCase } from "../types.ts";
import { AnswersPanel } from "./answers-panel.tsx";
import { AssessmentPanel } from "./assessment-panel.tsx";
import { CustomerPanel } from "./customer-panel.tsx";
import { DecisionsPanel } from "./decisions-panel.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import { NotesPanel } from "./notes-panel.tsx";
import classes from "./one.module.css";
import { RefereesPanel } from "./referees-panel.tsx";

/** One application: what is found before money is spent, what would be done, what they told us, and the decision. */
export function ApplicationScreen() {
  const { applicationId } = useParams({ from: "/inside/applications/$applicationId" });
  const { data, error, refetch } = useQuery(applicationQuery(applicationId));
  if (error !== null && data === undefined)
    return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <div className="page" aria-busy="true">
        <Skeleton height={28} width="45%" />
        <div className={classes.parts}>
          <Skeleton height={420} />
          <Skeleton height={420} />
        </div>
      </div>
    );
  }
  return <CasePage key={data.application.id} shown={data} />;
}

function CasePage({ shown }: { shown: ApplicationCase }) {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:write");
  return (
    <div className="page">
      <PageTitle
        tab={applicantName(t, shown.application)}
        above={
          <Link to="/applications" className="quiet">
            <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" style={{ verticalAlign: "-2px" }} />{" "}
            {t("applications.back")}
          </Link>
        }
        answer={<Answer shown={shown} />}
        below={<Below shown={shown} />}
      >
        {mayWrite ? <CaseActs shown={shown} /> : undefined}
      </PageTitle>
      <div className={classes.parts}>
        <div className={classes.part}>
          {shown.decisions.length === 0 && shown.approvals.length === 0 ? null : (
            <DecisionsPanel shown={shown} />
          )}
          <FindingsPanel shown={shown} mayWrite={mayWrite} />
          <AssessmentPanel shown={shown} mayWrite={mayWrite} />
          <CustomerPanel shown={shown} mayWrite={mayWrite} />
          <NotesPanel shown={shown} mayWrite={mayWrite} />
        </div>
        <div className={classes.part}>
          <AnswersPanel shown={shown} />
          <RefereesPanel shown={shown} mayWrite={mayWrite} />
        </div>
      </div>
    </div>
  );
}

function Answer({ shown }: { shown: ApplicationCase }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { application, offer, decisions } = shown;
  if (application.erasedAt !== null) return t("applications.one.answers.erased");
  const name = applicantName(t, application);
  const amount = requestedText(application, locale) ?? t("applications.one.noAmount");
  if (application.state === "waiting_for_applicant" && offer !== null) {
    const offered = formatMoney(Number(offer.limitMinor), offer.currency, locale, "currency");
    return t("applications.one.answers.offered", { name, amount: offered });
  }
  if (application.state === "approved") {
    const given = decisions.at(-1)?.limit;
    const granted = given == null ? amount : formatMoney(given.amount, given.currency, locale, "currency");
    return t("applications.one.answers.approved", { name, amount: granted });
  }
  return t(`applications.one.answers.${application.state}`, { name, amount });
}

function Below({ shown }: { shown: ApplicationCase }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = useActorName();
  const { application } = shown;
  const at = application.submittedAt;
  const facts = [
    t(`applications.kinds.${application.kind}`),
    ...(application.contact === null ? [] : [application.contact]),
    ...(application.email === null ? [] : [application.email]),
    at === null
      ? t("applications.one.begun", { at: formatInstant(application.createdAt, locale) })
      : t("applications.one.since", { at: formatInstant(at, locale) }),
    ...(application.assignedTo === null ? [] : [nameOf(application.assignedTo)]),
  ];
  return (
    <span className={classes.below}>
      <StateMark state={application.state} />
      <span>{facts.join(" · ")}</span>
      {application.customer === null ? null : <KnownCustomer id={application.customer} />}
    </span>
  );
}

function KnownCustomer({ id }: { id: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const standing = useQuery(standingQuery(id)).data;
  return (
    <span>
      <TextLink to="/customers/$customerId" params={{ customerId: id }} size="sm">
        {t("applications.one.seeCustomer")}
      </TextLink>
      {standing?.ceiling == null
        ? null
        : ` · ${t("applications.one.current", {
            limit: formatMoney(standing.ceiling, standing.currency, locale, "currency"),
          })}`}
    </span>
  );
}
