import { setTimeout as sleep, setImmediate as turnOfEvents } from "node:timers/promises";
import type { Caller } from "#platform/db";

/** More would make the first of them wait for the last. */
const KEYS_PER_LOAD_MAX = 1_000;

type Load<Value> = (caller: Caller, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/** Asks for one key; undefined where the load knows nothing of it. */
export type Gatherer<Value> = (caller: Caller, key: string) => Promise<Value | undefined>;

interface Waiting<Value> {
  readonly caller: Caller;
  readonly key: string;
  readonly resolve: (value: Value | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what many ask at the same time into one load a merchant: one is in flight, and what comes meanwhile goes with
 * the next. A load that fails fails those who waited for it, and nobody else. With `waitMs` the first waits so long for
 * company: for what is not urgent.
 */
export function gather<Value>(load: Load<Value>, waitMs = 0): Gatherer<Value> {
  const queues = new Map<string, Waiting<Value>[]>();
  const drain = async (merchantId: string, queue: Waiting<Value>[]): Promise<void> => {
    // What else this turn of the event loop brings goes with the first.
    await (waitMs === 0 ? turnOfEvents() : sleep(waitMs, undefined, { ref: false }));
    while (queue.length > 0) {
      const batch = queue.splice(0, KEYS_PER_LOAD_MAX);
      const [first] = batch;
      if (first === undefined) break;
      try {
        const values = await load(first.caller, [...new Set(batch.map((waiting) => waiting.key))]);
        for (const waiting of batch) waiting.resolve(values.get(waiting.key));
      } catch (error) {
        for (const waiting of batch) waiting.reject(error);
      }
    }
    queues.delete(merchantId);
  };
  return (caller, key) =>
    new Promise((resolve, reject) => {
      const waiting = { caller, key, resolve, reject };
      const queue = queues.get(caller.merchantId);
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const started = [waiting];
      queues.set(caller.merchantId, started);
      void drain(caller.merchantId, started);
    });
}
