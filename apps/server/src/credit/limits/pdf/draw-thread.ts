// The other thread: draws one document and hands its bytes back.
import { parentPort, workerData } from "node:worker_threads";
import type { PdfTask } from "./draw-apart.ts";
import { drawCommitteePack } from "./draw-committee-pack.ts";
import { drawLetter } from "./draw-letter.ts";

const task = workerData as PdfTask;
const drawn = task.kind === "letter" ? await drawLetter(task.letter) : await drawCommitteePack(task.pack);
parentPort?.postMessage(new Uint8Array(drawn));
