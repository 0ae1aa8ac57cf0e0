import type { FileStore } from "#platform/files";
import { defineJob, type Job } from "#platform/jobs";
import { runFit } from "./run-fit.ts";

const TIMEOUT_SECONDS = 60 * 60;

export type FitJob = Job<{ readonly fitId: string }>;

/** Runs one fit of a scorecard to its end. */
export function fitJob(files: FileStore): FitJob {
  return defineJob({
    name: "credit.fit_scorecard",
    timeoutSeconds: TIMEOUT_SECONDS,
    retriesMax: 2,
    handle: (run, { fitId }) => runFit(run, files, fitId),
  });
}
