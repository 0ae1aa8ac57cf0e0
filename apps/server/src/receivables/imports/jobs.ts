import { inMerchant } from "#platform/db";
import type { FileStore } from "#platform/files";
import { defineJob, defineTick, enqueue, type Job, type Tick } from "#platform/jobs";
import { runImport } from "./run-import.ts";
import { LEASE_MS } from "./running/lease.ts";
import { freeOrphan, selectOrphans } from "./store.ts";

/** Long enough for the largest file; a runner that dies is noticed by its lease long before. */
const RUN_TIMEOUT_SECONDS = 24 * 60 * 60;
const ORPHAN_CHECK_MS = 30_000;
const ORPHANS_MAX = 100;

export type ImportJob = Job<{ readonly importId: string }>;

/** Runs one started import to its end. */
export function importJob(files: FileStore): ImportJob {
  return defineJob({
    name: "imports.run_import",
    timeoutSeconds: RUN_TIMEOUT_SECONDS,
    handle: async (run, { importId }) => {
      await runImport({ ...run, files }, run.caller, importId);
    },
  });
}

/** Hands imports whose runner has died, or was asked to stop, to another. */
export function orphanedImports(job: ImportJob): Tick {
  return defineTick({
    name: "receivables.resume_imports",
    everyMs: ORPHAN_CHECK_MS,
    run: async ({ database, clock }) => {
      const now = clock.now();
      const before = new Date(now.getTime() - ORPHAN_CHECK_MS);
      const found = await selectOrphans(database.across, before, ORPHANS_MAX);
      for (const { merchantId, id, actor } of found) {
        const caller = { merchantId, actor, now, requestId: `resume ${id}` };
        await inMerchant(database, caller, async (ctx) => {
          // Not looked at again before the job has had its time to begin.
          const until = new Date(now.getTime() + LEASE_MS);
          if (await freeOrphan(ctx, id, before, until)) await enqueue(ctx, job, { importId: id });
        });
      }
      return found.length;
    },
  });
}
