import { PageTitle } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import { useMe } from "../shell/use-me.ts";

/** The person's own account: who they are here, their password, their second factor. */
export function ProfileScreen() {
  const { t } = useTranslation();
  const { user } = useMe();
  return (
    <PageTitle tab={t("settings.parts.profile")} answer={t("settings.profile.answer", { name: user.name })} />
  );
}
