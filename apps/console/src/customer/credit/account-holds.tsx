import { formatDate, useLocale } from "@goodterms/ui";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { AccountHold } from "../../api/credit-types.ts";
import { useHoldAction } from "../../holds/use-hold-action.ts";
import { useMay } from "../../shell/use-me.ts";
import { ActionModal } from "../actions/action-modal.tsx";
import { ReasonInput } from "../actions/reason-input.tsx";
import classes from "./credit.module.css";
import { holdCodeInWords } from "./hold-code.ts";

/** The holds that stand on the whole account, each to be lifted with a reason. */
export function AccountHolds({ customerId, holds }: { customerId: string; holds: readonly AccountHold[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayWrite = useMay("credit:write");
  const [lifting, setLifting] = useState<AccountHold | null>(null);
  if (holds.length === 0) return null;
  return (
    <div>
      <h3 className={classes.sub}>{t("credit.standing.holds")}</h3>
      <ul className={classes.plain}>
        {holds.map((hold) => (
          <li key={hold.id}>
            <span>
              <span className="attention">{holdCodeInWords(t, hold.code)}</span>: {hold.note}
              {hold.until === null
                ? null
                : ` · ${t("credit.standing.holdUntil", { on: formatDate(hold.until, locale) })}`}
            </span>
            {mayWrite ? (
              <Button size="compact-xs" variant="default" onClick={() => setLifting(hold)}>
                {t("credit.standing.lift")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {lifting === null ? null : (
        <LiftModal customerId={customerId} hold={lifting} onClose={() => setLifting(null)} />
      )}
    </div>
  );
}

function LiftModal(props: { customerId: string; hold: AccountHold; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const lift = useHoldAction({
    customerId: props.customerId,
    act: () =>
      answer(
        api.POST("/v1/credit/account-holds/{id}/lift", {
          params: { path: { id: props.hold.id } },
          body: { reason: reason.trim() },
        }),
      ),
    done: () => t("credit.hold.lifted"),
    onDone: props.onClose,
  });
  return (
    <ActionModal
      title={t("credit.hold.liftTitle")}
      submit={t("credit.hold.submitLift")}
      ready={reason.trim() !== ""}
      posting={lift}
      onSubmit={() => lift.mutate()}
      onClose={props.onClose}
      preview={t("credit.hold.liftPreview")}
    >
      <ReasonInput value={reason} onChange={setReason} autoFocus />
    </ActionModal>
  );
}
