import { formatId } from "@goodterms/kernel";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { type Job, prepareQueue } from "#platform/jobs";
import { readAccountLevels, setCeiling } from "#receivables";
import { aMerchant, plainDate, type StandardMerchant } from "../../../test/house.ts";
import { putCustomer } from "../../receivables/customers/put-customer.ts";
import { putGroup } from "../../receivables/customers/put-group.ts";
import { issueInvoice } from "../../receivables/documents/issue-invoice.ts";
import type { BulkChange } from "./bulk-rules.ts";
import { type LimitChange, selectRows } from "./bulk-store.ts";
import { carryRows, limitChangeJob } from "./carry-change.ts";
import { approveChange, confirmChange, findChange, undoChange, withdrawChange } from "./decide-change.ts";
import { readFamily, setGroupParent } from "./family.ts";
import { customerHolder } from "./holders.ts";
import { readInsuranceDeadlines } from "./insurance-deadlines.ts";
import { announceInsuranceDeadlines, announceLimitDates } from "./limit-dates-tick.ts";
import { previewChange } from "./preview-change.ts";
import {
  database,
  order,
  type Person,
  person,
  refusalCode,
  set,
  setGroup,
  TODAY,
} from "./test/limits-house.ts";
import { readTopExposures } from "./top-exposures.ts";
import { selectLatest } from "./version-store.ts";

const DAY_MS = 86_400_000;

beforeAll(async () => {
  await prepareQueue(database.settings.owner, [limitChangeJob as Job]);
});

function preview(by: Person, change: BulkChange, more: { csv?: string; hasManualLimit?: boolean } = {}) {
  return by.run((ctx) =>
    previewChange(ctx, by.access, {
      selection: more.hasManualLimit === true ? { hasManualLimit: true } : {},
      change,
      csv: more.csv ?? null,
      expiresOn: null,
      reason: "yearly round",
    }),
  );
}

async function carryOut(merchant: StandardMerchant, change: LimitChange): Promise<void> {
  while (await merchant.run((ctx) => carryRows(ctx, change.id)));
}

const idOf = (change: LimitChange) => formatId("blk", change.id);

async function manualOf(merchant: StandardMerchant, reference: string) {
  return merchant.run(async (ctx) => {
    const { id } = await customerHolder(ctx, reference);
    return selectLatest(ctx, { holderId: id, kind: "manual", lineKey: "" });
  });
}

async function invoice(merchant: StandardMerchant, customer: string, netMinor: bigint, dueOn = "2026-03-30") {
  await merchant.run((ctx) =>
    issueInvoice(ctx, {
      entity: "UK",
      customer,
      number: `I-${customer}-${dueOn}`,
      issuedOn: plainDate("2026-02-01"),
      dueOn: plainDate(dueOn),
      currency: "GBP",
      amounts: { netMinor, taxMinor: 0n },
    }),
  );
}

describe("a bulk change", () => {
  test("does what its preview showed, row by row, and is undone to what stood before", async () => {
    const merchant = await aMerchant(database, { customers: 4 });
    const owner = person(merchant, "owner");
    await set(owner, order(100_000n), "C1");
    await set(owner, order(40_001n, { expiresOn: plainDate("2026-12-31") }), "C2");
    await invoice(merchant, "C1", 95_000n);
    const change = await preview(owner, { kind: "percent", percent: "-10" }, { hasManualLimit: true });
    const rows = await owner.run((ctx) => selectRows(ctx, change.id, 0, 100));
    expect(rows.map((row) => [row.reference, row.beforeMinor, row.afterMinor, row.exposureMinor])).toEqual([
      ["C1", 100_000n, 90_000n, 95_000n],
      ["C2", 40_001n, 36_001n, 0n],
    ]);
    expect(change).toMatchObject({ state: "preview", weighedMinor: 0n });
    expect(await manualOf(merchant, "C1")).toMatchObject({ amountMinor: 100_000n });
    const running = await owner.run((ctx) => confirmChange(ctx, owner.access, idOf(change)));
    expect(running.state).toBe("running");
    await carryOut(merchant, change);
    for (const row of rows) {
      expect(await manualOf(merchant, row.reference)).toMatchObject({ amountMinor: row.afterMinor });
    }
    expect((await owner.run((ctx) => findChange(ctx, idOf(change)))).state).toBe("done");
    await set(owner, order(1_000n), "C2");
    const undoing = await owner.run((ctx) => undoChange(ctx, owner.access, idOf(change), "a mistake"));
    await owner.run((ctx) => confirmChange(ctx, owner.access, idOf(undoing)));
    await carryOut(merchant, undoing);
    expect(await manualOf(merchant, "C1")).toMatchObject({ amountMinor: 100_000n });
    // A word said since the change stands.
    expect(await manualOf(merchant, "C2")).toMatchObject({ amountMinor: 1_000n });
    const undone = await owner.run((ctx) => selectRows(ctx, undoing.id, 0, 100));
    expect(undone.map((row) => [row.outcome, row.problem])).toEqual([
      ["set", null],
      ["skipped", "changed_since"],
    ]);
  });

  test("from a list: each line is accounted for", async () => {
    const merchant = await aMerchant(database, { customers: 3 });
    const owner = person(merchant, "owner");
    await set(owner, order(100_000n), "C2");
    const csv = "reference,amount\nC1,1500.00\nC2,none\nC3,0\nC3,5\nC9,1\nC1,x";
    const change = await preview(owner, { kind: "listed", currency: "GBP" }, { csv });
    const before = await owner.run((ctx) => selectRows(ctx, change.id, 0, 100));
    expect(before.map((row) => row.problem)).toEqual([
      null,
      null,
      null,
      "listed_twice",
      "not_found",
      "listed_twice",
    ]);
    expect(change.weighedMinor).toBe(150_000n);
    await owner.run((ctx) => confirmChange(ctx, owner.access, idOf(change)));
    await carryOut(merchant, change);
    expect(await manualOf(merchant, "C1")).toMatchObject({ amountMinor: 150_000n });
    expect(await manualOf(merchant, "C2")).toMatchObject({ amountMinor: null });
    expect(await manualOf(merchant, "C3")).toMatchObject({ amountMinor: 0n });
    const after = await owner.run((ctx) => selectRows(ctx, change.id, 0, 100));
    expect(after.map((row) => row.outcome)).toEqual(["set", "set", "set", "skipped", "skipped", "skipped"]);
  });

  test("four eyes: many small raises weigh together, and whoever made it does not sign", async () => {
    const merchant = await aMerchant(database, { customers: 3 });
    const clerk = person(merchant, "credit_manager");
    const limit = { amountMinor: 2_000_000n, currency: "GBP" };
    const change = await preview(clerk, { kind: "set", limit });
    expect(change.weighedMinor).toBeGreaterThan(2_000_000n);
    const proposed = await clerk.run((ctx) => confirmChange(ctx, clerk.access, idOf(change)));
    expect(proposed).toMatchObject({ state: "proposed", approvalsNeeded: 1 });
    const approve = (by: Person) => by.run((ctx) => approveChange(ctx, by.access, idOf(change), ""));
    expect(await refusalCode(approve(clerk))).toBe("second_person");
    expect(await refusalCode(approve(person(merchant, "collector")))).toBe("beyond_authority");
    expect((await approve(person(merchant, "credit_manager"))).state).toBe("running");
    expect(await refusalCode(clerk.run((ctx) => withdrawChange(ctx, idOf(change))))).toBe("change_state");
    await carryOut(merchant, change);
    const latest = await manualOf(merchant, "C3");
    expect(latest?.approvedBy).toHaveLength(1);
    expect(latest?.approvedBy).not.toContain(clerk.access.actor);
  });
});

describe("families", () => {
  test("exposure is rolled up level by level, and a circle is refused", async () => {
    const merchant = await aMerchant(database, { customers: 3 });
    const owner = person(merchant, "owner");
    await merchant.run(async (ctx) => {
      for (const reference of ["TOP", "MID", "LOW"]) await putGroup(ctx, { reference, name: reference });
      for (const [customer, group] of [
        ["C1", "TOP"],
        ["C2", "MID"],
        ["C3", "LOW"],
      ] as const)
        await putCustomer(ctx, { reference: customer, name: customer, kind: "business", group });
      await setGroupParent(ctx, "MID", "TOP");
      await setGroupParent(ctx, "LOW", "MID");
    });
    await invoice(merchant, "C1", 100n);
    await invoice(merchant, "C2", 20n);
    await invoice(merchant, "C3", 3n);
    const family = await merchant.run((ctx) => readFamily(ctx, "TOP"));
    expect(family.root).toMatchObject({
      totalMinor: 123n,
      children: [{ totalMinor: 23n, level: 1, children: [{ totalMinor: 3n, level: 2 }] }],
    });
    expect(
      (await merchant.run((ctx) => readFamily(ctx, "LOW"))).above.map((group) => group.reference),
    ).toEqual(["TOP", "MID"]);
    expect(await refusalCode(merchant.run((ctx) => setGroupParent(ctx, "TOP", "LOW")))).toBe("family_circle");
    expect(await refusalCode(merchant.run((ctx) => setGroupParent(ctx, "TOP", "TOP")))).toBe("family_circle");
    const top = (by: "customer" | "group" | "family") =>
      merchant.run((ctx) => readTopExposures(ctx, { by, currency: null, rowsMax: 2 }));
    expect(await top("family")).toMatchObject({
      totalMinor: 123n,
      rows: [{ reference: "TOP", exposureMinor: 123n, share: 1 }],
    });
    expect((await top("group")).rows.map((row) => row.reference)).toEqual(["TOP", "MID"]);
    await set(owner, order(50n, { kind: "guaranteed", guarantor: "Mother plc" }), "C1");
    expect((await top("customer")).rows).toMatchObject([
      { reference: "C1", exposureMinor: 100n, share: 0.813, coverMinor: 50n },
      { reference: "C2", coverMinor: 0n },
    ]);
  });

  test("two changes that would close a circle together cannot both win", async () => {
    const merchant = await aMerchant(database);
    await merchant.run(async (ctx) => {
      for (const reference of ["A", "B", "C"]) await putGroup(ctx, { reference, name: reference });
    });
    for (let round = 0; round < 10; round += 1) {
      const pairs = [
        ["A", "B"],
        ["B", "C"],
        ["C", "A"],
      ] as const;
      const codes = await Promise.all(
        pairs.map(([child, parent]) =>
          refusalCode(merchant.run((ctx) => setGroupParent(ctx, child, parent))),
        ),
      );
      expect(codes.sort()).toEqual(["family_circle", "none", "none"]);
      await merchant.run(async (ctx) => {
        for (const reference of ["A", "B", "C"]) await setGroupParent(ctx, reference, null);
      });
    }
  });
});

describe("what the days bring", () => {
  test("starts and ends are told once, an end opens a review, and a group's limit begins on its day", async () => {
    const merchant = await aMerchant(database);
    const owner = person(merchant, "owner");
    await merchant.run((ctx) => putGroup(ctx, { reference: "G", name: "G" }));
    await set(owner, order(10_000n, { expiresOn: plainDate("2026-03-04") }));
    await setGroup(owner, order(500n, { startsOn: plainDate("2026-03-05") }), "G");
    expect(await merchant.run(announceLimitDates)).toBe(0);
    merchant.clock.advance(3 * DAY_MS);
    expect(await merchant.run(announceLimitDates)).toBe(2);
    expect(await merchant.run(announceLimitDates)).toBe(0);
    const told = await database.asAdministrator<{ type: string }>(
      "SELECT type FROM platform.event WHERE merchant_id = $1 AND type IN ('credit.limit_expired', 'credit.limit_started') ORDER BY type",
      [merchant.merchantId],
    );
    expect(told.map((row) => row.type)).toEqual(["credit.limit_expired", "credit.limit_started"]);
    const reviews = await database.asAdministrator<{ review_on: Date }>(
      "SELECT review_on::text AS review_on FROM credit.credit_account WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    expect(reviews).toEqual([{ review_on: "2026-03-05" }]);
    const group = await database.asAdministrator<{ ceiling_minor: string }>(
      "SELECT ceiling_minor FROM receivables.exposure_account WHERE merchant_id = $1 AND holder = 'group'",
      [merchant.merchantId],
    );
    expect(group).toEqual([{ ceiling_minor: "500" }]);
  });

  test("an insurer's deadlines are listed with the days left, and told before they pass", async () => {
    const merchant = await aMerchant(database, { customers: 2 });
    const owner = person(merchant, "owner");
    const insurance = {
      policyNumber: "P-1",
      insurer: "Assur",
      insuredPercent: "90",
      maximumExtensionDays: null,
      overdueReportDays: 30,
      stopShipmentDays: 60,
    };
    for (const customer of ["C1", "C2"])
      await set(owner, order(100_000n, { kind: "insured", insurance }), customer);
    await invoice(merchant, "C1", 1_000n, "2026-02-05");
    const { deadlines } = await merchant.run((ctx) => readInsuranceDeadlines(ctx, null, 100));
    expect(deadlines).toMatchObject([
      {
        reference: "C1",
        kind: "overdue_report",
        oldestDueOn: "2026-02-05",
        deadlineOn: "2026-03-07",
        daysLeft: 5,
      },
      { reference: "C1", kind: "stop_shipment", deadlineOn: "2026-04-06", daysLeft: 35 },
    ]);
    expect(await merchant.run(announceInsuranceDeadlines)).toBe(1);
    expect(await merchant.run(announceInsuranceDeadlines)).toBe(0);
    merchant.clock.advance(6 * DAY_MS);
    expect(await merchant.run(announceInsuranceDeadlines)).toBe(1);
  });
});

test("the door in SQL weighs as the guard does", async () => {
  const merchant = await aMerchant(database, { customers: 2 });
  await invoice(merchant, "C1", 777n);
  await merchant.run(async (ctx) => {
    await setCeiling(
      ctx,
      { customer: "C1" },
      { ceiling: { amountMinor: 1_000n, currency: "GBP" }, reason: "t" },
    );
    const listed = await sql<{ id: string; exposure_minor: bigint | null }>`
      SELECT id, exposure_minor FROM receivables.list_exposures(${ctx.merchantId}::uuid, 'customer', ${TODAY}::date) ORDER BY id`.execute(
      ctx.tx,
    );
    const levels = await readAccountLevels(
      ctx,
      listed.rows.map((row) => row.id),
    );
    expect(listed.rows.map((row) => row.exposure_minor).sort()).toEqual(
      levels.map((level) => level.exposureMinor).sort(),
    );
  });
});
