import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { decisionsKey, holdsKey } from "../api/credit-queries.ts";
import { customerKey } from "../api/queries.ts";

/**
 * Does something about held orders and afterwards reads again whatever it may have changed. `done` words the note that
 * is shown then; null shows none.
 */
export function useHoldAction<Answer, Given = void>(options: {
  act: (given: Given) => Promise<Answer>;
  done: (answer: Answer) => string | null;
  onDone?: (answer: Answer) => void;
  customerId?: string;
}) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: options.act,
    onSuccess: (answer) => {
      const message = options.done(answer);
      if (message !== null) notifications.show({ message });
      options.onDone?.(answer);
    },
    onSettled: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: holdsKey }),
        queries.invalidateQueries({ queryKey: decisionsKey }),
        options.customerId === undefined
          ? undefined
          : queries.invalidateQueries({ queryKey: customerKey(options.customerId) }),
      ]);
    },
  });
}
