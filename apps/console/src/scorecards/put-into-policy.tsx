import { Checkbox, Radio, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { activePolicyQuery, policiesKey, policyCheckQuery } from "../policies/policy-api.ts";
import { documentOf } from "../policies/policy-document.ts";
import { ConfirmModal } from "../settings/confirm-modal.tsx";
import { documentWithCard, isCardIn, type Placing, textWithCard } from "./place-card.ts";
import type { Scorecard } from "./scorecard-api.ts";

/** Makes a draft of the policy in force that holds this card, as champion or in the shadow of some segments. */
export function PutIntoPolicy({ card, onClose }: { card: Scorecard; onClose: () => void }) {
  const { t } = useTranslation();
  const [segments, setSegments] = useState<string[]>([]);
  const [role, setRole] = useState<Placing["role"]>("challenger");
  const active = useQuery(activePolicyQuery).data?.policy;
  const document = active === undefined ? null : documentOf(active);
  const isThere = document?.scorecards.some(({ id }) => id === card.id) === true;
  const put = usePut({ card, segments, role });
  return (
    <ConfirmModal
      title={t("scorecards.draft.title", { name: card.name })}
      detail={t("scorecards.draft.detail")}
      submit={t("scorecards.draft.submit")}
      ready={segments.length > 0 && active !== undefined}
      doing={put}
      onSubmit={() => put.mutate()}
      onClose={onClose}
    >
      <Checkbox.Group label={t("scorecards.draft.segments")} value={segments} onChange={setSegments}>
        <Stack gap={6} mt={6}>
          {document?.segments.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group
        label={t("scorecards.draft.as")}
        value={role}
        onChange={(value) => setRole(value === "champion" ? "champion" : "challenger")}
      >
        <Stack gap={6} mt={6}>
          {(["challenger", "champion"] as const).map((one) => (
            <Radio key={one} value={one} label={t(`scorecards.draft.roles.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {role === "champion" ? <Text size="sm">{t("scorecards.draft.classes")}</Text> : null}
      {isThere ? <Text size="sm">{t("scorecards.draft.present")}</Text> : null}
    </ConfirmModal>
  );
}

function usePut(placing: Placing) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      const { policy } = await queries.fetchQuery(activePolicyQuery);
      const text = textWithCard(policy.text, placing);
      // The text keeps the writer's comments; where it cannot be changed with certainty, the document is sent instead.
      const checked = text === null ? null : await queries.fetchQuery(policyCheckQuery(text));
      const isSure = checked?.document != null && isCardIn(checked.document, placing);
      const document = isSure && text !== null ? text : documentWithCard(policy.document ?? {}, placing);
      return answer(
        api.POST("/v1/policies", { body: { document, note: `${placing.card.name}: ${placing.role}` } }),
      );
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: policiesKey });
      await navigate({ to: "/policies/$policyId", params: { policyId: id } });
    },
  });
}
