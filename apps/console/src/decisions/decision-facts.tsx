import { formatDate, formatMoney, Panel, useLocale } from "@goodterms/ui";
import { Skeleton, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Evaluation } from "../api/credit-types.ts";
import classes from "./decisions.module.css";
import { amountOf, FACT_GROUPS, type Fact, factName, groupFacts } from "./fact-groups.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LISTED_MAX = 4;

/** Everything the policy knew when it decided, in readable groups. */
export function DecisionFacts({
  evaluation,
  isNone,
}: {
  evaluation: Evaluation | undefined;
  isNone: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Panel title={t("decisions.one.facts")}>
      {isNone ? <Text size="sm">{t("decisions.one.factsNone")}</Text> : null}
      {!isNone && evaluation === undefined ? <Skeleton height={220} /> : null}
      {evaluation === undefined ? null : <Groups evaluation={evaluation} />}
    </Panel>
  );
}

function Groups({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const groups = groupFacts(evaluation.facts);
  const currency = evaluation.result.limit.currency;
  return (
    <div className={classes.groups}>
      {FACT_GROUPS.filter((group) => groups[group].length > 0).map((group) => (
        <section key={group}>
          <h3>{t(`decisions.groups.${group}`)}</h3>
          <dl className={classes.facts}>
            {groups[group].map((fact) => (
              <div key={fact[0]}>
                <dt>{factName(fact[0])}</dt>
                <dd>{valueInWords(t, fact, { currency, locale })}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function valueInWords(t: TFunction, fact: Fact, look: { currency: string; locale: string }): string {
  const [, value] = fact;
  const amount = amountOf(fact);
  if (amount !== null) return formatMoney(amount, look.currency, look.locale, "currency");
  if (value === null || value === undefined || value === "") return t("decisions.one.unknown");
  if (typeof value === "boolean") return t(value ? "decisions.one.yes" : "decisions.one.no");
  if (Array.isArray(value)) return listInWords(t, value, look);
  if (typeof value === "object") return pairsInWords(t, value, look);
  if (typeof value === "string")
    return DATE.test(value) ? formatDate(value, look.locale) : value.replaceAll("_", " ");
  return String(value);
}

function listInWords(
  t: TFunction,
  list: readonly unknown[],
  look: { currency: string; locale: string },
): string {
  if (list.length === 0) return t("decisions.one.nothingListed");
  const shown = list.slice(0, LISTED_MAX).map((one) => valueInWords(t, ["", one], look));
  const more = list.length - shown.length;
  return more > 0 ? `${shown.join("; ")}; ${t("holds.more", { count: more })}` : shown.join("; ");
}

function pairsInWords(t: TFunction, value: object, look: { currency: string; locale: string }): string {
  return Object.entries(value)
    .filter(([key, one]) => key !== "id" && one !== null)
    .map(([key, one]) => valueInWords(t, [key, one], look))
    .join(", ");
}
