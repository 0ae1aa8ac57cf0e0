import { assert } from "@goodterms/kernel";
import { CompiledQuery } from "kysely";
import type { Context, Transaction } from "../db/index.ts";
import { type QueueDatabase, queueWithin } from "./queue.ts";
import type { Job, JobData } from "./types.ts";

const JOBS_MAX = 1_000;

/** What travels with a job's data: for whom it works, who asked for it, and in which request. */
export interface JobEnvelope {
  readonly merchantId: string;
  readonly actor: string;
  readonly requestId: string;
  readonly data: JobData;
}

/** Adds a job in the caller's transaction: it exists when that commits, and never when it does not. Returns its id. */
export async function enqueue<Data extends JobData>(
  ctx: Context,
  job: Job<Data>,
  data: Data,
): Promise<string> {
  const [id] = await enqueueMany(ctx, job, [data]);
  assert(id !== undefined, `no job was added to ${job.name}`);
  return id;
}

/** Adds up to a thousand jobs of one kind in one statement, in the caller's transaction. Returns their ids. */
export async function enqueueMany<Data extends JobData>(
  ctx: Context,
  job: Job<Data>,
  many: readonly Data[],
): Promise<string[]> {
  if (many.length === 0) return [];
  assert(many.length <= JOBS_MAX, `${many.length} jobs at once; at most ${JOBS_MAX}`);
  const { merchantId, actor, requestId } = ctx;
  const envelopes = many.map((data): JobEnvelope => ({ merchantId, actor, requestId, data }));
  const db = within(ctx.tx);
  // A queue of this transaction's own: four short reads of its settings, in exchange for no state shared by requests.
  const boss = queueWithin(db);
  try {
    await boss.start();
    const ids = await boss.insert(
      job.name,
      envelopes.map((envelope) => ({ data: envelope })),
      { returnId: true },
    );
    return ids ?? [];
  } finally {
    await boss.stop({ graceful: false });
  }
}

function within(tx: Transaction): QueueDatabase {
  return {
    executeSql: async (text, values) => {
      const result = await tx.executeQuery(CompiledQuery.raw(text, [...(values ?? [])]));
      return { rows: [...result.rows] };
    },
  };
}
