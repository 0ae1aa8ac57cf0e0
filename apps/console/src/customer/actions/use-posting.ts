import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { ApiProblem, call } from "../../api/api.ts";
import { customerKey } from "../../api/queries.ts";

/** One thing to ask of the server. */
export interface PostingCall {
  method: "POST" | "PUT";
  path: string;
  body: unknown;
}

/**
 * Posts to a customer's book, once: a second try after an unclear answer carries the same idempotency key, so that
 * money is never recorded twice. Afterwards everything that the posting may have changed is read again.
 */
export function usePosting(customerId: string, options: { done: string; onDone: () => void }) {
  const queries = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: async (calls: readonly PostingCall[]) => {
      for (const posting of calls) await postOnce(posting, keys.current);
    },
    onSuccess: () => {
      notifications.show({ message: options.done });
      options.onDone();
    },
    onSettled: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: customerKey(customerId) }),
        queries.invalidateQueries({ queryKey: ["document"] }),
        queries.invalidateQueries({ queryKey: ["customers"] }),
        queries.invalidateQueries({ queryKey: ["overview"] }),
      ]);
    },
  });
}

async function postOnce(posting: PostingCall, keys: Map<string, string>): Promise<void> {
  const content = JSON.stringify(posting);
  const idempotencyKey = keys.get(content) ?? crypto.randomUUID();
  keys.set(content, idempotencyKey);
  try {
    await call(posting.method, posting.path, { body: posting.body, idempotencyKey });
  } catch (error) {
    // A refusal is final for its key; what was refused may be right a minute later and deserves a fresh one.
    if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) keys.delete(content);
    throw error;
  }
}
