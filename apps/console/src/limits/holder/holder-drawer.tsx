import { formatMoney, useLocale } from "@goodterms/ui";
import { Button, Drawer, Group, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../../shell/links.tsx";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { useMay } from "../../shell/use-me.ts";
import { useHolderName } from "../holder-name.tsx";
import { limitHistoryQuery, limitsOfQuery } from "../limit-queries.ts";
import type { Limits } from "../limit-types.ts";
import classes from "../limits.module.css";
import { PackButton } from "../pack-button.tsx";
import { SetLimitModal } from "../setting/set-limit-modal.tsx";
import { CollateralPart } from "./collateral-part.tsx";
import { LimitTable } from "./limit-table.tsx";

/** The limits of one customer, beside the list they were opened from. */
export function HolderDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const name = useHolderName({ holder: "customer", id }) ?? "";
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      closeButtonProps={{ "aria-label": t("common.close") }}
      size="xl"
      title={t("limits.holder.title", { name })}
    >
      <CustomerLimits customerId={id} name={name} />
    </Drawer>
  );
}

/** Everything about a customer's limits: what is in force, what secures it, what was ever set, and what may be done. */
export function CustomerLimits({ customerId, name }: { customerId: string; name: string }) {
  const { t } = useTranslation();
  const limits = useQuery(limitsOfQuery({ holder: "customer", id: customerId }));
  const history = useQuery(limitHistoryQuery(customerId));
  const mayWrite = useMay("credit:write");
  const [setting, setSetting] = useState(false);
  if (limits.data === undefined)
    return limits.error === null ? <Skeleton height={320} /> : <ProblemAlert error={limits.error} />;
  const past = history.data?.data ?? [];
  return (
    <Stack gap="lg">
      <Figures limits={limits.data} />
      <Group gap="xs">
        {mayWrite ? (
          <Button size="xs" onClick={() => setSetting(true)}>
            {t("limits.set")}
          </Button>
        ) : null}
        <PackButton path={`/v1/customers/${customerId}/committee-pack`} name={name} />
        <ButtonLink size="xs" variant="default" to="/customers/$customerId" params={{ customerId }}>
          {t("limits.holder.toCustomer")}
        </ButtonLink>
      </Group>
      <section>
        <h3 className={classes.heading}>{t("limits.holder.inForce")}</h3>
        {limits.data.limits.length === 0 ? (
          <p className="gt-note">{t("limits.holder.noLimits", { name })}</p>
        ) : (
          <LimitTable limits={limits.data.limits} />
        )}
      </section>
      <CollateralPart customerId={customerId} currency={limits.data.currency} />
      {past.length === 0 ? null : (
        <section>
          <h3 className={classes.heading}>{t("limits.holder.history")}</h3>
          <LimitTable limits={past} withDates />
        </section>
      )}
      {setting ? (
        <SetLimitModal holder={{ holder: "customer", id: customerId }} onClose={() => setSetting(false)} />
      ) : null}
    </Stack>
  );
}

function Figures({ limits }: { limits: Limits }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const money = (amount: number | null): string =>
    amount === null ? t("limits.none") : formatMoney(amount, limits.currency, locale, "currency");
  const room = limits.ceiling === null || limits.exposure === null ? null : limits.ceiling - limits.exposure;
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{t("limits.exposures.ceiling")}</dt>
        <dd>{money(limits.ceiling)}</dd>
      </div>
      <div>
        <dt>{t("limits.proposals.exposure")}</dt>
        <dd>{limits.exposure === null ? "–" : money(limits.exposure)}</dd>
      </div>
      {room === null ? null : (
        <div>
          <dt>{room < 0 ? t("limits.proposals.over") : t("limits.proposals.free")}</dt>
          <dd className={room < 0 ? "attention" : undefined}>{money(Math.abs(room))}</dd>
        </div>
      )}
    </dl>
  );
}
