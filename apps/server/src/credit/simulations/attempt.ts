import type { Clock } from "#platform/clock";
import type { Context, Database } from "#platform/db";
import type { CompiledPolicy } from "../policies/rules.ts";
import type { SimulationSummary } from "./rules.ts";
import type { SimulationProgress, SimulationRow } from "./store.ts";

export interface SimulationTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SimulationProgress) => void;
}

/** One attempt at one simulation: what its two halves share. */
export interface Attempt {
  readonly tools: SimulationTools;
  readonly row: SimulationRow;
  readonly before: CompiledPolicy;
  readonly after: CompiledPolicy;
  readonly summary: SimulationSummary;
  /** Runs in a transaction of its own at the present time. */
  run<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  /** Adds to what is done, and fails when the simulation is no longer this runner's. */
  advance(done: { customers?: number; orders?: number }): Promise<void>;
}

/** The simulation was cancelled or taken over, or the process is to stop. */
export class SimulationStopped extends Error {
  override readonly name = "SimulationStopped";
}
