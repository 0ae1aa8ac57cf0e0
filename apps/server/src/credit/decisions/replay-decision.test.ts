import { describe, expect, test } from "vitest";
import { contentHash, newId } from "#platform/ids";
import { DEFAULT_POLICY_TEXT } from "../policies/default-policy.ts";
import { insertDraft } from "../policies/store.ts";
import { aCreditServer } from "./test/credit-house.ts";

const { open, database } = await aCreditServer();

describe("replay", () => {
  test("gives the same bytes, and under another version says what would have been otherwise", async () => {
    const house = await open();
    await house.limit("C1", 100_000n);
    const early = await house.decide("O-0", 10_000, { order: { terms: "net14" } });
    expect(early.body.outcome).toBe("approved");
    await house.invoice("I-1", 30_000n, "2026-01-20");
    const late = await house.decide("O-1", 10_000);
    const refused = await house.decide("O-2", 500_000);
    house.merchant.clock.advance(3_600_000);
    for (const decision of [early, late, refused]) {
      const replayed = await house.call("POST", `/v1/credit/decisions/${decision.body.id}/replay`, {});
      expect(replayed.body).toMatchObject({
        sameBytes: true,
        samePolicy: true,
        differences: [],
        policyVersion: 1,
      });
      expect(replayed.body.engineVersion).toBe(replayed.body.recordedEngineVersion);
    }
    const byVersion = await house.call("POST", `/v1/credit/decisions/${refused.body.id}/replay`, {
      policy: 1,
    });
    expect(byVersion.body).toMatchObject({ sameBytes: true, samePolicy: true });
    expect(
      (await house.call("POST", `/v1/credit/decisions/${refused.body.id}/replay`, { policy: 99 })).status,
    ).toBe(404);
    const strict = "type: days_overdue, days: 14";
    const lenient = DEFAULT_POLICY_TEXT.replace(strict, "type: days_overdue, days: 1000");
    const draft = { name: "Other", note: "", basedOn: null, document: lenient };
    const version = await house.merchant.run((ctx) =>
      insertDraft(ctx, { ...draft, id: newId(ctx.now), documentHash: contentHash(lenient) }),
    );
    const other = await house.call("POST", `/v1/credit/decisions/${late.body.id}/replay`, {
      policy: version,
    });
    expect(other.body).toMatchObject({ sameBytes: false, samePolicy: false, policyVersion: 2 });
    expect(other.body.differences.map((one: { pointer: string }) => one.pointer)).toContain("/outcome");
    await database.asAdministrator(
      'UPDATE credit.evaluation SET result = replace(result, \'"segment":"\', \'"segment":"x\') WHERE merchant_id = $1',
      [house.merchant.merchantId],
    );
    const tampered = await house.call("POST", `/v1/credit/decisions/${refused.body.id}/replay`, {});
    expect(tampered.body.sameBytes).toBe(false);
    expect(tampered.body.differences).toHaveLength(1);
    expect(tampered.body.differences[0].pointer).toBe("/result/segment");
  });
});
