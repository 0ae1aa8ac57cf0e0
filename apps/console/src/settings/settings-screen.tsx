import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../shell/use-me.ts";
import classes from "./settings.module.css";

/** The settings: a list of parts at the left, one of them at the right. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const parts = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every part, its name scrolls into sight.
  useEffect(() => {
    parts.current?.querySelector("[data-active]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [path]);
  return (
    <div className={classes.screen}>
      <nav ref={parts} aria-label={t("settings.part")} className={classes.parts}>
        <Parts />
      </nav>
      <div className={classes.part}>
        <Outlet />
      </div>
    </div>
  );
}

function Parts() {
  const { t } = useTranslation();
  const mayRead = useMay("settings:read");
  const mayAudit = useMay("audit:read");
  const parts = [
    { to: "/settings/profile", name: "profile", shown: true },
    { to: "/settings/people", name: "people", shown: mayRead },
    { to: "/settings/entities", name: "entities", shown: mayRead },
    { to: "/settings/keys", name: "keys", shown: mayRead },
    { to: "/settings/webhooks", name: "webhooks", shown: mayRead },
    { to: "/settings/audit", name: "audit", shown: mayAudit },
  ] as const;
  return (
    <ul>
      {parts
        .filter((part) => part.shown)
        .map((part) => (
          <li key={part.to}>
            <Link to={part.to} activeProps={{ "data-active": true, "aria-current": "page" }}>
              {t(`settings.parts.${part.name}`)}
            </Link>
          </li>
        ))}
    </ul>
  );
}
