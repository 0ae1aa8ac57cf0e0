import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Invitation, SignIn } from "../auth/index.ts";
import type { Clock } from "../clock/index.ts";
import { type Database, inMerchant } from "../db/index.ts";
import { recordEvents } from "../events/index.ts";
import { newId } from "../ids/index.ts";

export interface MerchantDraft {
  readonly name: string;
  readonly owner?: {
    readonly email: string;
    readonly name: string;
    /** Without one the owner is invited. */
    readonly password?: string | undefined;
  };
}

export interface CreatedMerchant {
  readonly merchantId: string;
  /** The twin that test keys open; it begins empty and shares nothing with the live one. */
  readonly testMerchantId: string;
  readonly ownerId: string | null;
  /** For an owner who is new and was given no password. */
  readonly invitation: Invitation | null;
}

/**
 * Makes a live merchant, its test twin and its first owner. An owner who signs in elsewhere already keeps their
 * password. Meant for the command and the demo; no request can make a merchant.
 */
export async function createMerchant(
  parts: { readonly database: Database; readonly clock: Clock; readonly signIn: SignIn },
  draft: MerchantDraft,
): Promise<CreatedMerchant> {
  const now = parts.clock.now();
  const owner = draft.owner === undefined ? null : await findOrCreateOwner(parts.signIn, draft.owner);
  const merchantId = newId(now);
  const testMerchantId = newId(now);
  await parts.database.across.transaction().execute(async (tx) => {
    await sql`
      INSERT INTO platform.merchant (merchant_id, name, live_merchant_id, created_at)
      VALUES (${merchantId}, ${draft.name}, NULL, ${now}), (${testMerchantId}, ${draft.name}, ${merchantId}, ${now})
    `.execute(tx);
    if (draft.owner !== undefined && owner !== null) {
      await sql`
        INSERT INTO platform.membership (merchant_id, user_id, name, roles, created_at)
        VALUES (${merchantId}, ${owner.userId}, ${draft.owner.name}, ARRAY['owner'], ${now})`.execute(tx);
    }
  });
  await announce(parts.database, now, merchantId, "live");
  await announce(parts.database, now, testMerchantId, "test");
  return {
    merchantId,
    testMerchantId,
    ownerId: owner?.userId ?? null,
    invitation: owner?.invitation ?? null,
  };
}

async function findOrCreateOwner(
  signIn: SignIn,
  owner: NonNullable<MerchantDraft["owner"]>,
): Promise<{ userId: string; invitation: Invitation | null }> {
  const known = await signIn.findPersonByEmail(owner.email);
  if (known !== null) return { userId: known.userId, invitation: null };
  const { userId } = await signIn.createPerson(owner);
  return { userId, invitation: owner.password === undefined ? await signIn.invite(userId) : null };
}

async function announce(database: Database, now: Date, merchantId: string, mode: string): Promise<void> {
  const caller = { merchantId, actor: "system:setup", now, requestId: randomUUID() };
  await inMerchant(database, caller, (ctx) =>
    recordEvents(ctx, [
      {
        type: "platform.merchant_created",
        subjectType: "merchant",
        subjectId: merchantId,
        subjectVersion: 1n,
        data: { mode },
      },
    ]),
  );
}
