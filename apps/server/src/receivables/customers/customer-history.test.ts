import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Context } from "#platform/db";
import { aDatabase, aMerchant, plainDate, type StandardMerchant } from "../../../test/house.ts";
import { allocateCredit } from "../allocations/allocate-credit.ts";
import { changeDueDate } from "../documents/change-due-date.ts";
import { disputeItem } from "../documents/dispute-item.ts";
import { issueInvoice } from "../documents/issue-invoice.ts";
import { receivePayment } from "../documents/receive-payment.ts";
import { reverseDocument } from "../documents/reverse-document.ts";
import { setCeiling } from "../exposure/set-ceiling.ts";
import { findCustomer } from "./find-customer.ts";
import { itemsByDocument, openItemsByDueDate } from "./items-store.ts";
import { readCustomerItems } from "./read-items.ts";
import { readTimeline } from "./read-timeline.ts";
import { TIMELINE_KINDS, type TimelineKind } from "./timeline-store.ts";

const database = await aDatabase();

async function invoice(
  merchant: StandardMerchant,
  number: string,
  amountMinor: bigint,
  issuedOn: string,
  dueOn: string,
): Promise<void> {
  await merchant.run((ctx) =>
    issueInvoice(ctx, {
      customer: "C1",
      number,
      currency: "GBP",
      issuedOn: plainDate(issuedOn),
      dueOn: plainDate(dueOn),
      amounts: { netMinor: amountMinor, taxMinor: 0n },
    }),
  );
}

function payment(
  merchant: StandardMerchant,
  number: string,
  amountMinor: bigint,
  receivedOn: string,
  invoices: string[],
) {
  return merchant.run((ctx) =>
    receivePayment(ctx, {
      customer: "C1",
      number,
      currency: "GBP",
      issuedOn: plainDate(receivedOn),
      amountMinor,
      method: "bank_transfer",
      remittance: invoices.map((number) => ({ invoice: number })),
    }),
  );
}

const customerId = (ctx: Context) => findCustomer(ctx, "C1").then((customer) => customer.id);

async function itemsOf(merchant: StandardMerchant, state: "open" | "all", rowsMax: number) {
  const rows = [];
  let after: Parameters<typeof readCustomerItems>[1]["after"] = null;
  do {
    const page: Awaited<ReturnType<typeof readCustomerItems>> = await merchant.run(async (ctx) =>
      readCustomerItems(ctx, { customerId: await customerId(ctx), state, after, rowsMax }),
    );
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

async function timelineOf(
  merchant: StandardMerchant,
  rowsMax: number,
  kinds: readonly TimelineKind[] = TIMELINE_KINDS,
) {
  const rows = [];
  let before: Parameters<typeof readTimeline>[1]["before"] = null;
  do {
    const page: Awaited<ReturnType<typeof readTimeline>> = await merchant.run(async (ctx) =>
      readTimeline(ctx, { customerId: await customerId(ctx), kinds, before, rowsMax }),
    );
    rows.push(...page.rows);
    before = page.next;
  } while (before !== null);
  return rows;
}

describe("a customer's items", () => {
  test("come open first due first, or all with the newest document first, once each whatever the page", async () => {
    const merchant = await aMerchant(database);
    await invoice(merchant, "1", 100n, "2026-01-09", "2026-02-10");
    await invoice(merchant, "2", 200n, "2026-01-10", "2026-02-01");
    await invoice(merchant, "3", 300n, "2026-01-11", "2026-04-01");
    await merchant.run((ctx) =>
      issueInvoice(ctx, {
        customer: "C1",
        number: "4",
        currency: "GBP",
        issuedOn: plainDate("2026-01-12"),
        amounts: { netMinor: 90n, taxMinor: 0n },
        instalments: [
          { dueOn: plainDate("2026-02-11"), amountMinor: 30n },
          { dueOn: plainDate("2026-03-10"), amountMinor: 60n },
        ],
        order: "O-4",
      }),
    );
    await payment(merchant, "P1", 250n, "2026-02-02", ["2"]);
    await payment(merchant, "P2", 40n, "2026-02-03", ["1"]);
    const open = await itemsOf(merchant, "open", 50);
    expect(
      open.map((item) => [
        item.number,
        item.instalment,
        item.side,
        item.openMinor,
        item.state,
        item.daysPastDue,
      ]),
    ).toEqual([
      ["P1", 1, "credit", 50n, "part_paid", 0],
      ["1", 1, "debit", 60n, "part_paid", 20],
      ["4", 1, "debit", 30n, "open", 19],
      ["4", 2, "debit", 60n, "open", 0],
      ["3", 1, "debit", 300n, "open", 0],
    ]);
    expect(open[2]).toMatchObject({ order: "O-4", entity: "UK", originalDueOn: "2026-02-11" });
    const all = await itemsOf(merchant, "all", 50);
    expect(all.map((item) => item.number)).toEqual(["P2", "P1", "4", "4", "3", "2", "1"]);
    expect(all[5]).toMatchObject({ state: "settled", openMinor: 0n, daysPastDue: 0 });
    for (const rowsMax of [1, 2, 3]) {
      expect(await itemsOf(merchant, "open", rowsMax)).toEqual(open);
      expect(await itemsOf(merchant, "all", rowsMax)).toEqual(all);
    }
  });

  test("H7: what is read of them does not grow with what has been settled", async () => {
    const merchant = await aMerchant(database);
    await invoice(merchant, "open", 100n, "2026-01-10", "2026-02-10");
    const id = await merchant.run(customerId);
    const query = { merchantId: merchant.merchantId, customerId: id, after: null, rowsMax: 51 };
    await addSettled(merchant, id, 0, 200);
    const few = await buffersOf(merchant, openItemsByDueDate(query));
    await addSettled(merchant, id, 200, 20_000);
    const many = await buffersOf(merchant, openItemsByDueDate(query));
    const manyAll = await buffersOf(merchant, itemsByDocument(query));
    // An index may become a level higher; nothing else may come in.
    expect(many).toBeLessThanOrEqual(few + 8);
    // A row of the other list takes three look-ups, each of a few levels.
    expect(manyAll).toBeLessThanOrEqual(query.rowsMax * 10);
  });
});

/** Settled invoices as an import would have left them, written by the administrator for speed. */
async function addSettled(merchant: StandardMerchant, id: string, from: number, to: number): Promise<void> {
  await database.asAdministrator(
    `WITH made AS (
      INSERT INTO receivables.document (merchant_id, id, kind, entity_id, customer_id, number, currency, net_minor, tax_minor, total_minor,
        issued_on, due_on, rate, functional_minor, content_hash, booked_at, booked_by)
      SELECT $1, gen_random_uuid(), 'invoice', $2, $3, 'S' || n, 'GBP', 100, 0, 100, date '2024-01-01' + n % 600, date '2024-02-01' + n % 600, 1, 100,
        gen_random_uuid(), '2026-01-01Z', 'user:test' FROM generate_series($4::int, $5::int - 1) n RETURNING *)
    INSERT INTO receivables.open_item (merchant_id, document_id, instalment, customer_id, entity_id, side, currency, original_minor,
      original_functional_minor, original_due_on, effective_on, booked_at, open_minor, open_functional_minor, due_on)
    SELECT merchant_id, id, 1, customer_id, entity_id, 'debit', currency, 100, 100, due_on, issued_on, booked_at, 0, 0, due_on FROM made`,
    [merchant.merchantId, merchant.entityId, id, from, to],
  );
  await database.asAdministrator("VACUUM ANALYZE receivables.document");
  await database.asAdministrator("VACUUM ANALYZE receivables.open_item");
}

async function buffersOf(merchant: StandardMerchant, query: RawBuilder<unknown>): Promise<number> {
  return merchant.run(async (ctx) => {
    const explained = sql<{
      "QUERY PLAN": { Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } }[];
    }>`
      EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query}`;
    const plan = (await explained.execute(ctx.tx)).rows[0]?.["QUERY PLAN"][0]?.Plan;
    return (plan?.["Shared Hit Blocks"] ?? Number.NaN) + (plan?.["Shared Read Blocks"] ?? Number.NaN);
  });
}

describe("a customer's timeline", () => {
  test("tells all that happened, newest first, each once in pages of any size", async () => {
    const merchant = await aMerchant(database);
    await merchant.run((ctx) =>
      setCeiling(
        ctx,
        { customer: "C1" },
        { ceiling: { amountMinor: 150n, currency: "GBP" }, reason: "test" },
      ),
    );
    await invoice(merchant, "1", 100n, "2026-01-10", "2026-02-10");
    await invoice(merchant, "2", 200n, "2026-01-20", "2026-02-20");
    await payment(merchant, "P1", 130n, "2026-02-01", ["1"]);
    merchant.clock.advance(1_000);
    await merchant.run((ctx) =>
      allocateCredit(ctx, { credit: "P1", debit: "2", allocatedOn: plainDate("2026-02-15") }),
    );
    await merchant.run((ctx) =>
      changeDueDate(ctx, { document: "2", dueOn: plainDate("2026-03-20"), reason: "goodwill" }),
    );
    merchant.clock.advance(1_000);
    await merchant.run((ctx) =>
      disputeItem(ctx, { document: "2", disputedMinor: 50n, reason: "short delivery" }),
    );
    merchant.clock.advance(1_000);
    await merchant.run((ctx) =>
      reverseDocument(ctx, { kinds: ["payment"], document: "P1", reason: "returned", method: "returned" }),
    );
    const whole = await timelineOf(merchant, 50);
    const keys = whole.map((row) => `${row.on} ${row.id}`);
    expect(keys).toEqual(keys.toSorted().toReversed());
    expect(whole.map((row) => row.title).toReversed()).toEqual(
      expect.arrayContaining([
        "Invoice 1",
        "Invoice 2",
        "Payment P1",
        "Payment P1 applied to invoice 1",
        "Invoice 2 now due 2026-03-20",
        "Invoice 2 disputed",
        "Payment P1 reversed",
      ]),
    );
    expect(
      whole
        .filter((row) => row.kind === "allocation")
        .map((row) => row.isReversal)
        .sort(),
    ).toContain(true);
    expect(whole.find((row) => row.kind === "disputed")).toMatchObject({
      amountMinor: 50n,
      detail: "short delivery",
      on: "2026-03-02",
    });
    expect(whole.find((row) => row.kind === "excess")).toMatchObject({
      currency: "GBP",
      documentKind: expect.any(String),
    });
    for (const rowsMax of [1, 2, 5]) expect(await timelineOf(merchant, rowsMax)).toEqual(whole);
    for (const kind of TIMELINE_KINDS) {
      expect(await timelineOf(merchant, 2, [kind])).toEqual(whole.filter((row) => row.kind === kind));
    }
  });
});
