import pg from "pg";
import { type ConstructorOptions, PgBoss } from "pg-boss";
import type { Database } from "../db/index.ts";
import type { WorkLogger } from "./types.ts";

export const QUEUE_SCHEMA = "pgboss";

/** How the queue is handed a way to run SQL. */
export type QueueDatabase = NonNullable<ConstructorOptions["db"]>;

/**
 * Options of every queue that does not belong to the migration: the schema is there already, its maker owns it, and
 * what only an owner may do (indexes, partitions) is off.
 */
const WITHOUT_OWNERSHIP = {
  schema: QUEUE_SCHEMA,
  migrate: false,
  createSchema: false,
  schedule: false,
  reindex: false,
  monitorVacuum: false,
  persistQueueStats: false,
} satisfies ConstructorOptions;

/** The queue over the narrow sign-in's pool. `supervise` is for the one that works, not for one that only looks. */
export function openQueue(database: Database, logger: WorkLogger, supervise: boolean): PgBoss {
  const boss = new PgBoss({ ...WITHOUT_OWNERSHIP, supervise, db: overPool(database.acrossPool) });
  boss.on("error", (error) => logger.error({ err: error }, "the job queue reported an error"));
  boss.on("warning", (warning) => logger.warn({ warning }, "the job queue reported a warning"));
  return boss;
}

/** A queue over somebody's open transaction, to be stopped before that ends. */
export function queueWithin(transaction: QueueDatabase): PgBoss {
  return new PgBoss({ ...WITHOUT_OWNERSHIP, supervise: false, db: transaction });
}

/** The queue counts in plain numbers, so its statements use the driver's own column parsers instead of ours. */
function overPool(pool: pg.Pool): QueueDatabase {
  return {
    executeSql: (text, values) =>
      pool.query({ text, ...(values === undefined ? {} : { values }), types: pg.types }),
  };
}
