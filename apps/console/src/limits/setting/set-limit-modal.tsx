import { useLocale } from "@goodterms/ui";
import { Checkbox, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AmountInput } from "../../customer/actions/amount-input.tsx";
import { ReasonInput } from "../../customer/actions/reason-input.tsx";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { CustomerPicker } from "../../shell/customer-picker.tsx";
import { DateField } from "../../shell/date-field.tsx";
import { useMainEntity } from "../../shell/use-me.ts";
import { useHolderName } from "../holder-name.tsx";
import { type LimitHolder, limitsOfQuery } from "../limit-queries.ts";
import type { Limits } from "../limit-types.ts";
import { moneyOrNone } from "../limit-words.ts";
import classes from "../limits.module.css";
import { emptyDraft, isComplete, LIMIT_KINDS, type LimitDraft } from "./limit-draft.ts";
import { LimitEffect } from "./limit-effect.tsx";
import { LimitTermsFields } from "./limit-terms-fields.tsx";
import { useReach } from "./use-reach.ts";
import { useSetLimit } from "./use-set-limit.ts";

/** Sets a limit, or proposes it where it is beyond one's authority. Without a holder, a customer is chosen first. */
export function SetLimitModal({ holder, onClose }: { holder?: LimitHolder; onClose: () => void }) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = holder ?? (picked === null ? null : { holder: "customer" as const, id: picked });
  if (holder !== undefined) return <LimitForm key={holder.id} holder={holder} onClose={onClose} />;
  if (chosen !== null) return <LimitForm key={chosen.id} holder={chosen} onClose={onClose} />;
  return (
    <ConfirmModal
      title={t("limits.setting.title")}
      submit={t("limits.setting.title")}
      ready={false}
      doing={{ isPending: false, error: null }}
      onSubmit={() => undefined}
      onClose={onClose}
    >
      <CustomerPicker label={t("limits.customer")} value={picked} onChange={setPicked} />
    </ConfirmModal>
  );
}

function LimitForm({ holder, onClose }: { holder: LimitHolder; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const limits = useQuery(limitsOfQuery(holder));
  const name = useHolderName(holder) ?? "";
  const { today } = useMainEntity();
  const [draft, setDraft] = useState<LimitDraft>(() => emptyDraft(today));
  const currency = limits.data?.currency ?? "";
  const reach = useReach(draft.isTakenAway ? null : draft.amount, currency);
  const setting = useSetLimit(holder, currency, onClose);
  const amount = moneyOrNone(
    t,
    draft.amount === null ? null : ({ amount: draft.amount, currency } as Limits["limits"][number]["limit"]),
    locale,
  );
  const verb = draft.isTakenAway ? "submitAway" : reach === "beyond" ? "submitPropose" : "submit";
  return (
    <ConfirmModal
      title={t("limits.setting.titleFor", { name })}
      submit={t(`limits.setting.${verb}`, { amount })}
      ready={limits.data !== undefined && isComplete(draft)}
      doing={{ isPending: setting.isPending, error: setting.error ?? limits.error }}
      onSubmit={() => setting.mutate(draft)}
      onClose={onClose}
    >
      {limits.data === undefined ? null : (
        <Stack gap="sm">
          <Fields draft={draft} currency={currency} isGroup={holder.holder === "group"} onChange={setDraft} />
          <LimitEffect limits={limits.data} draft={draft} reach={reach} />
        </Stack>
      )}
    </ConfirmModal>
  );
}

function Fields(props: {
  draft: LimitDraft;
  currency: string;
  isGroup: boolean;
  onChange: (draft: LimitDraft) => void;
}) {
  const { t } = useTranslation();
  const { draft, currency, isGroup } = props;
  const change = (part: Partial<LimitDraft>): void => props.onChange({ ...draft, ...part });
  return (
    <>
      {isGroup ? null : (
        <Select
          label={t("limits.kind")}
          description={t(`limits.kindHelp.${draft.kind}`)}
          value={draft.kind}
          allowDeselect={false}
          data={LIMIT_KINDS.map((kind) => ({ value: kind, label: t(`limits.kinds.${kind}`) }))}
          onChange={(value) => change({ kind: LIMIT_KINDS.find((kind) => kind === value) ?? "manual" })}
        />
      )}
      {draft.isTakenAway ? null : (
        <AmountInput
          key={currency}
          label={t("limits.setting.amount", { currency })}
          description={t("limits.setting.amountHelp")}
          currency={currency}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
          autoFocus
        />
      )}
      <Checkbox
        label={t("limits.setting.noLimit")}
        description={t("limits.setting.noLimitHelp")}
        checked={draft.isTakenAway}
        onChange={(event) => change({ isTakenAway: event.currentTarget.checked })}
      />
      <LimitTermsFields draft={draft} onChange={change} />
      <div className={classes.two}>
        <DateField
          label={t("limits.setting.startsOn")}
          value={draft.startsOn}
          onChange={(startsOn) => change({ startsOn })}
        />
        <DateField
          label={`${t("limits.setting.expiresOn")}${draft.kind === "temporary" ? "" : ` (${t("common.optional")})`}`}
          value={draft.expiresOn}
          min={draft.startsOn}
          optional={draft.kind !== "temporary"}
          onChange={(expiresOn) => change({ expiresOn })}
        />
      </div>
      <ReasonInput value={draft.reason} onChange={(reason) => change({ reason })} />
    </>
  );
}
