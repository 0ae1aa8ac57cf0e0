import { formatMoney, useLocale } from "@goodterms/ui";
import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ActionModal } from "../../customer/actions/action-modal.tsx";
import { applicantName } from "../applicant.ts";
import type { ApplicationCase } from "../types.ts";
import { AuthorityLine } from "./authority-line.tsx";
import { GrantFields, grantBody, isWholeGrant, useGrant } from "./grant-fields.tsx";
import { useCaseAct } from "./use-case-act.ts";

/** Opens the account, or adds the person's word where others have to agree too. */
export function ApproveModal({ shown, onClose }: { shown: ApplicationCase; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { id, customer } = shown.application;
  const name = applicantName(t, shown.application);
  const { grant, set } = useGrant(shown, false);
  const [reference, setReference] = useState("");
  const amount = formatMoney(grant.amount ?? 0, grant.currency, locale, "currency");
  const approving = useCaseAct({
    act: (body: ReturnType<typeof bodyOf>, headers) =>
      answer(api.POST("/v1/applications/{id}/approve", { params: { path: { id } }, body, headers })),
    done: ({ isDecided, people, approvals }) =>
      isDecided
        ? t("applications.acts.approved", { amount })
        : t("applications.acts.proposedMissing", { count: people - approvals.length }),
    onDone: onClose,
  });
  const bodyOf = () => ({
    ...grantBody(grant),
    ...(customer === null && reference.trim() !== "" && { reference: reference.trim() }),
  });
  return (
    <ActionModal
      title={t("applications.acts.approveTitle", { name })}
      submit={t("applications.acts.submitApprove", { amount })}
      ready={isWholeGrant(grant)}
      posting={approving}
      onSubmit={() => approving.mutate(bodyOf())}
      onClose={onClose}
      preview={
        <>
          <Text size="sm">{t("applications.acts.approvePreview", { name, amount })}</Text>
          <Text size="sm" c="dimmed">
            {customer === null ? t("applications.acts.approveNew") : t("applications.acts.approveKnown")}{" "}
            {t("applications.acts.approveFrozen")}
          </Text>
          <AuthorityLine amount={grant.amount} currency={grant.currency} />
        </>
      }
    >
      <GrantFields
        grant={grant}
        set={set}
        reasonLabel={t("applications.acts.reasonStaff")}
        reasonHelp={t("applications.acts.reasonStaffHelp")}
      />
      {customer === null ? (
        <TextInput
          label={`${t("applications.acts.reference")} (${t("common.optional")})`}
          description={t("applications.customer.referenceHelp")}
          maxLength={REFERENCE_LENGTH_MAX}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      ) : null}
    </ActionModal>
  );
}

const REFERENCE_LENGTH_MAX = 200;
