import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { ApiProblem } from "../../api/problem.ts";
import { customerKey } from "../../api/queries.ts";

/** One thing to post: its content, by which a second try is known, and how it is sent with the headers given. */
export interface Posting {
  content: unknown;
  send: (headers: Record<string, string>) => Promise<unknown>;
}

/**
 * Posts to a customer's book, once: a second try after an unclear answer carries the same idempotency key, so that
 * money is never recorded twice. Afterwards everything that the posting may have changed is read again.
 */
export function usePosting(customerId: string, options: { done: string; onDone: () => void }) {
  const queries = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: async (postings: readonly Posting[]) => {
      for (const posting of postings) await postOnce(posting, keys.current);
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

async function postOnce(posting: Posting, keys: Map<string, string>): Promise<void> {
  const content = JSON.stringify(posting.content);
  const key = keys.get(content) ?? crypto.randomUUID();
  keys.set(content, key);
  try {
    await posting.send({ "idempotency-key": key });
  } catch (error) {
    // A refusal is final for its key; what was refused may be right a minute later and deserves a fresh one.
    if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) keys.delete(content);
    throw error;
  }
}
