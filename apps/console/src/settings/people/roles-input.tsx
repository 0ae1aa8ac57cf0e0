import { Checkbox, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Role } from "../../api/types.ts";
import { settings } from "../../words/settings.ts";
import classes from "../settings.module.css";
import { conflictsOf } from "./duties.ts";

const ROLES = Object.keys(settings.roles) as Role[];

/** Which roles a person has, with a warning where duties should be apart. */
export function RolesInput(props: { roles: readonly Role[]; onRoles: (roles: Role[]) => void }) {
  const { t } = useTranslation();
  const broken = conflictsOf(props.roles);
  return (
    <Stack gap="sm">
      <Checkbox.Group
        label={t("settings.people.roles")}
        value={[...props.roles]}
        onChange={(values) => props.onRoles(ROLES.filter((role) => values.includes(role)))}
      >
        <div className={classes.twoColumns} style={{ marginTop: "0.375rem" }}>
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              size="xs"
              value={role}
              label={t(`settings.roles.${role}`)}
              description={t(`settings.roleHelp.${role}`)}
            />
          ))}
        </div>
      </Checkbox.Group>
      {broken.length === 0 ? null : (
        <div className={classes.warning} role="status">
          <strong>{t("settings.people.conflictTitle")}</strong>
          {broken.map(({ first, second, reason }) => (
            <p key={`${first} ${second}`}>
              {t("settings.people.conflict", {
                first: t(`settings.roles.${first}`),
                second: t(`settings.roles.${second}`),
                reason: t(`settings.duties.${reason}`),
              })}
            </p>
          ))}
          <p>{t("settings.people.conflictDetail")}</p>
        </div>
      )}
    </Stack>
  );
}
