import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { useAct } from "../shell/use-act.ts";
import { afterReport } from "./bureau-queries.ts";

export const ORDER_REASONS = [
  "review",
  "application",
  "order",
  "limit_change",
  "collection",
  "other",
] as const;

/** A report as it is being ordered; null leaves the choice to the policy, empty texts are not sent. */
export interface ReportOrder {
  readonly bureau: string | null;
  readonly product: string | null;
  readonly reason: (typeof ORDER_REASONS)[number];
  readonly note: string;
  readonly purpose: string;
  /** Why it is bought although it could change nothing. */
  readonly force: string;
}

export interface OrderStep {
  readonly bureau: string;
  readonly outcome: string;
  readonly reportId: string | null;
  readonly detail: string | null;
}

/** Orders a report, once: the key of a second try is that of the first, so nothing is bought twice. */
export function useOrderReport(customerId: string) {
  const { t } = useTranslation();
  return useAct({
    act: ({ bureau, product, reason, note, purpose, force }: ReportOrder, headers) =>
      answer(
        api.POST("/v1/customers/{id}/bureau-reports", {
          params: { path: { id: customerId } },
          headers,
          body: {
            reason,
            ...(bureau !== null && { bureau }),
            ...(product !== null && { product }),
            ...(note.trim() !== "" && { note: note.trim() }),
            ...(purpose.trim() !== "" && { permissiblePurpose: purpose.trim() }),
            ...(force.trim() !== "" && { force: force.trim() }),
          },
        }),
      ),
    done: ({ steps }) => (steps.some((step) => step.reportId !== null) ? t("bureaus.order.done") : null),
    changes: afterReport,
  });
}
