import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/db";
import type { DocumentKind } from "../documents/drafts.ts";
import { refuse } from "../refusals.ts";

/** An exposure account's own data: what has been decided about it. */
export interface AccountState {
  /** The customer's or the group's own id. */
  readonly id: string;
  readonly holder: "customer" | "group";
  readonly currency: string;
  readonly ceilingMinor: bigint | null;
  readonly blockReasons: readonly string[];
  readonly validUntil: Date | null;
  readonly stale: boolean;
  readonly evaluationId: string | null;
  readonly weights: ComponentWeights;
  readonly version: bigint;
}

/** How much of each component of exposure counts, 0 to 1: exact decimals of four places. */
export interface ComponentWeights {
  readonly openDebits: string;
  readonly reserved: string;
  readonly shipped: string;
  readonly uncleared: string;
  readonly unapplied: string;
  readonly deposits: string;
  readonly disputed: string;
  readonly insured: string;
}

const ACCOUNT = sql.raw(`
  account.id, account.holder, account.currency, account.ceiling_minor AS "ceilingMinor", account.block_reasons AS "blockReasons",
  account.valid_until AS "validUntil", account.stale, account.evaluation_id AS "evaluationId",
  jsonb_build_object('openDebits', account.weight_open_debits::text, 'reserved', account.weight_reserved::text,
    'shipped', account.weight_shipped::text, 'uncleared', account.weight_uncleared::text, 'unapplied', account.weight_unapplied::text,
    'deposits', account.weight_deposits::text, 'disputed', account.weight_disputed::text, 'insured', account.weight_insured::text) AS weights,
  account.version`);

/** Locks accounts in the order of all locks, customers' before groups', and gives them as they stand. */
export async function lockAccountStates(ctx: Context, ids: readonly string[]): Promise<AccountState[]> {
  const found = await sql<AccountState>`
    SELECT ${ACCOUNT} FROM receivables.exposure_account account
    WHERE account.merchant_id = ${ctx.merchantId} AND account.id = ANY(${ids}::uuid[])
    ORDER BY account.holder, account.id FOR UPDATE`.execute(ctx.tx);
  return found.rows;
}

/** One account as it stands. @throws Refusal not_found. */
export async function selectAccount(ctx: Context, id: string): Promise<AccountState> {
  const found = await sql<AccountState>`
    SELECT ${ACCOUNT} FROM receivables.exposure_account account
    WHERE account.merchant_id = ${ctx.merchantId} AND account.id = ${id}`.execute(ctx.tx);
  return onlyAccount(found.rows);
}

function onlyAccount(rows: readonly AccountState[]): AccountState {
  const [account] = rows;
  if (account === undefined) throw refuse("not_found", "There is no exposure account.");
  return account;
}

/** Writes what was decided of many accounts. The caller holds their locks and has raised their versions. */
export async function updateCeilings(ctx: Context, accounts: readonly AccountState[]): Promise<void> {
  const rows = accounts.map((account) => ({
    id: account.id,
    currency: account.currency,
    ceiling_minor: account.ceilingMinor?.toString() ?? null,
    block_reasons: account.blockReasons,
    valid_until: account.validUntil,
    evaluation_id: account.evaluationId,
    weights: account.weights,
    version: account.version.toString(),
  }));
  await sql`
    UPDATE receivables.exposure_account account SET currency = given.currency, ceiling_minor = given.ceiling_minor,
      block_reasons = given.block_reasons, valid_until = given.valid_until, stale = false, evaluation_id = given.evaluation_id,
      weight_open_debits = (given.weights->>'openDebits')::numeric, weight_reserved = (given.weights->>'reserved')::numeric,
      weight_shipped = (given.weights->>'shipped')::numeric, weight_uncleared = (given.weights->>'uncleared')::numeric,
      weight_unapplied = (given.weights->>'unapplied')::numeric, weight_deposits = (given.weights->>'deposits')::numeric,
      weight_disputed = (given.weights->>'disputed')::numeric, weight_insured = (given.weights->>'insured')::numeric,
      version = given.version
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (id uuid, currency text, ceiling_minor bigint, block_reasons text[],
      valid_until timestamptz, evaluation_id uuid, weights jsonb, version bigint)
    WHERE account.merchant_id = ${ctx.merchantId} AND account.id = given.id`.execute(ctx.tx);
}

/** What the guard would compare, by account: exposure by the kept sums, in the account's currency; null where a rate is missing. */
export async function readExposures(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, bigint | null>> {
  const found = await sql<{ id: string; exposure: bigint | null }>`
    SELECT account.id, receivables.exposure_of(account.merchant_id, account.id, ${ctx.now}::date) AS exposure
    FROM receivables.exposure_account account WHERE account.merchant_id = ${ctx.merchantId} AND account.id = ANY(${ids}::uuid[])`.execute(
    ctx.tx,
  );
  return new Map(found.rows.map((row) => [row.id, row.exposure]));
}

/** What exposure is made of, each part a sum in minor units. */
export interface Components {
  readonly openDebitsMinor: bigint;
  readonly reservedMinor: bigint;
  readonly shippedMinor: bigint;
  readonly unclearedMinor: bigint;
  readonly unappliedMinor: bigint;
  readonly depositsMinor: bigint;
  readonly disputedMinor: bigint;
  readonly insuredMinor: bigint;
}

/** The sums in one currency, and the weighted whole of them in the account's; null where no rate of the day is known. */
export interface SumRow extends Components {
  readonly currency: string;
  readonly exposureMinor: bigint | null;
}

const WEIGHTED = sql.raw(`
  round(counted."openDebitsMinor" * account.weight_open_debits + counted."reservedMinor" * account.weight_reserved
    + counted."shippedMinor" * account.weight_shipped + counted."unclearedMinor" * account.weight_uncleared
    - counted."unappliedMinor" * account.weight_unapplied - counted."depositsMinor" * account.weight_deposits
    - counted."disputedMinor" * account.weight_disputed - counted."insuredMinor" * account.weight_insured)`);

/**
 * An account's sums by currency as they count at this moment: a reservation whose time has run out counts no more,
 * whether or not it has been released yet. The weighing is the guard's own (`receivables.exposure_of`).
 */
export async function selectSums(
  ctx: Context,
  account: Pick<AccountState, "id" | "holder">,
): Promise<SumRow[]> {
  const found = await sql<SumRow>`
    SELECT counted.*, receivables.convert_minor(account.merchant_id, ${WEIGHTED}, counted.currency, account.currency, ${ctx.now}::date)::bigint AS "exposureMinor"
    FROM receivables.exposure_account account CROSS JOIN (${countedSums(ctx, account)}) counted
    WHERE account.merchant_id = ${ctx.merchantId} AND account.id = ${account.id}
    ORDER BY counted.currency`.execute(ctx.tx);
  return found.rows;
}

/** The parts of exposure over all currencies, in the account's own; null where no rate of the day is known. */
export async function selectComponents(
  ctx: Context,
  account: Pick<AccountState, "id" | "holder" | "currency">,
): Promise<Components | null> {
  const parts = PARTS.map(
    (part) => sql`
      CASE WHEN count(*) FILTER (WHERE ${inAccountCurrency(ctx, account, part)} IS NULL) > 0 THEN NULL
        ELSE coalesce(sum(${inAccountCurrency(ctx, account, part)}), 0)::bigint END AS ${sql.ref(part)}`,
  );
  const found = await sql<{ [Part in keyof Components]: bigint | null }>`
    SELECT ${sql.join(parts)} FROM (${countedSums(ctx, account)}) counted`.execute(ctx.tx);
  const row = found.rows[0];
  if (row === undefined || Object.values(row).includes(null)) return null;
  return row as Components;
}

const PARTS = [
  "openDebitsMinor",
  "reservedMinor",
  "shippedMinor",
  "unclearedMinor",
  "unappliedMinor",
  "depositsMinor",
  "disputedMinor",
  "insuredMinor",
] as const satisfies readonly (keyof Components)[];

function inAccountCurrency(ctx: Context, account: Pick<AccountState, "currency">, part: keyof Components) {
  return sql`receivables.convert_minor(${ctx.merchantId}::uuid, ${sql.ref(`counted.${part}`)}, counted.currency, ${account.currency}, ${ctx.now}::date)`;
}

function countedSums(ctx: Context, account: Pick<AccountState, "id" | "holder">): RawBuilder<unknown> {
  const members =
    account.holder === "customer"
      ? sql`${account.id}::uuid`
      : sql`SELECT customer.id FROM receivables.customer WHERE customer.merchant_id = ${ctx.merchantId} AND customer.group_id = ${account.id}`;
  return sql`
    SELECT sums.currency, sums.open_debits_minor AS "openDebitsMinor", (sums.reserved_minor - coalesce(ended.held, 0))::bigint AS "reservedMinor",
      sums.shipped_minor AS "shippedMinor", sums.uncleared_minor AS "unclearedMinor", sums.unapplied_minor AS "unappliedMinor",
      sums.deposits_minor AS "depositsMinor", sums.disputed_minor AS "disputedMinor", sums.insured_minor AS "insuredMinor"
    FROM receivables.exposure_sum sums
    LEFT JOIN (
      SELECT reservation.currency, sum(reservation.held_minor) AS held FROM receivables.reservation
      WHERE reservation.merchant_id = ${ctx.merchantId} AND reservation.held_minor > 0 AND reservation.expires_at <= ${ctx.now}
        AND reservation.customer_id IN (${members})
      GROUP BY reservation.currency
    ) ended ON ended.currency = sums.currency
    WHERE sums.merchant_id = ${ctx.merchantId} AND sums.account_id = ${account.id}`;
}

/** Exposure that passed a ceiling without having been reserved beyond it. */
export interface ExcessRow {
  readonly id: string;
  readonly at: Date;
  readonly cause: string;
  readonly documentId: string | null;
  readonly documentKind: DocumentKind | null;
  readonly documentNumber: string | null;
  readonly currency: string;
  readonly ceilingMinor: bigint;
  readonly exposureMinor: bigint;
  readonly actor: string;
}

/** The latest excesses of one account, newest first. Ids carry their instant, so that the key gives the order. */
export async function selectExcesses(ctx: Context, accountId: string, rowsMax: number): Promise<ExcessRow[]> {
  const found = await sql<ExcessRow>`
    SELECT excess.id, excess.booked_at AS at, excess.cause, excess.document_id AS "documentId", document.kind AS "documentKind",
      document.number AS "documentNumber", excess.currency, excess.ceiling_minor AS "ceilingMinor",
      excess.exposure_after_minor AS "exposureMinor", excess.actor
    FROM (
      SELECT * FROM receivables.exposure_excess passed WHERE passed.merchant_id = ${ctx.merchantId} AND passed.account_id = ${accountId}
      ORDER BY passed.id DESC LIMIT ${rowsMax}
    ) excess
    LEFT JOIN receivables.document ON document.merchant_id = ${ctx.merchantId} AND document.id = excess.document_id
    ORDER BY excess.booked_at DESC, excess.id DESC`.execute(ctx.tx);
  return found.rows;
}
