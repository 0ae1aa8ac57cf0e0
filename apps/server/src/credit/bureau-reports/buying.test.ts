import { formatId, plainDate } from "@goodterms/kernel";
import { describe, expect, test } from "vitest";
import { Refusal } from "#platform/refusals";
import { findCustomer } from "../../receivables/index.ts";
import { chooseSubject, readSubjects } from "./match-customer.ts";
import { erasePersonKey } from "./person-key-store.ts";
import { listPulls, selectMonths } from "./pull-store.ts";
import { readBureauFacts } from "./read-bureau-facts.ts";
import { readRaw, readReport, readReports } from "./read-reports.ts";
import { reservePull } from "./reserve-pull.ts";
import { settleByHand } from "./settle-pull.ts";
import { aBureauHouse, type BureauHouse, rows, simulatorOf } from "./test/bureau-house.ts";

// Goal: a report is bought once, within the budget, and kept so that only who may read it can. Method: a merchant whose
// bureaus are simulators with faults.

const MARCH = plainDate("2026-03-02");

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).code;
}

const month = async ({ merchant }: BureauHouse) =>
  (await merchant.run((ctx) => selectMonths(ctx, MARCH, MARCH)))[0] ?? { reservedMinor: 0n, spentMinor: 0n };

const idOf = async ({ merchant }: BureauHouse, reference: string): Promise<string> =>
  (await merchant.run((ctx) => findCustomer(ctx, reference))).id;

const person = {
  firstName: "Robin",
  lastName: "Upholder",
  address: {
    street: "Harbor Rd",
    houseNumber: "12",
    city: "Portland",
    region: "OR",
    postalCode: "97209",
    country: "US",
  },
  dateOfBirth: null,
  nationalNumber: "666001234",
};

describe("without a bureau", () => {
  test("nobody knows anything, and nothing breaks", async () => {
    const house = await aBureauHouse(["Alpine Tools"]);
    const customerId = await idOf(house, "C1");
    const facts = await house.merchant.run((ctx) =>
      readBureauFacts(ctx, [{ customerId, currency: "USD" }], MARCH),
    );
    expect(facts.size).toBe(0);
    expect(await refusalOf(house.fetch({ customer: "C1" }))).toBe("nothing_to_ask");
    expect(await refusalOf(house.fetch({ customer: "C1", bureau: "dnb" }))).toBe("bureau_not_connected");
  });
});

describe("a report", () => {
  test("is matched, bought, sealed, and known to the policy", async () => {
    const house = await aBureauHouse(["Northlight Cycles LLC"]);
    await house.connect("experian-us");
    const steps = await house.fetch({ customer: "C1" });
    expect(steps).toMatchObject([{ bureau: "experian-us", outcome: "received" }]);
    const reportId = steps[0]?.reportId ?? "";
    const customerId = await idOf(house, "C1");
    const facts = await house.merchant.run((ctx) =>
      readBureauFacts(ctx, [{ customerId, currency: "USD" }], MARCH),
    );
    expect(facts.get(customerId)).toMatchObject({ source: "experian-us", reportId, asOf: MARCH, ageDays: 0 });
    expect(Object.keys(facts.get(customerId)?.figures ?? {})).toContain("experian-us.currentDbt");
    expect(await month(house)).toMatchObject({ reservedMinor: 0n, spentMinor: 2_500n });

    const shown = await house.merchant.run((ctx) =>
      readReport(ctx, house.bureaus, formatId("rpt", reportId)),
    );
    expect(shown.content?.subjectName).toBe("NORTHLIGHT CYCLES LLC");
    const raw = await house.merchant.run((ctx) => readRaw(ctx, house.bureaus, formatId("rpt", reportId)));
    expect(raw.parts).toHaveLength(4);
    expect(raw.parts[0]?.text).toContain("commercialScore");

    const [stored] = await rows<{ sealed: string }>(
      "SELECT encode(sealed_content || sealed_raw, 'escape') || figures::text AS sealed FROM credit.bureau_report WHERE merchant_id = $1",
      [house.merchant.merchantId],
    );
    expect(stored?.sealed).not.toMatch(/NORTHLIGHT/i);
    const events = await rows<{ type: string; data: object }>(
      "SELECT type, data FROM platform.event WHERE merchant_id = $1 AND type LIKE 'credit.%' ORDER BY type",
      [house.merchant.merchantId],
    );
    expect(events.map(({ type }) => type)).toEqual([
      "credit.bureau_connection_changed",
      "credit.bureau_report_raw_opened",
      "credit.bureau_report_received",
      "credit.bureau_subject_matched",
    ]);
    expect(JSON.stringify(events)).not.toMatch(/northlight|sim-/i);
    const [account] = await rows<{ stale: boolean }>(
      "SELECT stale FROM receivables.exposure_account WHERE merchant_id = $1 AND id = $2",
      [house.merchant.merchantId, customerId],
    );
    expect(account?.stale).toBe(true);
  });

  test("a young one is used again and costs nothing; force buys another, and an old one is renewed", async () => {
    const house = await aBureauHouse(["Northlight Cycles LLC"]);
    await house.connect("experian-us");
    await house.fetch({ customer: "C1" });
    expect(await house.fetch({ customer: "C1" })).toMatchObject([
      { outcome: "kept", detail: expect.stringContaining("younger than 180 days") },
    ]);
    expect(await month(house)).toMatchObject({ reservedMinor: 0n, spentMinor: 2_500n });
    expect(await house.fetch({ customer: "C1", force: "the last one looked odd" })).toMatchObject([
      { outcome: "received" },
    ]);
    house.merchant.clock.advance(181 * 86_400_000);
    expect(await house.fetch({ customer: "C1" })).toMatchObject([{ outcome: "received" }]);
    const listed = await house.merchant.run((ctx) => readReports(ctx, house.bureaus, "C1", null, 2));
    expect(listed.rows).toHaveLength(2);
    expect(listed.next).not.toBeNull();
  });

  test("is refused where it could change nothing, unless somebody says why", async () => {
    const house = await aBureauHouse(["Northlight Cycles LLC"]);
    await house.connect("experian-us");
    house.policy.canChange = false;
    const simulator = await simulatorOf("experian-us");
    const before = simulator.requests.length;
    expect(await refusalOf(house.fetch({ customer: "C1" }))).toBe("report_pointless");
    expect(simulator.requests.length).toBe(before);
    await house.fetch({ customer: "C1", force: "the auditor wants it" });
    const [pull] = await house.merchant.run((ctx) => listPulls(ctx, {}, null, 10));
    expect(pull?.forcedBecause).toBe("the auditor wants it");
  });
});

describe("the order of bureaus", () => {
  test("the next is asked only where the one before has no data", async () => {
    const house = await aBureauHouse(["Northlight Cycles LLC"]);
    await house.connect("experian-us");
    await house.connect("dnb");
    const first = await simulatorOf("experian-us");
    first.fail("no_match");
    expect(await house.fetch({ customer: "C1" })).toMatchObject([
      { bureau: "experian-us", outcome: "not_found" },
      { bureau: "dnb", outcome: "received" },
    ]);
    first.fail(null);
    const again = await aBureauHouse(["Northlight Cycles LLC"]);
    await again.connect("experian-us");
    await again.connect("dnb");
    expect(await again.fetch({ customer: "C1" })).toMatchObject([
      { bureau: "experian-us", outcome: "received" },
    ]);
  });

  test("one that is down is passed over; its time-out keeps the money aside until a person settles it", async () => {
    const house = await aBureauHouse(["Northlight Cycles LLC"]);
    await house.connect("experian-us", { settings: { timeoutSeconds: "1" } });
    await house.connect("dnb");
    await house.fetch({ customer: "C1", bureau: "experian-us" });
    const first = await simulatorOf("experian-us");
    first.fail("time_out");
    expect(await house.fetch({ customer: "C1", force: "again" })).toMatchObject([
      { bureau: "experian-us", outcome: "temporary" },
      { bureau: "dnb", outcome: "received" },
    ]);
    first.fail(null);
    expect(await month(house)).toMatchObject({ reservedMinor: 2_500n, spentMinor: 3_700n });
    const [unknown] = await house.merchant.run((ctx) => listPulls(ctx, { unsettled: true }, null, 10));
    expect(unknown).toMatchObject({ state: "unknown", outcome: "temporary" });
    const id = formatId("rpt", unknown?.id ?? "");
    await house.merchant.run((ctx) => settleByHand(ctx, id, false));
    expect(await month(house)).toMatchObject({ reservedMinor: 0n, spentMinor: 3_700n });
    expect(await refusalOf(house.merchant.run((ctx) => settleByHand(ctx, id, true)))).toBe("already_decided");
  });

  test("what failed for certain costs nothing", async () => {
    const house = await aBureauHouse(["Northlight Cycles LLC"]);
    await house.connect("dnb");
    const bureau = await simulatorOf("dnb");
    await house.fetch({ customer: "C1", bureau: "dnb" });
    bureau.fail("not_entitled");
    expect(await house.fetch({ customer: "C1", bureau: "dnb", force: "again" })).toMatchObject([
      { outcome: "not_entitled", reportId: null },
    ]);
    bureau.fail(null);
    expect(await month(house)).toMatchObject({ reservedMinor: 0n, spentMinor: 1_200n });
  });
});

describe("the budget", () => {
  test("raced by eight customers, buys exactly what it covers", async () => {
    const names = Array.from({ length: 8 }, (_, index) => `Racer ${index} Inc`);
    const house = await aBureauHouse(names);
    await house.connect("dnb");
    house.policy.budget = { minor: 3_700n, currency: "USD" };
    const outcomes = await Promise.all(
      names.map((_, index) =>
        house.fetch({ customer: `C${index + 1}`, bureau: "dnb" }).then(
          (steps) => steps[0]?.outcome,
          (error: unknown) => (error as Refusal).code,
        ),
      ),
    );
    const counted = outcomes.filter((outcome) => outcome === "received").length;
    const candidates = outcomes.filter((outcome) => outcome === "match_needed").length;
    expect(counted).toBe(3);
    expect(outcomes.filter((outcome) => outcome === "budget_used").length).toBe(5 - candidates);
    expect(await month(house)).toMatchObject({ reservedMinor: 0n, spentMinor: 3_600n });
    house.merchant.clock.advance(31 * 86_400_000);
    const left = outcomes.indexOf("budget_used") + 1;
    expect(await house.fetch({ customer: `C${left}`, bureau: "dnb" })).toMatchObject([
      { outcome: "received" },
    ]);
  });

  test("one customer clicked five times at once is bought once", async () => {
    const house = await aBureauHouse(["Northlight Cycles LLC"]);
    await house.connect("dnb");
    await house.merchant.run(async (ctx) =>
      readSubjects(ctx, house.bureaus, (await findCustomer(ctx, "C1")).id),
    );
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map(() =>
        house.fetch({ customer: "C1", bureau: "dnb" }).then(
          (steps) => steps[0]?.outcome,
          (error: unknown) => (error as Refusal).code,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "received")).toHaveLength(1);
    for (const outcome of outcomes) expect(["received", "kept", "report_running"]).toContain(outcome);
    expect(await month(house)).toMatchObject({ reservedMinor: 0n, spentMinor: 1_200n });
  });

  test("a process that dies while asking leaves the outcome unknown and the money aside", async () => {
    const house = await aBureauHouse(["Northlight Cycles LLC"]);
    await house.connect("dnb");
    const { outside, policy, merchant, bureaus } = house;
    const adapter = bureaus.adapter("dnb");
    const customerId = await idOf(house, "C1");
    const wanted = {
      customerId,
      product: "blocks",
      reason: "order" as const,
      note: null,
      forcedBecause: null,
      permissiblePurpose: null,
      minding: "age" as const,
    };
    await merchant.run(async (ctx) => {
      const { findConnection } = await import("./check-connection.ts");
      const connection = await findConnection(ctx, "dnb");
      if (adapter === undefined) throw new Error("no adapter");
      await reservePull(ctx, policy, MARCH, adapter, connection, wanted);
    });
    expect(outside().caller.merchantId).toBe(merchant.merchantId);
    expect(await refusalOf(house.fetch({ customer: "C1", bureau: "dnb" }))).toBe("report_running");
    merchant.clock.advance(11 * 60_000);
    expect(await house.fetch({ customer: "C1", bureau: "dnb" })).toMatchObject([{ outcome: "received" }]);
    expect(await month(house)).toMatchObject({ reservedMinor: 1_200n, spentMinor: 1_200n });
    const [left] = await merchant.run((ctx) => listPulls(ctx, { unsettled: true }, null, 10));
    expect(left).toMatchObject({ state: "unknown", outcome: "interrupted" });
    await merchant.run((ctx) => settleByHand(ctx, formatId("rpt", left?.id ?? ""), true));
    expect(await month(house)).toMatchObject({ reservedMinor: 0n, spentMinor: 2_400n });
  });

  test("a product without a price is not bought", async () => {
    const house = await aBureauHouse(["Northlight Cycles LLC"]);
    await house.connect("dnb");
    expect(await refusalOf(house.fetch({ customer: "C1", bureau: "dnb", product: "nonsense" }))).toBe(
      "product_unknown",
    );
    house.policy.inBudgetCurrency = () => null;
    expect(await refusalOf(house.fetch({ customer: "C1", bureau: "dnb" }))).toBe("product_unknown");
    house.policy.budget = { minor: null, currency: "EUR" };
    expect(await house.fetch({ customer: "C1", bureau: "dnb" })).toMatchObject([{ outcome: "received" }]);
  });
});

describe("who a customer is", () => {
  test("several or none that is certain: a person chooses; never one that is out of business", async () => {
    const house = await aBureauHouse(["Zzyx Nonexistent"]);
    await house.connect("dnb");
    expect(await house.fetch({ customer: "C1", bureau: "dnb" })).toMatchObject([{ outcome: "not_found" }]);
    const customerId = await idOf(house, "C1");
    const { writeSubject } = await import("./match-customer.ts");
    const candidate = (reference: string, isActive: boolean) => ({
      reference,
      name: `Company ${reference}`,
      address: person.address,
      certainty: 60,
      hasSameName: false,
      isActive,
      isCertain: false,
    });
    const details = {
      candidates: [candidate("701000001", true), candidate("701000002", false)],
      person: null,
    };
    await house.merchant.run((ctx) =>
      writeSubject(ctx, house.bureaus, {
        customerId,
        bureau: "dnb",
        state: "open",
        reference: null,
        details,
      }),
    );
    const choose = (reference: string) =>
      house.merchant.run((ctx) => chooseSubject(ctx, house.bureaus, customerId, "dnb", reference));
    expect(await refusalOf(choose("701000002"))).toBe("candidate_refused");
    expect(await refusalOf(choose("999"))).toBe("candidate_refused");
    expect(await choose("701000001")).toMatchObject({
      state: "chosen",
      reference: "701000001",
      chosenBy: "user:test",
    });
    expect(await house.fetch({ customer: "C1", bureau: "dnb" })).toMatchObject([{ outcome: "received" }]);
  });
});

describe("a person's file", () => {
  const purpose = { bureau: "transunion", permissiblePurpose: "PS" } as const;

  test("needs a purpose and the person, and is sealed with the person's own key", async () => {
    const house = await aBureauHouse(["Robin Upholder"]);
    await house.connect("transunion");
    expect(await refusalOf(house.fetch({ customer: "C1", bureau: "transunion" }))).toBe("purpose_needed");
    expect(await refusalOf(house.fetch({ customer: "C1", ...purpose }))).toBe("match_needed");
    const [step] = await house.fetch({ customer: "C1", ...purpose, person });
    expect(step).toMatchObject({ outcome: "received" });
    const [pull] = await house.merchant.run((ctx) => listPulls(ctx, {}, null, 1));
    expect(pull?.permissiblePurpose).toBe("PS");
    const dump = await rows<{ text: string }>(
      `SELECT coalesce((SELECT string_agg(t::text, '') FROM credit.bureau_subject t WHERE merchant_id = $1), '') ||
        coalesce((SELECT string_agg(t::text, '') FROM credit.bureau_report t WHERE merchant_id = $1), '') ||
        coalesce((SELECT string_agg(t::text, '') FROM platform.event t WHERE merchant_id = $1), '') AS text`,
      [house.merchant.merchantId],
    );
    expect(dump[0]?.text).not.toMatch(/666001234|Upholder/);

    const id = formatId("rpt", step?.reportId ?? "");
    const customerId = await idOf(house, "C1");
    await house.merchant.run((ctx) => erasePersonKey(ctx, customerId));
    expect(await house.merchant.run((ctx) => readReport(ctx, house.bureaus, id))).toMatchObject({
      content: null,
    });
    expect(await refusalOf(house.merchant.run((ctx) => readRaw(ctx, house.bureaus, id)))).toBe(
      "report_erased",
    );
    expect(await refusalOf(house.fetch({ customer: "C1", ...purpose, person, force: "again" }))).toBe(
      "report_erased",
    );
  });

  test("that is frozen is no decline: it is kept as locked, without a score, and no other bureau is asked", async () => {
    const house = await aBureauHouse(["Robin Frozen"]);
    await house.connect("transunion");
    await house.connect("dnb");
    house.policy.waterfall = () => ["transunion", "dnb"];
    const steps = await house.fetch({
      customer: "C1",
      permissiblePurpose: "PS",
      person: { ...person, lastName: "Frozen" },
    });
    expect(steps).toMatchObject([{ bureau: "transunion", outcome: "locked" }]);
    const customerId = await idOf(house, "C1");
    const facts = await house.merchant.run((ctx) =>
      readBureauFacts(ctx, [{ customerId, currency: "USD" }], MARCH),
    );
    expect(facts.get(customerId)).toMatchObject({ riskScore: null, riskClass: null, flags: ["frozen_file"] });
    expect(await month(house)).toMatchObject({ spentMinor: 150n, reservedMinor: 0n });
  });
});
