import { beforeAll, describe, expect, test } from "vitest";
import { aClock, aDatabase, aMerchant, plainDate, type StandardMerchant } from "../../../test/house.ts";
import { issueInvoice } from "../documents/issue-invoice.ts";
import { receivePayment } from "../documents/receive-payment.ts";
import { putEntity } from "../ledger/entities.ts";
import { recordRate } from "../ledger/rates.ts";
import { CUSTOMER_SORTS, type CustomerListRow, type CustomerSort, listCustomers } from "./list-customers.ts";
import type { CustomerFilter } from "./list-store.ts";
import { putCustomer } from "./put-customer.ts";
import { putGroup } from "./put-group.ts";

const database = await aDatabase();
const NAMES = [
  "Ada Foods",
  "ada metals",
  "Ähre KG",
  "Bo-Mar Ltd",
  "100% Wool",
  "Zed_Co",
  "Ada Foods",
  "Éclair",
  "Nord Trading",
  "Ute Ada",
];
const TODAY = "2026-03-02";

let merchant: StandardMerchant;

async function invoice(
  customer: string,
  number: string,
  amountMinor: bigint,
  dueOn: string,
  currency = "GBP",
  entity = "UK",
) {
  await merchant.run((ctx) =>
    issueInvoice(ctx, {
      customer,
      number,
      currency,
      entity,
      issuedOn: plainDate("2026-01-05"),
      dueOn: plainDate(dueOn),
      amounts: { netMinor: amountMinor, taxMinor: 0n },
    }),
  );
}

beforeAll(async () => {
  merchant = await aMerchant(database, { customers: 0, clock: aClock() });
  await merchant.run(async (ctx) => {
    await putEntity(ctx, {
      reference: "JP",
      name: "KK",
      country: "JP",
      functionalCurrency: "JPY",
      timeZone: "Asia/Tokyo",
    });
    await recordRate(ctx, {
      base: "GBP",
      quote: "JPY",
      validFrom: plainDate("2026-01-01"),
      rate: "200",
      source: "test",
    });
    await recordRate(ctx, {
      base: "EUR",
      quote: "GBP",
      validFrom: plainDate("2026-01-01"),
      rate: "0.8",
      source: "test",
    });
    await putGroup(ctx, { reference: "G", name: "G" });
    for (const [index, name] of NAMES.entries()) {
      await putCustomer(ctx, {
        reference: `K${index}`,
        name,
        kind: "business",
        country: index % 2 === 0 ? "GB" : "DE",
        group: index < 3 ? "G" : null,
        contacts: index === 4 ? [{ name: "W", email: "Wool@Example.com" }] : [],
      });
    }
  });
  await invoice("K0", "1", 1_000n, "2026-02-01");
  await invoice("K0", "2", 500n, "2026-04-01");
  await invoice("K1", "3", 9_000n, "2026-04-01");
  await invoice("K2", "4", 1_000n, "2026-03-01");
  await invoice("K3", "5", 300n, TODAY);
  // 3,000 yen are 15 pounds: more than 1,000 pence, less than 9,000.
  await invoice("K4", "6", 3_000n, "2026-01-20", "JPY", "JP");
  await invoice("K5", "7", 2_000n, "2026-01-10", "EUR");
  await invoice("K5", "8", 1_500n, "2026-05-01");
  await invoice("K6", "9", 700n, "2026-02-01");
  await merchant.run((ctx) =>
    receivePayment(ctx, {
      customer: "K6",
      number: "P1",
      currency: "GBP",
      entity: "UK",
      issuedOn: plainDate("2026-02-01"),
      amountMinor: 800n,
      method: "card",
      allocate: "oldest_first",
    }),
  );
});

async function readAll(
  sort: CustomerSort,
  filter: CustomerFilter,
  rowsMax: number,
): Promise<{ rows: CustomerListRow[]; total: number | null }> {
  const rows: CustomerListRow[] = [];
  let total: number | null = null;
  let after: Parameters<typeof listCustomers>[1]["after"] = null;
  do {
    const page = await merchant.run((ctx) => listCustomers(ctx, { filter, sort, after, rowsMax }));
    expect(page.rows.length).toBeLessThanOrEqual(rowsMax);
    expect(page.total === null).toBe(after !== null);
    total ??= page.total;
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return { rows, total };
}

const references = async (sort: CustomerSort, filter: CustomerFilter = {}) =>
  (await readAll(sort, filter, 50)).rows.map((row) => row.reference);

describe("the list of customers", () => {
  test("tells what each owes, in the currency in which most is open", async () => {
    const byReference = new Map((await readAll("name", {}, 50)).rows.map((row) => [row.reference, row]));
    expect(byReference.get("K0")).toMatchObject({
      sumCurrency: "GBP",
      openMinor: 1_500n,
      overdueMinor: 1_000n,
      oldestDueOn: "2026-02-01",
      daysPastDue: 29,
      openItems: 2,
    });
    expect(byReference.get("K3")).toMatchObject({
      openMinor: 300n,
      overdueMinor: 0n,
      daysPastDue: 0,
      oldestDueOn: TODAY,
    });
    expect(byReference.get("K4")).toMatchObject({
      sumCurrency: "JPY",
      openMinor: 3_000n,
      overdueMinor: 3_000n,
    });
    expect(byReference.get("K5")).toMatchObject({
      sumCurrency: "EUR",
      openMinor: 2_000n,
      openItems: 2,
      oldestDueOn: "2026-01-10",
    });
    expect(byReference.get("K5")?.currencies.map((sum) => [sum.currency, sum.openMinor])).toEqual([
      ["EUR", 2_000n],
      ["GBP", 1_500n],
    ]);
    expect(byReference.get("K6")).toMatchObject({ openMinor: 0n, unappliedMinor: 100n, oldestDueOn: null });
    expect(byReference.get("K8")).toMatchObject({ sumCurrency: null, openMinor: 0n, openItems: 0 });
  });

  test("is sorted by name, reference, and by what is owed across currencies; who owes nothing follows by name", async () => {
    expect(await references("reference")).toEqual(NAMES.map((_, index) => `K${index}`));
    const names = (await readAll("name", {}, 50)).rows.map((row) => row.name.toLowerCase());
    expect(names).toEqual(names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(await references("-name")).toEqual((await references("name")).toReversed());
    expect((await references("-overdue")).slice(0, 4)).toEqual([
      "K5",
      "K4",
      expect.stringMatching(/K[02]/),
      expect.stringMatching(/K[02]/),
    ]);
    expect((await references("-open")).slice(0, 2)).toEqual(["K1", "K5"]);
    expect((await references("oldestDue")).slice(0, 4)).toEqual(["K5", "K4", "K0", "K2"]);
    const byName = await references("name");
    for (const [sort, ranked] of [
      ["-overdue", 4],
      ["-open", 6],
      ["oldestDue", 6],
    ] as const) {
      const rest = (await references(sort)).slice(ranked);
      expect(rest).toEqual(byName.filter((reference) => rest.includes(reference)));
    }
  });

  test("H2: in pages of any size holds each customer once, under every sort and filter", async () => {
    const filters: CustomerFilter[] = [
      {},
      { country: "GB" },
      { state: "overdue" },
      { state: "open" },
      { state: "settled" },
      { search: "ada" },
    ];
    for (const sort of CUSTOMER_SORTS) {
      for (const filter of filters) {
        const whole = await readAll(sort, filter, 50);
        for (const rowsMax of [1, 3]) {
          const paged = await readAll(sort, filter, rowsMax);
          expect(paged.rows.map((row) => row.reference)).toEqual(whole.rows.map((row) => row.reference));
        }
        expect(new Set(whole.rows.map((row) => row.id)).size).toBe(whole.rows.length);
        expect(whole.total).toBe(whole.rows.length);
      }
    }
  });

  test("is narrowed by state: overdue, something to pay, nothing to pay", async () => {
    for (const sort of CUSTOMER_SORTS) {
      expect((await references(sort, { state: "overdue" })).sort()).toEqual(["K0", "K2", "K4", "K5"]);
      expect((await references(sort, { state: "open" })).sort()).toEqual([
        "K0",
        "K1",
        "K2",
        "K3",
        "K4",
        "K5",
      ]);
      expect((await references(sort, { state: "settled" })).sort()).toEqual(["K6", "K7", "K8", "K9"]);
    }
  });

  test("finds beginnings of words, of references and of e-mail addresses, and takes no pattern", async () => {
    expect(await references("reference", { search: "ada" })).toEqual(["K0", "K1", "K6", "K9"]);
    expect(await references("reference", { search: "  FOODS  ada " })).toEqual(["K0", "K6"]);
    expect(await references("reference", { search: "mar" })).toEqual(["K3"]);
    expect(await references("reference", { search: "äh" })).toEqual(["K2"]);
    expect(await references("reference", { search: "k7" })).toEqual(["K7"]);
    expect(await references("reference", { search: "wool@ex" })).toEqual(["K4"]);
    expect(await references("reference", { search: "%" })).toEqual([]);
    expect(await references("reference", { search: "100%" })).toEqual(["K4"]);
    expect(await references("reference", { search: "zed_" })).toEqual(["K5"]);
    expect(await references("reference", { search: "\\" })).toEqual([]);
    expect(await references("reference", { search: "oods" })).toEqual([]);
    expect(await references("reference", { search: " " })).toHaveLength(NAMES.length);
  });
});
