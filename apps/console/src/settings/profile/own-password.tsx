import { PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The person's password, asked for again before their sign-in is changed. */
export function OwnPassword(props: { value: string; onChange: (password: string) => void }) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t("settings.profile.password")}
      autoComplete="current-password"
      maw={320}
      data-autofocus
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
