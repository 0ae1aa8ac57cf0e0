import { formatId } from "@goodterms/kernel";
import { describe, expect, test } from "vitest";
import { readAccountLevels } from "#receivables";
import { aMerchant, plainDate, type StandardMerchant } from "../../../test/house.ts";
import { putGroup } from "../../receivables/customers/put-group.ts";
import { issueInvoice } from "../../receivables/documents/issue-invoice.ts";
import { reserveOrder } from "../../receivables/exposure/reserve-order.ts";
import { recordRate } from "../../receivables/ledger/rates.ts";
import { approveProposal, rejectProposal, withdrawProposal } from "./decide-proposal.ts";
import { customerHolder } from "./holders.ts";
import { proposeLimit } from "./propose-limit.ts";
import { readLimitFacts } from "./read-limit-facts.ts";
import { setAuthority } from "./set-authority.ts";
import { database, order, person, refusalCode, set, setGroup, TODAY } from "./test/limits-house.ts";

async function level(merchant: StandardMerchant, customer = "C1") {
  return merchant.run(async (ctx) => {
    const [found] = await readAccountLevels(ctx, [(await customerHolder(ctx, customer)).id]);
    return found;
  });
}

async function facts(merchant: StandardMerchant, today = TODAY) {
  return merchant.run(async (ctx) => {
    const { id } = await customerHolder(ctx, "C1");
    return (await readLimitFacts(ctx, [id], today)).get(id);
  });
}

describe("a limit set by hand", () => {
  test("F11: none, zero and an amount stay three different things, down to the ceiling", async () => {
    const merchant = await aMerchant(database);
    const manager = person(merchant, "credit_manager");
    await set(manager, order(0n));
    expect((await facts(merchant))?.standing).toMatchObject([{ kind: "manual", minor: 0n }]);
    expect((await level(merchant))?.ceilingMinor).toBe(0n);
    await set(manager, order(100_000n));
    expect((await facts(merchant))?.standing).toMatchObject([{ minor: 100_000n }]);
    expect((await level(merchant))?.ceilingMinor).toBeGreaterThanOrEqual(100_000n);
    await set(manager, order(null));
    expect(await facts(merchant)).toMatchObject({ standing: [], hasExpired: false });
  });

  test("the same again writes nothing; every change is a version with its reason and who signed", async () => {
    const merchant = await aMerchant(database);
    const manager = person(merchant, "credit_manager");
    const first = await set(manager, order(50_000n));
    const again = await set(manager, order(50_000n));
    expect(first).toMatchObject({ kind: "set", written: { isNew: true, version: { version: 1 } } });
    expect(again).toMatchObject({ kind: "set", written: { isNew: false } });
    const second = await set(manager, order(60_000n, { reason: "good season" }));
    expect(second).toMatchObject({
      written: { version: { version: 2, reason: "good season", approvedBy: [manager.access.actor] } },
    });
    expect(await refusalCode(set(manager, order(1n, { reason: "  " })))).toBe("limit_field");
  });

  test("a lower limit touches nothing that is confirmed; the excess is recorded and the next order refused", async () => {
    const merchant = await aMerchant(database);
    const manager = person(merchant, "credit_manager");
    await set(manager, order(100_000n));
    const reserve = (reference: string, amountMinor: bigint) =>
      merchant.run((ctx) =>
        reserveOrder(ctx, {
          customer: "C1",
          order: reference,
          currency: "GBP",
          amountMinor,
          mode: "reserve",
          expiresAt: null,
          overrideReason: null,
        }),
      );
    expect((await reserve("O-1", 80_000n)).reservation.outcome).toBe("reserved");
    await set(manager, order(10_000n));
    const held = await database.asAdministrator<{ held_minor: string; outcome: string }>(
      "SELECT held_minor, outcome FROM receivables.reservation WHERE merchant_id = $1 AND order_reference = 'O-1'",
      [merchant.merchantId],
    );
    expect(held).toEqual([{ held_minor: "80000", outcome: "reserved" }]);
    const excess = await database.asAdministrator<{ cause: string }>(
      "SELECT cause FROM receivables.exposure_excess WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    expect(excess).toEqual([{ cause: "ceiling_lowered" }]);
    expect((await reserve("O-2", 1n)).reservation.outcome).toBe("refused");
  });

  test("starts, expiries and the latest word: what counts on a day", async () => {
    const merchant = await aMerchant(database);
    const manager = person(merchant, "credit_manager");
    await set(manager, order(10_000n, { expiresOn: plainDate("2026-03-10") }));
    await set(
      manager,
      order(90_000n, { startsOn: plainDate("2026-03-06"), expiresOn: plainDate("2026-03-20") }),
    );
    expect(await facts(merchant)).toMatchObject({
      standing: [{ minor: 10_000n }],
      nextChangeOn: "2026-03-06",
    });
    expect(await facts(merchant, plainDate("2026-03-06"))).toMatchObject({
      standing: [{ minor: 90_000n }],
      nextChangeOn: "2026-03-21",
    });
    expect(await facts(merchant, plainDate("2026-03-20"))).toMatchObject({ standing: [{ minor: 90_000n }] });
    expect(await facts(merchant, plainDate("2026-03-21"))).toMatchObject({ standing: [], hasExpired: true });
    const season = { kind: "temporary" as const, startsOn: TODAY, expiresOn: plainDate("2026-03-04") };
    await set(manager, order(5_000n, season));
    expect((await facts(merchant))?.standing.map((limit) => limit.kind)).toEqual(["manual", "temporary"]);
    expect(await refusalCode(set(manager, order(5_000n, { kind: "temporary" })))).toBe("limit_field");
    expect(await refusalCode(set(manager, order(5_000n, { startsOn: plainDate("2026-03-01") })))).toBe(
      "limit_field",
    );
  });

  test("another currency moves the account into it; an amount without a rate is not relied on", async () => {
    const merchant = await aMerchant(database);
    const manager = person(merchant, "owner");
    await set(manager, order(500_000n, { currency: "SEK" }));
    expect((await level(merchant))?.currency).toBe("SEK");
    await set(manager, order(7_000n, { kind: "recourse", currency: "GBP" }));
    expect((await facts(merchant))?.standing.map((limit) => limit.kind)).toEqual(["manual"]);
    await merchant.run((ctx) =>
      recordRate(ctx, { base: "GBP", quote: "SEK", rate: "13", validFrom: TODAY, source: "test" }),
    );
    expect((await facts(merchant))?.standing).toMatchObject([
      { kind: "manual" },
      { kind: "recourse", minor: 91_000n },
    ]);
  });

  test("an insurer's stop comes with the age of the oldest invoice, and is foreseen", async () => {
    const merchant = await aMerchant(database);
    const manager = person(merchant, "owner");
    const insurance = {
      policyNumber: "P-1",
      insurer: "Assur",
      insuredPercent: "90",
      maximumExtensionDays: 60,
      overdueReportDays: 30,
      stopShipmentDays: 20,
    };
    await set(manager, order(100_000n, { kind: "insured", insurance }));
    expect(await refusalCode(set(manager, order(1n, { kind: "insured" })))).toBe("limit_field");
    await merchant.run((ctx) =>
      issueInvoice(ctx, {
        entity: "UK",
        customer: "C1",
        number: "I-1",
        issuedOn: plainDate("2026-02-01"),
        dueOn: plainDate("2026-02-20"),
        currency: "GBP",
        amounts: { netMinor: 1_000n, taxMinor: 0n },
      }),
    );
    expect(await facts(merchant)).toMatchObject({ insurerStops: [], nextChangeOn: "2026-03-13" });
    expect(await facts(merchant, plainDate("2026-03-12"))).toMatchObject({ insurerStops: [] });
    expect(await facts(merchant, plainDate("2026-03-13"))).toMatchObject({ insurerStops: ["stop_shipment"] });
  });
});

describe("authority", () => {
  test("beyond it a proposal is made; others sign, nobody twice, the proposer never", async () => {
    const merchant = await aMerchant(database);
    const clerk = person(merchant, "credit_manager");
    const answer = await set(clerk, order(900_000_000n));
    if (answer.kind !== "proposed") throw new Error("it was set");
    const id = formatId("prp", answer.proposal.id);
    expect((await facts(merchant))?.standing ?? []).toEqual([]);
    const approve = (by: ReturnType<typeof person>) =>
      by.run((ctx) => approveProposal(ctx, by.access, id, ""));
    expect(await refusalCode(approve(clerk))).toBe("second_person");
    expect(await refusalCode(approve(person(merchant, "credit_manager")))).toBe("beyond_authority");
    for (let given = 1; given < answer.proposal.approvalsNeeded; given += 1) {
      const owner = person(merchant, "owner");
      expect((await approve(owner)).state).toBe("open");
      expect(await refusalCode(approve(owner))).toBe("second_person");
    }
    expect((await approve(person(merchant, "owner"))).state).toBe("approved");
    expect((await facts(merchant))?.standing).toMatchObject([{ minor: 900_000_000n }]);
    expect(await refusalCode(approve(person(merchant, "owner")))).toBe("already_decided");
  });

  test("an API key cannot sign, and whoever made the key is the one who proposed", async () => {
    const merchant = await aMerchant(database);
    const owner = person(merchant, "owner");
    const key = { ...owner.access, roles: [], userId: null, actor: "key:none", keyId: null };
    const answer = await owner.run(async (ctx) => {
      const { setLimit } = await import("./set-limit.ts");
      return setLimit({ ...ctx, actor: key.actor }, key, await customerHolder(ctx, "C1"), order(10_000n));
    });
    expect(answer.kind).toBe("proposed");
    if (answer.kind !== "proposed") return;
    const id = formatId("prp", answer.proposal.id);
    expect(await refusalCode(owner.run((ctx) => approveProposal(ctx, key, id, "")))).toBe("people_only");
    expect((await owner.run((ctx) => rejectProposal(ctx, owner.access, id, "no"))).state).toBe("rejected");
  });

  test("taking back needs none; an authority of one's own is used alone, and only an owner gives it", async () => {
    const merchant = await aMerchant(database);
    const owner = person(merchant, "owner");
    const analyst = person(merchant, "auditor");
    expect((await set(analyst, order(10_000n))).kind).toBe("proposed");
    await set(owner, order(100_000n));
    expect((await set(analyst, order(40_000n))).kind).toBe("set");
    expect((await set(analyst, order(40_001n))).kind).toBe("proposed");
    expect((await set(analyst, order(0n))).kind).toBe("set");
    await database.asAdministrator(
      "INSERT INTO platform.membership (merchant_id, user_id, name, roles, created_at) VALUES ($1, $2, 'A', '{auditor}', $3)",
      [merchant.merchantId, analyst.access.userId, merchant.clock.now()],
    );
    const holder = formatId("usr", analyst.access.userId ?? "");
    const give = (by: typeof owner) =>
      by.run((ctx) => setAuthority(ctx, by.access, holder, { amountMinor: 55_000n, currency: "GBP" }));
    expect(await refusalCode(give(analyst))).toBe("owner_only");
    await give(owner);
    expect((await set(analyst, order(55_000n))).kind).toBe("set");
    expect((await set(analyst, order(55_001n))).kind).toBe("proposed");
    // No rate of the day is known: so it lies beyond.
    expect((await set(analyst, order(1n, { currency: "JPY", kind: "recourse" }))).kind).toBe("proposed");
  });

  test("several small limits weigh together, and taking away what holds back is a raise", async () => {
    const merchant = await aMerchant(database);
    const clerk = person(merchant, "credit_manager");
    expect((await set(clerk, order(2_000_000n))).kind).toBe("set");
    expect((await set(clerk, order(100_000n, { kind: "recourse" }))).kind).toBe("set");
    expect((await set(clerk, order(200_000n, { kind: "recourse", reason: "more" }))).kind).toBe("proposed");
    const other = await aMerchant(database);
    const auditor = person(other, "auditor");
    await set(person(other, "owner"), order(0n));
    // A new customer has something by the policy; only whose authority reaches that far lifts the prepayment.
    expect((await set(auditor, order(null))).kind).toBe("proposed");
    expect((await set(person(other, "credit_manager"), order(null))).kind).toBe("set");
  });

  test("a proposal that the limit has overtaken is refused; monitoring's always wants a signature", async () => {
    const merchant = await aMerchant(database);
    const owner = person(merchant, "owner");
    const suggestion = {
      customer: "C1",
      limit: { amountMinor: 5_000n, currency: "GBP" },
      reason: "pays later each month",
      recommendation: "Lower to what is used.",
      source: "monitoring" as const,
    };
    const proposed = await merchant.run((ctx) => proposeLimit(ctx, suggestion));
    expect((await merchant.run((ctx) => proposeLimit(ctx, suggestion))).id).toBe(proposed.id);
    await set(owner, order(9_000n));
    const id = formatId("prp", proposed.id);
    expect(await refusalCode(owner.run((ctx) => approveProposal(ctx, owner.access, id, "")))).toBe(
      "proposal_outdated",
    );
    expect((await owner.run((ctx) => withdrawProposal(ctx, id, ""))).state).toBe("withdrawn");
  });

  test("a group's limit becomes the group's ceiling", async () => {
    const merchant = await aMerchant(database);
    await merchant.run((ctx) => putGroup(ctx, { reference: "G", name: "Group" }));
    const owner = person(merchant, "owner");
    await setGroup(owner, order(70_000n), "G");
    const rows = await database.asAdministrator<{ ceiling_minor: string }>(
      "SELECT ceiling_minor FROM receivables.exposure_account WHERE merchant_id = $1 AND holder = 'group'",
      [merchant.merchantId],
    );
    expect(rows).toEqual([{ ceiling_minor: "70000" }]);
    expect(await refusalCode(setGroup(owner, order(1n, { kind: "recourse" }), "G"))).toBe("limit_field");
  });
});
