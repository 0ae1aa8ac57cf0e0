import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconUserShield,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { callSignIn } from "../api/api.ts";
import { forgetMerchant } from "./merchant-choice.ts";
import classes from "./shell.module.css";
import { useMe } from "./use-me.ts";

/** The person: profile, appearance, shortcuts, the way out. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const { user } = useMe();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={232}>
      <Menu.Target>
        <UnstyledButton
          className={classes.person ?? ""}
          aria-label={t("common.shell.account", { name: user.name })}
        >
          <span className={classes.initials} aria-hidden="true">
            {initials(user.name)}
          </span>
          <span className={classes.clip}>{user.name}</span>
          <IconSelector size={15} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to="/settings/profile"
          leftSection={<IconUserShield size={16} stroke={1.6} />}
        >
          {t("common.shell.profile")}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={onHelp}>
          {t("common.shell.shortcuts")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("common.shell.scheme")}</Menu.Label>
        <SchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void signOut()}>
          {t("common.shell.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SchemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = [
    { value: "light", icon: IconSun },
    { value: "dark", icon: IconMoon },
    { value: "auto", icon: IconDeviceDesktop },
  ] as const;
  return schemes.map((scheme) => (
    <Menu.Item
      key={scheme.value}
      closeMenuOnClick={false}
      leftSection={<scheme.icon size={16} stroke={1.6} />}
      rightSection={scheme.value === colorScheme ? <IconCheck size={14} /> : null}
      onClick={() => setColorScheme(scheme.value)}
    >
      {t(`common.shell.schemes.${scheme.value}`)}
    </Menu.Item>
  ));
}

function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await callSignIn("/sign-out");
    forgetMerchant();
    await navigate({ to: "/sign-in" });
    queries.clear();
  };
}

/** The first letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.at(0) ?? "");
  return letters.join("").toUpperCase();
}
