import { formatInstant, formatMoney, useLocale } from "@goodterms/ui";
import { ActionIcon, Skeleton, Switch, Title } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { holdQuery } from "../../api/credit-queries.ts";
import type { Hold } from "../../api/credit-types.ts";
import { BehaviourPanel } from "../../customer/credit/behaviour-panel.tsx";
import { CureList } from "../../decisions/cure-list.tsx";
import { ReasonList } from "../../decisions/reason-list.tsx";
import { TextLink } from "../../shell/links.tsx";
import { ProblemState } from "../../shell/screen-states.tsx";
import { Clock } from "../hold-columns.tsx";
import classes from "../holds.module.css";
import { HoldAccount } from "./hold-account.tsx";
import { HoldActions } from "./hold-actions.tsx";
import { HoldHistory } from "./hold-history.tsx";
import { HoldOwner } from "./hold-owner.tsx";

/** One held order beside the list: why it waits, what frees it, whose it is, and what may be done. */
export function HoldPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch, dataUpdatedAt } = useQuery(holdQuery(id));
  const titleId = useId();
  return (
    <section className={classes.panel} aria-labelledby={titleId}>
      <header className={classes.panelHead}>
        <div>
          <Title order={2} id={titleId} className={classes.panelTitle}>
            {data === undefined ? t("holds.tab") : <PanelTitle hold={data.hold} />}
          </Title>
          {data === undefined ? null : <PanelFacts hold={data.hold} nowMs={dataUpdatedAt} />}
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label={t("holds.panel.close")} onClick={onClose}>
          <IconX size={18} stroke={1.7} />
        </ActionIcon>
      </header>
      {data === undefined && error !== null ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : null}
      {data === undefined && error === null ? (
        <div className={classes.panelBody} aria-busy="true">
          <Skeleton height={56} />
          <Skeleton height={120} />
          <Skeleton height={180} />
        </div>
      ) : null}
      {data === undefined ? null : (
        <>
          <PanelBody hold={data.hold}>
            <HoldHistory hold={data.hold} actions={data.actions} />
          </PanelBody>
          <HoldActions hold={data.hold} />
        </>
      )}
    </section>
  );
}

function PanelTitle({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return `${t("holds.panel.label", { order: hold.order })} · ${formatMoney(hold.amount, hold.currency, locale, "currency")}`;
}

function PanelFacts({ hold, nowMs }: { hold: Hold; nowMs: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className="gt-note" style={{ whiteSpace: "normal", fontSize: "var(--mantine-font-size-sm)" }}>
      <TextLink
        to="/customers/$customerId"
        params={{ customerId: hold.customer.id }}
        size="sm"
        underline="always"
      >
        {hold.customer.name}
      </TextLink>
      {" · "}
      {t(`holds.stateOne.${hold.state}`)}
      {" · "}
      {t("holds.panel.since", { at: formatInstant(hold.createdAt, locale) })}
      {" · "}
      <Clock hold={hold} nowMs={nowMs} />
    </div>
  );
}

function PanelBody({ hold, children }: { hold: Hold; children: React.ReactNode }) {
  const { t } = useTranslation();
  const [buyer, setBuyer] = useState(false);
  const isOpen = hold.state === "open" || hold.state === "declined";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={classes.panelBody} tabIndex={0} aria-label={t("holds.panel.why")}>
      {isOpen ? (
        <div className={classes.suggested}>
          <strong>
            {t("holds.panel.suggestion", { action: t(`holds.suggestions.${hold.suggestion.action}`) })}
          </strong>
          {". "}
          {hold.suggestion.why}
        </div>
      ) : null}
      <div className={classes.part}>
        <div className={classes.partHead}>
          <h3>{t("holds.panel.why")}</h3>
          <Switch
            size="xs"
            label={t("holds.panel.buyerWords")}
            checked={buyer}
            onChange={(event) => setBuyer(event.currentTarget.checked)}
          />
        </div>
        <ReasonList reasons={hold.reasons} buyer={buyer} />
      </div>
      <div className={classes.part}>
        <h3>{t("holds.panel.cures")}</h3>
        {hold.cures.length === 0 ? (
          <p className="gt-note">{t("holds.panel.noCures")}</p>
        ) : (
          <>
            <CureList cures={hold.cures} buyer={buyer} />
            {isOpen ? <p className={classes.underList}>{t("holds.panel.curesNote")}</p> : null}
          </>
        )}
      </div>
      <HoldAccount hold={hold} />
      <BehaviourPanel customerId={hold.payer.id} bare />
      <HoldOwner hold={hold} />
      {children}
    </section>
  );
}
