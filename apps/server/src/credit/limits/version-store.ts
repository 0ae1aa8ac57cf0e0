import type { PlainDate } from "@goodterms/kernel";
import { sql } from "kysely";
import type { Context } from "#platform/db";
import type { LimitKind } from "../evaluations/facts.ts";
import type { LimitVersion } from "./rules.ts";

const VERSION = sql.raw(`
  limits.id, limits.holder_id AS "holderId", limits.holder, limits.kind, limits.line_key AS "lineKey", limits.version,
  limits.amount_minor AS "amountMinor", limits.currency, limits.starts_on AS "startsOn", limits.expires_on AS "expiresOn",
  limits.terms, limits.reason, limits.proposed_by AS "proposedBy", limits.approved_by AS "approvedBy", limits.set_at AS "setAt"`);

/** Which limit of which holder. */
export interface LimitLine {
  readonly holderId: string;
  readonly kind: LimitKind;
  readonly lineKey: string;
}

/** The latest version of a line, whether or not it has started. */
export async function selectLatest(ctx: Context, line: LimitLine): Promise<LimitVersion | undefined> {
  const found = await sql<LimitVersion>`
    SELECT ${VERSION} FROM credit.limit_version limits
    WHERE limits.merchant_id = ${ctx.merchantId} AND limits.holder_id = ${line.holderId} AND limits.kind = ${line.kind}
      AND limits.line_key = ${line.lineKey}
    ORDER BY limits.version DESC LIMIT 1`.execute(ctx.tx);
  return found.rows[0];
}

/**
 * The versions of each line that count on a day or later: the one in force and those ahead, without those that a later
 * word has overtaken. Found by the keys of the holders; a long history costs nothing but its rows.
 */
export async function selectCurrent(
  ctx: Context,
  holderIds: readonly string[],
  today: PlainDate,
): Promise<LimitVersion[]> {
  const found = await sql<LimitVersion>`
    SELECT ${VERSION} FROM credit.limit_version limits
    WHERE limits.merchant_id = ${ctx.merchantId} AND limits.holder_id = ANY(${holderIds}::uuid[]) AND NOT EXISTS (
      SELECT 1 FROM credit.limit_version later
      WHERE later.merchant_id = limits.merchant_id AND later.holder_id = limits.holder_id AND later.kind = limits.kind
        AND later.line_key = limits.line_key AND later.version > limits.version
        AND later.starts_on <= greatest(limits.starts_on, ${today}::date))
    ORDER BY limits.holder_id, limits.kind, limits.line_key, limits.version`.execute(ctx.tx);
  return found.rows;
}

/** The history of one holder, newest first, from before a place. */
export async function selectHistory(
  ctx: Context,
  holderId: string,
  before: { readonly at: Date; readonly version: number; readonly id: string } | null,
  rowsMax: number,
): Promise<LimitVersion[]> {
  const found = await sql<LimitVersion>`
    SELECT ${VERSION} FROM credit.limit_version limits
    WHERE limits.merchant_id = ${ctx.merchantId} AND limits.holder_id = ${holderId}
      AND (${before?.at ?? null}::timestamptz IS NULL OR (limits.set_at, limits.version, limits.id) < (${before?.at ?? null}::timestamptz, ${before?.version ?? null}::integer, ${before?.id ?? null}::uuid))
    ORDER BY limits.set_at DESC, limits.version DESC, limits.id DESC LIMIT ${rowsMax}`.execute(ctx.tx);
  return found.rows;
}

export interface NewVersion extends LimitVersion {
  readonly proposalId: string | null;
  readonly changeId: string | null;
  readonly setOn: PlainDate;
}

/** Adds a version. The caller holds the holder's exposure account, so that numbers follow each other. */
export async function insertVersion(ctx: Context, version: NewVersion): Promise<void> {
  await sql`
    INSERT INTO credit.limit_version (merchant_id, holder_id, holder, kind, line_key, version, id, amount_minor, currency, starts_on,
      expires_on, terms, reason, proposed_by, approved_by, proposal_id, change_id, set_on, set_at)
    VALUES (${ctx.merchantId}, ${version.holderId}, ${version.holder}, ${version.kind}, ${version.lineKey}, ${version.version},
      ${version.id}, ${version.amountMinor?.toString() ?? null}, ${version.currency}, ${version.startsOn}, ${version.expiresOn},
      ${JSON.stringify(version.terms)}::jsonb, ${version.reason}, ${version.proposedBy}, ${version.approvedBy}::text[],
      ${version.proposalId}, ${version.changeId}, ${version.setOn}, ${version.setAt})`.execute(ctx.tx);
}

/**
 * Amounts in another currency's minor units at the rate of the day, in the order given; null where no rate is known.
 */
export async function convertAmounts(
  ctx: Context,
  amounts: readonly { readonly minor: bigint; readonly from: string; readonly to: string }[],
  on: PlainDate,
): Promise<(bigint | null)[]> {
  const isSame = amounts.every((amount) => amount.from === amount.to);
  if (isSame) return amounts.map((amount) => amount.minor);
  const found = await sql<{ minor: bigint | null }>`
    SELECT receivables.convert_minor(${ctx.merchantId}::uuid, given.minor, given.origin, given.target, ${on}::date)::bigint AS minor
    FROM unnest(${amounts.map((amount) => amount.minor.toString())}::numeric[], ${amounts.map((amount) => amount.from)}::text[],
      ${amounts.map((amount) => amount.to)}::text[]) WITH ORDINALITY AS given (minor, origin, target, place)
    ORDER BY given.place`.execute(ctx.tx);
  return found.rows.map((row) => row.minor);
}

/** One amount in another currency at the rate of the day; null where no rate is known. */
export async function convertAmount(
  ctx: Context,
  minor: bigint,
  currencies: { readonly from: string; readonly to: string },
  on: PlainDate,
): Promise<bigint | null> {
  const [converted] = await convertAmounts(ctx, [{ minor, ...currencies }], on);
  return converted ?? null;
}
