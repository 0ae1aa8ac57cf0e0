import { Worker } from "node:worker_threads";
import { threadProgram } from "#platform/threads";
import type { FitRequest } from "../fitting/fit-file.ts";
import type { OnProgress } from "../fitting/table.ts";

/** What the other thread is given. */
export interface FitTask {
  readonly chunks: readonly Uint8Array[];
  readonly request: FitRequest;
  readonly id: string;
}

export type FitAnswer =
  | { readonly kind: "progress"; readonly share: number; readonly step: string }
  | { readonly kind: "fitted"; readonly card: string; readonly report: string }
  | { readonly kind: "refused"; readonly why: string };

/** Memory the thread may take: the largest table that is let in, with room to spare. */
const THREAD_MEMORY_MB = 2_048;

/**
 * Fits in a thread of its own: it takes a processor for up to minutes, in which a checkout must not wait. Ends when the
 * signal does. Answers the card and report as JSON texts, or why there can be none.
 * @throws Error when the thread fails, or was stopped.
 */
export async function fitApart(
  task: FitTask,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Exclude<FitAnswer, { kind: "progress" }>> {
  const worker = new Worker(threadProgram("credit/scorecards/fits/fit-thread"), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
  });
  const stop = (): void => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      worker.on("message", (answer: FitAnswer) => {
        if (answer.kind === "progress") onProgress(answer.share, answer.step);
        else resolve(answer);
      });
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("the fitting thread ended without an answer")));
    });
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
