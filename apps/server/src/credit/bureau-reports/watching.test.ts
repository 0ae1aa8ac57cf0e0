import { plainDate } from "@goodterms/kernel";
import { describe, expect, test } from "vitest";
import type { BureauAlert } from "../../integrations/bureaus/index.ts";
import { findCustomer } from "../../receivables/index.ts";
import { bureauTicks } from "./bureau-ticks.ts";
import { selectEnrolments } from "./enrolment-store.ts";
import { openValue } from "./keys.ts";
import { matchCustomer } from "./match-customer.ts";
import { readBureauAlerts } from "./read-bureau-alerts.ts";
import { receiveAlertFile } from "./receive-alert-file.ts";
import { keepAlerts } from "./receive-alerts.ts";
import { reconcileWithList } from "./reconcile-enrolments.ts";
import { listReconciliations } from "./reconciliation-store.ts";
import {
  aBureauHouse,
  type BureauHouse,
  database,
  ENCRYPTION_KEY,
  rows,
  simulatorOf,
} from "./test/bureau-house.ts";
import { unwatchSubject, watchSubject } from "./watch-subject.ts";

// Goal: news of watched customers is kept once, whatever way it comes, and moves their ceilings; who is watched is the
// same here and there. Method: the ticks themselves, over simulators.

const MARCH = plainDate("2026-03-02");
const DAY_MS = 86_400_000;

async function tick(house: BureauHouse, name: string): Promise<number> {
  const [found] = bureauTicks(house.bureaus, house.neighbours).filter((one) => one.name === name);
  if (found === undefined) throw new Error(`no tick ${name}`);
  const logger = { info: () => {}, warn: () => {}, error: (fields: object) => expect(fields).toEqual({}) };
  return found.run({ database, clock: house.merchant.clock, logger, signal: new AbortController().signal });
}

async function aWatched(bureau: string, name = "Northlight Cycles LLC") {
  const house = await aBureauHouse([name]);
  await house.connect(bureau);
  const { id } = await house.merchant.run((ctx) => findCustomer(ctx, "C1"));
  const subject = await matchCustomer(house.outside(), id, bureau);
  const input = { customer: "C1", bureau, everyDays: 30, permissiblePurpose: null };
  const enrolment = await watchSubject(house.outside(), house.neighbours, input);
  return { house, customerId: id, reference: subject.reference ?? "", enrolment };
}

const alertsOf = async (house: BureauHouse, customerId: string) =>
  (await house.merchant.run((ctx) => readBureauAlerts(ctx, [customerId]))).get(customerId) ?? [];

const stateOf = async (house: BureauHouse, customerId: string) =>
  (await house.merchant.run((ctx) => selectEnrolments(ctx, customerId)))[0];

describe("a bureau with a feed", () => {
  test("news is read by the tick, kept once, and outdates the ceiling", async () => {
    const { house, customerId, reference, enrolment } = await aWatched("dnb");
    expect(enrolment).toMatchObject({ style: "feed", state: "active" });
    expect(await tick(house, "credit.poll_bureaus")).toBe(1);
    expect(await alertsOf(house, customerId)).toMatchObject([
      { code: "score_dropped", severity: "attention", isPositive: false, on: MARCH },
    ]);
    const [account] = await rows<{ stale: boolean }>(
      "SELECT stale FROM receivables.exposure_account WHERE merchant_id = $1 AND id = $2",
      [house.merchant.merchantId, customerId],
    );
    expect(account?.stale).toBe(true);
    const events = await rows<{ type: string; data: Record<string, unknown> }>(
      "SELECT type, data FROM platform.event WHERE merchant_id = $1 AND type = 'credit.bureau_alert_received'",
      [house.merchant.merchantId],
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.data).toMatchObject({ customerId, bureau: "dnb", code: "score_dropped" });
    // Not due again before its hour; and the same news from a file is no news.
    expect(await tick(house, "credit.poll_bureaus")).toBe(0);
    const at = house.merchant.clock.now().toISOString();
    const element = "organization.dnbAssessment.failureScore.classScore";
    const line = {
      type: "UPDATE",
      organization: { duns: reference },
      elements: [{ element, previous: 2, current: 4, timestamp: at }],
    };
    const file = Buffer.from(`${JSON.stringify(line)}\n`);
    const kept = await house.merchant.run((ctx) => receiveAlertFile(ctx, house.bureaus, "dnb", file));
    expect(kept).toEqual({ received: 0, repeated: 1, ofNobody: 0 });
  });

  test("what a dead process read and lost is read once more, and nothing twice", async () => {
    const { house, customerId } = await aWatched("dnb", "Interrupted Trading");
    const { outside, merchant } = house;
    // The page was fetched, and the process died before it was kept.
    await database.asAdministrator(
      "UPDATE credit.bureau_feed SET polling_since = $2, next_poll_at = $2 WHERE merchant_id = $1",
      [merchant.merchantId, merchant.clock.now()],
    );
    const { findConnection } = await import("./check-connection.ts");
    const connection = await merchant.run((ctx) => findConnection(ctx, "dnb"));
    const bureau = await house.bureaus.open(merchant.merchantId, connection, outside().clock);
    expect((await bureau.pollAlerts(null, null)).alerts.length).toBeGreaterThan(0);
    await tick(house, "credit.poll_bureaus");
    expect(await alertsOf(house, customerId)).toHaveLength(1);
    merchant.clock.advance(2 * 60 * 60_000);
    await tick(house, "credit.poll_bureaus");
    expect(await alertsOf(house, customerId)).toHaveLength(1);
  });

  test("an enrolment that could not be told is told later; one that ends is ended there", async () => {
    const house = await aBureauHouse(["Late Riser Inc"]);
    await house.connect("dnb");
    const { id } = await house.merchant.run((ctx) => findCustomer(ctx, "C1"));
    await matchCustomer(house.outside(), id, "dnb");
    const simulator = await simulatorOf("dnb");
    simulator.fail("unavailable");
    const input = { customer: "C1", bureau: "dnb", everyDays: 30, permissiblePurpose: null };
    expect(await watchSubject(house.outside(), house.neighbours, input)).toMatchObject({
      state: "starting",
      failure: "temporary",
    });
    simulator.fail(null);
    house.merchant.clock.advance(6 * 60_000);
    await tick(house, "credit.poll_bureaus");
    expect(await stateOf(house, id)).toMatchObject({ state: "active", failure: null });
    expect(await unwatchSubject(house.outside(), "C1", "dnb")).toMatchObject({ state: "ended" });
  });

  test("a bureau that is down is noted, and asked again in an hour", async () => {
    const { house } = await aWatched("dnb", "Down Street Bakery");
    const simulator = await simulatorOf("dnb");
    simulator.fail("html");
    await tick(house, "credit.poll_bureaus");
    simulator.fail(null);
    const [feed] = await rows<{ failure: string }>(
      "SELECT failure FROM credit.bureau_feed WHERE merchant_id = $1",
      [house.merchant.merchantId],
    );
    expect(feed?.failure).toBe("malformed");
    house.merchant.clock.advance(61 * 60_000);
    expect(await tick(house, "credit.poll_bureaus")).toBeGreaterThan(0);
  });
});

describe("a bureau without a feed", () => {
  test("is asked again when the day has come; what changed is news", async () => {
    const { house, customerId, enrolment } = await aWatched("experian-us");
    expect(enrolment).toMatchObject({ style: "re_pull", state: "active", product: "dashboard" });
    expect(await tick(house, "credit.pull_reports_again")).toBe(0);
    house.merchant.clock.advance(30 * DAY_MS);
    expect(await tick(house, "credit.pull_reports_again")).toBe(1);
    expect(await alertsOf(house, customerId)).toEqual([]);
    await worsen(house, customerId);
    house.merchant.clock.advance(30 * DAY_MS);
    expect(await tick(house, "credit.pull_reports_again")).toBe(1);
    expect((await alertsOf(house, customerId)).map(({ code }) => code)).toContain("limit_lowered");
    expect(await tick(house, "credit.pull_reports_again")).toBe(0);
  });

  /** Makes the last report look better than the bureau finds it next. */
  async function worsen(house: BureauHouse, customerId: string): Promise<void> {
    const [row] = await rows<{ id: string; sealed: Buffer }>(
      "SELECT id, sealed_content AS sealed FROM credit.bureau_report WHERE merchant_id = $1 AND customer_id = $2 ORDER BY fetched_at DESC LIMIT 1",
      [house.merchant.merchantId, customerId],
    );
    const { openKeys, sealValue } = await import("./keys.ts");
    const key = openKeys(ENCRYPTION_KEY).report(house.merchant.merchantId);
    const content = openValue<object>(key, row?.sealed ?? Buffer.alloc(0));
    const better = sealValue(key, { ...content, recommendedMinor: 900_000_000n });
    await database.asAdministrator("UPDATE credit.bureau_report SET sealed_content = $2 WHERE id = $1", [
      row?.id,
      better,
    ]);
  }

  test("without money it is tried again the next day, and says so", async () => {
    const { house, customerId } = await aWatched("experian-us", "Frugal Trading Co");
    house.policy.budget = { minor: 0n, currency: "USD" };
    house.merchant.clock.advance(30 * DAY_MS);
    await tick(house, "credit.pull_reports_again");
    expect(await stateOf(house, customerId)).toMatchObject({
      failure: "budget_used",
      nextPullOn: "2026-04-02",
    });
  });
});

describe("files and lists", () => {
  test("our plain form: news of nobody is kept and counted; a broken file changes nothing", async () => {
    const { house, customerId, reference } = await aWatched("experian-us", "File Reader Ltd");
    const lines = [
      { subject: reference, code: "insolvency", at: "2026-03-01T10:00:00Z" },
      { subject: "799999999", code: "liens", at: "2026-03-01T10:00:00Z" },
    ];
    const bytes = Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n"));
    const read = (file: Uint8Array) =>
      house.merchant.run((ctx) => receiveAlertFile(ctx, house.bureaus, "experian-us", file));
    expect(await read(bytes)).toEqual({ received: 2, repeated: 0, ofNobody: 1 });
    expect(await read(bytes)).toEqual({ received: 0, repeated: 2, ofNobody: 0 });
    expect(await alertsOf(house, customerId)).toMatchObject([{ code: "insolvency", severity: "severe" }]);
    await expect(read(Buffer.from("nonsense"))).rejects.toMatchObject({ code: "bureau_failed" });
  });

  test("one piece of news about a file that two customers share reaches both", async () => {
    const house = await aBureauHouse(["Shared Name Inc", "Shared Name Inc"]);
    await house.connect("dnb");
    const ids: string[] = [];
    for (const reference of ["C1", "C2"]) {
      const { id } = await house.merchant.run((ctx) => findCustomer(ctx, reference));
      await matchCustomer(house.outside(), id, "dnb");
      ids.push(id);
    }
    const alert: BureauAlert = {
      subjectReference: "1",
      code: "liens",
      element: "x",
      previous: null,
      current: null,
      at: house.merchant.clock.now(),
      dedupeKey: "k",
    };
    const wanted = ids.map((customerId) => ({ alert, customerId }));
    const kept = await house.merchant.run((ctx) => keepAlerts(ctx, "dnb", "file", wanted));
    expect(kept).toEqual({ received: 2, repeated: 0, ofNobody: 0 });
  });

  test("the month's reconciliation asks for the bureau's list, and the list shows the differences", async () => {
    const { house, customerId, reference } = await aWatched("dnb", "Reconciled Goods");
    expect(await tick(house, "credit.reconcile_enrolments")).toBeGreaterThan(0);
    const latest = async () => (await house.merchant.run((ctx) => listReconciliations(ctx, "dnb", 5)))[0];
    expect(await latest()).toMatchObject({ outcome: "awaiting_list", enrolledHere: 1, month: "2026-03-01" });
    const count = async () => (await house.merchant.run((ctx) => listReconciliations(ctx, "dnb", 5))).length;
    await tick(house, "credit.reconcile_enrolments");
    expect(await count()).toBe(1);
    const compare = (text: string) =>
      house.merchant.run((ctx) => reconcileWithList(ctx, house.bureaus, "dnb", Buffer.from(text), MARCH));
    expect(await compare("DUNS\n799999999\n")).toMatchObject({
      outcome: "compared",
      missingThere: [reference],
      missingHere: ["799999999"],
    });
    expect(await compare(`DUNS\n${reference}\n`)).toMatchObject({ missingThere: [], missingHere: [] });
    expect(await compare(`DUNS\tCode\tInformation\n${reference}\t20001\tnot in the plan\n`)).toMatchObject({
      refusedThere: [`${reference}: 20001`],
    });
    expect(await stateOf(house, customerId)).toMatchObject({ state: "failed", failure: "20001" });
    house.merchant.clock.advance(31 * DAY_MS);
    expect(await tick(house, "credit.reconcile_enrolments")).toBeGreaterThan(0);
    expect(await latest()).toMatchObject({ month: "2026-04-01" });
  });
});
