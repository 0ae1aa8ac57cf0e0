import { type Kysely, sql } from "kysely";
import type { Context, Transaction } from "#platform/db";
import type { CurrencySummary, CustomerChange, OrderChange } from "./rules.ts";

type Across = Kysely<Record<never, never>> | Transaction;

export type SimulationState = "waiting" | "running" | "done" | "failed" | "cancelled";

/** A simulation as it stands. */
export interface SimulationRow {
  readonly id: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly documentHash: string;
  readonly againstId: string;
  readonly againstVersion: number;
  readonly engineVersion: string;
  readonly ordersSince: Date;
  readonly marginBasisPoints: number;
  readonly state: SimulationState;
  readonly customersTotal: number | null;
  readonly customersDone: number;
  readonly ordersTotal: number | null;
  readonly ordersDone: number;
  readonly summary: readonly StoredSummary[] | null;
  readonly failure: string | null;
  readonly startedBy: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly attempt: number;
  readonly isCancelRequested: boolean;
}

/** A summary as JSON keeps it: amounts as safe integers. */
export type StoredSummary = {
  readonly [Key in keyof CurrencySummary]: CurrencySummary[Key] extends bigint
    ? number
    : CurrencySummary[Key];
};

const SIMULATION = sql.raw(`
  id, policy_id AS "policyId", policy_version AS "policyVersion", document_hash AS "documentHash", against_id AS "againstId",
  against_version AS "againstVersion", engine_version AS "engineVersion", orders_since AS "ordersSince",
  margin_basis_points AS "marginBasisPoints", state, customers_total AS "customersTotal", customers_done AS "customersDone",
  orders_total AS "ordersTotal", orders_done AS "ordersDone", summary, failure, started_by AS "startedBy",
  created_at AS "createdAt", finished_at AS "finishedAt", attempt, cancel_requested AS "isCancelRequested"`);

export type NewSimulation = Pick<
  SimulationRow,
  | "id"
  | "policyId"
  | "policyVersion"
  | "documentHash"
  | "againstId"
  | "againstVersion"
  | "engineVersion"
  | "ordersSince"
  | "marginBasisPoints"
>;

export async function insertSimulation(ctx: Context, made: NewSimulation): Promise<void> {
  await sql`
    INSERT INTO credit.simulation (merchant_id, id, policy_id, policy_version, document_hash, against_id, against_version,
      engine_version, orders_since, margin_basis_points, state, started_by, created_at)
    VALUES (${ctx.merchantId}, ${made.id}, ${made.policyId}, ${made.policyVersion}, ${made.documentHash}, ${made.againstId},
      ${made.againstVersion}, ${made.engineVersion}, ${made.ordersSince}, ${made.marginBasisPoints}, 'waiting', ${ctx.actor},
      ${ctx.now})`.execute(ctx.tx);
}

export async function selectSimulation(ctx: Context, id: string): Promise<SimulationRow | undefined> {
  const found = await sql<SimulationRow>`
    SELECT ${SIMULATION} FROM credit.simulation WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Simulations of a policy, newest first. */
export async function selectSimulations(
  ctx: Context,
  policyId: string,
  rowsMax: number,
): Promise<SimulationRow[]> {
  const found = await sql<SimulationRow>`
    SELECT ${SIMULATION} FROM credit.simulation
    WHERE merchant_id = ${ctx.merchantId} AND policy_id = ${policyId} ORDER BY created_at DESC, id DESC LIMIT ${rowsMax}`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** Takes a simulation that nobody is working on; a new attempt begins from the start. Undefined when there is none. */
export async function takeSimulation(
  ctx: Context,
  id: string,
  leasedUntil: Date,
): Promise<SimulationRow | undefined> {
  const taken = await sql<SimulationRow>`
    UPDATE credit.simulation SET state = 'running', attempt = attempt + 1, leased_until = ${leasedUntil}, customers_done = 0,
      orders_done = 0
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND NOT cancel_requested
      AND (state = 'waiting' OR (state = 'running' AND leased_until < ${ctx.now}))
    RETURNING ${SIMULATION}`.execute(ctx.tx);
  return taken.rows[0];
}

export interface SimulationProgress {
  readonly customersTotal: number;
  readonly customersDone: number;
  readonly ordersTotal: number;
  readonly ordersDone: number;
}

/** Notes how far a runner is, and keeps its hold. False when it was cancelled or another runner has it. */
export async function noteProgress(
  ctx: Context,
  run: { id: string; attempt: number },
  progress: SimulationProgress,
  leasedUntil: Date,
): Promise<boolean> {
  const noted = await sql`
    UPDATE credit.simulation SET customers_total = ${progress.customersTotal}, customers_done = ${progress.customersDone},
      orders_total = ${progress.ordersTotal}, orders_done = ${progress.ordersDone}, leased_until = ${leasedUntil}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${run.id} AND attempt = ${run.attempt} AND state = 'running'
      AND NOT cancel_requested RETURNING id`.execute(ctx.tx);
  return noted.rows.length > 0;
}

export async function finishSimulation(
  ctx: Context,
  run: { id: string; attempt: number },
  end: { state: "done" | "failed"; summary: readonly CurrencySummary[] | null; failure: string | null },
): Promise<void> {
  const summary = end.summary === null ? null : toJson(end.summary);
  await sql`
    UPDATE credit.simulation SET state = ${end.state}, summary = ${summary}::jsonb, failure = ${end.failure},
      leased_until = NULL, finished_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${run.id} AND attempt = ${run.attempt} AND state = 'running'`.execute(
    ctx.tx,
  );
}

/** Cancels what is not at rest; whoever runs it notices. */
export async function cancelSimulation(ctx: Context, id: string): Promise<void> {
  await sql`
    UPDATE credit.simulation SET state = 'cancelled', cancel_requested = true, finished_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} AND state IN ('waiting', 'running')`.execute(ctx.tx);
}

/** Simulations across merchants whose runner has died. */
export async function selectOrphans(
  across: Across,
  now: Date,
  rowsMax: number,
): Promise<{ merchantId: string; id: string; actor: string }[]> {
  const found = await sql<{ merchantId: string; id: string; actor: string }>`
    SELECT merchant_id AS "merchantId", id, started_by AS actor FROM credit.simulation
    WHERE state = 'running' AND leased_until < ${now} LIMIT ${rowsMax}`.execute(across);
  return found.rows;
}

export async function insertCustomerChanges(
  ctx: Context,
  run: { id: string; attempt: number },
  changes: readonly CustomerChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    INSERT INTO credit.simulation_change (merchant_id, simulation_id, attempt, kind, subject_id, customer_id, effects, currency,
      stake_minor, details)
    SELECT ${ctx.merchantId}::uuid, ${run.id}::uuid, ${run.attempt}::integer, 'customer', given.id, given.id,
      string_to_array(given.effects, ','), given.currency, given.stake, given.details
    FROM unnest(${changes.map((change) => change.customerId)}::uuid[], ${changes.map((change) => change.effects.join(","))}::text[],
      ${changes.map((change) => change.currency)}::text[], ${changes.map((change) => change.exposureMinor.toString())}::bigint[],
      ${changes.map((change) => toJson({ before: change.before, after: change.after }))}::jsonb[])
      AS given (id, effects, currency, stake, details)`.execute(ctx.tx);
}

export async function insertOrderChanges(
  ctx: Context,
  run: { id: string; attempt: number },
  changes: readonly OrderChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    INSERT INTO credit.simulation_change (merchant_id, simulation_id, attempt, kind, subject_id, customer_id, order_reference,
      effects, currency, stake_minor, details)
    SELECT ${ctx.merchantId}::uuid, ${run.id}::uuid, ${run.attempt}::integer, 'order', given.id, given.customer_id,
      given.order_reference, ARRAY[given.effect], given.currency, given.stake, given.details
    FROM unnest(${changes.map((change) => change.reservationId)}::uuid[], ${changes.map((change) => change.customerId)}::uuid[],
      ${changes.map((change) => change.reference)}::text[], ${changes.map((change) => change.effect)}::text[],
      ${changes.map((change) => change.currency)}::text[], ${changes.map((change) => change.amountMinor.toString())}::bigint[],
      ${changes.map((change) => toJson(detailsOf(change)))}::jsonb[])
      AS given (id, customer_id, order_reference, effect, currency, stake, details)`.execute(ctx.tx);
}

function detailsOf(change: OrderChange): object {
  const { decidedOn, unpaidAvoidedMinor, marginLostMinor, marginGainedMinor, reasons } = change;
  return { decidedOn, unpaidAvoidedMinor, marginLostMinor, marginGainedMinor, reasons };
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? Number(part) : part));
}

/** A change as it is listed. */
export interface ChangeRow {
  readonly subjectId: string;
  readonly customerId: string;
  readonly orderReference: string | null;
  readonly effects: readonly string[];
  readonly currency: string;
  readonly stakeMinor: bigint;
  readonly details: unknown;
}

export interface ChangesQuery {
  readonly kind: "customer" | "order";
  readonly effect: string | undefined;
  readonly after: { readonly stakeMinor: string; readonly subjectId: string } | null;
  readonly rowsMax: number;
}

/** What would change, the largest stake first. */
export async function selectChanges(
  ctx: Context,
  run: { id: string; attempt: number },
  query: ChangesQuery,
): Promise<ChangeRow[]> {
  const found = await sql<ChangeRow>`
    SELECT subject_id AS "subjectId", customer_id AS "customerId", order_reference AS "orderReference", effects, currency,
      stake_minor AS "stakeMinor", details
    FROM credit.simulation_change
    WHERE merchant_id = ${ctx.merchantId} AND simulation_id = ${run.id} AND attempt = ${run.attempt} AND kind = ${query.kind}
      AND (${query.effect ?? null}::text IS NULL OR ${query.effect ?? null}::text = ANY(effects))
      AND (${query.after?.stakeMinor ?? null}::bigint IS NULL
        OR (stake_minor, subject_id) < (${query.after?.stakeMinor ?? null}::bigint, ${query.after?.subjectId ?? null}::uuid))
    ORDER BY stake_minor DESC, subject_id DESC LIMIT ${query.rowsMax}`.execute(ctx.tx);
  return found.rows;
}
