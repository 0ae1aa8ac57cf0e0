import { BureauFailure } from "#integrations/bureaus";
import type { Clock } from "#platform/clock";
import { type Caller, type Database, inMerchant } from "#platform/db";
import { type Connection, noteCheck, selectConnection } from "./connection-store.ts";
import type { Bureaus } from "./open-bureaus.ts";
import { refuseReport } from "./refusals.ts";

/** What a verb that talks to bureaus is given: it opens its transactions around the calls, never across them. */
export interface Outside {
  readonly database: Database;
  readonly caller: Caller;
  readonly clock: Clock;
  readonly bureaus: Bureaus;
}

/** The same caller at the present instant, for a transaction after a call that took its time. */
export function later({ caller, clock }: Pick<Outside, "caller" | "clock">): Caller {
  return { ...caller, now: clock.now() };
}

/**
 * Tries a connection's credentials without a call that costs money, and notes what came of it: `fine`, `untried` where
 * the bureau has no such call, or the kind of failure. @throws Refusal bureau_not_connected.
 */
export async function checkConnection(
  outside: Outside,
  name: string,
): Promise<{ outcome: string; detail: string | null }> {
  const { database, caller, bureaus, clock } = outside;
  const connection = await inMerchant(database, caller, (ctx) => findConnection(ctx, name));
  const found = await tryIt(() =>
    bureaus.open(caller.merchantId, connection, clock).then((bureau) => bureau.check()),
  );
  await inMerchant(database, later(outside), (ctx) =>
    noteCheck(ctx, name, connection.version, found.outcome),
  );
  return found;
}

async function tryIt(work: () => Promise<string>): Promise<{ outcome: string; detail: string | null }> {
  try {
    return { outcome: await work(), detail: null };
  } catch (error) {
    if (!(error instanceof BureauFailure)) throw error;
    return { outcome: error.kind, detail: error.detail };
  }
}

/** @throws Refusal bureau_not_connected. */
export async function findConnection(
  ctx: Parameters<typeof selectConnection>[0],
  name: string,
): Promise<Connection> {
  const connection = await selectConnection(ctx, name);
  if (connection === undefined || !connection.isEnabled) {
    throw refuseReport("bureau_not_connected", `${name} is not connected.`);
  }
  return connection;
}
