import { isCurrency, isSafeAmount, parseId } from "@goodterms/kernel";
import { type Access, listApiKeys } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { refuse } from "../refusals.ts";
import { type AuthorityRow, isMember, upsertAuthority } from "./authority-store.ts";
import { refuseLimit } from "./refusals.ts";

/**
 * Gives a person or an API key an authority of their own, or with null leaves them to the policy's bands again.
 * `holder` is `usr_…` or `key_…`.
 * @throws Refusal owner_only, not_found, limit_field.
 */
export async function setAuthority(
  ctx: Context,
  access: Access,
  holder: string,
  authority: { readonly amountMinor: bigint; readonly currency: string } | null,
): Promise<AuthorityRow> {
  if (!access.roles.includes("owner")) throw refuseLimit("owner_only", "An authority is given by an owner.");
  if (
    authority !== null &&
    (!isCurrency(authority.currency) || authority.amountMinor < 0n || !isSafeAmount(authority.amountMinor))
  ) {
    throw refuseLimit("limit_field", "That is no amount up to which somebody may go.", [
      { pointer: "/authority", message: "is no amount" },
    ]);
  }
  const actor = await actorOf(ctx, holder);
  const row = await upsertAuthority(ctx, {
    holder: actor,
    amountMinor: authority?.amountMinor ?? null,
    currency: authority?.currency ?? "EUR",
  });
  await recordEvents(ctx, [
    {
      type: "credit.authority_changed",
      subjectType: "merchant",
      subjectId: ctx.merchantId,
      subjectVersion: BigInt(ctx.now.getTime()),
      data: { holder: actor, amountMinor: row.amountMinor, currency: row.currency },
    },
  ]);
  return row;
}

async function actorOf(ctx: Context, holder: string): Promise<string> {
  const keyId = parseId("key", holder);
  if (keyId !== null) {
    if ((await listApiKeys(ctx)).some((key) => key.id === keyId)) return `key:${keyId}`;
    throw refuse("not_found", `There is no API key ${holder}.`);
  }
  const userId = parseId("usr", holder);
  if (userId === null || !(await isMember(ctx, userId)))
    throw refuse("not_found", `There is nobody ${holder}.`);
  return `user:${userId}`;
}
