import type { Kysely } from "kysely";
import type { Pool } from "pg";

/** How to sign in to PostgreSQL; `host` may be a socket folder. */
export interface ConnectionSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl?: boolean | { readonly rejectUnauthorized: boolean };
}

/** Who signs in for what: the owner migrates, the application serves one merchant at a time, across is narrow. */
export interface DatabaseSettings {
  readonly owner: ConnectionSettings;
  readonly app: ConnectionSettings;
  readonly across: ConnectionSettings;
}

/** Tables are read and written with the `sql` tag, rows typed where they are read; so no table is declared here. */
// biome-ignore lint/complexity/noBannedTypes: Kysely wants a table map, and ours is empty on purpose.
export type NoTables = {};

/** One connection inside one transaction; every statement is checked for its merchant. */
export type Transaction = Kysely<NoTables>;

/** What every verb is given first. `now` was read once, at the door. */
export interface Context {
  readonly merchantId: string;
  /** Who acts: `user:<id>`, `key:<id>`, `system:<what>`. Never a name or an address. */
  readonly actor: string;
  readonly now: Date;
  readonly requestId: string;
  readonly tx: Transaction;
}

/** A context before its transaction. */
export type Caller = Omit<Context, "tx">;

/** A door for tests: called before every statement, and may throw to stand for a crash at that point. */
export type StatementHook = (sql: string) => void;

export interface Database {
  readonly app: Pool;
  /** Across merchants, with few rights: sign-in, sealing, ticks. Not checked for a merchant, held by its grants. */
  readonly across: Kysely<NoTables>;
  readonly acrossPool: Pool;
  onStatement: StatementHook | undefined;
  close(): Promise<void>;
}
