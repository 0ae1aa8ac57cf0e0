import { ROLES, revokeApiKey, SCOPES, scopesOf } from "../../src/platform/auth/index.ts";
import { inMerchant } from "../../src/platform/db/index.ts";
import { PASSWORD, signInAs } from "../../src/platform/http/test-server.ts";
import { insertMember } from "../../src/platform/tenancy/store.ts";
import type { WholeHouse } from "../api/whole-house.ts";
import { aKeyOf, type RichMerchant } from "./a-rich-merchant.ts";
import type { Caller } from "./ask-all.ts";

/** Every role by session, every scope by key, the twins, and those who have no key that works. */
export async function everyCaller(
  house: WholeHouse,
  asking: RichMerchant,
  other: RichMerchant,
): Promise<Caller[]> {
  const { merchantId } = asking;
  const system = { merchantId, actor: "system:test", now: house.clock.now(), requestId: "test" };
  const callers: Caller[] = [{ name: "nobody", headers: {}, scopes: null }];
  for (const role of ROLES) {
    const email = `${role}@asker.example.com`;
    const person = await house.signIn.createPerson({ email, name: role, password: PASSWORD });
    await inMerchant(house.database, system, (ctx) => insertMember(ctx, { ...person, roles: [role] }));
    callers.push({
      name: `role ${role}`,
      headers: await signInAs(house.server, email),
      scopes: scopesOf([role]),
    });
  }
  for (const scope of SCOPES) {
    const { headers } = await aKeyOf(house, merchantId, { name: scope, scopes: [scope] });
    callers.push({ name: `key with ${scope}`, headers, scopes: new Set([scope]) });
  }
  const all = { name: "all", scopes: SCOPES };
  const revoked = await aKeyOf(house, merchantId, all);
  await inMerchant(house.database, system, (ctx) => revokeApiKey(ctx, revoked.keyId));
  const expired = await aKeyOf(house, merchantId, { ...all, expiresAt: house.clock.now() });
  const twin = await aKeyOf(house, asking.testMerchantId, all, "test");
  const twinOfOther = await aKeyOf(house, other.testMerchantId, all, "test");
  return [
    ...callers,
    { name: "revoked key", headers: revoked.headers, scopes: null },
    { name: "expired key", headers: expired.headers, scopes: null },
    { name: "key of the test twin", headers: twin.headers, scopes: new Set(SCOPES) },
    { name: "key of the other's test twin", headers: twinOfOther.headers, scopes: new Set(SCOPES) },
  ];
}
