import { formatMoney, useLocale } from "@goodterms/ui";
import { Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { orderQuery } from "../../api/credit-queries.ts";
import type { Hold } from "../../api/credit-types.ts";
import { ActionModal } from "../../customer/actions/action-modal.tsx";
import { ReasonInput } from "../../customer/actions/reason-input.tsx";
import { useHoldAction } from "../use-hold-action.ts";

/** Says no to a held order, with a reason, and one a line where the lines differ. */
export function RejectModal({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [reason, setReason] = useState("");
  const [perLine, setPerLine] = useState(false);
  const [lineReasons, setLineReasons] = useState<Readonly<Record<number, string>>>({});
  const lines = useQuery(orderQuery(hold.order)).data?.lines ?? [];
  const given = Object.entries(lineReasons)
    .map(([line, text]) => ({ line: Number(line), reason: text.trim() }))
    .filter((one) => perLine && one.reason !== "");
  const action = useHoldAction({
    customerId: hold.payer.id,
    act: () =>
      answer(
        api.POST("/v1/credit/holds/{id}/reject", {
          params: { path: { id: hold.id } },
          body: { reason: reason.trim(), ...(given.length > 0 && { lines: given }) },
        }),
      ),
    done: () => t("holds.reject.done", { order: hold.order }),
    onDone: onClose,
  });
  return (
    <ActionModal
      title={t("holds.reject.title", { order: hold.order })}
      submit={t("holds.reject.submit")}
      ready={reason.trim() !== ""}
      posting={action}
      onSubmit={() => action.mutate()}
      onClose={onClose}
      preview={t("holds.reject.preview", {
        amount: formatMoney(hold.amount, hold.currency, locale, "currency"),
      })}
    >
      <ReasonInput value={reason} onChange={setReason} autoFocus />
      {lines.length === 0 ? null : (
        <Switch
          size="xs"
          label={t("holds.reject.perLine")}
          checked={perLine}
          onChange={(event) => setPerLine(event.currentTarget.checked)}
        />
      )}
      {perLine
        ? lines.map((line, index) => (
            <TextInput
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place in the order.
              key={index}
              size="xs"
              label={t("holds.reject.lineReason", { line: line.description })}
              value={lineReasons[index] ?? ""}
              onChange={(event) => setLineReasons({ ...lineReasons, [index]: event.currentTarget.value })}
            />
          ))
        : null}
    </ActionModal>
  );
}
