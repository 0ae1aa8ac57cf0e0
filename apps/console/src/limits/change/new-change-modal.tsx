import { SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { AmountInput } from "../../customer/actions/amount-input.tsx";
import { ReasonInput } from "../../customer/actions/reason-input.tsx";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { DateField } from "../../shell/date-field.tsx";
import { useAct } from "../../shell/use-act.ts";
import { useMainEntity } from "../../shell/use-me.ts";
import { limitsKey } from "../limit-queries.ts";
import classes from "../limits.module.css";
import { type ChangeDraft, changeBody, emptyChange, isReady } from "./change-draft.ts";
import { ChangeWho } from "./change-who.tsx";

const HOWS = ["percent", "set", "policy"] as const;

/** Asks whose limits are to change and how; the answer is worked out and shown before anything is set. */
export function NewChangeModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { functionalCurrency } = useMainEntity();
  const [draft, setDraft] = useState(() => emptyChange(functionalCurrency));
  const preview = useAct({
    act: (order: ChangeDraft, headers) =>
      answer(api.POST("/v1/credit/limit-changes", { body: changeBody(order), headers })),
    done: () => null,
    changes: [limitsKey],
    onDone: (change) => {
      onClose();
      void navigate({ to: "/limits/changes/$changeId", params: { changeId: change.id } });
    },
  });
  const change = (part: Partial<ChangeDraft>): void => setDraft({ ...draft, ...part });
  return (
    <ConfirmModal
      title={t("limits.newChange.title")}
      submit={t("limits.newChange.preview")}
      ready={isReady(draft)}
      doing={preview}
      onSubmit={() => preview.mutate(draft)}
      onClose={onClose}
    >
      <Stack gap="sm">
        <ChangeWho draft={draft} onChange={change} />
        {draft.by === "csv" ? null : <ChangeHowFields draft={draft} onChange={change} />}
        {draft.how === "policy" && draft.by !== "csv" ? null : (
          <DateField
            label={`${t("limits.newChange.expiresOn")} (${t("common.optional")})`}
            value={draft.expiresOn}
            optional
            onChange={(expiresOn) => change({ expiresOn })}
          />
        )}
        <ReasonInput value={draft.reason} onChange={(reason) => change({ reason })} />
        <Text size="sm" c="dimmed">
          {t("limits.newChange.note")}
        </Text>
      </Stack>
    </ConfirmModal>
  );
}

function ChangeHowFields(props: { draft: ChangeDraft; onChange: (part: Partial<ChangeDraft>) => void }) {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  return (
    <>
      <div>
        <h3 className={classes.heading}>{t("limits.newChange.how")}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t("limits.newChange.how")}
          value={draft.how}
          data={HOWS.map((value) => ({ value, label: t(`limits.newChange.hows.${value}`) }))}
          onChange={(value) => onChange({ how: HOWS.find((known) => known === value) ?? "percent" })}
        />
      </div>
      {draft.how === "percent" ? (
        <TextInput
          label={t("limits.newChange.percent")}
          description={t("limits.newChange.percentHelp")}
          inputMode="decimal"
          value={draft.percent}
          onChange={(event) => onChange({ percent: event.currentTarget.value })}
        />
      ) : null}
      {draft.how === "set" ? (
        <AmountInput
          label={t("limits.newChange.amount", { currency: draft.currency })}
          currency={draft.currency}
          value={draft.amount}
          onChange={(amount) => onChange({ amount })}
        />
      ) : null}
      {draft.how === "policy" ? <Text size="sm">{t("limits.newChange.policyHelp")}</Text> : null}
    </>
  );
}
