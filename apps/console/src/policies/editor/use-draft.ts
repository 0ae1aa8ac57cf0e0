import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../../api/api.ts";
import {
  type Policy,
  type PolicyProblem,
  policiesKey,
  policyCheckQuery,
  policyQuery,
} from "../policy-api.ts";

const CHECK_AFTER_MS = 350;

/** A draft as it stands in the editor, what the server says of it, and how it is saved. */
export interface Draft {
  readonly text: string;
  readonly note: string;
  readonly isDirty: boolean;
  readonly isChecking: boolean;
  readonly problems: readonly PolicyProblem[];
  /** The completed document of the latest text that was sound; null where none has been. */
  readonly document: Record<string, unknown> | null;
  readonly saving: { isPending: boolean; error: unknown };
  setText: (text: string) => void;
  setNote: (note: string) => void;
  save: () => void;
}

/** Keeps what is being written of `policy`; the server checks it a moment after the last key. */
export function useDraft(policy: Policy): Draft {
  const queries = useQueryClient();
  const [text, setText] = useState(policy.text);
  const [note, setNote] = useState(policy.note);
  const [checked] = useDebouncedValue(text, CHECK_AFTER_MS);
  const isSaved = checked === policy.text;
  const check = useQuery({
    ...policyCheckQuery(checked),
    enabled: !isSaved && checked !== "",
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT("/v1/policies/{id}", { params: { path: { id: policy.id } }, body: { document: text, note } }),
      ),
    onSuccess: async (saved) => {
      queries.setQueryData(policyQuery(policy.id).queryKey, saved);
      await queries.invalidateQueries({ queryKey: policiesKey });
    },
  });
  const isDirty = text !== policy.text || note !== policy.note;
  return {
    text,
    note,
    isDirty,
    isChecking: checked !== text || check.isFetching,
    problems: isSaved ? policy.problems : (check.data?.problems ?? policy.problems),
    document: isSaved ? policy.document : (check.data?.document ?? null),
    saving: save,
    setText,
    setNote,
    save: () => {
      if (isDirty && !save.isPending && text !== "") save.mutate();
    },
  };
}
