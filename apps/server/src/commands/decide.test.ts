import { formatMinor } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { aDatabase, aMerchant } from "../../test/house.ts";
import { decideAlone } from "../credit/index.ts";
import { decisionLines } from "./decide.ts";

const database = await aDatabase();

test("an order is decided as the API decides it, and told in lines", async () => {
  const merchant = await aMerchant(database);
  const caller = {
    merchantId: merchant.merchantId,
    actor: "system:command",
    now: merchant.clock.now(),
    requestId: "test",
  };
  const order = { customer: "C1", currency: "GBP", terms: null } as const;
  const fits = { ...order, reference: "W-1", amountMinor: 12_500n, mode: "reserve" } as const;
  const approved = await decideAlone(database, caller, fits);
  expect(approved).toMatchObject({ outcome: "approved", order: { reference: "W-1", amount: 12_500n } });
  expect((await decideAlone(database, caller, fits)).id).toBe(approved.id);
  const lines = decisionLines(approved);
  expect(lines[0]).toBe("approved  order W-1, 125.00 GBP");
  const { available } = approved;
  expect(available).not.toBeNull();
  expect(lines[1]).toContain(formatMinor(available?.after ?? 0n, "GBP"));

  const large = { ...order, reference: "W-2", amountMinor: 5_000_000n, mode: "check" } as const;
  const told = decisionLines(await decideAlone(database, caller, large)).join("\n");
  expect(told).toMatch(/^referred {2}order W-2, 50000\.00 GBP/);
  expect(told).toContain("[over_limit]");
  expect(told).toMatch(/cure .*£505\.00.*\[reduce_amount\]/);
  expect(told).not.toContain("held as");
});
