import type { Clock } from "../clock/index.ts";
import type { Caller, Database } from "../db/index.ts";

/** What a worker tells its operator. Fields carry names and ids of ours, never personal data. */
export interface WorkLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface WorkTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: WorkLogger;
  /** Aborted when the worker is asked to stop: long work should end at its next safe place. */
  readonly signal: AbortSignal;
}

/** What a job's handler is given besides its data. */
export interface JobRun extends WorkTools {
  /** Of the merchant and actor that enqueued the job; `now` was read when this attempt began. */
  readonly caller: Caller;
  readonly jobId: string;
}

/** JSON values only. */
export type JobData = Readonly<Record<string, unknown>>;

export interface JobSettings<Data extends JobData> {
  /** `room.verb_noun`; it is also the name of the queue. */
  readonly name: string;
  /** Attempts after the first. */
  readonly retriesMax?: number;
  /** How long one attempt may take before it counts as failed. */
  readonly timeoutSeconds?: number;
  /** How many of these one process runs at a time. */
  readonly concurrency?: number;
  /** May run more than once for the same job (a process can die after the work and before noting it). */
  handle(run: JobRun, data: Data): Promise<void>;
}

export type Job<Data extends JobData = JobData> = Required<JobSettings<Data>>;

export interface Tick {
  readonly name: string;
  readonly everyMs: number;
  /** Does what is due and returns how much that was; 0 when there was nothing. */
  run(tools: WorkTools): Promise<number>;
}
