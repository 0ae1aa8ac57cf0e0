export { cleanIdempotencyRecords } from "./clean-idempotency-records.ts";
export { defineJob, defineTick } from "./define-job.ts";
export { drain } from "./drain-work.ts";
export { enqueue, enqueueMany } from "./enqueue-job.ts";
export { prepareQueue } from "./prepare-queue.ts";
export { startWorker, type Worker, type WorkerOptions } from "./start-worker.ts";
export type { Job, JobData, JobRun, Tick, WorkLogger, WorkTools } from "./types.ts";
