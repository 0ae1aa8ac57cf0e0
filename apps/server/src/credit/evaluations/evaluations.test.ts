import { describe, expect, test } from "vitest";
import { aCreditServer } from "../decisions/test/credit-house.ts";
import { decodeFacts, encode } from "./codec.ts";
import { evaluateCustomers } from "./evaluate-customers.ts";
import { gatherFacts } from "./gather-facts.ts";
import { evaluate, findPolicy } from "./neighbours.ts";
import { selectEvaluations } from "./store.ts";

const { open, database } = await aCreditServer();

describe("evaluations", () => {
  test("are kept so that they can be made again to the same bytes, and leave their ceiling below", async () => {
    const house = await open({ customers: 30 });
    await house.invoice("I-1", 5_000n, "2026-02-01");
    const ids = await database.asAdministrator<{ id: string }>(
      "SELECT id FROM receivables.customer WHERE merchant_id = $1 ORDER BY id",
      [house.merchant.merchantId],
    );
    const statements: string[] = [];
    database.onStatement = (sql) => {
      statements.push(sql);
    };
    const made = await house.merchant
      .run((ctx) =>
        evaluateCustomers(
          ctx,
          ids.map(({ id }) => id),
          "test",
        ),
      )
      .finally(() => {
        database.onStatement = undefined;
      });
    expect(made.size).toBe(30);
    // As many statements for thirty as for one.
    expect(statements.length).toBeLessThan(40);
    await house.merchant.run(async (ctx) => {
      for (const { id, policyId } of made.values()) {
        const [row] = await selectEvaluations(ctx, [id]);
        const { compiled } = await findPolicy(ctx, policyId);
        expect(encode(evaluate(compiled, decodeFacts(row?.facts ?? "")))).toBe(row?.result);
      }
    });
    const accounts = await database.asAdministrator<{
      evaluation_id: string;
      ceiling_minor: string;
      stale: boolean;
    }>(
      "SELECT evaluation_id, ceiling_minor, stale FROM receivables.exposure_account WHERE merchant_id = $1 AND id = ANY($2)",
      [house.merchant.merchantId, ids.map(({ id }) => id)],
    );
    expect(new Set(accounts.map((account) => account.evaluation_id))).toEqual(
      new Set([...made.values()].map(({ id }) => id)),
    );
    expect(accounts.every((account) => !account.stale && Number(account.ceiling_minor) > 0)).toBe(true);
  });

  test("of one customer at once, the one that stands last has seen the latest facts", async () => {
    const house = await open();
    const [customer] = await database.asAdministrator<{ id: string }>(
      "SELECT id FROM receivables.customer WHERE merchant_id = $1",
      [house.merchant.merchantId],
    );
    const id = customer?.id ?? "";
    await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        await house.invoice(`I-${index}`, 1_000n, "2026-02-01");
        await house.merchant.run((ctx) => evaluateCustomers(ctx, [id], "test"));
      }),
    );
    const standing = await house.call("GET", "/v1/customers/C1/credit");
    expect(standing.body.evaluation.facts.book.openMinor).toBe(6_000);
    const facts = await house.merchant.run((ctx) => gatherFacts(ctx, [id]));
    expect(facts.get(id)?.book.openMinor).toBe(6_000n);
  });

  test("F19: cash that is not yet applied lowers exposure where the policy says so", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    await house.invoice("I-1", 100_000n, "2026-04-01");
    expect((await house.decide("O-1", 50_000)).body.outcome).toBe("referred");
    await house.pay(60_000n);
    await house.watch();
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("approved");
  });

  test("F19: and does not where the policy says otherwise", async () => {
    const house = await open();
    const { DEFAULT_POLICY_TEXT } = await import("../policies/default-policy.ts");
    await house.adopt(DEFAULT_POLICY_TEXT.replace("unapplied: 1", "unapplied: 0"));
    await house.limit("C1", 100_000n);
    await house.invoice("I-1", 100_000n, "2026-04-01");
    expect((await house.decide("O-1", 50_000)).body.outcome).toBe("referred");
    await house.pay(60_000n);
    await house.watch();
    expect((await house.call("GET", "/v1/orders/O-1")).body.state).toBe("held");
  });

  test("the standing shows who decided what; settings change it at once, and another merchant sees nothing", async () => {
    const house = await open({ customers: 2 });
    const stranger = await open();
    expect((await house.call("GET", "/v1/customers/C1/credit")).body).toMatchObject({
      evaluation: null,
      isCurrent: false,
    });
    const put = await house.call("PUT", "/v1/customers/C1/credit", {
      status: "on_hold",
      tags: ["b", "a"],
      graceDays: 5,
      reason: "call first",
    });
    expect(put.body).toMatchObject({ status: "on_hold", tags: ["a", "b"], graceDays: 5, isCurrent: true });
    expect(put.body.evaluation.result.blocks.map((block: { rule: string }) => block.rule)).toContain(
      "account_on_hold",
    );
    const again = await house.call("POST", "/v1/customers/C1/evaluations");
    expect(again.status).toBe(200);
    const list = await house.call("GET", "/v1/customers/C1/evaluations?limit=1");
    expect(list.body.data).toHaveLength(1);
    const [first] = list.body.data;
    expect((await house.call("GET", `/v1/evaluations/${first.id}`)).body).toEqual(first);
    expect((await stranger.call("GET", `/v1/evaluations/${first.id}`)).status).toBe(404);
    const self = await house.call("PUT", "/v1/customers/C1/credit", { payer: "C1", reason: "x" });
    expect(self).toMatchObject({ status: 422, body: { code: "bad_field" } });
    // Whoever pays for others has no payer of its own, whichever was said first, or both at once.
    const both = await Promise.all([
      house.call("PUT", "/v1/customers/C1/credit", { payer: "C2", reason: "x" }),
      house.call("PUT", "/v1/customers/C2/credit", { payer: "C1", reason: "x" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const segment = await house.call("PUT", "/v1/customers/C1/credit", { segment: "royalty", reason: "x" });
    expect(segment.body.code).toBe("bad_field");
  });
});
