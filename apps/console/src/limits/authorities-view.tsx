import { PageTitle, Panel, useLocale } from "@goodterms/ui";
import { Button, Checkbox, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { authoritiesQuery } from "../api/credit-queries.ts";
import { keysQuery, peopleQuery } from "../api/settings-queries.ts";
import { AmountInput } from "../customer/actions/amount-input.tsx";
import { ConfirmModal } from "../settings/confirm-modal.tsx";
import { ProblemState } from "../shell/screen-states.tsx";
import { ScrollX } from "../shell/scroll-x.tsx";
import { useAct } from "../shell/use-act.ts";
import { useAnyActor } from "../shell/use-any-actor.ts";
import { useMainEntity, useMay, useMe } from "../shell/use-me.ts";
import type { Money } from "./limit-types.ts";
import { moneyOrNone } from "./limit-words.ts";
import classes from "./limits.module.css";

interface HolderRow {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
  readonly authority: Money | null;
}

/** How far each person and API key may go alone; owners change it. */
export function AuthoritiesView({ tabs, actions }: { tabs: ReactNode; actions: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const found = useQuery(authoritiesQuery);
  const { merchant } = useMe();
  const mayChange = useMay("credit:policy") && merchant.roles.includes("owner");
  const rows = useHolders();
  const [changing, setChanging] = useState<HolderRow | null>(null);
  const own = found.data?.own;
  return (
    <>
      <PageTitle
        tab={t("limits.tab")}
        answer={
          own === undefined
            ? t("limits.views.authorities")
            : own.unbounded
              ? t("limits.authorities.answerUnbounded")
              : own.source === "none"
                ? t("limits.authorities.answerNone")
                : t("limits.authorities.answer", { amount: moneyOrNone(t, own.limit, locale) })
        }
        below={own === undefined ? undefined : t(`limits.authorities.sources.${own.source}`)}
      >
        {actions}
      </PageTitle>
      <div className={classes.toolbar}>{tabs}</div>
      {found.error !== null && found.data === undefined ? (
        <ProblemState error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Skeleton height={240} />
      ) : (
        <Panel
          title={t("limits.authorities.people")}
          aside={mayChange ? undefined : t("limits.authorities.ownersOnly")}
          flush
        >
          <ScrollX label={t("limits.authorities.people")}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t("limits.authorities.who")}</th>
                  <th scope="col" className="figures">
                    {t("limits.authorities.upTo")}
                  </th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      {row.name}
                      <div className="gt-note">{row.note}</div>
                    </th>
                    <td className="figures">
                      {row.authority === null ? (
                        <span className="gt-note">{t("limits.authorities.byBands")}</span>
                      ) : (
                        moneyOrNone(t, row.authority, locale)
                      )}
                    </td>
                    <td className="figures">
                      {mayChange ? (
                        <Button size="compact-xs" variant="subtle" onClick={() => setChanging(row)}>
                          {t("limits.authorities.change")}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollX>
        </Panel>
      )}
      {changing === null ? null : <AuthorityModal holder={changing} onClose={() => setChanging(null)} />}
    </>
  );
}

/** Everybody who could have an authority; who may not read people and keys sees those who have one of their own. */
function useHolders(): HolderRow[] {
  const { t } = useTranslation();
  const mayRead = useMay("settings:read");
  const people = useQuery({ ...peopleQuery, enabled: mayRead }).data?.data ?? [];
  const keys = useQuery({ ...keysQuery, enabled: mayRead }).data?.data ?? [];
  const given = useQuery(authoritiesQuery).data?.data ?? [];
  const actorName = useAnyActor();
  const authorityOf = (id: string): Money | null => given.find((row) => row.holder === id)?.authority ?? null;
  if (!mayRead)
    return given.map(({ holder, authority }) => ({
      id: holder,
      name: actorName(holder),
      note: "",
      authority,
    }));
  return [
    ...people.map(({ id, name, email }) => ({ id, name, note: email, authority: authorityOf(id) })),
    ...keys.map(({ id, name }) => ({
      id,
      name,
      note: t("limits.authorities.key"),
      authority: authorityOf(id),
    })),
  ];
}

function AuthorityModal({ holder, onClose }: { holder: HolderRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { functionalCurrency } = useMainEntity();
  const currency = holder.authority?.currency ?? functionalCurrency;
  const [amount, setAmount] = useState<number | null>(holder.authority?.amount ?? null);
  const [leaves, setLeaves] = useState(holder.authority === null);
  const keep = useAct({
    act: (authority: Money | null, headers) =>
      answer(
        api.PUT("/v1/credit/authorities/{holder}", {
          params: { path: { holder: holder.id } },
          body: { authority },
          headers,
        }),
      ),
    done: () => t("limits.authorities.done"),
    changes: [authoritiesQuery.queryKey],
    onDone: onClose,
  });
  return (
    <ConfirmModal
      title={t("limits.authorities.title", { name: holder.name })}
      submit={t("limits.authorities.submit")}
      ready={leaves || amount !== null}
      doing={keep}
      onSubmit={() => keep.mutate(leaves ? null : ({ amount: amount ?? 0, currency } as Money))}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Checkbox
          label={t("limits.authorities.leave")}
          checked={leaves}
          onChange={(event) => setLeaves(event.currentTarget.checked)}
        />
        {leaves ? null : (
          <AmountInput
            label={t("limits.authorities.amount", { currency })}
            currency={currency}
            value={amount}
            onChange={setAmount}
            autoFocus
          />
        )}
      </Stack>
    </ConfirmModal>
  );
}
