import { formatDate, PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Button, Group, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../../api/settings-queries.ts";
import type { Entity } from "../../api/types.ts";
import { ProblemState } from "../../shell/screen-states.tsx";
import { useMay } from "../../shell/use-me.ts";
import classes from "../settings.module.css";
import { CodesModal } from "./codes-modal.tsx";
import { ClosePeriodModal, ReopenPeriodModal } from "./period-modals.tsx";
import { purposeInWords } from "./purposes.ts";

/** The companies of the merchant: each with its book's currency, its accounts and its closed periods. */
export function EntitiesScreen() {
  const { t } = useTranslation();
  const list = useQuery(entitiesQuery);
  if (list.error !== null && list.data === undefined)
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Skeleton height={320} />;
  const entities = list.data.data;
  return (
    <>
      <PageTitle
        tab={t("settings.parts.entities")}
        answer={t("settings.entities.answer", { count: entities.length })}
      />
      {entities.map((entity) => (
        <EntityPanel key={entity.id} entity={entity} />
      ))}
    </>
  );
}

function EntityPanel({ entity }: { entity: Entity }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayWrite = useMay("settings:write");
  const closed =
    entity.closedThrough === null
      ? t("settings.entities.notClosed")
      : t("settings.entities.closed", { on: formatDate(entity.closedThrough, locale) });
  return (
    <Panel title={entity.name} aside={closed}>
      <dl className="facts">
        <dt>{t("settings.entities.reference")}</dt>
        <dd>{entity.reference}</dd>
        <dt>{t("settings.entities.currency")}</dt>
        <dd>{entity.functionalCurrency}</dd>
        <dt>{t("settings.entities.country")}</dt>
        <dd>{new Intl.DisplayNames([locale], { type: "region" }).of(entity.country)}</dd>
        <dt>{t("settings.entities.timeZone")}</dt>
        <dd>{entity.timeZone}</dd>
        <dt>{t("settings.entities.today")}</dt>
        <dd>{formatDate(entity.today, locale)}</dd>
      </dl>
      <h3 className={classes.heading}>{t("settings.entities.accounts")}</h3>
      <ul className={classes.accounts}>
        {entity.accounts.map((account) => (
          <li key={account.purpose}>
            <code>{account.code}</code>
            <span title={purposeInWords(t, account.purpose)}>{account.name}</span>
          </li>
        ))}
      </ul>
      {mayWrite ? <EntityActions entity={entity} /> : null}
    </Panel>
  );
}

function EntityActions({ entity }: { entity: Entity }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<"close" | "reopen" | "codes" | null>(null);
  const done = (): void => setDoing(null);
  return (
    <Group gap="xs" mt="md">
      <Button variant="default" size="xs" onClick={() => setDoing("close")}>
        {t("settings.entities.close")}
      </Button>
      {entity.closedThrough === null ? null : (
        <Button variant="default" size="xs" onClick={() => setDoing("reopen")}>
          {t("settings.entities.reopen")}
        </Button>
      )}
      <Button variant="default" size="xs" onClick={() => setDoing("codes")}>
        {t("settings.entities.edit")}
      </Button>
      {doing === "close" ? <ClosePeriodModal entity={entity} onClose={done} /> : null}
      {doing === "reopen" ? <ReopenPeriodModal entity={entity} onClose={done} /> : null}
      {doing === "codes" ? <CodesModal entity={entity} onClose={done} /> : null}
    </Group>
  );
}
