import { randomBytes } from "node:crypto";
import { formatId } from "@goodterms/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aDatabase, aMerchant, expectSoundBook, type StandardMerchant } from "../../../test/house.ts";
import type { RequestContext } from "../../platform/http/index.ts";
import { readAccount } from "../../receivables/exposure/read-account.ts";
import { findCustomer } from "../../receivables/index.ts";
import { approvePolicy, submitPolicy } from "../policies/decide-policy.ts";
import { DEFAULT_POLICY_TEXT } from "../policies/default-policy.ts";
import { createDraft } from "../policies/write-draft.ts";
import { type IssuedAllowance, issueAllowances } from "./issue-allowances.ts";
import { type OfflineOrderInput, settleOrder } from "./settle-order.ts";
import { allowanceKeys } from "./token.ts";

const database = await aDatabase();
const keys = allowanceKeys(randomBytes(32));
const CAP = 42_500n; // 500 euros by the policy's factor for pounds

/** A merchant whose policy lets everybody be sold offline up to the cap; C1 has room for 600 pounds. */
async function anOpenMerchant(): Promise<StandardMerchant> {
  const merchant = await aMerchant(database, { customers: 2 });
  const document = DEFAULT_POLICY_TEXT.replace(
    /offline:\n {2}enabled: false\n {2}share: 0.25\n {2}maximum: 500\n {2}expiresAfterHours: 12\n {2}riskClasses: \[A, B\]/,
    "offline:\n  enabled: true\n  share: 1\n  maximum: 500\n  expiresAfterHours: 12\n  riskClasses: []",
  );
  expect(document).not.toBe(DEFAULT_POLICY_TEXT);
  const { policy } = await merchant.run((ctx) => createDraft(ctx, { document, note: "offline sales" }));
  await merchant.run(async (ctx) => {
    await submitPolicy(ctx, formatId("pol", policy.id));
    const access = { userId: "second", actor: "user:second" } as RequestContext["access"];
    await approvePolicy({ ...ctx, actor: "user:second", access }, formatId("pol", policy.id), {
      effectiveFrom: null,
      note: "yes",
    });
  });
  merchant.clock.advance(1_000);
  return merchant;
}

const issue = async (merchant: StandardMerchant, customer = "C1"): Promise<IssuedAllowance> => {
  const [issued] = await merchant.run((ctx) => issueAllowances(ctx, keys, [customer]));
  if (issued === undefined) throw new Error("nothing was issued");
  return issued;
};

const anOrder = (
  merchant: StandardMerchant,
  token: string,
  more: Partial<OfflineOrderInput>,
): OfflineOrderInput => ({
  token,
  customer: "C1",
  order: "O1",
  currency: "GBP",
  amountMinor: 10_000n,
  takenAt: merchant.clock.now(),
  expiresAt: null,
  ...more,
});

const settle = (merchant: StandardMerchant, input: OfflineOrderInput) =>
  merchant.run((ctx) => settleOrder(ctx, keys, input));

const exposureOf = (merchant: StandardMerchant) =>
  merchant.run(async (ctx) => (await readAccount(ctx, await findCustomer(ctx, "C1"))).exposure.exposureMinor);

describe("an allowance", () => {
  test("is signed over the policy's cap, and what it promises is left out of the next", async () => {
    const merchant = await anOpenMerchant();
    const first = await issue(merchant);
    expect(first).toMatchObject({ refused: null, amountMinor: CAP, currency: "GBP" });
    expect(await issue(merchant)).toMatchObject({ refused: "already_given", token: null });
    merchant.clock.advance(12 * 3_600_000);
    expect(await issue(merchant)).toMatchObject({ refused: null, amountMinor: CAP });
  });

  test("is switched off until the policy says otherwise", async () => {
    const merchant = await aMerchant(database);
    expect(await issue(merchant)).toMatchObject({ refused: "switched_off" });
  });

  test("is not given to another merchant's customer", async () => {
    const merchant = await anOpenMerchant();
    await expect(issue(merchant, "C9")).rejects.toThrow("no customer");
  });
});

describe("an order taken offline", () => {
  test("is settled, and again gives the same answer and reserves nothing more", async () => {
    const merchant = await anOpenMerchant();
    const { token } = await issue(merchant);
    const input = anOrder(merchant, token ?? "", {});
    merchant.clock.advance(3_600_000);
    expect(await settle(merchant, input)).toMatchObject({
      isNew: true,
      use: { outcome: "settled", reasons: [] },
    });
    expect(await settle(merchant, input)).toMatchObject({ isNew: false, use: { outcome: "settled" } });
    expect(await exposureOf(merchant)).toBe(10_000n);
    await expect(settle(merchant, { ...input, amountMinor: 1n })).rejects.toThrow("other content");
    await expectSoundBook(merchant);
  });

  test("passes the ceiling under its token as a recorded override, and no further than the token", async () => {
    const merchant = await anOpenMerchant();
    const { token } = await issue(merchant);
    // The room was sold online meanwhile.
    await settle(merchant, anOrder(merchant, "none", { order: "online", amountMinor: 60_000n }));
    const over = await settle(
      merchant,
      anOrder(merchant, token ?? "", { order: "O2", amountMinor: 40_000n }),
    );
    expect(over.use.outcome).toBe("settled");
    expect(await exposureOf(merchant)).toBe(100_000n);
    const beyond = await settle(
      merchant,
      anOrder(merchant, token ?? "", { order: "O3", amountMinor: 40_000n }),
    );
    expect(beyond.use).toMatchObject({ outcome: "held" });
    expect(beyond.use.reasons).toContain("beyond_allowance");
    expect(await exposureOf(merchant)).toBe(100_000n);
    await expectSoundBook(merchant);
  });

  test("with a forged token, another customer's or too late is decided as any other", async () => {
    const merchant = await anOpenMerchant();
    const { token } = await issue(merchant);
    await settle(merchant, anOrder(merchant, "none", { order: "full", amountMinor: 60_000n }));
    const forged = allowanceKeys(randomBytes(32));
    const foreign = await merchant.run((ctx) => issueAllowances(ctx, forged, ["C2"]));
    const held = async (name: string, input: OfflineOrderInput, reason: string) => {
      const { use } = await settle(merchant, { ...input, order: name });
      expect([use.outcome, use.reasons[0]]).toEqual(["held", reason]);
    };
    await held(
      "forged",
      anOrder(merchant, foreign[0]?.token ?? "", { amountMinor: 20_000n }),
      "token_unknown",
    );
    const late = anOrder(merchant, token ?? "", { amountMinor: 20_000n });
    merchant.clock.advance(8 * 86_400_000);
    await held("late", late, "settled_too_late");
  });

  test("settled in parallel, all under one token never pass its amount", async () => {
    const merchant = await anOpenMerchant();
    const { token } = await issue(merchant);
    await settle(merchant, anOrder(merchant, "none", { order: "full", amountMinor: 60_000n }));
    const amounts = fc.sample(fc.bigInt(1_000n, 20_000n), { numRuns: 12, seed: 7 });
    const settled = await Promise.all(
      amounts.map((amountMinor, place) =>
        settle(merchant, anOrder(merchant, token ?? "", { order: `P${place}`, amountMinor })),
      ),
    );
    const used = settled
      .filter(({ use }) => use.outcome === "settled")
      .reduce((sum, { use }) => sum + use.amountMinor, 0n);
    expect(used > 0n && used <= CAP).toBe(true);
    expect(await exposureOf(merchant)).toBe(60_000n + used);
    await expectSoundBook(merchant);
  });
});
