import { type Caller, type Context, type Database, inMerchant } from "#platform/db";
import { type ResolvedCustomer, resolveCustomerIds, resolveCustomers } from "#receivables";
import { decodeFacts, decodeResult } from "../evaluations/codec.ts";
import { evaluateCustomers, type FreshEvaluation } from "../evaluations/evaluate-customers.ts";
import type { AccountStatus } from "../evaluations/facts.ts";
import { type EvaluationRow, selectCreditAccounts, selectEvaluations } from "../evaluations/store.ts";
import { gather } from "./gatherer.ts";
import { type ActivePolicy, activePolicy, ENGINE_VERSION, policyAtHand } from "./neighbours.ts";

/** What a checkout must know of a customer before it asks the ledger. */
export interface Standing {
  readonly customer: ResolvedCustomer;
  /** Of the customer itself, where another one's limit counts. */
  readonly status: AccountStatus;
  /** Whose limit counts. */
  readonly payer: ResolvedCustomer;
  /** The payer's, under the policy in force; null where it must be evaluated first. */
  readonly evaluation: FreshEvaluation | null;
  readonly policy: ActivePolicy;
}

const ENTRIES_MAX = 20_000;
/**
 * Another process may have changed what the ledger does not notice: it is seen after this. Of a customer that pays for
 * itself that is no more than its number: whatever else changes makes its account stale, and the ledger says so.
 */
const AGE_MAX_MS = { ofPayer: 60_000, ofAnother: 15_000 };
/** What is still asked for is read again after this part of the age, many in one load, so that no checkout waits. */
const RENEWED_AFTER = 0.6;
const RENEWALS_GATHERED_MS = 500;

interface Entry {
  readonly standing: Standing;
  readonly readAt: number;
  isBeingRead: boolean;
}

/** The standings of one process, kept by merchant and by whatever key they were asked by. */
export interface Standings {
  /** @returns undefined for an unknown customer. */
  find(caller: Caller, key: string): Promise<Standing | undefined>;
  /** Evaluates the payer anew, together with whoever else waits for it, and forgets what was known. */
  renew(caller: Caller, standing: Standing): Promise<void>;
  forget(caller: Caller, standing: Standing): void;
}

export function openStandings(database: Database): Standings {
  const entries = new Map<string, Entry>();
  const evaluate = gather<FreshEvaluation>((caller, customerIds) =>
    inMerchant(database, caller, (ctx) => evaluateCustomers(ctx, customerIds, "asked_at_checkout")),
  );
  const readPolicy = gather((caller, keys) =>
    inMerchant(database, caller, async (ctx) => {
      const policy = await activePolicy(ctx);
      return new Map(keys.map((key) => [key, policy]));
    }),
  );
  const load = gather((caller, keys) => loadAgain(caller, keys));
  const loadLater = gather((caller, keys) => loadAgain(caller, keys), RENEWALS_GATHERED_MS);
  // A payer's evaluation that has moved outdates every entry read before, under whatever key it stands.
  const outdatedAt = new Map<string, number>();
  const forget = (caller: Caller, standing: Standing): void => {
    const place = placeOf(caller, standing.payer.id);
    outdatedAt.delete(place);
    outdatedAt.set(place, performance.now());
    if (outdatedAt.size > ENTRIES_MAX) outdatedAt.delete(outdatedAt.keys().next().value as string);
  };
  /** Reads keys and keeps what was found; an evaluation that is known already is not read again. */
  async function loadAgain(caller: Caller, keys: readonly string[]): Promise<Map<string, Standing>> {
    const readAt = performance.now();
    const known = keys.flatMap((key) => entries.get(placeOf(caller, key))?.standing.evaluation ?? []);
    const byId = new Map(known.map((evaluation) => [evaluation.id, evaluation]));
    const standings = await inMerchant(database, caller, (ctx) => loadStandings(ctx, keys, byId));
    for (const key of keys) {
      const place = placeOf(caller, key);
      entries.delete(place);
      const standing = standings.get(key);
      if (standing === undefined) continue;
      entries.set(place, { standing, readAt, isBeingRead: false });
      if (entries.size > ENTRIES_MAX) entries.delete(entries.keys().next().value as string);
    }
    return standings;
  }
  const isFresh = (caller: Caller, { standing, readAt }: Entry, policy: ActivePolicy): boolean =>
    performance.now() - readAt < ageMaxMs(standing) &&
    standing.policy.id === policy.id &&
    readAt > (outdatedAt.get(placeOf(caller, standing.payer.id)) ?? 0);
  const use = (caller: Caller, key: string, entry: Entry): Standing => {
    if (!entry.isBeingRead && performance.now() - entry.readAt > ageMaxMs(entry.standing) * RENEWED_AFTER) {
      entry.isBeingRead = true;
      // A failure is told to whoever asks once the entry is too old.
      loadLater(caller, key).catch(() => {
        entry.isBeingRead = false;
      });
    }
    return entry.standing;
  };
  return {
    forget,
    find: async (caller, key) => {
      const entry = entries.get(placeOf(caller, key));
      if (entry === undefined) return load(caller, key);
      // A policy takes effect at its instant, whenever the standing was read.
      const policy = policyAtHand(caller.merchantId, caller.now) ?? (await readPolicy(caller, ""));
      if (policy !== undefined && isFresh(caller, entry, policy)) return use(caller, key, entry);
      return load(caller, key);
    },
    renew: async (caller, standing) => {
      await evaluate(caller, standing.payer.id);
      forget(caller, standing);
    },
  };
}

function ageMaxMs({ customer, payer }: Standing): number {
  return customer.id === payer.id ? AGE_MAX_MS.ofPayer : AGE_MAX_MS.ofAnother;
}

function placeOf(caller: Caller, key: string): string {
  return `${caller.merchantId} ${key}`;
}

/** Standings by id or reference, set-based; a key that nobody has is absent. `known`: evaluations at hand, by id. */
export async function loadStandings(
  ctx: Context,
  keys: readonly string[],
  known: ReadonlyMap<string, FreshEvaluation> = new Map(),
): Promise<Map<string, Standing>> {
  const customers = await resolveCustomers(ctx, keys);
  const accounts = await selectCreditAccounts(ctx, [...new Set([...customers.values()].map(({ id }) => id))]);
  const payerIds = [...accounts.values()].map((account) => account.payerId).filter((id) => id !== null);
  const payers = payerIds.length === 0 ? new Map() : await resolveCustomerIds(ctx, payerIds);
  const payerAccounts = payerIds.length === 0 ? accounts : await selectCreditAccounts(ctx, payerIds);
  const policy = await activePolicy(ctx);
  const evaluationIds = new Set(
    [...accounts.values(), ...payerAccounts.values()].flatMap(({ evaluationId }) => evaluationId ?? []),
  );
  const evaluations = await readEvaluations(ctx, [...evaluationIds], policy, known);
  const standings = new Map<string, Standing>();
  for (const [key, customer] of customers) {
    const account = accounts.get(customer.id);
    const payer: ResolvedCustomer =
      account?.payerId == null ? customer : (payers.get(account.payerId) ?? customer);
    const evaluation = evaluations.get(payer.id) ?? null;
    standings.set(key, { customer, status: account?.status ?? "active", payer, evaluation, policy });
  }
  return standings;
}

/** Current evaluations by customer. One under an older policy or engine is made again before it counts. */
async function readEvaluations(
  ctx: Context,
  ids: readonly string[],
  policy: ActivePolicy,
  known: ReadonlyMap<string, FreshEvaluation>,
): Promise<Map<string, FreshEvaluation>> {
  const isCurrent = (one: Pick<EvaluationRow, "policyId" | "engineVersion">) =>
    one.policyId === policy.id && one.engineVersion === ENGINE_VERSION;
  const evaluations = new Map<string, FreshEvaluation>();
  const unknown = ids.filter((id) => {
    const evaluation = known.get(id);
    if (evaluation !== undefined && isCurrent(evaluation)) evaluations.set(evaluation.customerId, evaluation);
    return evaluation === undefined;
  });
  if (unknown.length === 0) return evaluations;
  for (const row of await selectEvaluations(ctx, unknown))
    if (isCurrent(row)) evaluations.set(row.customerId, readEvaluation(row));
  return evaluations;
}

/** An evaluation as kept, with its texts read. */
export function readEvaluation(row: EvaluationRow): FreshEvaluation {
  return { ...row, facts: decodeFacts(row.facts), result: decodeResult(row.result) };
}
