import { Type } from "typebox";
import { expect, test } from "vitest";
import { Closed, openApiDocument, route } from "./index.ts";
import { trialRoutes } from "./test-routes.ts";
import { toWire } from "./wire.ts";

const plain = {
  method: "GET",
  summary: "Try",
  tag: "Trial",
  scope: "reports:read",
  responses: { 204: Type.Null() },
  handle: async () => ({ status: 204, body: null }) as const,
} as const;

test.each([
  ["/customers", undefined, "not like"],
  ["/v1/Customers", undefined, "not like"],
  ["/v1/customers/:id", undefined, "not like"],
  ["/v1/customers/{id}", undefined, "the path names [id] but request.params has []"],
  ["/v1/customers/{id}", Closed({ ref: Type.String() }), "the path names [id] but request.params has [ref]"],
])("a route at %s is refused at start", (path, params, message) => {
  const request = params === undefined ? {} : { request: { params } };
  expect(() => route({ ...plain, path, ...request })).toThrow(message);
});

test("an upload cannot hold a transaction open", () => {
  expect(() => route({ ...plain, method: "POST", path: "/v1/x", upload: true })).toThrow(
    'transaction: "none"',
  );
});

test("keys are honoured on what changes things inside a transaction, unless the route says no", () => {
  const honoured = (more: object) => route({ ...plain, path: "/v1/x", ...more }).idempotent;
  expect(honoured({})).toBe(false);
  expect(honoured({ method: "POST" })).toBe(true);
  expect(honoured({ method: "PUT" })).toBe(true);
  expect(honoured({ method: "DELETE" })).toBe(false);
  expect(honoured({ method: "POST", idempotent: false })).toBe(false);
  expect(honoured({ method: "POST", transaction: "none" })).toBe(false);
});

test("the document needs no database, names each shared schema once, and tells of problems, keys and files", async () => {
  const document = JSON.parse(JSON.stringify(await openApiDocument(trialRoutes, "1.2.3")));
  expect(document.info).toMatchObject({ title: "Goodterms", version: "1.2.3" });
  expect(Object.keys(document.components.schemas).sort()).toEqual([
    "CurrencyCode",
    "Money",
    "MoneyInput",
    "Problem",
  ]);
  const post = document.paths["/v1/trial/{id}"].post;
  expect(post.operationId).toBe("postTrialById");
  expect(post.responses.default.content["application/problem+json"].schema).toEqual({
    $ref: "#/components/schemas/Problem",
  });
  expect(post.parameters.map((parameter: { name: string }) => parameter.name)).toEqual([
    "id",
    "idempotency-key",
  ]);
  const stream = document.paths["/v1/trial-stream"].get;
  expect(Object.keys(stream.responses["200"].content)).toContain("text/csv");
  expect(JSON.stringify(document)).not.toContain("$id");
});

test("two schemas of one name are a mistake found at start", async () => {
  const named = (type: typeof Type.String | typeof Type.Integer, path: string) =>
    route({ ...plain, path, responses: { 200: type({ $id: "Twice" }) }, handle: async () => ({}) as never });
  await expect(
    openApiDocument([named(Type.String, "/v1/a"), named(Type.Integer, "/v1/b")], "1"),
  ).rejects.toThrow("two different schemas are named Twice");
});

test("an amount beyond 2^53 is a fault rather than a wrong number", () => {
  expect(
    toWire({ amount: 9_007_199_254_740_991n, at: new Date(0), none: undefined, list: [1n, null] }),
  ).toEqual({
    amount: 9_007_199_254_740_991,
    at: "1970-01-01T00:00:00.000Z",
    list: [1, null],
  });
  expect(() => toWire([9_007_199_254_740_992n])).toThrow("2^53");
});
