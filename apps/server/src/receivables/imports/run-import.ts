import { assert } from "@goodterms/kernel";
import { sql } from "kysely";
import { type Caller, type Context, inMerchant } from "#platform/db";
import { recordEvents } from "#platform/events";
import { Refusal } from "#platform/refusals";
import { MappingError } from "./mapping/mapping-error.ts";
import { FileError } from "./reading/file-error.ts";
import { type ImportProgress, type ImportRow, isStaged } from "./rules.ts";
import {
  giveLease,
  type ImportTools,
  inBatch,
  type Lease,
  LeaseLostError,
  StoppedError,
  takeLease,
} from "./running/lease.ts";
import { customerPoster } from "./running/post-customers.ts";
import { documentPoster } from "./running/post-documents.ts";
import { postRows, scanFile } from "./running/post-rows.ts";
import { postStaged } from "./running/post-staged.ts";
import { readShape } from "./running/read-file.ts";
import { stageRows } from "./running/stage-rows.ts";
import { deleteStaged } from "./running/staged-store.ts";
import type { PostChunk, RunFacts } from "./running/types.ts";
import { finishImport, lockLease, selectProgress } from "./store.ts";

/** How a call of runImport ended: the import is at rest; another runner has it; it waits to be resumed. */
export type RunEnd = "finished" | "held_elsewhere" | "stopped";

/**
 * Runs a started import to its end, from wherever an earlier runner left it: reads, books in batches (each batch's
 * documents, lines, counters and checkpoint in one transaction) and finishes. Killed at any moment it can be run again;
 * nothing is booked twice and nothing is left out. A file or mapping that does not serve ends it as failed, with the
 * reason. Faults pass through, and the import waits for the next runner.
 */
export async function runImport(
  tools: ImportTools,
  caller: Caller,
  importId: string,
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<RunEnd> {
  const lease = await takeLease(tools, caller, importId, onProgress);
  if (lease === null) return "held_elsewhere";
  try {
    await runPass(lease);
    await finish(lease, "done", null);
    return "finished";
  } catch (error) {
    if (error instanceof LeaseLostError) return "held_elsewhere";
    const reason = fileFault(error);
    if (reason !== null) {
      await finish(lease, "failed", reason);
      return "finished";
    }
    const isStopped = error instanceof StoppedError;
    // Where the database is what failed, the lease runs out by itself, and the first error is the one to tell.
    await giveLease(lease, isStopped ? null : INTERRUPTED).catch(() => {});
    if (isStopped) return "stopped";
    throw error;
  }
}

const INTERRUPTED =
  "A fault of the server interrupted the import; it will be tried again from where it stopped. The server's log has the details.";

const FILE_GONE =
  "The uploaded file is not in the files folder of this machine. Upload it again; where servers and workers run on several machines, GOODTERMS_DATA/files must be one folder that all of them see.";

/** What is wrong with the file or the mapping, for a person; null for anything else. */
function fileFault(error: unknown): string | null {
  if (error instanceof FileError || error instanceof MappingError) return error.message;
  if (error instanceof Refusal) return `${error.detail} ${error.remedy}`;
  const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
  return isGone ? FILE_GONE : null;
}

async function runPass(lease: Lease): Promise<void> {
  const { row, tools } = lease;
  const { mapping } = row;
  assert(mapping !== null, "an import was started without a mapping");
  const shape = await readShape(tools, row);
  const { entityId, rates, kind } = row;
  const run: RunFacts = { importId: row.id, kind, mapping, entityId, rates, ...shape };
  const post = posterOf(run, row);
  if (!isStaged(mapping, row.dryRun)) {
    if (row.state === "staging") await scanFile(lease);
    await postRows(lease, post, Number(row.checkpointLine));
    return;
  }
  if (row.state === "staging") {
    await stageRows(lease, run);
    await inBatch(lease, async () => ({ state: "posting" }));
  }
  await postStaged(lease, post, kind === "customers" || mapping.rowsOfOneNumber === "one_row");
}

function posterOf(run: RunFacts, row: ImportRow): PostChunk {
  const post = run.kind === "customers" ? customerPoster(run) : documentPoster(run);
  return row.dryRun ? takenBack(post) : post;
}

/** A dry run does what the real run does, under its locks, and takes it back before it tells. */
function takenBack(post: PostChunk): PostChunk {
  return async (ctx: Context, units) => {
    await sql`SAVEPOINT before_dry_run`.execute(ctx.tx);
    const result = await post(ctx, units);
    await sql`ROLLBACK TO SAVEPOINT before_dry_run`.execute(ctx.tx);
    return result;
  };
}

async function finish(lease: Lease, state: "done" | "failed", error: string | null): Promise<void> {
  const { tools, caller, row, owner } = lease;
  const progress = await inMerchant(tools.database, { ...caller, now: tools.clock.now() }, async (ctx) => {
    const held = await lockLease(ctx, row.id);
    if (held?.leaseOwner !== owner) return undefined;
    await deleteStaged(ctx, row.id);
    await finishImport(ctx, row.id, state, error);
    const ended = await selectProgress(ctx, row.id);
    if (ended !== undefined) await recordEvents(ctx, [newsOf(ended)]);
    return ended;
  });
  if (progress !== undefined) lease.onProgress(progress);
}

function newsOf(ended: ImportProgress): Parameters<typeof recordEvents>[1][number] {
  return {
    type: ended.state === "failed" ? "receivables.import_failed" : "receivables.import_finished",
    subjectType: "import",
    subjectId: ended.id,
    subjectVersion: ended.version,
    data: {
      kind: ended.kind,
      dryRun: ended.dryRun,
      rowsRead: ended.rowsRead,
      rowsAccepted: ended.rowsAccepted,
      rowsDuplicate: ended.rowsDuplicate,
      rowsRefused: ended.rowsRefused,
      documentsPosted: ended.documentsPosted,
    },
  };
}
