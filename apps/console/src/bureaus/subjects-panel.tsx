import { Panel } from "@goodterms/ui";
import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMay } from "../shell/use-me.ts";
import { afterReport, type Bureau, type BureauSubject, subjectsQuery } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";

/** Which file at each bureau is the customer's: looked up, and chosen among the candidates. */
export function SubjectsPanel(props: { customerId: string; bureaus: readonly Bureau[] }) {
  const { t } = useTranslation();
  const found = useQuery(subjectsQuery(props.customerId));
  const businesses = props.bureaus.filter((bureau) => bureau.kinds.includes("business"));
  if (businesses.length === 0) return null;
  return (
    <Panel title={t("bureaus.customer.subjects")}>
      <ProblemAlert error={found.data === undefined ? found.error : null} />
      {businesses.map((bureau) => (
        <Subject
          key={bureau.name}
          customerId={props.customerId}
          bureau={bureau}
          subject={found.data?.data.find((one) => one.bureau === bureau.name)}
        />
      ))}
    </Panel>
  );
}

function Subject(props: { customerId: string; bureau: Bureau; subject: BureauSubject | undefined }) {
  const { t } = useTranslation();
  const { customerId, bureau, subject } = props;
  const mayWrite = useMay("credit:write");
  const find = useAct({
    act: (name: string, headers) =>
      answer(
        api.POST("/v1/customers/{id}/bureau-subjects/{bureau}/match", {
          params: { path: { id: customerId, bureau: name } },
          headers,
        }),
      ),
    done: (now) => t("bureaus.customer.candidates", { count: now.candidates.length }),
    changes: afterReport,
  });
  const state =
    subject === undefined
      ? null
      : subject.state === "chosen"
        ? t("bureaus.customer.chosen", { reference: subject.reference ?? "–" })
        : t(`bureaus.customer.subjectStates.${subject.state}`);
  return (
    <>
      <ul className={classes.plain}>
        <li>
          <strong>{bureau.title}</strong>
          <span className="gt-note">{state}</span>
          <span>
            {mayWrite ? (
              <Button
                size="compact-xs"
                variant="subtle"
                loading={find.isPending}
                onClick={() => find.mutate(bureau.name)}
              >
                {t("bureaus.customer.find")}
              </Button>
            ) : null}
          </span>
        </li>
      </ul>
      <ProblemAlert error={find.error} />
      {subject?.state === "open" ? (
        <Candidates customerId={customerId} subject={subject} mayWrite={mayWrite} />
      ) : null}
    </>
  );
}

function Candidates(props: { customerId: string; subject: BureauSubject; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { customerId, subject } = props;
  const choose = useAct({
    act: (reference: string, headers) =>
      answer(
        api.PUT("/v1/customers/{id}/bureau-subjects/{bureau}", {
          params: { path: { id: customerId, bureau: subject.bureau } },
          body: { reference },
          headers,
        }),
      ),
    done: () => t("bureaus.customer.chosenDone"),
    changes: afterReport,
  });
  return (
    <ul className={classes.plain}>
      {subject.candidates.map((candidate) => (
        <li key={candidate.reference}>
          <div>
            <Text size="sm">
              {candidate.name} <span className="gt-note">{candidate.reference}</span>
            </Text>
            <div className="gt-note">
              {addressLine(candidate.address)} ·{" "}
              {t("bureaus.customer.certainty", { certainty: candidate.certainty })}
              {candidate.isActive === false ? (
                <span className="attention"> · {t("bureaus.customer.inactive")}</span>
              ) : null}
            </div>
          </div>
          <span>
            {props.mayWrite && candidate.isActive !== false ? (
              <Button
                size="compact-xs"
                variant="light"
                disabled={choose.isPending}
                onClick={() => choose.mutate(candidate.reference)}
              >
                {t("bureaus.customer.choose")}
              </Button>
            ) : null}
          </span>
        </li>
      ))}
      <ProblemAlert error={choose.error} />
    </ul>
  );
}

function addressLine(address: BureauSubject["candidates"][number]["address"]): string {
  const { street, postalCode, city, region, country } = address;
  return [street, [postalCode, city].filter((part) => part !== null).join(" "), region, country]
    .filter((part) => part !== null && part !== "")
    .join(", ");
}
