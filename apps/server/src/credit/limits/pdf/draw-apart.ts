import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { assert } from "@goodterms/kernel";
import { defineRefusals } from "#platform/refusals";
import { threadProgram } from "#platform/threads";
import type { CommitteePack } from "../pack-rules.ts";
import type { PrintedLetter } from "./draw-letter.ts";

export type PdfTask =
  | { readonly kind: "letter"; readonly letter: PrintedLetter }
  | { readonly kind: "committee_pack"; readonly pack: CommitteePack };

const WAITING_MAX = 10;

const refusePdf = defineRefusals({
  busy_drawing: {
    status: 429,
    title: "Too many PDFs are being drawn",
    remedy: "Ask again in a minute, or ask for format=json.",
  },
});

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Draws a PDF in a thread of its own, one at a time: a checkout must not wait for a letter to be laid out.
 * @throws Refusal busy_drawing when too many wait already.
 */
export async function drawApart(task: PdfTask): Promise<Uint8Array> {
  if (waiting >= WAITING_MAX) throw refusePdf("busy_drawing", `${waiting} PDFs are waiting to be drawn.`);
  waiting += 1;
  const drawn = last.then(() => draw(task));
  last = drawn.catch(() => undefined);
  return drawn.finally(() => {
    waiting -= 1;
  });
}

async function draw(task: PdfTask): Promise<Uint8Array> {
  const worker = new Worker(threadProgram("credit/limits/pdf/draw-thread"), { workerData: task });
  try {
    // Rejects when the thread fails: `once` listens for "error" too.
    const [bytes] = (await once(worker, "message")) as unknown[];
    assert(bytes instanceof Uint8Array, "the drawing thread answered with something else");
    return bytes;
  } finally {
    await worker.terminate();
  }
}
