import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Api, type ApiMerchant, anApi, refused } from "./an-api.ts";

// Goal: entities, periods, rates, reports, the journal and the proof answer over HTTP as the contract says, and agree
// with each other. Method: a small book made through the API, then the same sums from every report.

let api: Api;
let merchant: ApiMerchant;
beforeAll(async () => {
  api = await anApi();
});
beforeEach(async () => {
  merchant = await api.merchant({ customers: 2 });
});

const entity = { name: "Example GmbH", country: "DE", functionalCurrency: "EUR", timeZone: "Europe/Berlin" };

describe("entities", () => {
  test("are made, read by id and reference, changed and listed", async () => {
    const made = await merchant.put("/v1/entities/DE", entity);
    expect(made.body).toMatchObject({ ...entity, reference: "DE", closedThrough: null, today: "2026-03-02" });
    const accounts = { revenue: { code: "8400", name: "Erlöse" } };
    const changed = await merchant.put("/v1/entities/DE", { ...entity, name: "Example SE", accounts });
    expect(changed.body).toMatchObject({ id: made.body.id, name: "Example SE" });
    expect(changed.body.accounts).toContainEqual({ purpose: "revenue", code: "8400", name: "Erlöse" });
    expect(changed.body.accounts).toHaveLength(made.body.accounts.length);
    for (const name of ["DE", made.body.id]) {
      expect((await merchant.get(`/v1/entities/${name}`)).body).toEqual(changed.body);
    }
    const { data } = (await merchant.get("/v1/entities")).body;
    expect(data.map(({ reference }: { reference: string }) => reference).sort()).toEqual(["DE", "UK"]);
  });

  test("keep the currency of their book, and are in no zone or country that is none", async () => {
    const other = { ...entity, functionalCurrency: "USD" };
    expect(await merchant.put("/v1/entities/UK", other)).toMatchObject(refused(409, "reference_used"));
    for (const wrong of [{ timeZone: "Mars/Base" }, { country: "de" }, { functionalCurrency: "EURO" }]) {
      const answer = await merchant.put("/v1/entities/DE", { ...entity, ...wrong });
      expect(answer).toMatchObject(refused(422, "invalid_request", `/${Object.keys(wrong)[0]}`));
    }
    expect(await merchant.get("/v1/entities/FR")).toMatchObject(refused(404, "not_found"));
  });

  test("must be named where there are several", async () => {
    await merchant.put("/v1/entities/DE", entity);
    const body = { customer: "C1", currency: "GBP", number: "I1", issuedOn: "2026-02-10", net: 1 };
    expect(await merchant.post("/v1/invoices", body)).toMatchObject(refused(422, "no_entity"));
    expect((await merchant.post("/v1/invoices", { ...body, entity: "UK" })).status).toBe(201);
  });
});

describe("periods", () => {
  const move = (verb: "close" | "reopen", through: string | null) =>
    merchant.post(`/v1/entities/UK/${verb}-period`, { through, reason: "month" });

  test("close forwards and open backwards, only over days that are over", async () => {
    expect(await move("close", "2026-03-02")).toMatchObject(refused(422, "date_out_of_range"));
    expect((await move("close", "2026-03-01")).body).toMatchObject({ closedThrough: "2026-03-01" });
    expect(await move("close", "2026-03-01")).toMatchObject(refused(422, "date_out_of_range"));
    expect(await move("reopen", "2026-03-01")).toMatchObject(refused(422, "date_out_of_range"));
    expect((await move("reopen", null)).body).toMatchObject({ closedThrough: null });
    expect(await move("reopen", null)).toMatchObject(refused(422, "date_out_of_range"));
  });
});

describe("rates", () => {
  const rate = { base: "EUR", quote: "GBP", validFrom: "2026-02-01", rate: "0.85", source: "test" };

  test("stand once written, the same again is fine, and a document uses the latest on its day", async () => {
    expect((await merchant.put("/v1/exchange-rates", rate)).body).toEqual(rate);
    expect((await merchant.put("/v1/exchange-rates", { ...rate, rate: "0.850" })).status).toBe(200);
    expect(await merchant.put("/v1/exchange-rates", { ...rate, rate: "0.86" })).toMatchObject(
      refused(409, "number_used"),
    );
    await merchant.put("/v1/exchange-rates", { ...rate, validFrom: "2026-02-11", rate: "0.9" });
    expect(await merchant.invoice("I1", 100, { currency: "EUR" })).toMatchObject({ rate: "0.85" });
    const later = { currency: "EUR", issuedOn: "2026-02-12" };
    expect(await merchant.invoice("I2", 100, later)).toMatchObject({ rate: "0.9" });
  });

  test.each([
    [{ rate: "0" }, "no_rate"],
    [{ base: "GBP" }, "unknown_currency"],
    [{ rate: "-1" }, "invalid_request"],
    [{ rate: 1 }, "invalid_request"],
    [{ rate: "1e3" }, "invalid_request"],
    [{ base: "XXQ" }, "invalid_request"],
    [{ validFrom: "2026-02-30" }, "invalid_request"],
  ])("%j is refused", async (wrong, code) => {
    const answer = await merchant.put("/v1/exchange-rates", { ...rate, ...wrong });
    expect(answer).toMatchObject(refused(422, code));
  });
});

describe("reports of one small book", () => {
  beforeEach(async () => {
    await merchant.invoice("LATE", 10_000, { dueOn: "2026-02-20" });
    await merchant.invoice("SOON", 5_000);
    await merchant.invoice("OTHER", 700, { customer: "C2", dueOn: "2026-02-10" });
    await merchant.payment("P1", 4_000, { remittance: [{ invoice: "LATE", amount: 3_000 }] });
  });

  test("E22: ageing adds up to what is open, to the control account, and by every grouping", async () => {
    const { body } = await merchant.get("/v1/reports/ageing");
    const sums = { currency: "GBP", open: 12_700, overdue: 7_700, unapplied: 1_000, net: 11_700 };
    expect(body.totals).toMatchObject([sums]);
    expect(body.control).toEqual([
      { currency: "GBP", openItems: 11_700, controlAccount: 11_700, difference: 0 },
    ]);
    for (const by of ["customer", "entity", "currency", "owner", "total"]) {
      const { rows } = (await merchant.get(`/v1/reports/ageing?by=${by}`)).body;
      expect(rows.reduce((sum: number, row: { net: number }) => sum + row.net, 0)).toBe(11_700);
    }
    const before = await merchant.get("/v1/reports/ageing?asOn=2026-02-15");
    expect(before.body.totals).toMatchObject([{ open: 15_700, unapplied: 0 }]);
  });

  test("ageing names buckets, dates, entities and customers that cannot be", async () => {
    for (const [query, status, code] of [
      ["buckets=30,0", 422, "bad_buckets"],
      ["buckets=a", 422, "invalid_request"],
      ["asOn=2026-02-30", 422, "invalid_request"],
      ["by=weather", 422, "invalid_request"],
      ["limit=0", 422, "invalid_request"],
      ["limit=501", 422, "invalid_request"],
      ["asof=2026-02-01", 422, "invalid_request"],
      ["cursor=x.y", 400, "cursor_malformed"],
      ["entity=none", 404, "not_found"],
      ["customer=none", 404, "not_found"],
      ["format=csv&entity=none", 404, "not_found"],
    ] as const) {
      expect(await merchant.get(`/v1/reports/ageing?${query}`), query).toMatchObject(refused(status, code));
    }
  });

  test("the statement moves from its opening to its closing balance", async () => {
    const answer = await merchant.get("/v1/customers/C1/statement?from=2026-02-15&to=2026-02-28");
    const [sums] = answer.body.currencies;
    expect(sums).toMatchObject({ currency: "GBP", openingBalance: 15_000, closingBalance: 11_000 });
    const wrong = await merchant.get("/v1/customers/C1/statement?from=2026-02-28&to=2026-02-15");
    expect(wrong).toMatchObject(refused(422, "dates_reversed"));
    const csv = await merchant.get("/v1/customers/C1/statement?format=csv");
    expect(csv.headers["content-type"]).toMatch("text/csv");
  });

  test("the overview says the same, and that the book is sound", async () => {
    const { body } = await merchant.get("/v1/reports/overview");
    expect(body).toMatchObject({ currencies: [{ open: 12_700, overdue: 7_700, customersOverdue: 2 }] });
    expect(body.topOverdue).toMatchObject([{ reference: "C1", overdueAmount: 7_000 }, { reference: "C2" }]);
    expect(body.history).toMatchObject([{ on: "2026-02-28", currency: "GBP", open: 12_700 }]);
  });

  test("the journal has every posting in every format", async () => {
    const lines = (await merchant.get("/v1/journal")).text.trim().split("\n");
    const entries = lines.map((line) => JSON.parse(line) as { postings: { amount: number }[] });
    const postings = entries.flatMap((each) => each.postings);
    const csv = (await merchant.get("/v1/journal?format=csv")).text.trim().split(/\r?\n/);
    expect(csv).toHaveLength(postings.length + 1);
    const hledger = await merchant.get("/v1/journal?format=hledger&from=2026-02-20");
    expect(hledger.text).toMatch(/^2026-02-20 \(P1\) payment/m);
    expect(postings.map(({ amount }) => amount).sort((left, right) => left - right)).toEqual([
      700, 4_000, 5_000, 10_000,
    ]);
    for (const query of ["format=xml", "from=2026-02-30", "fom=2026-02-01"]) {
      expect(await merchant.get(`/v1/journal?${query}`)).toMatchObject(refused(422, "invalid_request"));
    }
    expect(await merchant.get("/v1/journal?entity=none")).toMatchObject(refused(404, "not_found"));
  });

  test("the proof holds, and says of what; a book that was tampered with fails it", async () => {
    const { body } = await merchant.get("/v1/verify");
    expect(body.ok).toBe(true);
    expect(body.checks.length).toBeGreaterThan(5);
    await api.house.database.asAdministrator(
      "UPDATE receivables.open_item SET open_minor = open_minor - 1 WHERE merchant_id = $1 AND open_minor = 5000",
      [merchant.merchantId],
    );
    const tampered = await merchant.get("/v1/verify");
    expect(tampered.status).toBe(200);
    expect(tampered.body.ok).toBe(false);
  });

  test("the largest amounts there are can be reported and proved", async () => {
    await merchant.invoice("BIG", 999_999_999_999_999);
    await merchant.payment("BIGPAY", 999_999_999_999_999, { remittance: [{ invoice: "BIG" }] });
    const { body } = await merchant.get("/v1/verify");
    expect(body).toMatchObject({ ok: true });
    // An integer on the wire holds nine times the largest document, and the small ones are there too.
    for (let number = 1; number <= 8; number += 1) await merchant.invoice(`B${number}`, 999_999_999_999_999);
    for (const url of ["/v1/reports/overview", "/v1/verify", "/v1/customers", "/v1/customers/C1/account"]) {
      const answer = await merchant.get(url);
      expect(answer.status, `${url}: ${answer.text}`).toBe(200);
    }
  });
});
