import { assert } from "@goodterms/kernel";
import type { JobEnvelope } from "./enqueue-job.ts";
import type { Job, WorkTools } from "./types.ts";

/** Runs one attempt of a job as the merchant and actor that asked for it. Logs a failure and passes it on. */
export async function runJob(tools: WorkTools, job: Job, id: string, queued: unknown): Promise<void> {
  const { data, ...by } = readEnvelope(queued);
  const started = performance.now();
  const fields = { job: job.name, jobId: id, requestId: by.requestId, merchantId: by.merchantId };
  try {
    await job.handle({ ...tools, caller: { ...by, now: tools.clock.now() }, jobId: id }, data);
    tools.logger.info({ ...fields, durationMs: Math.round(performance.now() - started) }, "job done");
  } catch (error) {
    tools.logger.error({ ...fields, err: error }, "job failed");
    throw error;
  }
}

function readEnvelope(queued: unknown): JobEnvelope {
  assert(typeof queued === "object" && queued !== null && "merchantId" in queued, "a job without a merchant");
  // Only enqueue writes jobs, from this very type, and nobody may change them.
  return queued as JobEnvelope;
}
