import { formatMoney, useLocale } from "@goodterms/ui";
import { Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { AmountInput } from "../../customer/actions/amount-input.tsx";
import { ReasonInput } from "../../customer/actions/reason-input.tsx";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { DateField } from "../../shell/date-field.tsx";
import { useAct } from "../../shell/use-act.ts";
import { afterLimits } from "../limit-queries.ts";
import type { Collateral } from "../limit-types.ts";
import classes from "../limits.module.css";

const KINDS = ["guarantee", "letter_of_credit", "cash_deposit", "charge", "pledge", "other"] as const;
const DESCRIPTION_LENGTH_MAX = 200;

/** Records what secures an account: its worth, and what is taken off for safety. */
export function CollateralModal(props: { customerId: string; currency: string; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency } = props;
  const [kind, setKind] = useState<Collateral["kind"]>("guarantee");
  const [description, setDescription] = useState("");
  const [worth, setWorth] = useState<number | null>(null);
  const [haircutPercent, setHaircut] = useState("20");
  const [expiresOn, setExpiresOn] = useState("");
  const [reason, setReason] = useState("");
  const record = useAct({
    act: (amount: number, headers) =>
      answer(
        api.POST("/v1/customers/{id}/collateral", {
          params: { path: { id: props.customerId } },
          headers,
          body: {
            kind,
            description: description.trim(),
            worth: { amount, currency },
            haircutPercent: haircutPercent.trim(),
            expiresOn: expiresOn === "" ? null : expiresOn,
            reason: reason.trim(),
          },
        }),
      ),
    done: () => t("limits.collateral.done"),
    changes: afterLimits,
    onDone: props.onClose,
  });
  const isReady = worth !== null && [description, haircutPercent, reason].every((text) => text.trim() !== "");
  return (
    <ConfirmModal
      title={t("limits.collateral.title")}
      submit={t("limits.collateral.submit", {
        amount: formatMoney(worth ?? 0, currency, locale, "currency"),
      })}
      ready={isReady}
      doing={record}
      onSubmit={() => record.mutate(worth ?? 0)}
      onClose={props.onClose}
    >
      <Stack gap="sm">
        <div className={classes.two}>
          <KindChoice kind={kind} onChange={setKind} />
          <TextInput
            label={t("limits.collateral.description")}
            maxLength={DESCRIPTION_LENGTH_MAX}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <AmountInput
            label={t("limits.collateral.worth", { currency })}
            currency={currency}
            value={worth}
            onChange={setWorth}
          />
          <TextInput
            label={t("limits.collateral.haircut")}
            inputMode="decimal"
            value={haircutPercent}
            onChange={(event) => setHaircut(event.currentTarget.value)}
          />
        </div>
        <DateField
          label={`${t("limits.collateral.until")} (${t("common.optional")})`}
          value={expiresOn}
          optional
          onChange={setExpiresOn}
        />
        <ReasonInput value={reason} onChange={setReason} />
      </Stack>
    </ConfirmModal>
  );
}

function KindChoice(props: { kind: Collateral["kind"]; onChange: (kind: Collateral["kind"]) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("limits.collateral.kind")}
      value={props.kind}
      allowDeselect={false}
      data={KINDS.map((value) => ({ value, label: t(`limits.collateral.kinds.${value}`) }))}
      onChange={(value) => props.onChange(KINDS.find((known) => known === value) ?? "other")}
    />
  );
}

/** Releases a collateral: from now on it secures nothing. */
export function ReleaseModal({ collateral, onClose }: { collateral: Collateral; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const { kind, description, haircutPercent, worth, expiresOn } = collateral;
  const release = useAct({
    act: (why: string, headers) =>
      answer(
        api.PUT("/v1/credit/collateral/{id}", {
          params: { path: { id: collateral.id } },
          headers,
          body: {
            kind,
            description,
            haircutPercent,
            expiresOn,
            worth: { amount: 0, currency: worth.currency },
            reason: why,
          },
        }),
      ),
    done: () => t("limits.collateral.released"),
    changes: afterLimits,
    onDone: onClose,
  });
  return (
    <ConfirmModal
      title={t("limits.collateral.releaseTitle", { name: description })}
      detail={t("limits.collateral.releaseDetail")}
      submit={t("limits.holder.release")}
      ready={reason.trim() !== ""}
      doing={release}
      onSubmit={() => release.mutate(reason.trim())}
      onClose={onClose}
    >
      <ReasonInput value={reason} onChange={setReason} autoFocus />
    </ConfirmModal>
  );
}
