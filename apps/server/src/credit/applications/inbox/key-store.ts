import { sql } from "kysely";
import type { Context } from "#platform/db";
import { unwrapKey, type Vault } from "../vault.ts";

/** The keys of many persons; who was erased is absent. */
export async function selectKeys(
  ctx: Context,
  vault: Vault,
  ids: readonly string[],
): Promise<Map<string, Buffer>> {
  const found = await sql<{ id: string; sealed: Buffer }>`
    SELECT id, sealed_key AS sealed FROM credit.person_key
    WHERE merchant_id = ${ctx.merchantId} AND id = ANY(${ids}::uuid[]) AND sealed_key IS NOT NULL`.execute(
    ctx.tx,
  );
  return new Map(
    found.rows.flatMap(({ id, sealed }) => {
      const key = unwrapKey(vault, sealed);
      return key === null ? [] : [[id, key] as const];
    }),
  );
}
