import { formatMoney, MoneyText, useLocale } from "@goodterms/ui";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { OpenItem } from "../../api/types.ts";
import classes from "../customer.module.css";
import { shortName } from "../document-name.ts";
import { meet } from "../selection.ts";
import { ActionModal } from "./action-modal.tsx";
import { usePosting } from "./use-posting.ts";

/** Lets the selected credits settle the selected debits, oldest first. */
export function AllocateModal(props: {
  customerId: string;
  chosen: OpenItem[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const meetings = meet(props.chosen);
  const currency = meetings[0]?.credit.currency ?? "";
  const total = meetings.reduce((sum, meeting) => sum + meeting.amount, 0);
  const money = currency === "" ? "" : formatMoney(total, currency, locale, "currency");
  const posting = usePosting(props.customerId, {
    done: t("customer.actions.allocateDone", { amount: money }),
    onDone: props.onDone,
  });
  const submit = (): void =>
    posting.mutate(
      meetings.map((meeting) => {
        const body = {
          credit: meeting.credit.document.id,
          debit: meeting.debit.document.id,
          instalment: meeting.debit.instalment,
          amount: meeting.amount,
        };
        return { content: body, send: (headers) => answer(api.POST("/v1/allocations", { body, headers })) };
      }),
    );
  return (
    <ActionModal
      title={t("customer.actions.allocate")}
      submit={t("customer.actions.submitAllocate", { amount: money })}
      ready={meetings.length > 0}
      posting={posting}
      onSubmit={submit}
      onClose={props.onClose}
      preview={
        meetings.length === 0 ? (
          <Text size="sm">{t("customer.actions.nothingToApply")}</Text>
        ) : (
          meetings.map((meeting) => (
            <div
              key={`${meeting.credit.document.id} ${meeting.debit.document.id}/${meeting.debit.instalment}`}
              className={classes.previewLine}
            >
              <span>
                {shortName(meeting.credit.document)} → {shortName(meeting.debit.document)}
              </span>
              <MoneyText amount={meeting.amount} currency={meeting.credit.currency} shape="currency" />
              <span />
            </div>
          ))
        )
      }
    >
      {null}
    </ActionModal>
  );
}
