import { formatDate, MoneyText, useLocale } from "@goodterms/ui";
import { Button, Collapse, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { BehaviourMonth, PayerBehaviour } from "../../api/credit-types.ts";
import { monthParts, STRIP_PARTS } from "./behaviour-months.ts";
import classes from "./credit.module.css";

/** What became of each month's invoices over 24 months: a strip of bars, and the table of its figures. */
export function BehaviourStrip({ behaviour }: { behaviour: PayerBehaviour }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [open, { toggle }] = useDisclosure(false);
  const { strip } = behaviour;
  const most = Math.max(...strip.map((month) => month.invoiced), 0);
  if (most === 0) return <Text size="sm">{t("credit.behaviour.empty")}</Text>;
  const monthName = (month: BehaviourMonth): string => formatDate(`${month.month}-01`, locale, "month");
  const [first, last] = [strip[0], strip.at(-1)];
  const spoken =
    first === undefined || last === undefined
      ? ""
      : t("credit.behaviour.spoken", { from: monthName(first), to: monthName(last) });
  return (
    <div>
      <div className={classes.strip} role="img" aria-label={spoken}>
        {strip.map((month) => (
          <Bar key={month.month} month={month} most={most} name={monthName(month)} />
        ))}
      </div>
      <div className={classes.stripEnds} aria-hidden="true">
        <span>{first === undefined ? "" : monthName(first)}</span>
        <span>{last === undefined ? "" : monthName(last)}</span>
      </div>
      <div className={classes.legend}>
        {STRIP_PARTS.map((part) => (
          <span key={part}>
            <span className={classes.swatch} data-part={part} />
            {t(`credit.behaviour.legend.${part}`)}
          </span>
        ))}
      </div>
      <Button size="compact-xs" variant="subtle" onClick={toggle} aria-expanded={open} px={0}>
        {t(open ? "credit.behaviour.hideTable" : "credit.behaviour.table")}
      </Button>
      <Collapse expanded={open}>
        {open ? <Figures behaviour={behaviour} monthName={monthName} /> : null}
      </Collapse>
    </div>
  );
}

function Bar({ month, most, name }: { month: BehaviourMonth; most: number; name: string }) {
  const parts = monthParts(month);
  return (
    <div className={classes.bar} title={name}>
      {STRIP_PARTS.map((part) =>
        parts[part] > 0 ? (
          <div key={part} data-part={part} style={{ height: `${(parts[part] / most) * 100}%` }} />
        ) : null,
      )}
    </div>
  );
}

function Figures({
  behaviour,
  monthName,
}: {
  behaviour: PayerBehaviour;
  monthName: (month: BehaviourMonth) => string;
}) {
  const { t } = useTranslation();
  const { currency, strip } = behaviour;
  const heads = ["invoiced", "onTime", "late", "overdue", "other"] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className="scroll-x" tabIndex={0} aria-label={t("credit.behaviour.strip")}>
      <table className={classes.figures}>
        <thead>
          <tr>
            <th scope="col">
              {t("credit.behaviour.month")} ({currency})
            </th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`credit.behaviour.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...strip].reverse().map((month) => {
            const parts = monthParts(month);
            const amounts = [month.invoiced, parts.onTime, parts.late, parts.overdue, parts.notDue];
            return (
              <tr key={month.month}>
                <th scope="row">{monthName(month)}</th>
                {heads.map((head, index) => (
                  <td key={head}>
                    <MoneyText amount={amounts[index] ?? 0} currency={currency} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
