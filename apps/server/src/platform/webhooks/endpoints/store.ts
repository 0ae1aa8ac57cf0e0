import { type Kysely, sql } from "kysely";
import type { Context } from "../../db/index.ts";
import type { Endpoint } from "./rules.ts";

/** What only the sending of webhooks needs to know of an endpoint. */
export interface SendingState {
  /** Events up to this sequence have become deliveries. */
  readonly throughSequence: bigint;
  readonly secret: Buffer;
  readonly previousSecret: Buffer | null;
}

const ENDPOINT = sql`id, url, event_types AS "eventTypes", created_at AS "createdAt", disabled_at AS "disabledAt",
  previous_secret_until AS "previousSecretUntil"`;

export async function listEndpoints(ctx: Context): Promise<Endpoint[]> {
  const found = await sql<Endpoint>`
    SELECT ${ENDPOINT} FROM platform.webhook_endpoint
    WHERE merchant_id = ${ctx.merchantId} ORDER BY created_at DESC, id DESC`.execute(ctx.tx);
  return found.rows;
}

/** The endpoint with its row locked: whatever moves its deliveries' order does so one at a time. */
export async function lockEndpoint(ctx: Context, id: string): Promise<(Endpoint & SendingState) | undefined> {
  const found = await sql<Endpoint & SendingState>`
    SELECT ${ENDPOINT}, through_sequence AS "throughSequence", secret_encrypted AS secret, previous_secret_encrypted AS "previousSecret"
    FROM platform.webhook_endpoint WHERE merchant_id = ${ctx.merchantId} AND id = ${id} FOR UPDATE`.execute(
    ctx.tx,
  );
  return found.rows[0];
}

/** Adds an endpoint that hears of what is sealed from now on. */
export async function insertEndpoint(ctx: Context, endpoint: Endpoint, secret: Buffer): Promise<void> {
  await sql`
    INSERT INTO platform.webhook_endpoint
      (merchant_id, id, url, event_types, secret_encrypted, through_sequence, created_at)
    SELECT ${ctx.merchantId}, ${endpoint.id}, ${endpoint.url}, ${endpoint.eventTypes}::text[], ${secret},
      coalesce((SELECT max(sequence) FROM platform.event
        WHERE merchant_id = ${ctx.merchantId} AND sequence IS NOT NULL), 0), ${endpoint.createdAt}`.execute(
    ctx.tx,
  );
}

export async function disableEndpointRow(ctx: Context, id: string): Promise<void> {
  await sql`UPDATE platform.webhook_endpoint SET disabled_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

/** Makes `secret` the current one; the one it replaces stays valid until the instant given. */
export async function replaceSecret(
  ctx: Context,
  id: string,
  secret: Buffer,
  previousUntil: Date,
): Promise<void> {
  await sql`UPDATE platform.webhook_endpoint
    SET previous_secret_encrypted = secret_encrypted, previous_secret_until = ${previousUntil},
      secret_encrypted = ${secret}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
}

/** The version that the endpoint's next event bears. The caller holds the endpoint's lock. */
export async function nextVersion(ctx: Context, id: string): Promise<bigint> {
  const found = await sql<{ version: bigint }>`
    SELECT coalesce(max(subject_version), 0) + 1 AS version FROM (
      SELECT subject_version FROM platform.event
      WHERE merchant_id = ${ctx.merchantId} AND subject_id = ${id} AND sequence IS NOT NULL
      UNION ALL SELECT subject_version FROM platform.event
      WHERE merchant_id = ${ctx.merchantId} AND subject_id = ${id} AND sequence IS NULL) AS versions`.execute(
    ctx.tx,
  );
  return found.rows[0]?.version ?? 1n;
}

/** Enabled endpoints, of any merchant, with sealed events not yet read or deliveries that are due. */
export async function endpointsWithWork(
  across: Kysely<object>,
  now: Date,
): Promise<{ merchantId: string; id: string }[]> {
  const found = await sql<{ merchantId: string; id: string }>`
    SELECT w.merchant_id AS "merchantId", w.id FROM platform.webhook_endpoint w
    WHERE w.disabled_at IS NULL AND (
      EXISTS (SELECT FROM platform.event e
        WHERE e.merchant_id = w.merchant_id AND e.sequence > w.through_sequence)
      OR EXISTS (SELECT FROM platform.webhook_delivery d
        WHERE d.merchant_id = w.merchant_id AND d.endpoint_id = w.id AND d.state = 'pending'
          AND d.next_attempt_at <= ${now}))`.execute(across);
  return found.rows;
}
