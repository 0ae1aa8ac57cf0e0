import { type Caller, type Context, type Database, inMerchant } from "#platform/db";
import { type ResolvedCustomer, resolveCustomerIds, resolveCustomers } from "#receivables";
import { decodeFacts, decodeResult } from "../evaluations/codec.ts";
import { evaluateCustomers, type FreshEvaluation } from "../evaluations/evaluate-customers.ts";
import type { AccountStatus } from "../evaluations/facts.ts";
import { type EvaluationRow, selectCreditAccounts, selectEvaluations } from "../evaluations/store.ts";
import { gather } from "./gatherer.ts";
import { type ActivePolicy, activePolicy, ENGINE_VERSION } from "./neighbours.ts";

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
/** Another process may have changed a payer or a policy: what the ledger does not notice is seen after this. */
const AGE_MAX_MS = 15_000;

interface Entry {
  readonly standing: Standing;
  readonly readAt: number;
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
  const load = gather((caller, keys) => inMerchant(database, caller, (ctx) => loadStandings(ctx, keys)));
  const evaluate = gather<FreshEvaluation>((caller, customerIds) =>
    inMerchant(database, caller, (ctx) => evaluateCustomers(ctx, customerIds, "asked_at_checkout")),
  );
  // A payer's evaluation that has moved outdates every entry read before, under whatever key it stands.
  const outdatedAt = new Map<string, number>();
  const forget = (caller: Caller, standing: Standing): void => {
    const place = `${caller.merchantId} ${standing.payer.id}`;
    outdatedAt.delete(place);
    outdatedAt.set(place, performance.now());
    if (outdatedAt.size > ENTRIES_MAX) outdatedAt.delete(outdatedAt.keys().next().value as string);
  };
  const isFresh = (caller: Caller, { standing, readAt }: Entry): boolean =>
    performance.now() - readAt < AGE_MAX_MS &&
    readAt > (outdatedAt.get(`${caller.merchantId} ${standing.payer.id}`) ?? 0);
  return {
    forget,
    find: async (caller, key) => {
      const place = `${caller.merchantId} ${key}`;
      const known = entries.get(place);
      if (known !== undefined && isFresh(caller, known)) {
        // What was used last goes to the end: the first is the one to forget.
        entries.delete(place);
        entries.set(place, known);
        return known.standing;
      }
      const readAt = performance.now();
      const standing = await load(caller, key);
      if (standing === undefined) return undefined;
      entries.delete(place);
      entries.set(place, { standing, readAt });
      if (entries.size > ENTRIES_MAX) entries.delete(entries.keys().next().value as string);
      return standing;
    },
    renew: async (caller, standing) => {
      await evaluate(caller, standing.payer.id);
      forget(caller, standing);
    },
  };
}

/** Standings by id or reference, set-based; a key that nobody has is absent. */
export async function loadStandings(ctx: Context, keys: readonly string[]): Promise<Map<string, Standing>> {
  const customers = await resolveCustomers(ctx, keys);
  const accounts = await selectCreditAccounts(ctx, [...new Set([...customers.values()].map(({ id }) => id))]);
  const payerIds = [...accounts.values()].map((account) => account.payerId).filter((id) => id !== null);
  const payers = payerIds.length === 0 ? new Map() : await resolveCustomerIds(ctx, payerIds);
  const payerAccounts = payerIds.length === 0 ? accounts : await selectCreditAccounts(ctx, payerIds);
  const policy = await activePolicy(ctx);
  const evaluationIds = [...accounts.values(), ...payerAccounts.values()].flatMap(
    ({ evaluationId }) => evaluationId ?? [],
  );
  const evaluations = new Map(
    (await selectEvaluations(ctx, [...new Set(evaluationIds)])).map((row) => [row.customerId, row]),
  );
  const standings = new Map<string, Standing>();
  for (const [key, customer] of customers) {
    const account = accounts.get(customer.id);
    const payer: ResolvedCustomer =
      account?.payerId == null ? customer : (payers.get(account.payerId) ?? customer);
    const row = evaluations.get(payer.id);
    const evaluation = row !== undefined && isCurrent(row, policy) ? readEvaluation(row) : null;
    standings.set(key, { customer, status: account?.status ?? "active", payer, evaluation, policy });
  }
  return standings;
}

/** An evaluation under an older policy or engine is made again before it counts. */
function isCurrent(row: EvaluationRow, policy: ActivePolicy): boolean {
  return row.policyId === policy.id && row.engineVersion === ENGINE_VERSION;
}

/** An evaluation as kept, with its texts read. */
export function readEvaluation(row: EvaluationRow): FreshEvaluation {
  return { ...row, facts: decodeFacts(row.facts), result: decodeResult(row.result) };
}
