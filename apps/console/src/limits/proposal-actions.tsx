import { useLocale } from "@goodterms/ui";
import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { authoritiesQuery } from "../api/credit-queries.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMay, useMe } from "../shell/use-me.ts";
import { afterLimits } from "./limit-queries.ts";
import type { LimitProposal } from "./limit-types.ts";
import { moneyOrNone } from "./limit-words.ts";

const NOTE_LENGTH_MAX = 500;

/** The two answers to a proposal, and its withdrawal by whoever made it. */
export function ProposalActions({ proposal, onClose }: { proposal: LimitProposal; onClose: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayWrite = useMay("credit:write");
  const { user } = useMe();
  const own = useQuery(authoritiesQuery).data?.own;
  const [note, setNote] = useState("");
  const decide = useDecision(proposal, onClose);
  if (!mayWrite) return null;
  const isMine = proposal.proposedBy === user.id;
  const { limit } = proposal;
  const isBeyond =
    own !== undefined &&
    !own.unbounded &&
    (own.limit === null ||
      (limit !== null && own.limit.currency === limit.currency && limit.amount > own.limit.amount));
  return (
    <Stack gap="sm">
      {isBeyond && !isMine ? <Text size="sm">{t("limits.proposals.tooSmall")}</Text> : null}
      <Textarea
        label={t("limits.proposals.note")}
        description={isMine ? undefined : t("limits.proposals.noteReject")}
        maxLength={NOTE_LENGTH_MAX}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ProblemAlert error={decide.error} />
      <Group justify="flex-end" gap="xs">
        {isMine ? (
          <Button
            variant="default"
            loading={decide.isPending}
            onClick={() => decide.mutate({ verb: "withdraw", note })}
          >
            {t("limits.proposals.withdraw")}
          </Button>
        ) : (
          <>
            <Button
              variant="default"
              disabled={note.trim() === "" || decide.isPending}
              onClick={() => decide.mutate({ verb: "reject", note })}
            >
              {t("limits.proposals.reject")}
            </Button>
            <Button loading={decide.isPending} onClick={() => decide.mutate({ verb: "approve", note })}>
              {limit === null
                ? t("limits.proposals.approveNone")
                : t("limits.proposals.approve", { amount: moneyOrNone(t, limit, locale) })}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}

type Verb = "approve" | "reject" | "withdraw";

function useDecision(proposal: LimitProposal, onClose: () => void) {
  const { t } = useTranslation();
  return useAct({
    act: ({ verb, note }: { verb: Verb; note: string }, headers) => {
      const params = { path: { id: proposal.id } };
      const body = { note: note.trim() };
      switch (verb) {
        case "approve":
          return answer(api.POST("/v1/credit/limit-proposals/{id}/approve", { params, body, headers }));
        case "reject":
          return answer(api.POST("/v1/credit/limit-proposals/{id}/reject", { params, body, headers }));
        case "withdraw":
          return answer(api.POST("/v1/credit/limit-proposals/{id}/withdraw", { params, body, headers }));
      }
    },
    done: (after) => {
      const signed = after.signatures.filter((one) => one.verdict === "approved").length;
      switch (after.state) {
        case "open":
          return t("limits.proposals.approved", { count: after.approvalsNeeded - signed });
        case "approved":
          return t("limits.proposals.carriedOut");
        case "rejected":
          return t("limits.proposals.rejected");
        case "withdrawn":
          return t("limits.proposals.withdrawn");
      }
    },
    changes: afterLimits,
    onDone: (after) => {
      if (after.state !== "open") onClose();
    },
  });
}
