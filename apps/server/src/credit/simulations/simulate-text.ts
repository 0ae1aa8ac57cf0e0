import { formatId } from "@goodterms/kernel";
import { type Caller, type Context, inMerchant } from "#platform/db";
import { customerNames } from "#receivables";
import type { PolicyProblem } from "../policies/problems.ts";
import { createDraft } from "../policies/write-draft.ts";
import type { SimulationTools } from "./attempt.ts";
import { runSimulation } from "./run-simulation.ts";
import { readSimulation, startSimulation } from "./start-simulation.ts";
import { type ChangeRow, type SimulationRow, selectChanges } from "./store.ts";

const CHANGES_SHOWN = 10;

export interface TextSimulation {
  readonly policyVersion: number;
  readonly simulation: SimulationRow;
  /** The largest of each kind, by name. */
  readonly customers: readonly NamedChange[];
  readonly orders: readonly NamedChange[];
}

export interface NamedChange extends ChangeRow {
  readonly reference: string;
  readonly name: string;
}

/**
 * Keeps a policy's text as a new draft and simulates it at once, for the command. A text with problems is no draft.
 */
export async function simulateText(
  tools: SimulationTools,
  caller: Caller,
  given: {
    readonly text: string;
    readonly months?: number | undefined;
    readonly marginBasisPoints?: number | undefined;
  },
): Promise<TextSimulation | { readonly problems: readonly PolicyProblem[] }> {
  const run = <T>(work: (ctx: Context) => Promise<T>): Promise<T> =>
    inMerchant(tools.database, { ...caller, now: tools.clock.now() }, work);
  const { policy, problems } = await run((ctx) =>
    createDraft(ctx, { document: given.text, note: "Simulated from a file" }),
  );
  if (problems.length > 0) return { problems };
  const { months, marginBasisPoints } = given;
  const started = await run((ctx) =>
    startSimulation(ctx, { policy: formatId("pol", policy.id), months, marginBasisPoints }, null),
  );
  await runSimulation(tools, caller, started.id);
  return run(async (ctx) => {
    const simulation = await readSimulation(ctx, formatId("sim", started.id));
    return {
      policyVersion: policy.version,
      simulation,
      customers: await largest(ctx, simulation, "customer"),
      orders: await largest(ctx, simulation, "order"),
    };
  });
}

async function largest(ctx: Context, row: SimulationRow, kind: "customer" | "order"): Promise<NamedChange[]> {
  const changes = await selectChanges(ctx, row, {
    kind,
    effect: undefined,
    after: null,
    rowsMax: CHANGES_SHOWN,
  });
  const names = await customerNames(ctx, [...new Set(changes.map((change) => change.customerId))]);
  return changes.map((change) => ({
    ...change,
    ...(names.get(change.customerId) ?? { reference: "", name: "" }),
  }));
}
