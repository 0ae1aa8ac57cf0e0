import { formatMoney, useLocale } from "@goodterms/ui";
import { useDebouncedValue } from "@mantine/hooks";
import {
  createSpotlight,
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from "@mantine/spotlight";
import {
  IconFileImport,
  IconGavel,
  IconHandStop,
  IconHome,
  IconKeyboard,
  IconListNumbers,
  IconScale,
  IconSearch,
  IconSettings,
  IconUser,
  IconUsers,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { customerSearchQuery } from "../api/queries.ts";

const [store, spotlight] = createSpotlight();
const DEBOUNCE_MS = 120;
const ICON = { size: 18, stroke: 1.6 };
const SETTINGS = ["people", "entities", "keys", "webhooks", "audit"] as const;

/** Opens the finder. */
export function openFinder(): void {
  spotlight.open();
}

/** Finds anything and goes anywhere: customers by name or reference, every screen. */
export function Finder({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const places = usePlaces(onHelp);
  const found = useFoundCustomers(query);
  const words = query.trim().toLowerCase();
  const fitting = places
    .map((group) => ({
      ...group,
      actions: group.actions.filter((one) => one.label?.toLowerCase().includes(words)),
    }))
    .filter((group) => group.actions.length > 0);
  const groups =
    found.length === 0 ? fitting : [{ group: t("common.shell.customers"), actions: found }, ...fitting];
  return (
    <Spotlight
      store={store}
      shortcut={null}
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      filter={(_query, all) => all}
      nothingFound={t("common.shell.findNothing")}
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch {...ICON} />,
        placeholder: t("common.shell.findPlaceholder"),
        "aria-label": t("common.shell.findPlaceholder"),
      }}
    />
  );
}

function usePlaces(onHelp: () => void): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const place = (to: string, label: string, icon: React.ReactNode): SpotlightActionData => ({
    id: to,
    label,
    leftSection: icon,
    onClick: () => void navigate({ to }),
  });
  return [
    {
      group: t("common.shell.goTo"),
      actions: [
        place("/", t("common.nav.overview"), <IconHome {...ICON} />),
        place("/customers", t("common.nav.customers"), <IconUsers {...ICON} />),
        place("/policies", t("common.nav.policies"), <IconGavel {...ICON} />),
        place("/scorecards", t("common.nav.scorecards"), <IconListNumbers {...ICON} />),
        place("/holds", t("common.nav.holds"), <IconHandStop {...ICON} />),
        place("/decisions", t("common.nav.decisions"), <IconScale {...ICON} />),
        place("/imports", t("common.nav.imports"), <IconFileImport {...ICON} />),
        place("/settings/profile", t("common.shell.profile"), <IconUser {...ICON} />),
        ...SETTINGS.map((part) =>
          place(
            `/settings/${part}`,
            `${t("common.nav.settings")}: ${t(`settings.parts.${part}`)}`,
            <IconSettings {...ICON} />,
          ),
        ),
      ],
    },
    {
      group: t("common.shell.do"),
      actions: [
        {
          id: "help",
          label: t("common.shell.shortcuts"),
          leftSection: <IconKeyboard {...ICON} />,
          onClick: onHelp,
        },
      ],
    },
  ];
}

function useFoundCustomers(query: string): SpotlightActionData[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [search] = useDebouncedValue(query.trim(), DEBOUNCE_MS);
  const { data } = useQuery({ ...customerSearchQuery(search), placeholderData: keepPreviousData });
  if (query.trim() === "") return [];
  return (data?.data ?? []).map((customer) => ({
    id: customer.id,
    label: customer.name,
    description:
      customer.currency === null || customer.openAmount === 0
        ? customer.reference
        : `${customer.reference} · ${t("overview.answerOpen", {
            open: formatMoney(customer.openAmount, customer.currency, locale, "currency"),
          })}`,
    leftSection: <IconUser {...ICON} />,
    onClick: () => void navigate({ to: "/customers/$customerId", params: { customerId: customer.id } }),
  }));
}
