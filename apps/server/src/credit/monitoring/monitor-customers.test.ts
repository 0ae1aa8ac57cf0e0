import { describe, expect, test } from "vitest";
import { issueCreditNote, receivePayment } from "#receivables";
import { readAlertFacts } from "./read-alert-facts.ts";
import { readBehaviourFacts } from "./read-behaviour-facts.ts";
import { aDiary, type Diary, database, rowCount } from "./test/house.ts";

/** Weekly invoices of £1,000, due in a fortnight; each is paid so many days after it was due. */
async function buyWeekly(
  diary: Diary,
  weeks: number,
  lateDays: (week: number) => number,
  from = 0,
): Promise<void> {
  const due: { number: string; inDays: number }[] = [];
  for (let week = from; week < from + weeks; week += 1) {
    await diary.invoice(`I-${week}`, 100_000n, 14);
    due.push({ number: `I-${week}`, inDays: 14 + lateDays(week) });
    for (let day = 0; day < 7; day += 1) {
      await diary.look();
      diary.pass(1);
      for (const one of due) one.inDays -= 1;
      for (const one of due.filter(({ inDays }) => inDays === 0)) await diary.pay(one.number, 100_000n);
    }
  }
  // What is left is paid when its day comes, before anything else happens.
  while (due.some(({ inDays }) => inDays > 0)) {
    diary.pass(1);
    for (const one of due) one.inDays -= 1;
    for (const one of due.filter(({ inDays }) => inDays === 0)) await diary.pay(one.number, 100_000n);
    await diary.look();
  }
}

async function factsOf(diary: Diary) {
  const customerId = await diary.idOf("C1");
  return diary.merchant.run(async (ctx) => ({
    behaviour: (await readBehaviourFacts(ctx, [{ customerId, currency: "GBP" }], diary.today())).get(
      customerId,
    ),
    alerts: (await readAlertFacts(ctx, [customerId])).get(customerId),
  }));
}

test("a year's diary: pays well, slows, the alerts come once, recovers, good news comes", async () => {
  const diary = await aDiary();
  await buyWeekly(diary, 20, (week) => week % 2);
  expect(await diary.alerts()).toEqual([]);
  expect((await factsOf(diary)).behaviour).toMatchObject({ grade: "A", trend: "steady", paidInvoices: 20 });
  expect((await factsOf(diary)).alerts).toBeUndefined();

  await buyWeekly(diary, 10, () => 25, 20);
  const slow = await diary.alerts();
  expect(slow.filter((code) => code === "pays_later")).toHaveLength(1);
  expect(slow.filter((code) => code === "grade_worse")).toHaveLength(1);
  const worse = await factsOf(diary);
  expect(worse.behaviour).toMatchObject({ grade: "B", trend: "worse" });
  expect(worse.alerts).toMatchObject({ isWatched: true });
  expect(worse.alerts?.alerts.map((alert) => alert.code)).toContain("pays_later");

  await buyWeekly(diary, 20, () => 0, 30);
  const well = await diary.alerts();
  expect(well.filter((code) => code === "pays_later")).toHaveLength(1);
  expect(well.filter((code) => code === "pays_earlier")).toHaveLength(1);
  expect(well.filter((code) => code === "paid_off").length).toBeGreaterThan(0);
  expect((await factsOf(diary)).behaviour).toMatchObject({ trend: "better" });
}, 120_000);

describe("looking", () => {
  test("costs nothing where nothing has moved, and a second look changes nothing", async () => {
    const diary = await aDiary(3);
    await diary.invoice("I-1", 50_000n, 10);
    expect(await diary.look()).toBe(3);
    expect(await diary.look()).toBe(0);
    await diary.invoice("I-2", 50_000n, 10, "C2");
    // Measured a moment ago, it is only looked at; ten minutes later it is measured.
    expect(await diary.look()).toBe(1);
    diary.merchant.clock.advance(600_000);
    expect(await diary.look()).toBe(1);
    diary.pass(1);
    expect(await diary.look()).toBe(3);
    expect(await diary.look()).toBe(0);
  });

  test("a threshold fires on crossing, again only after it cleared, and its alert passes by itself", async () => {
    const diary = await aDiary();
    await diary.ceiling(100_000n);
    await diary.invoice("I-1", 85_000n, 30);
    await diary.look();
    expect(await diary.alerts()).toEqual(["utilization 80"]);
    await diary.invoice("I-2", 10_000n, 30);
    await diary.look();
    await diary.look();
    expect(await diary.alerts()).toEqual(["utilization 80", "utilization 90"]);
    // People are told; the ledger guards the limit, so that nothing stands against the customer once there is room.
    expect((await factsOf(diary)).alerts).toBeUndefined();
    await diary.pay("I-1", 85_000n);
    await diary.look();
    expect((await factsOf(diary)).alerts).toBeUndefined();
    await diary.invoice("I-3", 80_000n, 30);
    await diary.look();
    const again = (await diary.alerts()).toSorted();
    expect(again).toEqual(["utilization 80", "utilization 80", "utilization 90", "utilization 90"]);
    expect(await rowCount(diary.merchant, "credit.utilization_day")).toBe(1);
  });

  test("what may block marks the ceiling of an evaluated customer stale, once; good news and others' do not", async () => {
    const diary = await aDiary(2);
    const { merchantId } = diary.merchant;
    await diary.ceiling(100_000n);
    await diary.ceiling(100_000n, "C2");
    await database.asAdministrator(
      `INSERT INTO credit.credit_account (merchant_id, customer_id, evaluation_id, version, updated_at) VALUES ($1, $2, $2, 1, $3)`,
      [merchantId, await diary.idOf("C1"), diary.merchant.clock.now()],
    );
    const stale = async () =>
      (
        await database.asAdministrator<{ reference: string }>(
          `SELECT customer.reference FROM receivables.exposure_account account
           JOIN receivables.customer ON customer.merchant_id = account.merchant_id AND customer.id = account.id
           WHERE account.merchant_id = $1 AND account.stale ORDER BY 1`,
          [merchantId],
        )
      ).map((row) => row.reference);
    await diary.invoice("S-1", 70_000n, 30);
    await diary.look();
    expect(await stale()).toEqual([]);
    await diary.invoice("S-2", 15_000n, 30);
    await diary.invoice("S-3", 85_000n, 30, "C2");
    await diary.look();
    expect(await stale()).toEqual(["C1"]);
    await diary.ceiling(100_000n);
    await diary.look();
    await diary.look();
    expect(await stale()).toEqual([]);
  });

  test("open overdue invoices count: who stops paying is graded down while nothing is paid", async () => {
    const diary = await aDiary();
    for (let index = 0; index < 10; index += 1) {
      await diary.invoice(`I-${index}`, 10_000n, 5);
      diary.pass(5);
      await diary.pay(`I-${index}`, 10_000n);
    }
    await diary.look();
    expect((await factsOf(diary)).behaviour).toMatchObject({ grade: "A", meanDaysLate: "0.00" });
    for (let index = 0; index < 4; index += 1) await diary.invoice(`O-${index}`, 10_000n, 5);
    const grades: (string | null | undefined)[] = [];
    for (let month = 0; month < 5; month += 1) {
      diary.pass(35);
      await diary.look();
      grades.push((await factsOf(diary)).behaviour?.grade);
    }
    expect(grades).toEqual(["B", "C", "C", "C", "D"]);
    expect((await diary.alerts()).filter((code) => code === "grade_worse")).toHaveLength(3);
  });

  test("money received and not applied pays the oldest first; what was credited was not owed", async () => {
    const diary = await aDiary();
    for (let index = 0; index < 6; index += 1) await diary.invoice(`I-${index}`, 10_000n, 5);
    diary.pass(5);
    const { run } = diary.merchant;
    const payment = {
      customer: "C1",
      number: "P",
      currency: "GBP",
      issuedOn: diary.today(),
      amountMinor: 40_000n,
    };
    await run((ctx) => receivePayment(ctx, { ...payment, method: "bank_transfer" }));
    await run((ctx) =>
      issueCreditNote(ctx, {
        customer: "C1",
        number: "CN",
        currency: "GBP",
        issuedOn: diary.today(),
        amounts: { netMinor: 10_000n, taxMinor: 0n },
        appliesTo: "I-5",
      }),
    );
    diary.pass(60);
    await diary.look();
    // Four were paid on the day; of two one was credited and one is open for 60 days.
    expect((await factsOf(diary)).behaviour).toMatchObject({ paidInvoices: 4, meanDaysLate: "18.00" });
  });
});
