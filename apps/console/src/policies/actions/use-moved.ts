import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Policy, policiesKey, policyQuery } from "../policy-api.ts";

/** Keeps a version's new state, so that every part of the screen shows it, and says what was done. */
export function useMoved(onClose: () => void): (policy: Policy) => Promise<void> {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return async (policy) => {
    onClose();
    queries.setQueryData(policyQuery(policy.id).queryKey, policy);
    await queries.invalidateQueries({ queryKey: policiesKey });
    if (policy.state === "draft") return;
    notifications.show({ message: t(`policies.done.${policy.state}`, { version: policy.version }) });
  };
}
