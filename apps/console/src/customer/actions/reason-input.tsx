import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Why something is posted or undone: it stays in the book. */
export function ReasonInput(props: {
  value: string;
  onChange: (reason: string) => void;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t("common.reason")}
      description={t("customer.actions.needReason")}
      value={props.value}
      data-autofocus={props.autoFocus}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
