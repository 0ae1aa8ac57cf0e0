export { inMerchant, openDatabase, openPool, sqlState, violatedConstraint } from "./database.ts";
export { MigrationError, type MigrationReport, migrate, newestMigration } from "./migrate.ts";
export { prepareDatabase, prepareSignIns, settingsUnder } from "./prepare.ts";
export { streamRows } from "./single-connection.ts";
export type {
  Caller,
  ConnectionSettings,
  Context,
  Database,
  DatabaseSettings,
  Transaction,
} from "./types.ts";
