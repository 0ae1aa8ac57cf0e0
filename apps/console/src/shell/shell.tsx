import { isTyping } from "@goodterms/ui";
import { AppShell, Burger, Group, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Finder, openFinder } from "./finder.tsx";
import { Navigation } from "./navigation.tsx";
import classes from "./shell.module.css";
import { ShortcutsOverlay } from "./shortcuts-overlay.tsx";

const NAVBAR_PX = 216;
const HEADER_PX = 52;
const SEQUENCE_MS = 900;

/** What stands around every screen: the way about, the finder, the shortcuts. */
export function Shell() {
  const { t } = useTranslation();
  const [menu, { toggle, close }] = useDisclosure(false);
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const { toggleColorScheme } = useMantineColorScheme();
  useGoKeys();
  useHotkeys([
    ["shift+?", openHelp],
    ["mod+k", openFinder],
    ["mod+shift+l", toggleColorScheme],
  ]);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes whenever the screen changes.
  useEffect(close, [path]);
  return (
    <AppShell
      layout="alt"
      navbar={{ width: NAVBAR_PX, breakpoint: "sm", collapsed: { mobile: !menu } }}
      header={{ height: { base: HEADER_PX, sm: 0 } }}
      transitionDuration={0}
    >
      <a className="skip-link" href="#content">
        {t("common.skip")}
      </a>
      <AppShell.Header hiddenFrom="sm" className={classes.header ?? ""}>
        <Group h="100%" px="sm" justify="space-between">
          <Group gap="sm">
            <Burger opened={menu} onClick={toggle} size="sm" aria-label={t("common.shell.menu")} />
            <span className={classes.product}>{t("common.product")}</span>
          </Group>
          <UnstyledButton onClick={openFinder} aria-label={t("common.shell.find")} p={6}>
            <IconSearch size={20} stroke={1.6} />
          </UnstyledButton>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar ?? ""} aria-label={t("common.navigation")}>
        <Navigation menu={menu} onCloseMenu={close} onHelp={openHelp} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main ?? ""}>
        <Outlet />
      </AppShell.Main>
      <Finder onHelp={openHelp} />
      <ShortcutsOverlay opened={help} onClose={closeHelp} />
    </AppShell>
  );
}

/** "g" and then a letter goes to a screen. */
function useGoKeys(): void {
  const navigate = useNavigate();
  const lastGo = useRef(0);
  useEffect(() => {
    const places: Record<string, "/" | "/customers" | "/holds" | "/imports"> = {
      o: "/",
      c: "/customers",
      h: "/holds",
      i: "/imports",
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "g") {
        lastGo.current = event.timeStamp;
        return;
      }
      const place = places[event.key];
      if (place === undefined || event.timeStamp - lastGo.current > SEQUENCE_MS) return;
      lastGo.current = 0;
      event.preventDefault();
      void navigate({ to: place });
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [navigate]);
}
