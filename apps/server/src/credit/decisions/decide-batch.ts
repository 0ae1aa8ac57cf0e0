import { Refusal } from "#platform/refusals";
import type { Decision } from "./decide-order.ts";

/** An order of a batch that could not be decided: what it would have been refused with by itself. */
export interface BatchProblem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  readonly pointers: { readonly pointer: string; readonly message: string }[];
}

export interface BatchItem {
  readonly decision: Decision | null;
  readonly problem: BatchProblem | null;
}

/**
 * Decides each for itself and answers each in its place. They are asked together, so that the ledger has them in few
 * calls; what one is refused with stays its own. A fault is nobody's answer and fails the batch: asked again, the
 * orders that were decided give their answers.
 */
export async function decideBatch<Asked>(
  asked: readonly Asked[],
  decide: (one: Asked) => Promise<Decision>,
): Promise<BatchItem[]> {
  return Promise.all(
    asked.map(async (one): Promise<BatchItem> => {
      try {
        return { decision: await decide(one), problem: null };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, status, title, detail, remedy, pointers } = error;
        return {
          decision: null,
          problem: { code, status, title, detail, remedy, pointers: [...(pointers ?? [])] },
        };
      }
    }),
  );
}
