import { assert } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Caller, Context } from "#platform/db";
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
  withLease,
} from "./running/lease.ts";
import { customerPoster } from "./running/post-customers.ts";
import { documentPoster } from "./running/post-documents.ts";
import { postRows, scanFile } from "./running/post-rows.ts";
import { postStaged } from "./running/post-staged.ts";
import { readShape } from "./running/read-file.ts";
import { storable } from "./running/refused-lines.ts";
import { stageRows } from "./running/stage-rows.ts";
import { deleteStaged } from "./running/staged-store.ts";
import type { PrepareChunk, RunFacts } from "./running/types.ts";
import { finishImport, noteFault, selectProgress } from "./store.ts";

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
    await withLease(lease, (ctx) => (isStopped ? giveLease(ctx, lease) : noteOrEnd(ctx, lease, error))).catch(
      () => {},
    );
    if (isStopped) return "stopped";
    throw error;
  }
}

/** Faults in a row, with no batch booked between them, after which an import is not tried again by itself. */
export const FAULTS_MAX = 5;
const REASON_LENGTH_MAX = 300;

/** After a fault: another runner may try again, until it has come so often that it will come again. */
async function noteOrEnd(ctx: Context, lease: Lease, error: unknown): Promise<void> {
  const faults = await noteFault(ctx, lease.row.id, INTERRUPTED);
  if (faults < FAULTS_MAX) return giveLease(ctx, lease);
  const reason = storable(error instanceof Error ? error.message : String(error)).slice(0, REASON_LENGTH_MAX);
  const ending = `The import was tried ${faults} times from where it stopped and a fault of the server ended each try; the last: ${reason}. What it had booked stays. Begin it again when that is mended: what is booked already is then a duplicate.`;
  await end(ctx, lease, "failed", ending);
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

function posterOf(run: RunFacts, row: ImportRow): PrepareChunk {
  const post = run.kind === "customers" ? customerPoster(run) : documentPoster(run);
  return row.dryRun ? takenBack(post) : post;
}

/** A dry run does what the real run does, under its locks, and takes it back before it tells. */
function takenBack(prepare: PrepareChunk): PrepareChunk {
  return (units) => {
    const book = prepare(units);
    return async (ctx: Context) => {
      await sql`SAVEPOINT before_dry_run`.execute(ctx.tx);
      const result = await book(ctx);
      await sql`ROLLBACK TO SAVEPOINT before_dry_run`.execute(ctx.tx);
      return result;
    };
  };
}

async function finish(lease: Lease, state: "done" | "failed", error: string | null): Promise<void> {
  let progress: ImportProgress | undefined;
  await withLease(lease, async (ctx) => {
    progress = await end(ctx, lease, state, error);
  });
  if (progress !== undefined) lease.onProgress(progress);
}

async function end(
  ctx: Context,
  { row }: Lease,
  state: "done" | "failed",
  error: string | null,
): Promise<ImportProgress | undefined> {
  await deleteStaged(ctx, row.id);
  await finishImport(ctx, row.id, state, error);
  const ended = await selectProgress(ctx, row.id);
  if (ended !== undefined) await recordEvents(ctx, [newsOf(ended)]);
  return ended;
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
