import { notifications } from "@mantine/notifications";
import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/problem.ts";

/** What an act does: `act` sends it, `done` says it in words (null says nothing), `changes` is what to read again. */
export interface Act<Input, Output> {
  act: (input: Input, headers: Record<string, string>) => Promise<Output>;
  done: (output: Output, input: Input) => string | null;
  changes: readonly QueryKey[];
  onDone?: (output: Output, input: Input) => void;
}

/**
 * Does something once: a second try after an unclear answer carries the same idempotency key. Afterwards everything that
 * the act may have changed is read again.
 */
export function useAct<Input, Output>(options: Act<Input, Output>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: async (input: Input) => {
      const content = JSON.stringify(input) ?? "";
      const key = keys.current.get(content) ?? crypto.randomUUID();
      keys.current.set(content, key);
      try {
        const output = await options.act(input, { "idempotency-key": key });
        keys.current.delete(content);
        return output;
      } catch (error) {
        // A refusal is final for its key; what was refused may be right a minute later and deserves a fresh one.
        if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) {
          keys.current.delete(content);
        }
        throw error;
      }
    },
    onSuccess: (output, input) => {
      const message = options.done(output, input);
      if (message !== null)
        notifications.show({ message, closeButtonProps: { "aria-label": t("common.close") } });
      options.onDone?.(output, input);
    },
    onSettled: () => Promise.all(options.changes.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
