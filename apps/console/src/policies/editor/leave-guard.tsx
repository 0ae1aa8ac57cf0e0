import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";

/** Asks before what was written and not saved is left behind; closing the window asks in the browser's own words. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    // The tabs of one policy keep the text only while they are shown, so that they ask as well.
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <ConfirmModal
      title={t("policies.leave")}
      detail={t("policies.leaveDetail")}
      submit={t("policies.leaveSubmit")}
      doing={{ isPending: false, error: null }}
      onSubmit={blocker.proceed}
      onClose={blocker.reset}
    />
  );
}
