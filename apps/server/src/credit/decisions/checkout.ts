import type { Database } from "#platform/db";
import { openReserver, type Reserver } from "#receivables";
import { openStandings, type Standings } from "./standings.ts";

/** What one process keeps for its checkouts: the queues to the ledger, and what it knows of customers. */
export interface Checkout {
  readonly database: Database;
  readonly reserver: Reserver;
  readonly standings: Standings;
}

const checkouts = new WeakMap<Database, Checkout>();

/** The checkout of a database, opened when first asked for. */
export function checkoutOf(database: Database): Checkout {
  const open = checkouts.get(database);
  if (open !== undefined) return open;
  const opened = { database, reserver: openReserver(database), standings: openStandings(database) };
  checkouts.set(database, opened);
  return opened;
}
