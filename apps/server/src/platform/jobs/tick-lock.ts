import type { Pool, PoolClient } from "pg";

/** First number of the advisory locks that keep a tick on one process; the second is the tick's name. */
const TICK_LOCK = 4_600_004;

export interface TickLock {
  /** True when this process may run the tick now; false when another has it. */
  take(name: string): Promise<boolean>;
  give(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * All ticks' locks of one process on one connection, so that waiting ticks never hold the pool's last connections.
 * A lost connection gives the locks back by itself; a tick then may briefly run twice, which the ticks allow for.
 */
export function openTickLock(pool: Pool): TickLock {
  let opening: Promise<PoolClient> | undefined;

  const open = (): Promise<PoolClient> => {
    opening ??= pool.connect().then((client) => {
      client.on("error", () => {
        opening = undefined;
        client.release(true);
      });
      return client;
    });
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };

  // One connection answers one question at a time.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = turn.then(ask);
    turn = answer.catch(() => {});
    return answer;
  };

  return {
    take: (name) =>
      inTurn(async () => {
        const client = await open();
        const taken = await client.query<{ taken: boolean }>(
          "SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken",
          [TICK_LOCK, name],
        );
        return taken.rows[0]?.taken === true;
      }),
    give: (name) =>
      inTurn(async () => {
        const client = await opening?.catch(() => undefined);
        // Without a connection there is no lock left to give back.
        await client?.query("SELECT pg_advisory_unlock($1, hashtext($2))", [TICK_LOCK, name]).catch(() => {});
      }),
    close: async () => {
      const client = await opening?.catch(() => undefined);
      opening = undefined;
      // Closed rather than handed back: the locks go with the session.
      client?.release(true);
    },
  };
}
