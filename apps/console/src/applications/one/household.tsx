import { MoneyText } from "@goodterms/ui";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AffordabilityStep, Assessment } from "../types.ts";
import classes from "./one.module.css";

/** The arithmetic of affordability, line by line: what was taken, and what was left after it. */
export function Household({ affordability }: { affordability: NonNullable<Assessment["affordability"]> }) {
  const { t } = useTranslation();
  const { currency, steps, source } = affordability;
  return (
    <div className={`scroll-x ${classes.household}`}>
      <table className="plain-table">
        <caption>{t("applications.assessment.affordability")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("applications.assessment.step")}</th>
            <th scope="col" className="figures">
              {t("applications.assessment.amount")} ({currency})
            </th>
            <th scope="col" className="figures">
              {t("applications.assessment.running")} ({currency})
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.code}>
              <th scope="row">
                {t(`applications.assessment.steps.${step.code}`)} <StepNote step={step} />
              </th>
              <td className="figures">
                <MoneyText amount={Number(step.amountMinor)} currency={currency} />
              </td>
              <td className="figures">
                <MoneyText amount={Number(step.runningMinor)} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text size="xs" c="dimmed" px="md" pt="xs">
        {t("applications.assessment.affordabilityFrom", {
          source: source === "default" ? t("applications.assessment.shippedSettings") : source,
        })}
      </Text>
    </div>
  );
}

function StepNote({ step }: { step: AffordabilityStep }) {
  const { t } = useTranslation();
  const { code } = step;
  if (step.note === null) return null;
  const note = step.note.replace("x ", "× ");
  if (code !== "living_costs" && code !== "monthly" && code !== "limit")
    return <span className="gt-note">{note}</span>;
  return <span className="gt-note">{t(`applications.assessment.stepNotes.${code}`, { note })}</span>;
}
