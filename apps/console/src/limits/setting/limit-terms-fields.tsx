import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "../limits.module.css";
import type { LimitDraft } from "./limit-draft.ts";

type TextField =
  | "insurer"
  | "policyNumber"
  | "insuredPercent"
  | "maximumExtensionDays"
  | "overdueReportDays"
  | "stopShipmentDays"
  | "guarantor";

const LABELS = {
  insurer: "insurer",
  policyNumber: "policyNumber",
  insuredPercent: "insuredPercent",
  maximumExtensionDays: "maximumExtension",
  overdueReportDays: "overdueReport",
  stopShipmentDays: "stopShipment",
  guarantor: "guarantor",
} as const;
const INSURED = ["insurer", "policyNumber", "insuredPercent"] as const;
const DEADLINES = ["overdueReportDays", "stopShipmentDays", "maximumExtensionDays"] as const;
const TEXT_LENGTH_MAX = 200;

/** What belongs to the kind of limit alone: the insurer with the deadlines, or the guarantor. */
export function LimitTermsFields(props: {
  draft: LimitDraft;
  onChange: (part: Partial<LimitDraft>) => void;
}) {
  const { t } = useTranslation();
  const field = (name: TextField) => (
    <TextInput
      key={name}
      label={t(`limits.setting.${LABELS[name]}`)}
      value={props.draft[name]}
      maxLength={TEXT_LENGTH_MAX}
      {...(name.endsWith("Days") ? { inputMode: "numeric" as const, placeholder: t("common.optional") } : {})}
      onChange={(event) => props.onChange({ [name]: event.currentTarget.value })}
    />
  );
  switch (props.draft.kind) {
    case "insured":
      return (
        <>
          <div className={classes.three}>{INSURED.map(field)}</div>
          <div className={classes.three}>{DEADLINES.map(field)}</div>
        </>
      );
    case "guaranteed":
      return field("guarantor");
    default:
      return null;
  }
}
