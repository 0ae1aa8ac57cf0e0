import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import type { PoolClient } from "pg";
import QueryStream from "pg-query-stream";
import { assertMerchantStatement } from "./statement-check.ts";
import type { NoTables, StatementHook, Transaction } from "./types.ts";

const STREAM_BATCH_ROWS = 1_000;

/** Kysely over one client that is already inside a transaction; the caller begins, commits and releases it. */
export function overClient(client: PoolClient, hook: StatementHook | undefined): Transaction {
  return new Kysely<NoTables>({ dialect: singleConnectionDialect(new CheckedConnection(client, hook)) });
}

function singleConnectionDialect(connection: DatabaseConnection): Dialect {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuseNested,
    commitTransaction: refuseNested,
    rollbackTransaction: refuseNested,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

async function refuseNested(): Promise<void> {
  throw new Error("a transaction is already open; verbs do not begin their own");
}

class CheckedConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #hook: StatementHook | undefined;

  constructor(client: PoolClient, hook: StatementHook | undefined) {
    this.#client = client;
    this.#hook = hook;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    assertMerchantStatement(query.sql);
    this.#hook?.(query.sql);
    const result = await this.#client.query(query.sql, [...query.parameters]);
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    assertMerchantStatement(query.sql);
    this.#hook?.(query.sql);
    const stream = this.#client.query(
      new QueryStream(query.sql, [...query.parameters], { batchSize: STREAM_BATCH_ROWS }),
    );
    let rows: R[] = [];
    for await (const row of stream) {
      rows.push(row as R);
      if (rows.length === STREAM_BATCH_ROWS) {
        yield { rows };
        rows = [];
      }
    }
    if (rows.length > 0) yield { rows };
  }
}

/** Rows of a statement in batches, over a cursor: memory stays flat whatever the size. */
export async function* streamRows<R>(
  tx: Transaction,
  statement: { compile(tx: Transaction): CompiledQuery<R> },
): AsyncGenerator<R[]> {
  const compiled = statement.compile(tx);
  const batches = await tx
    .getExecutor()
    .stream<R>(CompiledQuery.raw(compiled.sql, [...compiled.parameters]), STREAM_BATCH_ROWS);
  for await (const batch of batches) yield batch.rows as R[];
}
