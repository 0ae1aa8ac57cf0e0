import { formatMoney, MoneyText, useLocale } from "@goodterms/ui";
import { Checkbox, Radio, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { authoritiesQuery } from "../../api/credit-queries.ts";
import type { Hold } from "../../api/credit-types.ts";
import { accountQuery } from "../../api/queries.ts";
import { ActionModal } from "../../customer/actions/action-modal.tsx";
import { ReasonInput } from "../../customer/actions/reason-input.tsx";
import classes from "../holds.module.css";
import { useHoldAction } from "../use-hold-action.ts";
import { releasePreviewQuery } from "./preview-release.ts";

type Kind = "soft" | "firm";

/** Lets one held order go, after saying what that does to the account and whose authority it takes. */
export function ReleaseModal({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>("soft");
  const [reason, setReason] = useState("");
  const [override, setOverride] = useState(false);
  // Asked with the override, so that the excess and the authority it takes are known before anybody agrees to it.
  const preview = useQuery(releasePreviewQuery([hold.id], kind, true));
  const item = preview.data?.data[0];
  const over = item?.over ?? 0;
  const action = useHoldAction({
    customerId: hold.payer.id,
    act: () =>
      answer(
        api.POST("/v1/credit/holds/{id}/release", {
          params: { path: { id: hold.id } },
          body: { kind, reason: reason.trim(), override },
        }),
      ),
    done: () => t("holds.release.done", { order: hold.order }),
    onDone: onClose,
  });
  return (
    <ActionModal
      title={t("holds.release.title", { order: hold.order })}
      submit={t("holds.release.submit")}
      ready={item?.problem === null && reason.trim() !== "" && (over === 0 || override)}
      posting={{ isPending: action.isPending, error: action.error ?? preview.error }}
      onSubmit={() => action.mutate()}
      onClose={onClose}
      preview={
        item === undefined ? (
          <Skeleton height={96} />
        ) : (
          <Effect hold={hold} over={over} problem={item.problem} />
        )
      }
    >
      <KindChoice kind={kind} onChange={setKind} />
      <ReasonInput value={reason} onChange={setReason} autoFocus />
      {over > 0 ? <OverrideBox hold={hold} over={over} value={override} onChange={setOverride} /> : null}
    </ActionModal>
  );
}

/** Softly or firmly. */
export function KindChoice({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t("holds.release.kind")}
      value={kind}
      onChange={(value) => onChange(value === "firm" ? "firm" : "soft")}
    >
      <Stack gap={6} mt={6}>
        <Radio size="xs" value="soft" label={t("holds.release.soft")} />
        <Radio size="xs" value="firm" label={t("holds.release.firm")} />
      </Stack>
    </Radio.Group>
  );
}

function OverrideBox(props: {
  hold: Hold;
  over: number;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const over = formatMoney(props.over, props.hold.account.currency, locale, "currency");
  return (
    <Checkbox
      size="xs"
      checked={props.value}
      label={t("holds.release.override", { over })}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

function Effect(props: { hold: Hold; over: number; problem: { detail: string } | null }) {
  const { t } = useTranslation();
  const { hold, over } = props;
  const { data } = useQuery(accountQuery(hold.payer.id));
  const exposure = data?.exposure;
  const added = hold.account.amount ?? 0;
  const now = exposure?.amount ?? null;
  const rows: [string, number | null, boolean][] = [
    [t("holds.release.now"), now, false],
    [t("holds.release.order"), added, false],
    [t("holds.release.after"), now === null ? null : now + added, true],
    [t("holds.release.limit"), exposure?.ceiling ?? null, false],
    ...(over > 0 ? [[t("holds.release.over"), over, false] as [string, number, boolean]] : []),
  ];
  return (
    <>
      <table className={classes.effect}>
        <tbody>
          {rows.map(([name, amount, isTotal]) => (
            <tr key={name} data-total={isTotal || undefined}>
              <th scope="row">{name}</th>
              <td>
                {amount === null ? (
                  <span className="gt-note">{t("holds.release.none")}</span>
                ) : (
                  <MoneyText
                    amount={amount}
                    currency={hold.account.currency}
                    shape="currency"
                    tone={name === t("holds.release.over") ? "attention" : "plain"}
                  />
                )}
              </td>
            </tr>
          ))}
          <AuthorityRow />
        </tbody>
      </table>
      {props.problem === null ? null : (
        <Text size="sm" className="attention" mt={6}>
          {props.problem.detail}
        </Text>
      )}
    </>
  );
}

function AuthorityRow() {
  const { t } = useTranslation();
  const { data } = useQuery(authoritiesQuery);
  if (data === undefined) return null;
  const { limit, unbounded } = data.own;
  return (
    <tr>
      <th scope="row">{t("holds.release.authority")}</th>
      <td>
        {limit === null ? (
          <span className="gt-note">{t(unbounded ? "holds.release.unbounded" : "holds.release.none")}</span>
        ) : (
          <MoneyText amount={limit.amount} currency={limit.currency} shape="currency" />
        )}
      </td>
    </tr>
  );
}
