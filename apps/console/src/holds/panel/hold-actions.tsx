import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import type { Hold } from "../../api/credit-types.ts";
import { ButtonLink } from "../../shell/links.tsx";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { useMay } from "../../shell/use-me.ts";
import { RejectModal } from "../actions/reject-modal.tsx";
import { ReleaseModal } from "../actions/release-modal.tsx";
import { SplitModal } from "../actions/split-modal.tsx";
import classes from "../holds.module.css";
import { useHoldAction } from "../use-hold-action.ts";

/** What may be done about the order, under its panel. */
export function HoldActions({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<"release" | "reject" | "split" | null>(null);
  const mayDecide = useMay("credit:write");
  const mayOrder = useMay("orders:write");
  const recheck = useRecheck(hold);
  const close = (): void => setOpened(null);
  const isOpen = hold.state === "open" || hold.state === "declined";
  return (
    <footer className={classes.panelFoot}>
      {isOpen && mayDecide ? (
        <>
          <Button size="xs" onClick={() => setOpened("release")}>
            {t("holds.actions.release")}
          </Button>
          <Button size="xs" variant="default" onClick={() => setOpened("reject")}>
            {t("holds.actions.reject")}
          </Button>
        </>
      ) : null}
      {isOpen && mayOrder ? (
        <Button size="xs" variant="default" onClick={() => setOpened("split")}>
          {t("holds.actions.split")}
        </Button>
      ) : null}
      {isOpen && mayDecide ? (
        <Button size="xs" variant="default" loading={recheck.isPending} onClick={() => recheck.mutate()}>
          {t("holds.actions.recheck")}
        </Button>
      ) : null}
      <ButtonLink
        size="xs"
        variant="subtle"
        to="/decisions/$decisionId"
        params={{ decisionId: hold.decision }}
        ml="auto"
      >
        {t("holds.panel.decision")}
      </ButtonLink>
      <ProblemAlert error={recheck.error} />
      {opened === "release" ? <ReleaseModal hold={hold} onClose={close} /> : null}
      {opened === "reject" ? <RejectModal hold={hold} onClose={close} /> : null}
      {opened === "split" ? <SplitModal hold={hold} onClose={close} /> : null}
    </footer>
  );
}

function useRecheck(hold: Hold) {
  const { t } = useTranslation();
  return useHoldAction({
    customerId: hold.payer.id,
    act: () => answer(api.POST("/v1/credit/holds/{id}/recheck", { params: { path: { id: hold.id } } })),
    done: (checked) =>
      checked.state === "open" || checked.state === "declined"
        ? t("holds.actions.recheckedHeld")
        : t("holds.actions.recheckedFreed", { order: hold.order }),
  });
}
