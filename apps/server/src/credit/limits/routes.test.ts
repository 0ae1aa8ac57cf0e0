import { spawnSync } from "node:child_process";
import { formatId } from "@goodterms/kernel";
import type { FastifyInstance } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { createApiKey, SCOPES } from "#platform/auth";
import { type Job, prepareQueue } from "#platform/jobs";
import { aClock, aMerchant, type StandardMerchant } from "../../../test/house.ts";
import { testServer } from "../../platform/http/test-server.ts";
import { routes as customerRoutes } from "../../receivables/customers/routes.ts";
import { routes as noticeRoutes } from "../notices/routes.ts";
import { carryRows, limitChangeJob } from "./carry-change.ts";
import { findChange } from "./decide-change.ts";
import { routes } from "./routes.ts";
import { database, order, person, set } from "./test/limits-house.ts";

let server: FastifyInstance;
let merchant: StandardMerchant;
let authorization: string;
let stranger: string;

async function keyOf(of: StandardMerchant): Promise<{ secret: string; id: string }> {
  const made = await of.run((ctx) => createApiKey(ctx, "live", { name: "test", scopes: SCOPES }));
  return { secret: `Bearer ${made.secret}`, id: made.apiKey.id };
}

beforeAll(async () => {
  const clock = aClock();
  await prepareQueue(database.settings.owner, [limitChangeJob as Job]);
  server = await testServer(database, clock, { routes: [...customerRoutes, ...routes, ...noticeRoutes] });
  merchant = await aMerchant(database, { customers: 3, clock });
  const key = await keyOf(merchant);
  authorization = key.secret;
  // An owner's word, as the console would give it.
  await database.asAdministrator(
    "INSERT INTO credit.authority (merchant_id, holder, amount_minor, currency, version, set_by, set_at) VALUES ($1, $2, 500000, 'GBP', 1, 'user:owner', $3)",
    [merchant.merchantId, `key:${key.id}`, clock.now()],
  );
  stranger = (await keyOf(await aMerchant(database, { clock }))).secret;
});

async function call(method: "GET" | "PUT" | "POST", url: string, payload?: object, as = authorization) {
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: as },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json(), raw: answer };
}

const canReadPdf = spawnSync("pdftotext", ["-v"]).status === 0;
const pdfText = (pdf: Buffer) =>
  spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }).stdout;

describe("limits over HTTP", () => {
  test("are set within the key's authority with the new ceiling in the answer, and proposed beyond it", async () => {
    const made = await call("PUT", "/v1/customers/C1/limit", {
      limit: { amount: 400_000, currency: "GBP" },
      reason: "paid well for a year",
    });
    expect(made).toMatchObject({
      status: 200,
      body: {
        changed: true,
        currency: "GBP",
        limits: [{ kind: "manual", state: "standing", limit: { amount: 400_000 } }],
      },
    });
    expect(made.body.ceiling).toBeGreaterThanOrEqual(400_000);
    const beyond = await call("PUT", "/v1/customers/C1/limit", {
      limit: { amount: 500_001, currency: "GBP" },
      reason: "more",
    });
    expect(beyond).toMatchObject({
      status: 202,
      body: { state: "open", limit: { amount: 500_001 }, before: { amount: 400_000 }, signatures: [] },
    });
    expect((await call("GET", `/v1/credit/limit-proposals/${beyond.body.id}`)).body).toEqual(beyond.body);
    expect((await call("GET", "/v1/credit/limit-proposals?state=open&customer=C1")).body.data).toEqual([
      beyond.body,
    ]);
    expect((await call("POST", `/v1/credit/limit-proposals/${beyond.body.id}/approve`, {})).body.code).toBe(
      "people_only",
    );
    const own = await call("GET", "/v1/credit/authorities");
    expect(own.body).toMatchObject({ own: { limit: { amount: 500_000 }, source: "personal" }, data: [{}] });
    const owner = person(merchant, "owner");
    const { approveProposal } = await import("./decide-proposal.ts");
    await owner.run((ctx) => approveProposal(ctx, owner.access, beyond.body.id, "agreed"));
    expect((await call("GET", `/v1/credit/limit-proposals/${beyond.body.id}`)).body).toMatchObject({
      state: "approved",
      signatures: [{ verdict: "approved", note: "agreed", by: formatId("usr", owner.access.userId ?? "") }],
    });
    const history = await call("GET", "/v1/customers/C1/limit/history?limit=1");
    expect(history.body.data).toMatchObject([{ version: 2, limit: { amount: 500_001 } }]);
    const older = await call(
      "GET",
      `/v1/customers/C1/limit/history?limit=1&cursor=${history.body.nextCursor}`,
    );
    expect(older.body.data).toMatchObject([{ version: 1 }]);
  });

  test("collateral is recorded, counted after its haircut, and released", async () => {
    const held = await call("POST", "/v1/customers/C2/collateral", {
      kind: "guarantee",
      description: "Bank guarantee",
      worth: { amount: 100_000, currency: "GBP" },
      haircutPercent: "25",
      expiresOn: "2026-12-31",
      reason: "asked for by us",
    });
    expect(held).toMatchObject({ status: 201, body: { counted: { amount: 75_000 }, version: 1 } });
    const released = await call("PUT", `/v1/credit/collateral/${held.body.id}`, {
      kind: "guarantee",
      description: "Bank guarantee",
      worth: { amount: 0, currency: "GBP" },
      haircutPercent: "0",
      reason: "given back",
    });
    expect(released).toMatchObject({ status: 200, body: { version: 2, counted: { amount: 0 } } });
    expect((await call("GET", "/v1/customers/C2/collateral")).body.data).toEqual([released.body]);
  });

  test("a bulk change is previewed, confirmed and read row by row", async () => {
    const made = await call("POST", "/v1/credit/limit-changes", {
      csv: "C2,1000\nC3,2000.50\nnobody,1",
      change: { kind: "listed", currency: "GBP" },
      reason: "yearly round",
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        state: "preview",
        rows: 3,
        problems: 1,
        weighs: { amount: 240_050 },
        totals: [{ rows: 2, raised: 2 }],
      },
    });
    const confirmed = await call("POST", `/v1/credit/limit-changes/${made.body.id}/confirm`);
    expect(confirmed.body.state).toBe("running");
    const { id } = await merchant.run((ctx) => findChange(ctx, made.body.id));
    while (await merchant.run((ctx) => carryRows(ctx, id)));
    const done = await call("GET", `/v1/credit/limit-changes/${made.body.id}`);
    expect(done.body).toMatchObject({ state: "done", rowsDone: 3 });
    expect((await call("GET", `/v1/credit/limit-changes/${made.body.id}/rows`)).body.data).toMatchObject([
      { reference: "C2", outcome: "set", after: { amount: 100_000 } },
      { reference: "C3", outcome: "set", after: { amount: 200_050 } },
      { reference: "nobody", problem: "not_found", outcome: "skipped" },
    ]);
    expect((await call("GET", "/v1/credit/limit-changes?limit=1")).body.data).toHaveLength(1);
    const bad = { csv: "no comma", change: { kind: "listed", currency: "GBP" }, reason: "r" };
    expect((await call("POST", "/v1/credit/limit-changes", bad)).body.code).toBe("bad_csv");
  });

  test("groups: a limit, a family, the top exposures, the deadlines", async () => {
    for (const reference of ["G1", "G2"]) await call("PUT", `/v1/groups/${reference}`, { name: reference });
    expect(
      (
        await call("PUT", "/v1/groups/G1/limit", {
          limit: { amount: 9_000, currency: "GBP" },
          reason: "all together",
        })
      ).body,
    ).toMatchObject({ holder: "group", ceiling: 9_000, limits: [{ limit: { amount: 9_000 } }] });
    const family = await call("PUT", "/v1/groups/G2/parent", { parent: "G1" });
    expect(family.body).toMatchObject({
      above: [{ reference: "G1" }],
      groups: [{ reference: "G2", level: 0 }],
    });
    expect((await call("GET", "/v1/groups/G1/family")).body.groups).toHaveLength(2);
    for (const by of ["customer", "group", "family"])
      expect((await call("GET", `/v1/reports/top-exposures?by=${by}`)).status).toBe(200);
    expect((await call("GET", "/v1/credit/insurance-deadlines")).body).toEqual({
      data: [],
      nextCursor: null,
    });
  });

  test("the committee pack tells the whole, as data and as a PDF", async () => {
    await call("PUT", "/v1/customers/C1/limit", {
      limit: { amount: 900_000, currency: "GBP" },
      reason: "a big season",
    });
    const pack = await call("GET", "/v1/customers/C1/committee-pack");
    expect(pack).toMatchObject({
      status: 200,
      body: {
        customer: { reference: "C1" },
        proposal: { amount: 900_000, before: 500_001 },
        recommendation: { verdict: "look_closer" },
        limits: [{ kind: "manual", amount: 500_001 }],
      },
    });
    const pdf = await server.inject({
      method: "GET",
      url: `/v1/credit/limit-proposals/${pack.body.proposal.id}/committee-pack?format=pdf`,
      headers: { authorization },
    });
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
    if (!canReadPdf && process.env.CI !== "true") return;
    const text = pdfText(pdf.rawPayload);
    expect(text).toMatch(/Example Trading Ltd[\s\S]*Customer 1[\s\S]*New limit +9,000\.00 GBP/);
    expect(text).toMatch(
      /Recommendation: Look closer[\s\S]*Limits and cover[\s\S]*Decisions so far[\s\S]*paid well/,
    );
  });
});

describe("notices over HTTP", () => {
  test("a cut line drafts the notice in the same transaction; it is worded, approved, sent, and answered", async () => {
    await call("PUT", "/v1/customers/US1", {
      name: "Łódź Trading Inc",
      kind: "business",
      country: "US",
      currency: "USD",
    });
    const owner = person(merchant, "owner");
    await set(owner, order(200_000n, { currency: "USD" }), "US1");
    const cut = order(100_000n, { currency: "USD", reasonCodes: ["slow_with_us"] });
    await set(owner, cut, "US1");
    const list = await call("GET", "/v1/credit/notices?customer=US1");
    expect(list.body.data).toMatchObject([
      {
        demand: "us-ecoa-trade-credit",
        state: "draft",
        action: "line_cut",
        reasons: ["slow_with_us"],
        dueOn: null,
      },
    ]);
    const [{ id }] = list.body.data;
    const url = `/v1/credit/notices/${id}`;
    const worded = await call("POST", `${url}/reasons`, { reasons: ["insurer_cut"] });
    expect(worded.body).toMatchObject({ reasons: ["insurer_cut"], version: 2 });
    expect(worded.body.letter).toContain("credit insurer has reduced");
    expect(
      (await call("POST", `${url}/mark-sent`, { sentOn: "2026-03-02", channel: "email" })).body.code,
    ).toBe("notice_state");
    expect((await call("POST", `${url}/approve`)).body.state).toBe("approved");
    expect(
      (await call("POST", `${url}/mark-sent`, { sentOn: "2026-03-03", channel: "email" })).body.code,
    ).toBe("bad_notice_dates");
    const sent = await call("POST", `${url}/mark-sent`, { sentOn: "2026-03-02", channel: "oral" });
    expect(sent.body).toMatchObject({
      state: "sent",
      reasonsRequestableUntil: "2026-05-01",
      channel: "oral",
    });
    expect((await call("POST", `${url}/cancel`, { reason: "x" })).body.code).toBe("notice_state");
    const asked = await call("POST", "/v1/customers/US1/reason-requests", { requestedOn: "2026-03-02" });
    expect(asked).toMatchObject({
      status: 201,
      body: {
        inTime: true,
        notice: { answers: id, dueOn: "2026-04-01", reasons: ["insurer_cut"], state: "draft" },
      },
    });
    const pdf = await server.inject({ method: "GET", url: `${url}?format=pdf`, headers: { authorization } });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
    const events = await database.asAdministrator<{ data: string }>(
      "SELECT data::text AS data FROM platform.event WHERE merchant_id = $1 AND type LIKE 'credit.notice%'",
      [merchant.merchantId],
    );
    expect(events.length).toBeGreaterThan(3);
    for (const { data } of events) expect(data).not.toContain("Łódź");
    if (!canReadPdf && process.env.CI !== "true") return;
    expect(pdfText(pdf.rawPayload)).toMatch(
      /Łódź Trading Inc[\s\S]*2 March 2026[\s\S]*A change to your account[\s\S]*credit insurer/,
    );
  });

  test("a raise, or a cut where no law asks for it, drafts nothing", async () => {
    const owner = person(merchant, "owner");
    await set(owner, order(100n), "C3");
    await set(owner, order(50n), "C3");
    expect((await call("GET", "/v1/credit/notices?customer=C3")).body.data).toEqual([]);
  });

  test("settings show every rule with its source, and confirm what nobody has checked", async () => {
    const before = await call("GET", "/v1/credit/notice-settings");
    const european = before.body.data.find((each: { code: string }) => each.code === "EU");
    expect(european).toMatchObject({
      usesUnverified: false,
      notices: [{ active: false, duty: { basis: "memory" } }],
    });
    const after = await call("PUT", "/v1/credit/notice-settings/EU", {
      usesUnverified: true,
      warnsConsumerCredit: true,
      warnFrom: { amount: 20_000, currency: "EUR" },
    });
    expect(after.body).toMatchObject({
      usesUnverified: true,
      notices: [{ active: true }],
      warnFrom: { amount: 20_000 },
    });
    await call("PUT", "/v1/customers/P1", { name: "Ada", kind: "person", country: "DE", currency: "EUR" });
    const owner = person(merchant, "owner");
    await set(owner, order(19_000n, { currency: "EUR" }), "P1");
    await set(owner, order(50_000n, { currency: "EUR", reason: "more" }), "P1");
    expect((await call("GET", "/v1/customers/P1/limit")).body.consumerCredit).toMatchObject({
      jurisdiction: "EU",
      verified: false,
    });
    expect((await call("GET", "/v1/customers/C1/limit")).body.consumerCredit).toBeNull();
    expect((await call("GET", "/v1/credit/notice-reasons")).body.data.length).toBeGreaterThan(20);
  });
});

test("another merchant's things do not exist", async () => {
  const proposal = (await call("GET", "/v1/credit/limit-proposals")).body.data[0].id;
  const change = (await call("GET", "/v1/credit/limit-changes")).body.data[0].id;
  const notice = (await call("GET", "/v1/credit/notices")).body.data[0].id;
  const collateral = (await call("GET", "/v1/customers/C2/collateral")).body.data[0].id;
  const asked: readonly (readonly ["GET" | "PUT" | "POST", string, object?])[] = [
    ["GET", `/v1/credit/limit-proposals/${proposal}`],
    ["GET", `/v1/credit/limit-proposals/${proposal}/committee-pack`],
    ["POST", `/v1/credit/limit-proposals/${proposal}/approve`, {}],
    ["POST", `/v1/credit/limit-proposals/${proposal}/reject`, { note: "n" }],
    ["POST", `/v1/credit/limit-proposals/${proposal}/withdraw`, {}],
    ["GET", `/v1/credit/limit-changes/${change}`],
    ["GET", `/v1/credit/limit-changes/${change}/rows`],
    ["POST", `/v1/credit/limit-changes/${change}/confirm`],
    ["POST", `/v1/credit/limit-changes/${change}/undo`, { reason: "r" }],
    ["GET", `/v1/credit/notices/${notice}`],
    ["POST", `/v1/credit/notices/${notice}/approve`],
    ["GET", "/v1/customers/C3/limit"],
    ["PUT", "/v1/customers/C3/limit", { limit: null, reason: "r" }],
    ["GET", "/v1/customers/C3/committee-pack"],
    ["POST", "/v1/customers/US1/reason-requests", {}],
    ["GET", "/v1/groups/G1/family"],
    ["PUT", "/v1/groups/G1/parent", { parent: null }],
    ["PUT", "/v1/groups/G1/limit", { limit: null, reason: "r" }],
    [
      "PUT",
      `/v1/credit/collateral/${collateral}`,
      {
        kind: "other",
        description: "d",
        worth: { amount: 1, currency: "GBP" },
        haircutPercent: "0",
        reason: "r",
      },
    ],
  ];
  for (const [method, url, body] of asked) {
    const answer = await call(method, url, body, stranger);
    expect([url, answer.status]).toEqual([url, 404]);
  }
});
