import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { useAct } from "../../shell/use-act.ts";
import { afterLimits, type LimitHolder } from "../limit-queries.ts";
import type { LimitProposal, Limits } from "../limit-types.ts";
import { type LimitDraft, limitBody } from "./limit-draft.ts";

/** Sends a limit. What is beyond one's authority comes back as a proposal, and the person is told so. */
export function useSetLimit(holder: LimitHolder, currency: string, onDone: () => void) {
  const { t } = useTranslation();
  return useAct({
    act: (draft: LimitDraft, headers): Promise<Limits | LimitProposal> => {
      const params = { path: { id: holder.id } };
      const body = limitBody(draft, currency);
      if (holder.holder === "customer")
        return answer(api.PUT("/v1/customers/{id}/limit", { params, body, headers }));
      const { limit, reason, startsOn, expiresOn } = body;
      const forGroup = { limit, reason, startsOn, expiresOn };
      return answer(api.PUT("/v1/groups/{id}/limit", { params, body: forGroup, headers }));
    },
    done: (set) => ("limits" in set ? t("limits.setting.done") : null),
    changes: afterLimits,
    onDone: (set) => {
      if (!("limits" in set))
        notifications.show({ message: t("limits.setting.proposed", { count: set.approvalsNeeded }) });
      onDone();
    },
  });
}
