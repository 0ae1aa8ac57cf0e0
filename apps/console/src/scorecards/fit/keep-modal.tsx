import { Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../../api/api.ts";
import { ConfirmModal } from "../../settings/confirm-modal.tsx";
import { type Fit, scorecardsKey } from "../scorecard-api.ts";

const NAME_MAX = 200;
const TEXT_MAX = 1_000;

/** Puts what was learned into the library; a file's columns get the names that the policy reads. */
export function KeepModal({ fit, onClose }: { fit: Fit; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(fit.name);
  const [note, setNote] = useState(fit.meaning);
  const [expressions, setExpressions] = useState<Readonly<Record<string, string>>>({});
  const keep = useKeep();
  const submit = (): void =>
    keep.mutate({ fitId: fit.id, name: name.trim(), note: note.trim(), expressions: written(expressions) });
  return (
    <ConfirmModal
      title={t("scorecards.fit.keep")}
      detail={t("scorecards.fit.keepDetail")}
      submit={t("scorecards.fit.keep")}
      ready={name.trim() !== "" && note.trim() !== ""}
      doing={keep}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t("scorecards.fit.name")}
        maxLength={NAME_MAX}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t("scorecards.fit.note")}
        maxLength={TEXT_MAX}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {fit.source === "file" ? (
        <Stack gap="xs">
          <Text size="sm" fw={500}>
            {t("scorecards.fit.expressions")}
          </Text>
          <Text size="sm" c="dimmed">
            {t("scorecards.fit.expressionsHelp")}
          </Text>
          {fit.card?.variables.map((variable) => (
            <TextInput
              key={variable.name}
              size="xs"
              label={variable.label}
              placeholder={variable.value}
              maxLength={TEXT_MAX}
              value={expressions[variable.name] ?? ""}
              onChange={(event) =>
                setExpressions({ ...expressions, [variable.name]: event.currentTarget.value })
              }
            />
          ))}
        </Stack>
      ) : null}
    </ConfirmModal>
  );
}

interface Kept {
  readonly fitId: string;
  readonly name: string;
  readonly note: string;
  readonly expressions: Record<string, string>;
}

function useKeep() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (kept: Kept) => answer(api.POST("/v1/scorecards", { body: { ...kept } })),
    onSuccess: async (card) => {
      await queries.invalidateQueries({ queryKey: scorecardsKey });
      notifications.show({ message: t("scorecards.fit.kept", { name: card.name }) });
      await navigate({ to: "/scorecards/$scorecardId", params: { scorecardId: card.id } });
    },
  });
}

function written(expressions: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(expressions)
      .map(([name, text]) => [name, text.trim()] as const)
      .filter(([, text]) => text !== ""),
  );
}
