import { describe, expect, test } from "vitest";
import { aDatabase, aMerchant, type StandardMerchant } from "../../../test/house.ts";
import { activePolicy, findPolicy } from "./active-policy.ts";
import { DEFAULT_POLICY_TEXT } from "./default-policy.ts";
import { createDraft } from "./write-draft.ts";

const database = await aDatabase();
const CHANGED = DEFAULT_POLICY_TEXT.replace("name: Standard\n", "name: Stricter\n");

const active = (merchant: StandardMerchant) => merchant.run(activePolicy);

describe("the standard policy", () => {
  test("is there from the start, once, however many ask at the same time", async () => {
    const merchant = await aMerchant(database);
    const asked = await Promise.all(Array.from({ length: 8 }, () => active(merchant)));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(asked[0]).toMatchObject({ version: 1, document: { name: "Standard" } });
    const rows = await database.asAdministrator("SELECT 1 FROM credit.policy WHERE merchant_id = $1", [
      merchant.merchantId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test("comes before a first draft, which is version 2", async () => {
    const merchant = await aMerchant(database);
    const { policy } = await merchant.run((ctx) => createDraft(ctx, { document: CHANGED, note: "" }));
    expect(policy).toMatchObject({ version: 2, state: "draft", name: "Stricter" });
    expect((await active(merchant)).version).toBe(1);
  });

  test("is not remembered by a transaction that was rolled back", async () => {
    const merchant = await aMerchant(database);
    const spoilt = merchant.run(async (ctx) => {
      await activePolicy(ctx);
      throw new Error("never mind");
    });
    await expect(spoilt).rejects.toThrow("never mind");
    const { id } = await active(merchant);
    expect((await merchant.run((ctx) => findPolicy(ctx, id))).id).toBe(id);
  });
});
