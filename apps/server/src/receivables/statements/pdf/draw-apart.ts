import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { assert } from "@goodterms/kernel";
import { threadProgram } from "#platform/threads";
import type { Statement } from "../read-statement.ts";
import { refuseReport } from "../refusals.ts";
import type { PrintedAgeing } from "./draw-ageing.ts";

export type PdfTask =
  | { readonly kind: "ageing"; readonly report: PrintedAgeing }
  | { readonly kind: "statement"; readonly statement: Statement };

/** More rows than this are no letter and no printed report any more, and take many seconds to draw. */
export const PDF_ROWS_MAX = 1_000;
const WAITING_MAX = 10;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Draws a PDF in a thread of its own, one at a time: laying out a thousand rows takes seconds, in which a checkout
 * must not wait.
 * @throws Refusal busy_drawing when too many wait already.
 */
export async function drawApart(task: PdfTask): Promise<Uint8Array> {
  if (waiting >= WAITING_MAX) throw refuseReport("busy_drawing", `${waiting} PDFs are waiting to be drawn.`);
  waiting += 1;
  const drawn = last.then(() => draw(task));
  last = drawn.catch(() => undefined);
  return drawn.finally(() => {
    waiting -= 1;
  });
}

async function draw(task: PdfTask): Promise<Uint8Array> {
  const worker = new Worker(threadProgram("receivables/statements/pdf/draw-thread"), { workerData: task });
  try {
    // Rejects when the thread fails: `once` listens for "error" too.
    const [bytes] = (await once(worker, "message")) as unknown[];
    assert(bytes instanceof Uint8Array, "the drawing thread answered with something else");
    return bytes;
  } finally {
    await worker.terminate();
  }
}
