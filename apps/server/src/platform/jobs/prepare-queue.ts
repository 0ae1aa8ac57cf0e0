import pg from "pg";
import { PgBoss } from "pg-boss";
import type { ConnectionSettings } from "../db/index.ts";
import { QUEUE_SCHEMA } from "./queue.ts";
import type { Job } from "./types.ts";

const RETRY_DELAY_SECONDS = 5;
const RETRY_DELAY_SECONDS_MAX = 10 * 60;
/** A worker that died is noticed after this long without a sign of life, and its job is given to another. */
const HEARTBEAT_SECONDS = 30;
const PREPARE_LOCK = 4_600_005;

/**
 * The application may only add jobs. It may read back the ids of what it added, but no job's data, for the table holds
 * every merchant's. The narrow role works the queue.
 */
const GRANTS = `
  GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO goodterms_app, goodterms_across;
  GRANT SELECT ON ${QUEUE_SCHEMA}.version, ${QUEUE_SCHEMA}.queue TO goodterms_app;
  GRANT INSERT, SELECT (id) ON ${QUEUE_SCHEMA}.job, ${QUEUE_SCHEMA}.job_common TO goodterms_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO goodterms_across;
`;

/**
 * Makes or upgrades the queue's schema as its owner, makes a queue for every kind of job, and gives the two roles
 * their rights. Part of migrating; safe to run at every start and by two servers at once.
 */
export async function prepareQueue(owner: ConnectionSettings, jobs: readonly Job[]): Promise<void> {
  const client = new pg.Client({ ...owner, options: "-c timezone=UTC -c client_min_messages=warning" });
  await client.connect();
  const boss = new PgBoss({
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
    db: { executeSql: (text, values) => client.query(text, values) },
  });
  const failures: unknown[] = [];
  boss.on("error", (error) => failures.push(error));
  try {
    // Two servers that start at once must not grant at once: PostgreSQL refuses that.
    await client.query("SELECT pg_advisory_lock($1)", [PREPARE_LOCK]);
    await boss.start();
    for (const job of jobs) await prepareOne(boss, job);
    await client.query(GRANTS);
    await boss.stop({ graceful: false });
    if (failures.length > 0) throw new AggregateError(failures, "the job queue could not be prepared");
  } finally {
    await client.end();
  }
}

async function prepareOne(boss: PgBoss, job: Job): Promise<void> {
  const options = {
    retryLimit: job.retriesMax,
    retryDelay: RETRY_DELAY_SECONDS,
    retryBackoff: job.retriesMax > 0,
    ...(job.retriesMax > 0 ? { retryDelayMax: RETRY_DELAY_SECONDS_MAX } : {}),
    expireInSeconds: job.timeoutSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  };
  await boss.createQueue(job.name, options);
  await boss.updateQueue(job.name, options);
}
