import { Burger, Kbd, UnstyledButton } from "@mantine/core";
import {
  IconEye,
  IconFileCertificate,
  IconFileImport,
  IconGauge,
  IconGavel,
  IconHandStop,
  IconHome,
  IconListNumbers,
  IconMail,
  IconReportSearch,
  IconScale,
  IconSearch,
  IconSettings,
  IconShoppingCart,
  IconUsers,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useIsShopOpen } from "../shop/shop-gate.ts";
import { AccountMenu } from "./account-menu.tsx";
import { openFinder } from "./finder.tsx";
import { MerchantMenu } from "./merchant-menu.tsx";
import classes from "./shell.module.css";
import { useMay } from "./use-me.ts";

/** The rail at the left: whose books these are, the finder, the screens, and the person. */
export function Navigation(props: { menu: boolean; onCloseMenu: () => void; onHelp: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.rail}>
      <div className={classes.railTop}>
        <MerchantMenu />
        {props.menu ? (
          <Burger
            opened
            onClick={props.onCloseMenu}
            size="sm"
            hiddenFrom="sm"
            aria-label={t("common.close")}
          />
        ) : null}
      </div>
      <UnstyledButton className={classes.find ?? ""} onClick={openFinder} visibleFrom="sm">
        <IconSearch size={15} stroke={1.7} />
        <span>{t("common.shell.find")}</span>
        <Kbd size="xs">{modifierKey()} K</Kbd>
      </UnstyledButton>
      <Places />
      <div className={classes.railFoot}>
        <AccountMenu onHelp={props.onHelp} />
      </div>
    </div>
  );
}

function Places() {
  const { t } = useTranslation();
  const mayRead = useMay("reports:read");
  const mayCustomers = useMay("customers:read");
  const mayImport = useMay("imports:write");
  const mayCredit = useMay("credit:read");
  const isShopOpen = useIsShopOpen();
  const groups = [
    {
      name: null,
      places: [
        { to: "/", label: t("common.nav.overview"), icon: IconHome, shown: mayRead },
        { to: "/customers", label: t("common.nav.customers"), icon: IconUsers, shown: mayCustomers },
      ],
    },
    { name: t("common.nav.credit"), places: creditPlaces(t, mayCredit, isShopOpen) },
    {
      name: t("common.nav.book"),
      places: [
        { to: "/imports", label: t("common.nav.imports"), icon: IconFileImport, shown: mayImport },
        { to: "/settings", label: t("common.nav.settings"), icon: IconSettings, shown: true },
      ],
    },
  ];
  return groups.map(({ name, places }) => {
    const shown = places.filter((place) => place.shown);
    return shown.length === 0 ? null : (
      <section key={name ?? "first"} aria-label={name ?? undefined}>
        {name === null ? null : <div className={classes.groupName}>{name}</div>}
        <ul className={classes.places}>
          {shown.map((place) => (
            <li key={place.to}>
              <Link
                to={place.to}
                className={classes.place ?? ""}
                activeOptions={{ exact: place.to === "/", includeSearch: false }}
                activeProps={{ "data-active": true, "aria-current": "page" }}
              >
                <place.icon size={18} stroke={1.6} aria-hidden="true" />
                {place.label}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

interface Place {
  readonly to: string;
  readonly label: string;
  readonly icon: typeof IconHome;
  readonly shown: boolean;
}

/** The screens of the credit room, in the order of a working day. */
function creditPlaces(t: TFunction, mayRead: boolean, isShopOpen: boolean): readonly Place[] {
  return [
    { to: "/holds", label: t("common.nav.holds"), icon: IconHandStop, shown: mayRead },
    { to: "/decisions", label: t("common.nav.decisions"), icon: IconScale, shown: mayRead },
    { to: "/applications", label: t("common.nav.applications"), icon: IconFileCertificate, shown: mayRead },
    { to: "/limits", label: t("common.nav.limits"), icon: IconGauge, shown: mayRead },
    { to: "/watch", label: t("common.nav.watch"), icon: IconEye, shown: mayRead },
    { to: "/bureaus", label: t("common.nav.bureaus"), icon: IconReportSearch, shown: mayRead },
    { to: "/notices", label: t("common.nav.notices"), icon: IconMail, shown: mayRead },
    { to: "/policies", label: t("common.nav.policies"), icon: IconGavel, shown: mayRead },
    { to: "/scorecards", label: t("common.nav.scorecards"), icon: IconListNumbers, shown: mayRead },
    { to: "/shop", label: t("common.nav.shop"), icon: IconShoppingCart, shown: isShopOpen },
  ];
}

/** The name of the key that opens the finder on this machine. */
export function modifierKey(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";
}
