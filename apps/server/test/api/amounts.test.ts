import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectSoundBook } from "../house.ts";
import { type Api, type ApiMerchant, anApi, refused } from "./an-api.ts";

// Goal: an invoice's amounts, rates, terms and instalments are exact, within bounds, and refused by their field where
// they are not. Method: through the real server, with what is absurd as well as what is right.

const LARGEST = 999_999_999_999_999;
const invoice = {
  ...{ customer: "C1", currency: "GBP", number: "I1", issuedOn: "2026-02-10", dueOn: "2026-03-12" },
  ...{ net: 10_000, tax: 2_000 },
};
let api: Api;
let merchant: ApiMerchant;
beforeAll(async () => {
  api = await anApi();
});
beforeEach(async () => {
  merchant = await api.merchant();
});

describe("amounts", () => {
  test.each([
    ["over any bound", { net: LARGEST + 1 }, "invalid_request", "/net"],
    ["a fraction of a minor unit", { net: 0.1 }, "invalid_request", "/net"],
    ["text", { net: "100" }, "invalid_request", "/net"],
    ["nothing at all", { net: 0, tax: 0 }, "amount_not_positive", ""],
    ["less than nothing", { net: -1, tax: 0 }, "amount_not_positive", ""],
    ["net and tax of different signs", { net: 100, tax: -1 }, "amounts_disagree", ""],
    ["more together than the bound", { net: LARGEST, tax: 1 }, "amount_too_large", ""],
    [
      "both lines and net",
      { lines: [{ description: "x", quantity: 1, unitAmount: 1 }] },
      "amounts_disagree",
      "/net",
    ],
  ])("%s is refused", async (_what, change, code, pointer) => {
    expect(await merchant.post("/v1/invoices", { ...invoice, ...change })).toMatchObject(
      refused(422, code, pointer),
    );
  });

  test("the largest there is comes back as the same integer, and can be paid", async () => {
    const { totalAmount, openAmount } = await merchant.invoice("BIG", LARGEST);
    expect([totalAmount, openAmount]).toEqual([LARGEST, LARGEST]);
    const paid = await merchant.payment("BIGPAY", LARGEST, { remittance: [{ invoice: "BIG" }] });
    expect(paid).toMatchObject({ state: "settled", allocations: [{ amount: LARGEST }] });
    await expectSoundBook(merchant);
  });

  test("lines are priced exactly: each net and tax rounded half up, once", async () => {
    const lines = [
      { description: "thirds", quantity: "0.333", unitAmount: "100.5", taxRate: 20 },
      { description: "half", quantity: 1, unitAmount: "0.5", taxRate: "7.7" },
      { description: "back", quantity: -1, unitAmount: 3, taxRate: 0 },
    ];
    const {
      lines: priced,
      netAmount,
      taxAmount,
    } = await merchant.invoice("L1", 0, { net: undefined, lines });
    expect(priced.map(({ net, tax }: { net: number; tax: number }) => [net, tax])).toEqual([
      [33, 7],
      [1, 0],
      [-3, 0],
    ]);
    expect([netAmount, taxAmount]).toEqual([31, 7]);
  });

  test("lines beyond any bound are refused although they cancel out", async () => {
    const huge = { description: "x", unitAmount: "9".repeat(20), taxRate: 0 };
    const lines = [
      { ...huge, quantity: 1 },
      { ...huge, quantity: -1 },
      { ...huge, quantity: 1, unitAmount: 5 },
    ];
    const answer = await merchant.post("/v1/invoices", { ...invoice, net: undefined, tax: undefined, lines });
    expect(answer.status, answer.text).toBe(422);
  });
});

describe("rates, terms and instalments", () => {
  test.each(["0", "0.000", "000000000000"])("a rate of %s is refused, since it is none", async (rate) => {
    const answer = await merchant.post("/v1/invoices", { ...invoice, currency: "EUR", rate });
    expect(answer.status, answer.text).toBe(422);
  });

  test("a rate that makes the amount absurd in the book's own currency is refused", async () => {
    const rate = "999999999999";
    const answer = await merchant.post("/v1/invoices", {
      ...invoice,
      currency: "EUR",
      net: LARGEST - 1,
      tax: 0,
      rate,
    });
    expect(answer.status, answer.text).toBe(422);
  });

  test("without any rate the remedy says what to do", async () => {
    const answer = await merchant.post("/v1/invoices", { ...invoice, currency: "EUR" });
    expect(answer).toMatchObject(refused(422, "no_rate", "/rate"));
    expect(answer.body.remedy).toContain("PUT /v1/exchange-rates");
  });

  test("terms come in words or as an object, and what is wrong in them is pointed at", async () => {
    const terms = { kind: "net", days: 14 };
    const spoken = await merchant.invoice("T1", 100, { dueOn: undefined, terms: "net 14" });
    const written = await merchant.invoice("T2", 100, { dueOn: undefined, terms });
    expect([spoken.dueOn, written.dueOn]).toEqual(["2026-02-24", "2026-02-24"]);
    expect(written.terms).toEqual(terms);
    const { dueOn: _, ...undated } = invoice;
    expect(await merchant.post("/v1/invoices", { ...undated, terms: "soon" })).toMatchObject(
      refused(422, "bad_terms", "/terms"),
    );
    expect(
      await merchant.post("/v1/invoices", { ...undated, terms: { kind: "net", days: -1 } }),
    ).toMatchObject(refused(422, "bad_terms", "/terms/days"));
  });

  test("instalments sum to the total or are refused", async () => {
    const instalments = [
      { dueOn: "2026-03-01", amount: 4_000 },
      { dueOn: "2026-04-01", amount: 8_000 },
    ];
    const { items } = await merchant.invoice("S1", 12_000, { dueOn: undefined, instalments });
    expect(items.map((item: { originalAmount: number }) => item.originalAmount)).toEqual([4_000, 8_000]);
    const off = await merchant.post("/v1/invoices", { ...invoice, instalments: instalments.slice(1) });
    expect(off).toMatchObject(refused(422, "amounts_disagree", "/instalments"));
  });

  test("nothing can be due on a day that no calendar will see", async () => {
    const far = await merchant.post("/v1/invoices", { ...invoice, dueOn: "2036-02-19" });
    expect(far).toMatchObject(refused(422, "date_out_of_range", "/dueOn"));
    const never = await merchant.post("/v1/invoices", { ...invoice, dueOn: "9999-12-31" });
    expect(never).toMatchObject(refused(422, "invalid_request", "/dueOn"));
    const old = await merchant.post("/v1/invoices", {
      ...invoice,
      issuedOn: "1989-12-31",
      dueOn: "1990-01-31",
    });
    expect(old).toMatchObject(refused(422, "date_out_of_range", "/issuedOn"));
  });
});
