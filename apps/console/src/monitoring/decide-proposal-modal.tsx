import { useLocale } from "@goodterms/ui";
import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { TextLink } from "../shell/links.tsx";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useAct } from "../shell/use-act.ts";
import { actionInWords } from "./grounds.ts";
import { useGrounds } from "./grounds-text.tsx";
import classes from "./monitoring.module.css";
import { type ActionProposal, afterWatch, type Deciding } from "./watch-queries.ts";

const NOTE_LENGTH_MAX = 1_000;

/** Accepts or dismisses a proposal: its reasons, what will happen, and a note, which a dismissal needs. */
export function DecideProposalModal(props: {
  deciding: Deciding;
  onDismiss: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { proposal, verb } = props.deciding;
  const [note, setNote] = useState("");
  const decide = useDecision(props.deciding, props.onClose);
  const { name } = proposal.customer;
  const title =
    verb === "accept"
      ? t("monitoring.proposals.acceptTitle", { name, action: actionInWords(t, proposal, locale) })
      : t("monitoring.proposals.dismissTitle", { name });
  const isReady = verb === "accept" || note.trim() !== "";
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={title}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !decide.isPending) decide.mutate(note.trim());
        }}
      >
        <Stack gap="sm">
          <Grounds proposal={proposal} />
          <Text size="sm" c="dimmed">
            {verb === "accept" ? t(consequence(proposal.action)) : t("monitoring.proposals.dismissDetail")}
          </Text>
          <Textarea
            label={verb === "accept" ? t("monitoring.alerts.noteOptional") : t("common.reason")}
            maxLength={NOTE_LENGTH_MAX}
            autosize
            minRows={2}
            value={note}
            data-autofocus={verb === "dismiss" || undefined}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <ProblemAlert error={decide.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t("common.cancel")}
            </Button>
            {verb === "accept" ? (
              <Button variant="default" onClick={props.onDismiss}>
                {t("monitoring.proposals.dismiss")}
              </Button>
            ) : null}
            <Button
              type="submit"
              disabled={!isReady}
              loading={decide.isPending}
              data-autofocus={verb === "accept" || undefined}
            >
              {t(`monitoring.proposals.${verb}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Why it is proposed, and what it would do. */
function Grounds({ proposal }: { proposal: ActionProposal }) {
  const { t } = useTranslation();
  const grounds = useGrounds(proposal);
  return (
    <div>
      <ul className={classes.reasons}>
        {grounds.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <Text size="sm" mt={4}>
        {t("monitoring.proposals.effect")}: {grounds.effect}.{" "}
        <TextLink to="/customers/$customerId" params={{ customerId: proposal.customer.id }} size="sm">
          {proposal.customer.name}
        </TextLink>
      </Text>
    </div>
  );
}

function consequence(action: ActionProposal["action"]) {
  switch (action) {
    case "raise_limit":
    case "lower_limit":
      return "monitoring.proposals.acceptSets";
    case "hold":
      return "monitoring.proposals.acceptHold";
    default:
      return "monitoring.proposals.acceptRecords";
  }
}

function useDecision({ proposal, verb }: Deciding, onClose: () => void) {
  const { t } = useTranslation();
  return useAct({
    act: (note: string, headers) => {
      const params = { path: { id: proposal.id } };
      const body = { note: note === "" ? null : note };
      return answer(
        verb === "accept"
          ? api.POST("/v1/credit/proposals/{id}/accept", { params, body, headers })
          : api.POST("/v1/credit/proposals/{id}/dismiss", { params, body, headers }),
      );
    },
    done: () => t(verb === "accept" ? "monitoring.proposals.accepted" : "monitoring.proposals.dismissed"),
    changes: afterWatch,
    onDone: onClose,
  });
}
