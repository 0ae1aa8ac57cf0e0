import { assert } from "@goodterms/kernel";
import type { Job, JobData, JobSettings, Tick } from "./types.ts";

const RETRIES_MAX = 5;
const TIMEOUT_SECONDS = 15 * 60;
const CONCURRENCY = 1;
const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;

/** Declares a kind of job. Throws Fault for a name that is not `room.verb_noun`. */
export function defineJob<Data extends JobData>(settings: JobSettings<Data>): Job<Data> {
  assert(NAME.test(settings.name), `not a job's name: ${settings.name}`);
  return { retriesMax: RETRIES_MAX, timeoutSeconds: TIMEOUT_SECONDS, concurrency: CONCURRENCY, ...settings };
}

/** Declares regular work on what has fallen due. Throws Fault for a name that is not `room.verb_noun`. */
export function defineTick(tick: Tick): Tick {
  assert(NAME.test(tick.name), `not a tick's name: ${tick.name}`);
  assert(tick.everyMs > 0, `a tick needs an interval: ${tick.name}`);
  return tick;
}
