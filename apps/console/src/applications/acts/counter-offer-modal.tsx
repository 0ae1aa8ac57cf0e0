import { formatMoney, useLocale } from "@goodterms/ui";
import { Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ActionModal } from "../../customer/actions/action-modal.tsx";
import { applicantName } from "../applicant.ts";
import type { ApplicationCase } from "../types.ts";
import { AuthorityLine } from "./authority-line.tsx";
import { GrantFields, grantBody, isWholeGrant, useGrant } from "./grant-fields.tsx";
import { useCaseAct } from "./use-case-act.ts";

const OFFER_DAYS = [7, 14, 30, 60];
const OFFER_DAYS_DEFAULT = 14;
const DEPOSIT = /^[0-9]{1,2}(\.[0-9]{1,2})?$/;

/** Another account than was asked for, which the applicant takes or leaves. */
export function CounterOfferModal({ shown, onClose }: { shown: ApplicationCase; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { id } = shown.application;
  const name = applicantName(t, shown.application);
  const { grant, set } = useGrant(shown, true);
  const [deposit, setDeposit] = useState("");
  const [days, setDays] = useState(OFFER_DAYS_DEFAULT);
  const amount = formatMoney(grant.amount ?? 0, grant.currency, locale, "currency");
  const offering = useCaseAct({
    act: (body: ReturnType<typeof bodyOf>, headers) =>
      answer(api.POST("/v1/applications/{id}/counter-offer", { params: { path: { id } }, body, headers })),
    done: ({ isDecided, people, approvals }) =>
      isDecided
        ? t("applications.acts.countered", { amount })
        : t("applications.acts.proposedMissing", { count: people - approvals.length }),
    onDone: onClose,
  });
  const bodyOf = () => ({
    ...grantBody(grant),
    depositPercent: deposit === "" ? null : deposit.replace(",", "."),
    expiresInDays: days,
  });
  return (
    <ActionModal
      title={t("applications.acts.counterTitle", { name })}
      submit={t("applications.acts.submitCounter", { amount })}
      ready={isWholeGrant(grant) && (deposit === "" || DEPOSIT.test(deposit.replace(",", ".")))}
      posting={offering}
      onSubmit={() => offering.mutate(bodyOf())}
      onClose={onClose}
      preview={
        <>
          <Text size="sm">{t("applications.acts.counterPreview", { name })}</Text>
          <AuthorityLine amount={grant.amount} currency={grant.currency} />
        </>
      }
    >
      <GrantFields
        grant={grant}
        set={set}
        reasonLabel={t("applications.acts.reasonOffer")}
        reasonHelp={t("applications.acts.reasonOfferHelp")}
      />
      <Group grow align="flex-start">
        <TextInput
          label={`${t("applications.acts.deposit")} (${t("common.optional")})`}
          inputMode="decimal"
          value={deposit}
          onChange={(event) => setDeposit(event.currentTarget.value.trim())}
        />
        <NativeSelect
          label={t("applications.acts.days")}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={OFFER_DAYS.map((count) => ({
            value: String(count),
            label: t("applications.acts.daysUnit", { count }),
          }))}
        />
      </Group>
    </ActionModal>
  );
}
