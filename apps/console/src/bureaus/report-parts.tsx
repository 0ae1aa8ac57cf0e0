import { formatMoney, useLocale } from "@goodterms/ui";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ScrollX } from "../shell/scroll-x.tsx";
import type { BureauReport } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";

/** The parts of a report: its scores with their scales and reasons, how the company pays others, legal filings, figures. */
export function ReportParts({ report }: { report: BureauReport }) {
  const { t } = useTranslation();
  return (
    <>
      {report.scores.length === 0 ? null : <Scores scores={report.scores} />}
      <Payments report={report} />
      <Facts report={report} />
      {report.missingParts.length === 0 ? null : (
        <section>
          <h3 className={classes.heading}>{t("bureaus.report.missing")}</h3>
          {report.missingParts.map((missing) => (
            <Text size="sm" key={missing.part}>
              {missing.part}: {missing.reason}
            </Text>
          ))}
        </section>
      )}
    </>
  );
}

function Scores({ scores }: { scores: BureauReport["scores"] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3 className={classes.heading}>{t("bureaus.report.models")}</h3>
      <ScrollX label={t("bureaus.report.models")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("bureaus.report.model")}</th>
              <th scope="col" className="figures">
                {t("bureaus.report.rawScore")}
              </th>
              <th scope="col" className="figures">
                {t("bureaus.report.onScale")}
              </th>
            </tr>
          </thead>
          <tbody>
            {scores.map((score) => (
              <tr key={`${score.model} ${score.title}`}>
                <th scope="row">
                  {score.title}
                  {score.reasons.map((reason) => (
                    <div key={reason.code} className="gt-note">
                      {reason.text ?? reason.code}
                    </div>
                  ))}
                </th>
                <td className="figures">
                  {score.raw ?? score.noScoreReason ?? "–"}
                  {score.scale === null ? null : (
                    <div className="gt-note">
                      {t(
                        score.scale.saferEnd === "high"
                          ? "bureaus.report.saferHigh"
                          : "bureaus.report.saferLow",
                        { minimum: score.scale.minimum, maximum: score.scale.maximum },
                      )}
                    </div>
                  )}
                </td>
                <td className="figures">
                  {score.riskScore ?? "–"}
                  {score.percentile === null ? null : (
                    <div className="gt-note">
                      {t("bureaus.report.percentile")} {score.percentile}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}

function Payments({ report: { payments } }: { report: BureauReport }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (payments === null) return null;
  const money = (amount: typeof payments.balance): string =>
    amount === null ? "–" : formatMoney(amount.amount, amount.currency, locale, "whole");
  const facts = [
    { name: t("bureaus.report.beyondTerms"), value: payments.daysBeyondTerms ?? "–" },
    { name: t("bureaus.report.tradelines"), value: payments.tradelines ?? "–" },
    { name: t("bureaus.report.balance"), value: money(payments.balance) },
    { name: t("bureaus.report.pastDue"), value: money(payments.pastDue) },
  ];
  return (
    <section>
      <h3 className={classes.heading}>{t("bureaus.report.payments")}</h3>
      <dl className="facts">
        {facts.map((fact) => (
          <Fact key={fact.name} {...fact} />
        ))}
      </dl>
    </section>
  );
}

function Facts({ report }: { report: BureauReport }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const legal = report.legal.map(({ kind, count, amount }) => ({
    name: kind.replaceAll("_", " "),
    value: [
      count === null ? null : String(count),
      amount === null ? null : formatMoney(amount.amount, amount.currency, locale, "whole"),
    ]
      .filter((part) => part !== null)
      .join(" · "),
  }));
  const figures = Object.entries(report.figures).map(([name, value]) => ({
    name: name.replaceAll("_", " "),
    value,
  }));
  const officers =
    report.officerRoles.length === 0
      ? []
      : [{ name: t("bureaus.report.officers"), value: report.officerRoles.join(", ") }];
  return (
    <>
      <FactList title={t("bureaus.report.legal")} facts={legal} />
      <FactList title={t("bureaus.report.figures")} facts={[...figures, ...officers]} />
    </>
  );
}

interface NamedFact {
  readonly name: string;
  readonly value: string | number;
}

function FactList({ title, facts }: { title: string; facts: readonly NamedFact[] }) {
  if (facts.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{title}</h3>
      <dl className="facts">
        {facts.map((fact) => (
          <Fact key={fact.name} {...fact} />
        ))}
      </dl>
    </section>
  );
}

function Fact({ name, value }: NamedFact) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value === "" ? "–" : value}</dd>
    </>
  );
}
