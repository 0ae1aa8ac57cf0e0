import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationCase, ApplicationState } from "../types.ts";
import { ApproveModal } from "./approve-modal.tsx";
import { CounterOfferModal } from "./counter-offer-modal.tsx";
import { DeclineModal } from "./decline-modal.tsx";
import { ReturnModal } from "./return-modal.tsx";
import { AssignModal, CodeModal, EraseModal, ReconsiderModal } from "./small-acts.tsx";

const DECIDABLE: readonly ApplicationState[] = ["submitted", "in_review", "appealed"];
const RECONSIDERABLE: readonly ApplicationState[] = ["declined", "withdrawn", "waiting_for_applicant"];

const MODALS = {
  approve: ApproveModal,
  counter: CounterOfferModal,
  decline: DeclineModal,
  return: ReturnModal,
  reconsider: ReconsiderModal,
  assign: AssignModal,
  code: CodeModal,
  erase: EraseModal,
} as const;
type ActName = keyof typeof MODALS;

/** What may be done about the application as it stands: the decisions beside each other, the rest under "More". */
export function CaseActs({ shown }: { shown: ApplicationCase }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ActName | null>(null);
  const { state, submittedAt, erasedAt } = shown.application;
  if (erasedAt !== null) return null;
  const isDecidable = DECIDABLE.includes(state);
  const mayReconsider = RECONSIDERABLE.includes(state) && submittedAt !== null;
  const more: readonly (ActName | false)[] = [
    isDecidable && "return",
    mayReconsider && "reconsider",
    "assign",
    "code",
    "erase",
  ];
  const Opened = open === null ? null : MODALS[open];
  return (
    <>
      {isDecidable ? (
        <>
          <Button size="xs" variant="default" onClick={() => setOpen("decline")}>
            {t("applications.acts.decline")}
          </Button>
          <Button size="xs" variant="default" onClick={() => setOpen("counter")}>
            {t("applications.acts.counter")}
          </Button>
          <Button size="xs" onClick={() => setOpen("approve")}>
            {t("applications.acts.approve")}
          </Button>
        </>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t("applications.acts.more")}>
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {more
            .filter((act) => act !== false)
            .map((act) => (
              <Menu.Item key={act} onClick={() => setOpen(act)}>
                {t(`applications.acts.${act}`)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {Opened === null ? null : <Opened shown={shown} onClose={() => setOpen(null)} />}
    </>
  );
}
