import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { columnParsers } from "./column-parsers.ts";
import { overClient } from "./single-connection.ts";
import type { Caller, ConnectionSettings, Context, Database, DatabaseSettings, NoTables } from "./types.ts";

const APP_CONNECTIONS_MAX = 10;
const ACROSS_CONNECTIONS_MAX = 6;
const CONNECT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 15_000;
const TRIES_MAX = 4;
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK_DETECTED = "40P01";
// An instant is sent as UTC: as text in the process's own zone, a cast to a date would give that zone's day.
pg.defaults.parseInputDatesAsUTC = true;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Opens the two pools that the program uses. The owner's sign-in is for migrations only and is not kept. */
export function openDatabase(settings: Pick<DatabaseSettings, "app" | "across">): Database {
  const app = openPool(settings.app, APP_CONNECTIONS_MAX);
  const acrossPool = openPool(settings.across, ACROSS_CONNECTIONS_MAX);
  const across = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: acrossPool }) });
  return {
    app,
    across,
    acrossPool,
    onStatement: undefined,
    close: async () => {
      await across.destroy();
      await app.end();
    },
  };
}

/** A pool whose bigint columns come as bigint, dates as text, numerics as text. */
export function openPool(settings: ConnectionSettings, connectionsMax: number): pg.Pool {
  const pool = new pg.Pool({
    ...settings,
    max: connectionsMax,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: columnParsers,
    options: `-c lock_timeout=${LOCK_TIMEOUT_MS} -c timezone=UTC -c client_min_messages=warning`,
  });
  // A connection that breaks while idle is dropped and replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  return pool;
}

/**
 * Runs `work` in one transaction as one merchant: commits when it returns, rolls back when it throws, and tries
 * again when the database asks for it (deadlock, serialization), since nothing of the first try remains.
 */
export async function inMerchant<T>(
  database: Database,
  caller: Caller,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(database, caller, work);
    } catch (error) {
      if (attempt >= TRIES_MAX || !mayTryAgain(error)) throw error;
    }
  }
}

async function runOnce<T>(
  database: Database,
  caller: Caller,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  if (!UUID.test(caller.merchantId)) throw new Error("a merchant id must be a uuid");
  const client = await database.app.connect();
  let broken: Error | undefined;
  try {
    // SET LOCAL rather than set_config(): Citus passes only the former on to its workers. One round trip with BEGIN.
    await client.query(`BEGIN; SET LOCAL app.merchant_id = '${caller.merchantId}'`);
    try {
      const result = await work({ ...caller, tx: overClient(client, database.onStatement) });
      const { command } = await client.query("COMMIT");
      // After a failed statement PostgreSQL answers COMMIT with a roll-back and no error, should the failure be swallowed.
      if (command !== "COMMIT")
        throw new Error("the transaction was rolled back, for one of its statements had failed");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    }
  } finally {
    client.release(broken);
  }
}

function mayTryAgain(error: unknown): boolean {
  const code = sqlState(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
}

/** The SQLSTATE of a database error, or undefined for any other. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** The name of the constraint that refused a row, or undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}
