import { PageTitle, Panel } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import { useMe } from "../../shell/use-me.ts";
import { FactorPanel } from "./factor-panel.tsx";
import { PasswordPanel } from "./password-panel.tsx";

/** The person's own account: who they are here, their second factor, their password. */
export function ProfileScreen() {
  const { t } = useTranslation();
  const { user, merchant } = useMe();
  return (
    <>
      <PageTitle
        tab={t("settings.parts.profile")}
        answer={t("settings.profile.answer", { name: user.name })}
        below={user.twoFactorEnabled ? t("settings.profile.factorOn") : t("settings.profile.factorOff")}
      />
      <Panel title={t("settings.profile.you")}>
        <dl className="facts">
          <dt>{t("settings.profile.email")}</dt>
          <dd>{user.email}</dd>
          <dt>{t("settings.profile.roles", { merchant: merchant.name })}</dt>
          <dd>{merchant.roles.map((role) => t(`settings.roles.${role}`)).join(", ")}</dd>
        </dl>
      </Panel>
      <FactorPanel enabled={user.twoFactorEnabled} />
      <PasswordPanel />
    </>
  );
}
