import { describe, expect, test } from "vitest";
import { aDatabase, aMerchant } from "../../../test/house.ts";
import { findCustomer } from "./find-customer.ts";
import { putCustomer } from "./put-customer.ts";
import { ensureCustomers } from "./put-customers.ts";
import type { CustomerInput } from "./rules.ts";

const database = await aDatabase();

function input(more: Partial<CustomerInput> = {}): CustomerInput {
  return { reference: "C-1", name: "Ada Ltd", kind: "business", ...more };
}

describe("making customers in bulk", () => {
  test("makes the missing ones once and gives every id", async () => {
    const merchant = await aMerchant(database, { customers: 0 });
    const { id } = await merchant.run((ctx) => putCustomer(ctx, input()));
    const named = (reference: string) => ({
      reference,
      name: `Name ${reference}`,
      kind: "business" as const,
      country: "DE",
      currency: null,
    });
    const ids = await merchant.run((ctx) =>
      ensureCustomers(ctx, [named("C-1"), named("C-2"), named("C-3"), named("C-2")]),
    );
    expect([...ids.keys()].sort()).toEqual(["C-1", "C-2", "C-3"]);
    expect(ids.get("C-1")).toBe(id);
    expect((await merchant.run((ctx) => findCustomer(ctx, "C-1"))).name).toBe("Ada Ltd");
    expect(await merchant.run((ctx) => ensureCustomers(ctx, [named("C-3"), named("C-2")]))).toEqual(
      new Map([
        ["C-2", ids.get("C-2")],
        ["C-3", ids.get("C-3")],
      ]),
    );
  });

  test("two at once make each customer once", async () => {
    const merchant = await aMerchant(database, { customers: 0 });
    const named = (index: number) => ({
      reference: `R-${index}`,
      name: "N",
      kind: "person" as const,
      country: null,
      currency: "JPY",
    });
    const all = Array.from({ length: 400 }, (_, index) => named(index));
    const [left, right] = await Promise.all([
      merchant.run((ctx) => ensureCustomers(ctx, all)),
      merchant.run((ctx) => ensureCustomers(ctx, [...all].reverse())),
    ]);
    expect(new Map([...left].sort())).toEqual(new Map([...right].sort()));
    const counted = await database.asAdministrator<{ customers: string; accounts: string; events: string }>(
      `SELECT (SELECT count(*) FROM receivables.customer WHERE merchant_id = $1) AS customers,
        (SELECT count(*) FROM receivables.exposure_account WHERE merchant_id = $1) AS accounts,
        (SELECT count(*) FROM platform.event WHERE merchant_id = $1 AND type = 'receivables.customer_created') AS events`,
      [merchant.merchantId],
    );
    expect(counted[0]).toEqual({ customers: "400", accounts: "400", events: "400" });
  });

  test("two first puts of one reference make one customer", async () => {
    const merchant = await aMerchant(database, { customers: 0 });
    const puts = await Promise.all(
      [1, 2, 3, 4].map((n) => merchant.run((ctx) => putCustomer(ctx, input({ name: `Name ${n}` })))),
    );
    expect(new Set(puts.map((put) => put.id)).size).toBe(1);
    expect(puts.filter((put) => put.created)).toHaveLength(1);
    expect(puts.map((put) => put.version).sort()).toEqual([1n, 2n, 3n, 4n]);
  });
});
