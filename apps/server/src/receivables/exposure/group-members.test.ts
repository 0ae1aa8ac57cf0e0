import { expect, test } from "vitest";
import { contentHash } from "#platform/ids";
import { aDatabase, aMerchant, expectSoundBook } from "../../../test/house.ts";
import { findCustomer } from "../customers/find-customer.ts";
import { putCustomer } from "../customers/put-customer.ts";
import { putGroup } from "../customers/put-group.ts";
import { openReserver } from "./reserver.ts";
import { setCeiling } from "./set-ceiling.ts";

// Goal: whoever shares a batch with others is held against their own group, and nobody else is. Method: members of a
// group amid others, all asked at once, so that they come into one call whatever order their ids are in.

const database = await aDatabase();
const CUSTOMERS = 8;
const MEMBERS = ["C3", "C6"];
const ROUNDS = 3;

test("members of a group amid others in one batch: each is held against its own group", async () => {
  const merchant = await aMerchant(database, { customers: CUSTOMERS });
  const ceiling = (amountMinor: bigint) => ({ ceiling: { amountMinor, currency: "GBP" }, reason: "test" });
  const references = Array.from({ length: CUSTOMERS }, (_, index) => `C${index + 1}`);
  const ids = await merchant.run(async (ctx) => {
    await putGroup(ctx, { reference: "G", name: "G" });
    for (const reference of MEMBERS)
      await putCustomer(ctx, { reference, name: reference, kind: "business", group: "G" });
    await setCeiling(ctx, { group: "G" }, ceiling(100n));
    for (const customer of references) await setCeiling(ctx, { customer }, ceiling(10_000n));
    return Promise.all(
      references.map(async (reference) => ({ reference, id: (await findCustomer(ctx, reference)).id })),
    );
  });
  const reserver = openReserver(database);
  const ask = async (customer: { reference: string; id: string }, round: number) => {
    const caller = {
      ...{ merchantId: merchant.merchantId, actor: "user:test", requestId: "test" },
      now: merchant.clock.now(),
    };
    const order = `${customer.reference}-${round}`;
    const { reservation } = await reserver.reserve(caller, {
      ...{ customerId: customer.id, order, contentHash: contentHash({ order }), mode: "reserve" },
      ...{ checkpoint: "order", currency: "GBP", amountMinor: 60n, expiresAt: null, orderBlocks: [] },
      ...{ extraMinor: 0n, expectedEvaluationId: null, liftedReasons: [], isFinal: true, isAgain: false },
      ...{ overrideReason: null, facts: null },
    });
    return { ...reservation, reference: customer.reference };
  };
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round);
  const answers = await Promise.all(rounds.flatMap((round) => ids.map((customer) => ask(customer, round))));
  for (const { reference, groupId } of answers)
    expect([reference, groupId !== null]).toEqual([reference, MEMBERS.includes(reference)]);
  const refused = answers.filter(({ outcome }) => outcome === "refused");
  // The group has room for one order of its members; nobody else is refused.
  expect(refused.every(({ reasons }) => reasons.includes("over_group_ceiling"))).toBe(true);
  expect(refused).toHaveLength(MEMBERS.length * ROUNDS - 1);
  await expectSoundBook(merchant);
});
