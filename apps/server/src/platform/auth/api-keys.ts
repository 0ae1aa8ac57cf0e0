import { sql } from "kysely";
import type { Context, Database } from "../db/index.ts";
import { recordEvents } from "../events/index.ts";
import { newId } from "../ids/index.ts";
import { type KeyMode, makeKey } from "./key-format.ts";
import type { Scope } from "./rules.ts";

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface ApiKeyDraft {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: Date | undefined;
}

export interface CreatedApiKey {
  readonly apiKey: ApiKey;
  /** Shown once: only its hash is kept. */
  readonly secret: string;
}

/** Makes a key for the merchant of `ctx`; a test twin's keys begin gt_test_, which `mode` says. */
export async function createApiKey(ctx: Context, mode: KeyMode, draft: ApiKeyDraft): Promise<CreatedApiKey> {
  const key = makeKey(mode);
  const apiKey: ApiKey = {
    id: newId(ctx.now),
    name: draft.name,
    prefix: key.prefix,
    scopes: [...new Set(draft.scopes)].sort(),
    createdAt: ctx.now,
    createdBy: ctx.actor,
    expiresAt: draft.expiresAt ?? null,
    revokedAt: null,
  };
  await sql`
    INSERT INTO platform.api_key
      (merchant_id, id, name, prefix, secret_hash, scopes, created_at, created_by, expires_at)
    VALUES (${ctx.merchantId}, ${apiKey.id}, ${apiKey.name}, ${apiKey.prefix}, ${key.hash},
      ${apiKey.scopes}::text[], ${apiKey.createdAt}, ${apiKey.createdBy}, ${apiKey.expiresAt})`.execute(
    ctx.tx,
  );
  await recordEvents(ctx, [
    {
      type: "platform.api_key_created",
      subjectType: "api_key",
      subjectId: apiKey.id,
      subjectVersion: 1n,
      data: { prefix: apiKey.prefix, scopes: apiKey.scopes },
    },
  ]);
  return { apiKey, secret: key.secret };
}

/** The merchant's keys, newest first, revoked ones too. */
export async function listApiKeys(ctx: Context): Promise<ApiKey[]> {
  const found = await sql<KeyRow>`
    SELECT id, name, prefix, scopes, created_at, created_by, expires_at, revoked_at FROM platform.api_key
    WHERE merchant_id = ${ctx.merchantId} ORDER BY id DESC LIMIT ${KEYS_LISTED_MAX}`.execute(ctx.tx);
  return found.rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  }));
}

const KEYS_LISTED_MAX = 1_000;

interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: string[];
  readonly created_at: Date;
  readonly created_by: string;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
}

/** Revokes a key for good; every server process stops taking it within seconds. False when there is no such key. */
export async function revokeApiKey(ctx: Context, id: string): Promise<boolean> {
  const found = await sql<{ revoked_at: Date | null }>`
    SELECT revoked_at FROM platform.api_key
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id} FOR UPDATE`.execute(ctx.tx);
  const row = found.rows[0];
  if (row === undefined) return false;
  if (row.revoked_at !== null) return true;
  await sql`
    UPDATE platform.api_key SET revoked_at = ${ctx.now}
    WHERE merchant_id = ${ctx.merchantId} AND id = ${id}`.execute(ctx.tx);
  await recordEvents(ctx, [
    { type: "platform.api_key_revoked", subjectType: "api_key", subjectId: id, subjectVersion: 2n, data: {} },
  ]);
  return true;
}

export interface FoundKey {
  readonly merchantId: string;
  readonly keyId: string;
  readonly mode: KeyMode;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
}

/** The key with this hash in any merchant, unless revoked. */
export async function findKeyByHash(
  database: Pick<Database, "across">,
  hash: Buffer,
): Promise<FoundKey | null> {
  const found = await sql<{
    merchant_id: string;
    id: string;
    scopes: string[];
    expires_at: Date | null;
    is_test: boolean;
  }>`
    SELECT api_key.merchant_id, api_key.id, api_key.scopes, api_key.expires_at,
      merchant.live_merchant_id IS NOT NULL AS is_test
    FROM platform.api_key JOIN platform.merchant ON merchant.merchant_id = api_key.merchant_id
    WHERE api_key.secret_hash = ${hash} AND api_key.revoked_at IS NULL`.execute(database.across);
  const row = found.rows[0];
  if (row === undefined) return null;
  return {
    merchantId: row.merchant_id,
    keyId: row.id,
    mode: row.is_test ? "test" : "live",
    scopes: row.scopes,
    expiresAt: row.expires_at,
  };
}
