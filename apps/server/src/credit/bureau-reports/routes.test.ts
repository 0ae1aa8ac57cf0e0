import { formatId } from "@goodterms/kernel";
import type { FastifyInstance } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { createApiKey, SCOPES, type Scope } from "#platform/auth";
import { openLogger } from "#platform/log";
import type { StandardMerchant } from "../../../test/house.ts";
import { testServer } from "../../platform/http/test-server.ts";
import { openBureauReports } from "./routes.ts";
import {
  aBureauHouse,
  type BureauHouse,
  database,
  ENCRYPTION_KEY,
  rows,
  simulatorOf,
} from "./test/bureau-house.ts";

// Goal: the routes answer within their schemas, to whom they should, and never with a secret. Method: two merchants on
// one server, every answer and every log line kept.

let house: BureauHouse;
let stranger: BureauHouse;
let server: FastifyInstance;
let own: string;
let other: string;
const told: string[] = [];
const SECRETS = ["live-key-0123456789", "live-secret-9876543210", "666-00-1234", "666001234"];

async function keyOf(merchant: StandardMerchant, scopes: readonly Scope[] = SCOPES): Promise<string> {
  const { secret } = await merchant.run((ctx) => createApiKey(ctx, "live", { name: "test", scopes }));
  return `Bearer ${secret}`;
}

beforeAll(async () => {
  house = await aBureauHouse(["Northlight Cycles LLC", "Robin Upholder", "Zzyx Nonexistent"]);
  stranger = await aBureauHouse(["Stranger Inc"]);
  const log = { write: (line: string) => void told.push(line) };
  const { routes } = openBureauReports(ENCRYPTION_KEY, house.bureaus, house.neighbours);
  server = await testServer(database, house.merchant.clock, { routes, logger: openLogger("trace", log) });
  own = await keyOf(house.merchant);
  other = await keyOf(stranger.merchant);
});

type Method = "GET" | "PUT" | "POST" | "DELETE";

async function call(method: Method, url: string, payload?: object | string, as = own) {
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: as, ...(typeof payload === "string" && { "content-type": "text/csv" }) },
    ...(payload !== undefined && { payload }),
  });
  told.push(answer.body);
  return { status: answer.statusCode, body: answer.json() };
}

describe("connections", () => {
  test("all bureaus are listed, with none connected", async () => {
    const { status, body } = await call("GET", "/v1/bureaus");
    expect(status).toBe(200);
    expect(body.data.length).toBeGreaterThanOrEqual(4);
    expect(body.data.every((bureau: { connection: unknown }) => bureau.connection === null)).toBe(true);
  });

  test("secrets go in and never come out", async () => {
    const put = await call("PUT", "/v1/bureaus/dnb", {
      settings: { key: SECRETS[0], secret: SECRETS[1], registration: "reg-1" },
      costs: { blocks: 1_500, monitor: 200 },
    });
    expect(put.status).toBe(200);
    expect(put.body.connection).toMatchObject({ enabled: true, simulator: false });
    const key = put.body.settings.find((setting: { name: string }) => setting.name === "key");
    expect(key).toMatchObject({ secret: true, isSet: true, value: null });
    expect(put.body.products[0].cost).toEqual({ amount: 1_500, currency: "USD" });
    // What is left out stays; an empty text takes away.
    const again = await call("PUT", "/v1/bureaus/dnb", { settings: { registration: "" } });
    const of = (name: string) =>
      again.body.settings.find((setting: { name: string }) => setting.name === name);
    expect(of("secret").isSet).toBe(true);
    expect(of("registration").isSet).toBe(false);
  });

  test("settings that cannot work are refused with their place", async () => {
    const elsewhere = await call("PUT", "/v1/bureaus/dnb", {
      settings: { baseUrl: "https://169.254.169.254/" },
    });
    expect(elsewhere).toMatchObject({ status: 422, body: { code: "bureau_setting" } });
    const unknown = await call("PUT", "/v1/bureaus/dnb", { settings: { nonsense: "x" }, costs: { none: 1 } });
    expect(unknown.body.pointers.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/settings/nonsense",
      "/costs/none",
    ]);
    expect((await call("PUT", "/v1/bureaus/nobody", {})).status).toBe(404);
    const empty = await call("PUT", "/v1/bureaus/experian-us", {});
    expect(empty).toMatchObject({ status: 422, body: { code: "bureau_setting" } });
  });

  test("a check tells what the bureau says", async () => {
    await call("PUT", "/v1/bureaus/dnb", { simulator: true });
    expect(await call("POST", "/v1/bureaus/dnb/check")).toMatchObject({
      status: 200,
      body: { outcome: "fine" },
    });
    const listed = (await call("GET", "/v1/bureaus")).body.data;
    const dnb = listed.find((bureau: { name: string }) => bureau.name === "dnb");
    expect(dnb.connection).toMatchObject({ checkOutcome: "fine", simulator: true });
    expect(await call("POST", "/v1/bureaus/dnb/check", undefined, other)).toMatchObject({ status: 409 });
  });
});

describe("reports", () => {
  test("fetched, read, opened, listed, costed", async () => {
    const fetched = await call("POST", "/v1/customers/C1/bureau-reports", { bureau: "dnb", reason: "order" });
    expect(fetched).toMatchObject({ status: 200, body: { steps: [{ bureau: "dnb", outcome: "received" }] } });
    const { reportId } = fetched.body.steps[0];
    const read = await call("GET", `/v1/bureau-reports/${reportId}`);
    expect(read).toMatchObject({ status: 200, body: { id: reportId, bureau: "dnb", erased: false } });
    expect((await call("GET", `/v1/bureau-reports/${reportId}/raw`)).body.parts[0].text).toContain(
      "organization",
    );
    const list = await call("GET", "/v1/customers/C1/bureau-reports?limit=1");
    expect(list.body).toMatchObject({ data: [{ id: reportId }], nextCursor: null });
    const costs = await call("GET", "/v1/bureaus/costs");
    expect(costs.body).toMatchObject({
      months: [{ month: "2026-03-01", currency: "USD", reserved: 0, spent: 1_500, budget: 100_000 }],
      rows: [
        {
          bureau: "dnb",
          product: "blocks",
          reason: "order",
          state: "spent",
          cost: { amount: 1_500 },
          reports: 1,
        },
      ],
    });
    const orders = await call("GET", "/v1/bureau-orders?customer=C1");
    expect(orders.body.data).toMatchObject([{ id: reportId, state: "spent", outcome: "received" }]);
    expect((await call("GET", "/v1/bureau-orders?unsettled=true")).body.data).toEqual([]);
    expect(await call("POST", `/v1/bureau-orders/${reportId}/settle`, { charged: true })).toMatchObject({
      status: 409,
    });
  });

  test("another merchant's ids are 404, and a key without the right gets nothing", async () => {
    const [row] = await rows<{ id: string }>(
      "SELECT id FROM credit.bureau_report WHERE merchant_id = $1 LIMIT 1",
      [house.merchant.merchantId],
    );
    const id = formatId("rpt", row?.id ?? "");
    for (const url of [
      `/v1/bureau-reports/${id}`,
      `/v1/bureau-reports/${id}/raw`,
      "/v1/customers/C2/bureau-reports",
    ]) {
      expect((await call("GET", url, undefined, other)).status).toBe(404);
    }
    expect((await call("POST", `/v1/bureau-orders/${id}/settle`, { charged: false }, other)).status).toBe(
      404,
    );
    const reader = await keyOf(house.merchant, ["credit:read"]);
    expect((await call("GET", `/v1/bureau-reports/${id}`, undefined, reader)).status).toBe(200);
    expect((await call("GET", `/v1/bureau-reports/${id}/raw`, undefined, reader)).status).toBe(403);
    expect((await call("PUT", "/v1/bureaus/dnb", {}, reader)).status).toBe(403);
    expect((await call("GET", "/v1/bureaus/costs", undefined, other)).body).toEqual({ months: [], rows: [] });
  });

  test("a person's file, by its details", async () => {
    await call("PUT", "/v1/bureaus/transunion", { simulator: true });
    const person = {
      ...{ firstName: "Robin", lastName: "Upholder", houseNumber: "12", street: "Harbor Rd" },
      ...{
        city: "Portland",
        region: "OR",
        postalCode: "97209",
        country: "US",
        nationalNumber: "666-00-1234",
      },
    };
    const asked = { bureau: "transunion", reason: "application", permissiblePurpose: "PS", person };
    const fetched = await call("POST", "/v1/customers/C2/bureau-reports", asked);
    expect(fetched.body.steps).toMatchObject([{ outcome: "received" }]);
    const again = await call("POST", "/v1/customers/C2/bureau-reports", {
      ...asked,
      permissiblePurpose: undefined,
    });
    expect(again).toMatchObject({ status: 422, body: { code: "purpose_needed" } });
    expect((await call("GET", "/v1/customers/C2/bureau-subjects")).body.data).toMatchObject([
      { bureau: "transunion", state: "chosen", candidates: [] },
    ]);
  });
});

describe("who it is, and watching", () => {
  test("matched, chosen, watched, and no longer", async () => {
    const matched = await call("POST", "/v1/customers/C1/bureau-subjects/dnb/match");
    expect(matched.body).toMatchObject({ state: "chosen", candidates: [{ isCertain: true }] });
    const { reference } = matched.body;
    const put = await call("PUT", "/v1/customers/C1/bureau-subjects/dnb", { reference });
    expect(put).toMatchObject({ status: 200, body: { state: "chosen", reference } });
    expect((await call("PUT", "/v1/customers/C1/bureau-subjects/dnb", { reference: "1" })).status).toBe(422);
    expect((await call("POST", "/v1/customers/C3/bureau-subjects/dnb/match")).body).toMatchObject({
      state: "none",
    });
    expect((await call("PUT", "/v1/customers/C1/bureau-monitoring/dnb", {})).body).toMatchObject({
      state: "active",
    });
    expect((await call("GET", "/v1/customers/C1/bureau-monitoring")).body.data).toHaveLength(1);
    expect((await call("DELETE", "/v1/customers/C1/bureau-monitoring/dnb")).body).toMatchObject({
      state: "ended",
    });
    expect(await call("PUT", "/v1/customers/C3/bureau-monitoring/dnb", {})).toMatchObject({ status: 409 });
  });

  test("files are taken in, and compared", async () => {
    const line = JSON.stringify({ type: "UPDATE", organization: { duns: "799999999" }, elements: [] });
    expect((await call("POST", "/v1/bureaus/dnb/alert-files", line)).body).toEqual({
      received: 1,
      repeated: 0,
      ofNobody: 1,
    });
    expect(await call("POST", "/v1/bureaus/dnb/alert-files", "{")).toMatchObject({ status: 409 });
    expect((await call("POST", "/v1/bureaus/dnb/enrolment-files", "799999999\n")).body).toMatchObject({
      outcome: "compared",
      missingHere: ["799999999"],
    });
    expect((await call("GET", "/v1/bureaus/dnb/reconciliations")).body.data).toHaveLength(1);
    expect((await call("GET", "/v1/bureaus/dnb/reconciliations", undefined, other)).body.data).toEqual([]);
  });

  test("a bureau that fails is a problem with its kind, in our words", async () => {
    const simulator = await simulatorOf("dnb");
    simulator.fail("html");
    const failed = await call("POST", "/v1/customers/C1/bureau-subjects/dnb/match");
    simulator.fail(null);
    expect(failed).toMatchObject({
      status: 409,
      body: { code: "bureau_failed", detail: expect.stringMatching(/^malformed/) },
    });
  });
});

test("no secret was told by any answer or log line, nor stands in an event or a table in clear", async () => {
  expect(told.length).toBeGreaterThan(30);
  const stored = await rows<{ text: string }>(
    `SELECT string_agg(text, '') AS text FROM (
       SELECT c::text AS text FROM credit.bureau_connection c UNION ALL SELECT s::text FROM credit.bureau_subject s
       UNION ALL SELECT e.data::text FROM platform.event e UNION ALL SELECT r::text FROM credit.bureau_report r
       UNION ALL SELECT p::text FROM credit.bureau_pull p) everything`,
    [],
  );
  for (const secret of SECRETS) {
    expect(told.join("\n")).not.toContain(secret);
    expect(stored[0]?.text).not.toContain(secret);
    // A bytea shows itself as hex.
    expect(stored[0]?.text).not.toContain(Buffer.from(secret).toString("hex"));
  }
});
