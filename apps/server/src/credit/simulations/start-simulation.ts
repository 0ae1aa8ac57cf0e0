import { addMonths, formatId, parseId, plainDate } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { contentHash, newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { activePolicy } from "../policies/active-policy.ts";
import { findPolicy } from "../policies/find-policy.ts";
import { ENGINE_VERSION } from "../policies/rules.ts";
import { refuse } from "../refusals.ts";
import type { SimulationJob } from "./jobs.ts";
import { cancelSimulation, insertSimulation, type SimulationRow, selectSimulation } from "./store.ts";

/** Orders of so many months are looked at unless told otherwise: a year, so that every season is in it. */
const MONTHS_DEFAULT = 12;
export const MONTHS_MAX = 60;
export const MARGIN_BASIS_POINTS_DEFAULT = 2_000;

export interface SimulationRequest {
  /** Id or number of the version to try: a draft or any other. */
  readonly policy: string;
  /** What it is compared with; left out, the policy in force. */
  readonly against?: string | undefined;
  readonly months?: number | undefined;
  readonly marginBasisPoints?: number | undefined;
}

/** Notes a simulation and, with a job, hands it to a worker. @throws Refusal not_found. */
export async function startSimulation(
  ctx: Context,
  request: SimulationRequest,
  job: SimulationJob | null,
): Promise<SimulationRow> {
  const tried = await findPolicy(ctx, request.policy);
  const against =
    request.against === undefined ? await activePolicy(ctx) : await findPolicy(ctx, request.against);
  const id = newId(ctx.now);
  const today = plainDate(ctx.now.toISOString().slice(0, 10));
  const since = addMonths(today, -(request.months ?? MONTHS_DEFAULT));
  await insertSimulation(ctx, {
    id,
    policyId: tried.id,
    policyVersion: tried.version,
    documentHash: contentHash(tried.document),
    againstId: against.id,
    againstVersion: against.version,
    engineVersion: ENGINE_VERSION,
    ordersSince: new Date(`${since}T00:00:00Z`),
    marginBasisPoints: request.marginBasisPoints ?? MARGIN_BASIS_POINTS_DEFAULT,
  });
  if (job !== null) await enqueue(ctx, job, { simulationId: id });
  return readSimulation(ctx, formatId("sim", id));
}

/** @throws Refusal not_found. */
export async function readSimulation(ctx: Context, id: string): Promise<SimulationRow> {
  const uuid = parseId("sim", id);
  const row = uuid === null ? undefined : await selectSimulation(ctx, uuid);
  if (row === undefined) throw refuse("not_found", `There is no simulation ${id}.`);
  return row;
}

/** Asks its runner to stop; one that is at rest stays as it is. @throws Refusal not_found. */
export async function stopSimulation(ctx: Context, id: string): Promise<SimulationRow> {
  const row = await readSimulation(ctx, id);
  await cancelSimulation(ctx, row.id);
  return readSimulation(ctx, id);
}
