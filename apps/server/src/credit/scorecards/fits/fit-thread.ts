// The other thread: learns one card from the bytes it is given, and tells how far it is.
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "#platform/refusals";
import { FileError } from "#receivables";
import { fitFile } from "../fitting/fit-file.ts";
import type { FitAnswer, FitTask } from "./fit-apart.ts";

const { chunks, request, id } = workerData as FitTask;
const tell = (answer: FitAnswer): void => parentPort?.postMessage(answer);

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

try {
  const { card, report } = await fitFile(bytes(), request, id, (share, step) =>
    tell({ kind: "progress", share, step }),
  );
  tell({ kind: "fitted", card: JSON.stringify(card), report: JSON.stringify(report) });
} catch (error) {
  if (!(error instanceof Refusal) && !(error instanceof FileError)) throw error;
  tell({ kind: "refused", why: error instanceof Refusal ? error.detail : error.message });
}
