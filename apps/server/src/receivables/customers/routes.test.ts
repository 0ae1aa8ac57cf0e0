import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { createApiKey, SCOPES, type Scope } from "#platform/auth";
import { aClock, aDatabase, aMerchant, type StandardMerchant } from "../../../test/house.ts";
import { testServer } from "../../platform/http/test-server.ts";
import { documentRoutes } from "../documents/routes.ts";
import { routes as exposureRoutes } from "../exposure/routes.ts";
import { routes as customerRoutes } from "./routes.ts";

const database = await aDatabase();
let server: FastifyInstance;
let merchant: StandardMerchant;
let authorization: string;
let strangerAuthorization: string;

async function keyOf(of: StandardMerchant, scopes: readonly Scope[] = SCOPES): Promise<string> {
  const { secret } = await of.run((ctx) => createApiKey(ctx, "live", { name: "test", scopes }));
  return `Bearer ${secret}`;
}

beforeAll(async () => {
  const clock = aClock();
  server = await testServer(database, clock, {
    routes: [...customerRoutes, ...exposureRoutes, ...documentRoutes],
  });
  merchant = await aMerchant(database, { customers: 3, clock });
  authorization = await keyOf(merchant);
  const stranger = await aMerchant(database, { customers: 2, clock });
  strangerAuthorization = await keyOf(stranger);
});

async function call(method: "GET" | "PUT" | "POST", url: string, payload?: object, as = authorization) {
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: as },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe("customers over HTTP", () => {
  test("are made, changed, read by id and reference, and listed", async () => {
    const made = await call("PUT", "/v1/customers/N-1", {
      name: "Nord GmbH",
      kind: "business",
      country: "DE",
      currency: "EUR",
      terms: "net 14",
      taxIds: [{ kind: "vat", value: "DE123456789" }],
      externalReferences: { shopify: "gid://shopify/Customer/1" },
      contacts: [{ name: "Ada", email: "ada@nord.example" }],
      addresses: [{ kind: "billing", lines: ["Hafen 1"], city: "Kiel", postalCode: "24103", country: "DE" }],
    });
    expect(made).toMatchObject({
      status: 201,
      body: { version: 1, terms: { kind: "net", days: 14 }, group: null, contacts: [{ role: "billing" }] },
    });
    const again = await call("PUT", "/v1/customers/N-1", { name: "Nord GmbH", kind: "business" });
    expect(again).toEqual({ status: 200, body: made.body });
    expect((await call("GET", `/v1/customers/${made.body.id}`)).body).toEqual(made.body);
    const list = await call("GET", "/v1/customers?search=nord&sort=-overdue");
    expect(list.body).toMatchObject({
      data: [{ reference: "N-1", currency: "EUR", openAmount: 0 }],
      nextCursor: null,
      total: 1,
    });
    const bad = await call("PUT", "/v1/customers/N-2", {
      name: "X",
      kind: "business",
      country: "XX",
      contacts: [{ name: "A", email: "no" }],
    });
    expect(bad).toMatchObject({
      status: 422,
      body: { code: "bad_field", pointers: [{ pointer: "/country" }, { pointer: "/contacts/0/email" }] },
    });
    expect(
      (await call("PUT", "/v1/customers/N-1/owner", { ownerId: "usr_00000000000000000000000000" })).body.code,
    ).toBe("bad_field");
  });

  test("have items, a timeline and an account; a ceiling lets orders through and an invoice captures", async () => {
    const ceiling = await call("PUT", "/v1/customers/C1/ceiling", {
      ceiling: { amount: 10_000, currency: "GBP" },
      reason: "first line",
    });
    expect(ceiling).toMatchObject({
      status: 200,
      body: { exposure: { ceiling: 10_000, available: 10_000, utilization: 0 } },
    });
    const order = { customer: "C1", order: "O-1", amount: 4_000, currency: "GBP" };
    const reserved = await call("POST", "/v1/reservations", order);
    expect(reserved).toMatchObject({
      status: 201,
      body: { outcome: "reserved", held: 4_000, available: { before: 10_000, after: 6_000 } },
    });
    expect(await call("POST", "/v1/reservations", order)).toEqual({ status: 200, body: reserved.body });
    expect((await call("POST", "/v1/reservations", { ...order, amount: 4_001 })).body.code).toBe(
      "order_differs",
    );
    const over = await call("POST", "/v1/reservations", { ...order, order: "O-2", amount: 6_001 });
    expect(over).toMatchObject({
      status: 201,
      body: { outcome: "refused", reasons: ["over_ceiling"], held: 0 },
    });
    const invoice = {
      customer: "C1",
      number: "I-1",
      issuedOn: "2026-02-01",
      dueOn: "2026-02-15",
      currency: "GBP",
      net: 3_000,
      tax: 600,
      order: "O-1",
    };
    expect((await call("POST", "/v1/invoices", invoice)).status).toBe(201);
    const account = await call("GET", "/v1/customers/C1/account");
    expect(account.body.exposure).toMatchObject({
      amount: 4_000,
      components: { openDebits: 3_600, reserved: 400, unapplied: 0, disputed: 0 },
    });
    expect((await call("POST", "/v1/reservations/O-1/release")).body).toMatchObject({
      held: 0,
      captured: 3_600,
      released: 400,
    });
    const items = await call("GET", "/v1/customers/C1/items");
    expect(items.body).toMatchObject({
      data: [
        { document: { kind: "invoice", number: "I-1" }, openAmount: 3_600, daysPastDue: 15, state: "open" },
      ],
      nextCursor: null,
    });
    const timeline = await call("GET", "/v1/customers/C1/timeline?kinds=invoice,payment");
    expect(timeline.body).toMatchObject({
      data: [{ kind: "invoice", title: "Invoice I-1", amount: 3_600, document: { number: "I-1" } }],
    });
  });

  test("groups are made, listed and have a ceiling", async () => {
    expect((await call("PUT", "/v1/groups/G1", { name: "Family" })).status).toBe(201);
    expect((await call("PUT", "/v1/groups/G2", { name: "Other" })).status).toBe(201);
    expect((await call("PUT", "/v1/groups/G1", { name: "Family" })).status).toBe(200);
    await call("PUT", "/v1/customers/C2", { name: "C2", kind: "business", group: "G1" });
    await call("PUT", "/v1/groups/G1/ceiling", {
      ceiling: { amount: 500, currency: "GBP" },
      reason: "family line",
    });
    const first = await call("GET", "/v1/groups?limit=1");
    expect(first.body.data).toMatchObject([{ reference: "G1", name: "Family", customers: 1 }]);
    expect((await call("GET", `/v1/groups?limit=1&cursor=${first.body.nextCursor}`)).body).toMatchObject({
      data: [{ reference: "G2" }],
      nextCursor: null,
    });
    expect((await call("GET", "/v1/customers/C2/account")).body.group).toMatchObject({
      reference: "G1",
      exposure: { ceiling: 500 },
    });
    expect((await call("GET", "/v1/groups/G1/account")).body.exposure.available).toBe(500);
  });

  test("setting a ceiling and reserving need their scope", async () => {
    const reader = await keyOf(merchant, ["customers:read", "customers:write"]);
    expect(
      (await call("PUT", "/v1/customers/C1/ceiling", { ceiling: null, reason: "x" }, reader)).status,
    ).toBe(403);
    expect(
      (
        await call(
          "POST",
          "/v1/reservations",
          { customer: "C1", order: "Z", amount: 1, currency: "GBP" },
          reader,
        )
      ).status,
    ).toBe(403);
  });

  test("H2: no filter, cursor or reference reaches another merchant or breaks the server", async () => {
    const id = (await call("GET", "/v1/customers/N-1")).body.id;
    for (const path of ["", "/account", "/items", "/timeline"]) {
      expect((await call("GET", `/v1/customers/${id}${path}`, undefined, strangerAuthorization)).status).toBe(
        404,
      );
    }
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "' OR 1=1 --",
        "%",
        "_",
        "\\",
        "N-1",
        "DE",
        "-overdue",
        "overdue",
        "1",
        "0",
        "501",
        "\u0000",
        "a\u0000b",
        "🙂",
        id,
      ),
    );
    const parameters = fc.dictionary(
      fc.constantFrom("search", "sort", "group", "owner", "country", "state", "limit", "cursor"),
      nasty,
      { maxKeys: 4 },
    );
    await fc.assert(
      fc.asyncProperty(parameters, async (query) => {
        const answer = await call(
          "GET",
          `/v1/customers?${new URLSearchParams(query)}`,
          undefined,
          strangerAuthorization,
        );
        expect([200, 400, 404, 422]).toContain(answer.status);
        if (answer.status === 200) {
          for (const row of answer.body.data) expect(["C1", "C2"]).toContain(row.reference);
        }
      }),
      { numRuns: 150 },
    );
    for (const path of [
      "customers/%00",
      "customers/%00/account",
      "customers/C1/items?cursor=%00",
      "groups/%00/account",
    ]) {
      expect((await call("GET", `/v1/${path}`)).status).toBeGreaterThanOrEqual(400);
      expect((await call("GET", `/v1/${path}`)).status).toBeLessThan(500);
    }
    expect((await call("PUT", "/v1/customers/Z", { name: "a\u0000", kind: "business" })).status).toBe(422);
    const mine = await call("GET", "/v1/customers?limit=1");
    const theirs = await call(
      "GET",
      `/v1/customers?limit=1&cursor=${mine.body.nextCursor}`,
      undefined,
      strangerAuthorization,
    );
    for (const row of theirs.body.data) expect(["C1", "C2"]).toContain(row.reference);
    expect(
      (await call("GET", `/v1/customers?limit=1&sort=-open&cursor=${mine.body.nextCursor}`)).status,
    ).toBe(400);
  });
});
