import { randomUUID } from "node:crypto";
import type { Clock } from "#platform/clock";
import {
  type Caller,
  type Context,
  type Database,
  inMerchant,
  sqlState,
  violatedConstraint,
} from "#platform/db";
import type { FileStore } from "#platform/files";
import { type ImportProgress, type ImportRow, isRunning } from "../rules.ts";
import { type BatchStep, lockImport, lockLease, recordStep, updateLease } from "../store.ts";

/** A runner that has not renewed its lease for so long is taken to be dead. Several batches fit into it. */
export const LEASE_MS = 60_000;
const TRIES_MAX = 5;
const LOCK_NOT_AVAILABLE = "55P03";

export interface ImportTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly files: FileStore;
  /** Aborted when the process is to stop: the run ends after its present batch and can be resumed. */
  readonly signal?: AbortSignal;
  /** Rows read at a time, and booked together where each is a document; BATCH_ROWS where it is not said. */
  readonly batchRows?: number;
}

/** One runner's hold on one import. */
export interface Lease {
  readonly tools: ImportTools;
  readonly caller: Caller;
  readonly owner: string;
  /** The import as it stood when the lease was taken. */
  readonly row: ImportRow;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** The import was cancelled, begun anew, or taken over: this runner has nothing more to say about it. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/** The process is to stop; the import waits where it is. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

/** Takes the import for this runner; null when it is at rest or another runner has it. */
export async function takeLease(
  tools: ImportTools,
  caller: Caller,
  importId: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<Lease | null> {
  const owner = randomUUID();
  const now = tools.clock.now();
  const row = await inMerchant(tools.database, { ...caller, now }, async (ctx) => {
    const found = await lockImport(ctx, importId);
    if (found === undefined || !isRunning(found.state)) return null;
    const isHeld = found.leaseOwner !== null && found.leaseUntil !== null && found.leaseUntil > now;
    if (isHeld) return null;
    await updateLease(ctx, importId, owner, leaseEnd(now));
    return found;
  });
  return row === null ? null : { tools, caller, owner, row, onProgress };
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}

/** What one batch has done, for the import's row. */
export type Step = BatchStep;

/**
 * Does one batch in one transaction, under the import's row: what it writes, its counters and its checkpoint become
 * true together or not at all. @throws LeaseLostError, StoppedError.
 */
export async function inBatch(lease: Lease, work: (ctx: Context) => Promise<Step>): Promise<ImportProgress> {
  const { tools, caller, row } = lease;
  for (let attempt = 1; ; attempt += 1) {
    if (tools.signal?.aborted === true) throw new StoppedError();
    const now = tools.clock.now();
    try {
      const progress = await inMerchant(tools.database, { ...caller, now }, async (ctx) => {
        const held = await lockLease(ctx, row.id);
        const isOurs = held?.leaseOwner === lease.owner && held.pass === row.pass && isRunning(held.state);
        if (!isOurs) throw new LeaseLostError();
        return recordStep(ctx, row.id, await work(ctx), leaseEnd(now));
      });
      lease.onProgress(progress);
      return progress;
    } catch (error) {
      // Another import booked one of these numbers, or holds an account for long; nothing of this try remains.
      const mayTryAgain =
        violatedConstraint(error) === "document_number_unique" || sqlState(error) === LOCK_NOT_AVAILABLE;
      if (!mayTryAgain || attempt >= TRIES_MAX) throw error;
    }
  }
}

/** Does the last thing of this run under the import's row, if this runner still has it; else nothing. */
export async function withLease(lease: Lease, work: (ctx: Context) => Promise<void>): Promise<void> {
  const { tools, caller, row, owner } = lease;
  await inMerchant(tools.database, { ...caller, now: tools.clock.now() }, async (ctx) => {
    const held = await lockLease(ctx, row.id);
    if (held?.leaseOwner === owner) await work(ctx);
  });
}

/** Gives the import back, so that any runner may take it at once. */
export function giveLease(ctx: Context, { row }: Lease): Promise<void> {
  return updateLease(ctx, row.id, null, ctx.now);
}
