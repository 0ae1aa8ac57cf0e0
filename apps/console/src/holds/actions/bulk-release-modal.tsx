import { formatMoney, MoneyText, useLocale } from "@goodterms/ui";
import { Checkbox, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { Hold } from "../../api/credit-types.ts";
import { ActionModal } from "../../customer/actions/action-modal.tsx";
import { ReasonInput } from "../../customer/actions/reason-input.tsx";
import classes from "../holds.module.css";
import { useHoldAction } from "../use-hold-action.ts";
import { BULK_MAX, releasePreviewQuery } from "./preview-release.ts";
import { KindChoice } from "./release-modal.tsx";

interface Outcome {
  hold: string;
  released: boolean;
  over: number | null;
  problem: { detail: string } | null;
}

/** Lets many orders go at once, after showing for each what would happen to it. */
export function BulkReleaseModal(props: { holds: readonly Hold[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const holds = props.holds.slice(0, BULK_MAX);
  const ids = holds.map((hold) => hold.id);
  const [kind, setKind] = useState<"soft" | "firm">("soft");
  const [reason, setReason] = useState("");
  const [override, setOverride] = useState(false);
  const preview = useQuery(releasePreviewQuery(ids, kind, override));
  const going = preview.data?.data.filter((one) => one.released).length ?? 0;
  const action = useHoldAction({
    act: () =>
      answer(
        api.POST("/v1/credit/holds/release", {
          body: { holds: ids, kind, override, reason: reason.trim(), preview: false },
        }),
      ),
    done: ({ data }) => t("holds.bulkRelease.done", { count: data.filter((one) => one.released).length }),
    onDone: ({ data }) => {
      const failed = data.filter((one) => !one.released).length;
      if (failed > 0) notifications.show({ message: t("holds.bulkRelease.some", { failed }) });
      props.onDone();
    },
  });
  return (
    <ActionModal
      title={t("holds.bulkRelease.title", { count: holds.length })}
      submit={t("holds.bulkRelease.submit", { count: going })}
      ready={going > 0 && reason.trim() !== "" && !preview.isPlaceholderData}
      posting={{ isPending: action.isPending, error: action.error ?? preview.error }}
      onSubmit={() => action.mutate()}
      onClose={props.onClose}
      preview={
        preview.data === undefined ? (
          <Skeleton height={96} />
        ) : (
          <Outcomes holds={holds} outcomes={preview.data.data} />
        )
      }
    >
      <KindChoice kind={kind} onChange={setKind} />
      <ReasonInput value={reason} onChange={setReason} autoFocus />
      <Checkbox
        size="xs"
        checked={override}
        label={t("holds.bulkRelease.override")}
        description={t("holds.bulkRelease.overrideHelp")}
        onChange={(event) => setOverride(event.currentTarget.checked)}
      />
    </ActionModal>
  );
}

function Outcomes({ holds, outcomes }: { holds: readonly Hold[]; outcomes: readonly Outcome[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = (hold: Hold, outcome: Outcome | undefined): string => {
    if (outcome === undefined) return "";
    if (outcome.problem !== null) return t("holds.bulkRelease.stays", { why: outcome.problem.detail });
    if ((outcome.over ?? 0) === 0) return t("holds.bulkRelease.goes");
    const over = formatMoney(outcome.over ?? 0, hold.account.currency, locale, "currency");
    return t("holds.bulkRelease.over", { over });
  };
  return (
    <div className={classes.effectList}>
      <table className={classes.effect}>
        <tbody>
          {holds.map((hold) => {
            const outcome = outcomes.find((one) => one.hold === hold.id);
            return (
              <tr key={hold.id}>
                <th scope="row">
                  {hold.order} · {hold.customer.name}
                </th>
                <td>
                  <MoneyText amount={hold.amount} currency={hold.currency} shape="currency" />
                </td>
                <td className={outcome?.problem == null ? "" : "attention"}>{words(hold, outcome)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
