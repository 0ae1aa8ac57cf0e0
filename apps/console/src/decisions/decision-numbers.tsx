import { formatInstant, MoneyText, Panel, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import type { Decision, Evaluation } from "../api/credit-types.ts";
import classes from "./decisions.module.css";

type Line = readonly [name: string, amount: number, currency: string];

/** What the decision was worked out from and what it did: the order, the room before and after, what it holds. */
export function DecisionNumbers(props: { decision: Decision; evaluation: Evaluation | undefined }) {
  const { decision, evaluation } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const { authorization } = decision;
  return (
    <Panel title={t("decisions.one.numbers")}>
      <table className={classes.figures}>
        <tbody>
          {[
            ...orderLines(decision, t),
            ...limitLine(decision, evaluation, t),
            ...roomLines(decision, t),
            ...heldLines(decision, t),
          ].map(([name, amount, currency]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <MoneyText
                  amount={amount}
                  currency={currency}
                  shape="currency"
                  tone={amount < 0 ? "attention" : "plain"}
                />
              </td>
            </tr>
          ))}
          {authorization === null || authorization.expiresAt === null ? null : (
            <tr>
              <th scope="row">{t("decisions.one.expires")}</th>
              <td>{formatInstant(authorization.expiresAt, locale)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Panel>
  );
}

type Words = (
  key: `decisions.one.${"order" | "ceiling" | "deposit" | "before" | "after" | "groupBefore" | "groupAfter" | "held" | "shipped" | "captured" | "releasedPart"}`,
) => string;

function orderLines({ order }: Decision, t: Words): Line[] {
  const lines: Line[] = [[t("decisions.one.order"), order.amount, order.currency]];
  if (order.deposit > 0) lines.push([t("decisions.one.deposit"), order.deposit, order.currency]);
  return lines;
}

/** The limit as it was evaluated for this checkpoint. */
function limitLine({ checkpoint }: Decision, evaluation: Evaluation | undefined, t: Words): Line[] {
  const ceiling = evaluation?.result.ceilings[checkpoint] ?? null;
  if (evaluation === undefined || ceiling === null) return [];
  return [[t("decisions.one.ceiling"), ceiling, evaluation.result.limit.currency]];
}

function roomLines({ available, groupAvailable }: Decision, t: Words): Line[] {
  if (available === null) return [];
  const { currency } = available;
  const own: Line[] = [
    [t("decisions.one.before"), available.before, currency],
    [t("decisions.one.after"), available.after, currency],
  ];
  if (groupAvailable === null) return own;
  return [
    ...own,
    [t("decisions.one.groupBefore"), groupAvailable.before, currency],
    [t("decisions.one.groupAfter"), groupAvailable.after, currency],
  ];
}

function heldLines({ authorization, order, available }: Decision, t: Words): Line[] {
  if (authorization === null) return [];
  const currency = available?.currency ?? order.currency;
  const parts: Line[] = [
    [t("decisions.one.held"), authorization.held, currency],
    [t("decisions.one.shipped"), authorization.shipped, currency],
    [t("decisions.one.captured"), authorization.captured, currency],
    [t("decisions.one.releasedPart"), authorization.released, currency],
  ];
  return parts.filter(([, amount], index) => index === 0 || amount > 0);
}
