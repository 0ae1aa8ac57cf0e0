// The other thread: draws one document and hands its bytes back.
import { parentPort, workerData } from "node:worker_threads";
import { drawAgeing } from "./draw-ageing.ts";
import type { PdfTask } from "./draw-apart.ts";
import { drawStatement } from "./draw-statement.ts";

const task = workerData as PdfTask;
const drawn = task.kind === "ageing" ? await drawAgeing(task.report) : await drawStatement(task.statement);
parentPort?.postMessage(new Uint8Array(drawn));
