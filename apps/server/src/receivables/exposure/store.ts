import { sql } from "kysely";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newIds } from "#platform/ids";

/** How a write changes what a customer owes in one currency: signed differences of the raw sums. */
export interface SumChange {
  readonly customerId: string;
  readonly currency: string;
  readonly openDebitsMinor?: bigint;
  readonly unappliedMinor?: bigint;
  readonly reservedMinor?: bigint;
  readonly shippedMinor?: bigint;
  readonly disputedMinor?: bigint;
  /** From when on what the ceiling rests on must be looked at again, because of this change: something falls due. */
  readonly validUntil?: Date;
}

/** Changes after which blocks may be due that were not: what the ceiling rests on is outdated by them. */
const CAUSES_THAT_OUTDATE = new Set(["dispute", "reversal"]);

/**
 * Locks the exposure accounts of customers in id order, then those of their groups: the second lock of every write,
 * after the entity and before open items. All writes about one customer stand in line here, and none of the customers can change
 * groups until the transaction ends.
 */
export async function lockAccounts(ctx: Context, customerIds: readonly string[]): Promise<void> {
  await sql`SELECT receivables.lock_accounts(${ctx.merchantId}::uuid, ${customerIds}::uuid[])`.execute(
    ctx.tx,
  );
}

/** Makes the accounts of new holders, in their currency and without a ceiling. */
export async function openAccounts(
  ctx: Context,
  holder: "customer" | "group",
  accounts: readonly { id: string; currency: string }[],
): Promise<void> {
  await sql`
    INSERT INTO receivables.exposure_account (merchant_id, id, holder, currency, version)
    SELECT ${ctx.merchantId}::uuid, given.id, ${holder}, given.currency, 1
    FROM unnest(${accounts.map((account) => account.id)}::uuid[], ${accounts.map((account) => account.currency)}::text[]) AS given (id, currency)
    ON CONFLICT (merchant_id, id) DO NOTHING`.execute(ctx.tx);
}

/**
 * Applies changes to the raw sums of customers and their groups. Never refuses: where a change carries exposure past a
 * ceiling, that is recorded with its cause and announced. The caller holds the accounts' locks.
 */
export async function moveSums(
  ctx: Context,
  changes: readonly SumChange[],
  cause: { kind: string; documentId: string | null },
): Promise<void> {
  const netted = netByAccount(changes);
  if (netted.length === 0) return;
  const guarded = await readGuarded(ctx, [...new Set(netted.map((change) => change.customerId))]);
  await addSums(ctx, netted, CAUSES_THAT_OUTDATE.has(cause.kind));
  if (guarded.length > 0) await recordExcesses(ctx, guarded, cause);
}

type Netted = Required<Omit<SumChange, "validUntil">> & { readonly validUntil: Date | null };

function netByAccount(changes: readonly SumChange[]): Netted[] {
  const byKey = new Map<string, Netted>();
  for (const change of changes) {
    const key = `${change.customerId} ${change.currency}`;
    const before = byKey.get(key);
    byKey.set(key, {
      customerId: change.customerId,
      currency: change.currency,
      openDebitsMinor: (before?.openDebitsMinor ?? 0n) + (change.openDebitsMinor ?? 0n),
      unappliedMinor: (before?.unappliedMinor ?? 0n) + (change.unappliedMinor ?? 0n),
      reservedMinor: (before?.reservedMinor ?? 0n) + (change.reservedMinor ?? 0n),
      shippedMinor: (before?.shippedMinor ?? 0n) + (change.shippedMinor ?? 0n),
      disputedMinor: (before?.disputedMinor ?? 0n) + (change.disputedMinor ?? 0n),
      validUntil: earlier(before?.validUntil ?? null, change.validUntil ?? null),
    });
  }
  return [...byKey.values()].filter(
    (change) =>
      change.openDebitsMinor !== 0n ||
      change.unappliedMinor !== 0n ||
      change.reservedMinor !== 0n ||
      change.shippedMinor !== 0n ||
      change.disputedMinor !== 0n ||
      change.validUntil !== null,
  );
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/**
 * Writes the changes. An account that carries an evaluation is outdated where it is blocked, for the change may be the
 * cure; and where something falls due before, its evaluation holds only until then. A group carries none.
 */
async function addSums(ctx: Context, changes: readonly Netted[], isOutdated: boolean): Promise<void> {
  // A group's sums move with those of its members; two members in one call are added up before the row is written.
  await sql`
    WITH given AS (
      SELECT * FROM unnest(${changes.map((c) => c.customerId)}::uuid[], ${changes.map((c) => c.currency)}::text[],
        ${changes.map((c) => c.openDebitsMinor.toString())}::bigint[], ${changes.map((c) => c.unappliedMinor.toString())}::bigint[],
        ${changes.map((c) => c.reservedMinor.toString())}::bigint[], ${changes.map((c) => c.shippedMinor.toString())}::bigint[],
        ${changes.map((c) => c.disputedMinor.toString())}::bigint[], ${changes.map((c) => c.validUntil)}::timestamptz[])
        AS given (customer_id, currency, open_debits, unapplied, reserved, shipped, disputed, valid_until)
    ), holders AS (
      SELECT customer_id AS account_id, currency, open_debits, unapplied, reserved, shipped, disputed, valid_until FROM given
      UNION ALL
      SELECT customer.group_id, given.currency, given.open_debits, given.unapplied, given.reserved, given.shipped, given.disputed, NULL FROM given
        JOIN receivables.customer ON customer.merchant_id = ${ctx.merchantId} AND customer.id = given.customer_id
        WHERE customer.group_id IS NOT NULL
    ), summed AS (
      SELECT account_id, currency, sum(open_debits) AS open_debits, sum(unapplied) AS unapplied, sum(reserved) AS reserved,
        sum(shipped) AS shipped, sum(disputed) AS disputed
      FROM holders GROUP BY account_id, currency
    ), bumped AS (
      UPDATE receivables.exposure_account account SET version = account.version + 1,
        stale = account.stale OR account.evaluation_id IS NOT NULL AND (${isOutdated} OR cardinality(account.block_reasons) > 0),
        valid_until = CASE WHEN account.evaluation_id IS NULL THEN account.valid_until ELSE least(account.valid_until, held.valid_until) END
      FROM (SELECT account_id, min(valid_until) AS valid_until FROM holders GROUP BY account_id) held
      WHERE account.merchant_id = ${ctx.merchantId} AND account.id = held.account_id
    ), moved AS (
      UPDATE receivables.exposure_sum kept SET open_debits_minor = kept.open_debits_minor + summed.open_debits,
        unapplied_minor = kept.unapplied_minor + summed.unapplied, reserved_minor = kept.reserved_minor + summed.reserved,
        shipped_minor = kept.shipped_minor + summed.shipped, disputed_minor = kept.disputed_minor + summed.disputed
      FROM summed
      WHERE kept.merchant_id = ${ctx.merchantId} AND kept.account_id = summed.account_id AND kept.currency = summed.currency
      RETURNING kept.account_id, kept.currency
    )
    INSERT INTO receivables.exposure_sum (merchant_id, account_id, currency, open_debits_minor, unapplied_minor, reserved_minor,
      shipped_minor, disputed_minor)
    SELECT ${ctx.merchantId}::uuid, account_id, currency, open_debits, unapplied, reserved, shipped, disputed FROM summed
    WHERE (account_id, currency) NOT IN (SELECT moved.account_id, moved.currency FROM moved)`.execute(ctx.tx);
}

interface Guarded {
  readonly id: string;
  readonly currency: string;
  readonly ceilingMinor: bigint;
  readonly beforeMinor: bigint | null;
  readonly version: bigint;
}

/** Accounts with a ceiling among customers and their groups, with their exposure at this moment. */
export async function readGuarded(ctx: Context, customerIds: readonly string[]): Promise<Guarded[]> {
  const found = await sql<Guarded>`
    SELECT account.id, account.currency, account.ceiling_minor AS "ceilingMinor", account.version,
      receivables.exposure_of(account.merchant_id, account.id, ${ctx.now}::date) AS "beforeMinor"
    FROM receivables.exposure_account account
    WHERE account.merchant_id = ${ctx.merchantId} AND account.ceiling_minor IS NOT NULL AND account.id IN (
      SELECT unnest(${customerIds}::uuid[]) UNION
      SELECT customer.group_id FROM receivables.customer WHERE customer.merchant_id = ${ctx.merchantId} AND customer.id = ANY(${customerIds}::uuid[]))`.execute(
    ctx.tx,
  );
  return found.rows;
}

/** Records and announces which of the accounts a change has carried past, or further past, their ceilings. */
export async function recordExcesses(
  ctx: Context,
  guarded: readonly Guarded[],
  cause: { kind: string; documentId: string | null },
): Promise<void> {
  const after = await sql<{ id: string; afterMinor: bigint | null }>`
    SELECT account.id, receivables.exposure_of(account.merchant_id, account.id, ${ctx.now}::date) AS "afterMinor"
    FROM receivables.exposure_account account
    WHERE account.merchant_id = ${ctx.merchantId} AND account.id = ANY(${guarded.map((account) => account.id)}::uuid[])`.execute(
    ctx.tx,
  );
  const afterById = new Map(after.rows.map((row) => [row.id, row.afterMinor]));
  const passed = guarded.flatMap((account) => {
    const afterMinor = afterById.get(account.id) ?? null;
    const { beforeMinor } = account;
    const isPassed =
      afterMinor !== null &&
      beforeMinor !== null &&
      afterMinor > account.ceilingMinor &&
      afterMinor > beforeMinor;
    return isPassed ? [{ ...account, beforeMinor, afterMinor }] : [];
  });
  await writeExcesses(ctx, passed, cause);
}

/** An account whose exposure lies beyond its ceiling, before and after what carried it there. */
export interface Excess extends Guarded {
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
}

/** Writes excesses down with their cause, and announces them. */
export async function writeExcesses(
  ctx: Context,
  passed: readonly Excess[],
  cause: { kind: string; documentId: string | null },
): Promise<void> {
  if (passed.length === 0) return;
  const ids = newIds(ctx.now, passed.length);
  await sql`
    INSERT INTO receivables.exposure_excess (merchant_id, account_id, id, cause, document_id, currency, ceiling_minor,
      exposure_before_minor, exposure_after_minor, booked_at, actor)
    SELECT ${ctx.merchantId}::uuid, given.account_id, given.id, ${cause.kind}, ${cause.documentId}::uuid, given.currency, given.ceiling,
      given.before, given.after, ${ctx.now}::timestamptz, ${ctx.actor}
    FROM unnest(${passed.map((p) => p.id)}::uuid[], ${ids}::uuid[], ${passed.map((p) => p.currency)}::text[],
      ${passed.map((p) => p.ceilingMinor.toString())}::bigint[], ${passed.map((p) => p.beforeMinor.toString())}::bigint[],
      ${passed.map((p) => p.afterMinor.toString())}::bigint[]) AS given (account_id, id, currency, ceiling, before, after)`.execute(
    ctx.tx,
  );
  await recordEvents(
    ctx,
    passed.map((account) => ({
      type: "receivables.exposure_exceeded",
      subjectType: "exposure_account",
      subjectId: account.id,
      subjectVersion: account.version + 1n,
      data: {
        cause: cause.kind,
        documentId: cause.documentId,
        currency: account.currency,
        ceilingMinor: account.ceilingMinor,
        exposureBeforeMinor: account.beforeMinor,
        exposureAfterMinor: account.afterMinor,
      },
    })),
  );
}
