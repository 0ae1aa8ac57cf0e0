import { formatId, parseId } from "@goodterms/kernel";
import { Type } from "typebox";
import { expect, test } from "vitest";
import { Closed, Reference, type RouteDefinition, route } from "../../src/platform/http/index.ts";
import { aWholeHouse } from "../api/whole-house.ts";
import { aWebhookReceiver } from "../webhook-receiver.ts";
import { aRichMerchant, THINGS } from "./a-rich-merchant.ts";
import { askAll, ID, nameOf, type Secrets, toldBy } from "./ask-all.ts";
import { everyCaller } from "./every-caller.ts";
import { positionsOf, type Schema } from "./positions.ts";
import { requestOf, type Variant, variantsOf } from "./requests.ts";

// Goal: no route gives anybody anything of another merchant, or changes it. Method: the routes of all rooms are read
// from the house, every place in them where a thing can be named is found in their schemas, and each is asked there for
// another merchant's things, by every role, every scope and those who should get nowhere. What must hold needs no
// knowledge of the route, so a new route is covered by being there.

const house = await aWholeHouse();
const receiver = await aWebhookReceiver();
const asking = await aRichMerchant(house, "qxasker", receiver.url);
const other = await aRichMerchant(house, "zqother", receiver.url);
// Public routes have no caller: their credential is the link, and its forging is tried where links are made.
const asked = house.routes.filter(({ scope }) => scope !== "public_link");
const reads = asked.filter(({ method }) => method === "GET");
const byOther = (request: object) => house.server.inject({ ...request, headers: other.owner });
const callers = await everyCaller(house, asking, other);
const cursors = await cursorsOfOther();
const secrets = await secretsOfOther();

/** A place in each of the other merchant's lists that has more than one row. */
async function cursorsOfOther(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const each of reads.filter(
    ({ request }) => "limit" in ((request.query as Schema | undefined)?.properties ?? {}),
  )) {
    const { url, method } = requestOf(each, other);
    const answer = await byOther({ method, url: `${url}?limit=1` });
    const { nextCursor } = answer.json() as { nextCursor?: string | null };
    if (typeof nextCursor === "string") found.set(each.path, nextCursor);
  }
  return found;
}

/** Every id that the other merchant's owner can see anywhere, and the mark of its texts. */
async function secretsOfOther(): Promise<Secrets> {
  const ids = new Set<string>([formatId("mer", other.merchantId)]);
  for (const each of reads) {
    for (const id of (await byOther(requestOf(each, other))).body.match(ID) ?? []) ids.add(id);
  }
  // The twin is asked too, and may know its own.
  ids.delete(formatId("mer", other.testMerchantId));
  return { mark: other.mark, ids };
}

const variants = asked.flatMap((each) => variantsOf(each, asking, other, cursors));
/** Those that may leave something behind under the other's names in the asking merchant; asked last. */
const isMaking = ({ route: { method }, meaning }: Variant) => method !== "GET" && meaning === "own";
const taken = Object.values(other.things)
  .map(({ id, reference }) => `${id} ${reference ?? ""}`)
  .join(" ");

/** One text for each table: how many rows the other merchant has there, and a hash over all of them. */
async function pictureOfOther(): Promise<Record<string, string>> {
  const tables = await house.database.asAdministrator<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
     WHERE column_name = 'merchant_id' AND table_schema IN ('platform', 'receivables', 'credit') ORDER BY 1`,
  );
  const picture: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await house.database.asAdministrator<{ seen: string }>(
      `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS seen
       FROM ${name} t WHERE merchant_id = $1`,
      [other.merchantId],
    );
    picture[name] = row?.seen ?? "";
  }
  return picture;
}

/** What has no name of the merchant's in it: sums, texts that ship, and lists of what the customer asked about has not. */
const TELLS_NOTHING = [
  "GET /v1/verify",
  "GET /v1/groups/{id}/account",
  "GET /v1/credit/allowance-keys",
  "GET /v1/application-forms/schema",
  "GET /v1/application-forms/{id}/preview",
  "GET /v1/bureaus",
  "GET /v1/bureaus/costs",
  "GET /v1/customers/{id}/bureau-reports",
  "GET /v1/bureau-reports/{id}/raw",
  "GET /v1/customers/{id}/bureau-subjects",
  "GET /v1/customers/{id}/bureau-monitoring",
  "GET /v1/bureaus/{name}/reconciliations",
  "GET /v1/reports/credit-offers",
  "GET /v1/credit/insurance-deadlines",
  "GET /v1/reports/credit-portfolio",
  "GET /v1/credit/reviews",
  "GET /v1/credit/notice-reasons",
  "GET /v1/credit/notice-settings",
  "GET /v1/policies/schema",
  "GET /v1/scorecards/{id}/monitoring",
  "GET /v1/simulations/{id}/changes",
];

test("the other merchant has something of everything, and its owner sees all of it", async () => {
  const picture = await pictureOfOther();
  const empty = Object.entries(picture).filter(([, seen]) => seen.startsWith("0 rows"));
  // An import that has ended leaves no staged rows; answers are kept for requests with a key, of which there was none.
  // The standard policy gives no allowances; nobody signed what somebody else wanted, and no person's file was bought; no limit has
  // come to its day yet, and the draft that was simulated changes nothing.
  expect(empty.map(([table]) => table)).toEqual([
    "credit.allowance",
    "credit.application_approval",
    "credit.bureau_person_key",
    "credit.limit_announcement",
    "credit.limit_approval",
    "credit.simulation_change",
    "platform.idempotency_record",
    "receivables.import_staged_row",
  ]);
  const refused: string[] = [];
  const tellsNothing: string[] = [];
  for (const each of reads) {
    const answer = await byOther(requestOf(each, other));
    if (answer.statusCode !== 200) refused.push(`${nameOf(each)}: ${answer.body}`);
    else if (toldBy(answer, secrets, String(requestOf(each, other).url)).length === 0)
      tellsNothing.push(nameOf(each));
  }
  expect(refused).toEqual([]);
  expect(tellsNothing).toEqual(TELLS_NOTHING);
  expect(secrets.ids.size).toBeGreaterThan(50);
  expect([...cursors.keys()].length).toBeGreaterThan(5);
});

test("every thing that there is can be named somewhere, and every route is asked", () => {
  const named = new Set(asked.flatMap(positionsOf).map(({ thing }) => thing));
  expect(THINGS.filter((thing) => !named.has(thing))).toEqual(["reservation"]);
  expect(new Set(variants.map((variant) => variant.route)).size).toBe(asked.length);
});

test("each request is right but for the other merchant's name in it: its owner's answer is that there is no such thing", async () => {
  const foreign = variants.filter(({ meaning }) => meaning === "exists");
  const odd: string[] = [];
  for (const { route: each, label, request } of foreign) {
    const answer = await house.server.inject({
      ...request,
      headers: { ...asking.owner, ...request.headers },
    });
    const isOwnerField = /\/(ownerId|owner|assignee)$/.test(label) && answer.statusCode === 422;
    if (answer.statusCode !== 404 && !isOwnerField) odd.push(`${nameOf(each)} ${label}: ${answer.body}`);
  }
  expect(odd).toEqual([]);
  expect(foreign.length).toBeGreaterThan(100);
});

test("every route by every caller about another merchant's things: 401, 403, 404 or 422, nothing told, nothing changed", async () => {
  const before = await pictureOfOther();
  const parts = { server: house.server, callers, other, secrets };
  const first = await askAll({ ...parts, variants: variants.filter((variant) => !isMaking(variant)) });
  const last = await askAll({ ...parts, variants: variants.filter(isMaking), taken });
  expect([...first.failures, ...last.failures]).toEqual([]);
  expect(first.asked + last.asked).toBeGreaterThan(callers.length * asked.length * 2);
  expect(await pictureOfOther()).toEqual(before);
});

test("both merchants have things of one name: each is answered with its own", async () => {
  for (const path of ["/v1/customers/shared", "/v1/customers/shared/statement", "/v1/invoices/shared"]) {
    const mine = await house.server.inject({ url: path, headers: asking.owner });
    expect(mine.statusCode).toBe(200);
    expect(toldBy(mine, secrets, "")).toEqual([]);
    expect(mine.body).not.toEqual((await byOther({ url: path })).body);
  }
});

test("an idempotency key belongs to its merchant: the other's answer is not replayed", async () => {
  const key = { "idempotency-key": "one-key-of-two-merchants" };
  const put = { method: "PUT" as const, url: "/v1/groups/replayed", payload: { name: "Replayed" } };
  const theirs = await house.server.inject({ ...put, headers: { ...other.owner, ...key } });
  const mine = await house.server.inject({ ...put, headers: { ...asking.owner, ...key } });
  expect([theirs.statusCode, mine.statusCode]).toEqual([201, 201]);
  expect(mine.headers["idempotent-replayed"]).toBeUndefined();
  expect(mine.json().id).not.toBe(theirs.json().id);
});

const leaky = route({
  method: "GET",
  path: "/v1/customers/{id}/leak",
  summary: "Read any merchant's customer",
  tag: "Trial",
  scope: "customers:read",
  request: { params: Closed({ id: Reference }) },
  responses: { 200: Closed({ name: Type.String() }) },
  handle: async (_ctx, { params }) => {
    const rows = await house.database.asAdministrator<{ name: string }>(
      "UPDATE receivables.customer SET version = version + 1 WHERE id = $1 RETURNING name",
      [parseId("cus", params.id) ?? other.merchantId],
    );
    return { status: 200, body: { name: rows[0]?.name ?? "" } };
  },
});

test("the matrix can fail: a route without walls is found to answer, to tell and to change", async () => {
  const server = await house.serverOf([leaky]);
  const before = await pictureOfOther();
  const { failures } = await askAll({
    server,
    callers,
    other,
    secrets,
    variants: variantsOf(leaky, asking, other, cursors),
  });
  const found = {
    route: "GET /v1/customers/{id}/leak",
    caller: "role auditor",
    variant: "customer by id in path",
  };
  expect(failures).toContainEqual(
    expect.objectContaining({ ...found, status: 200, what: expect.stringMatching(/^told zqother/) }),
  );
  expect(failures).toContainEqual(
    expect.objectContaining({ ...found, what: expect.stringMatching(/^answered about another/) }),
  );
  expect((await pictureOfOther())["receivables.customer"]).not.toBe(before["receivables.customer"]);
});

test("a scope that is declared but not asked for is found", async () => {
  const misdeclared: RouteDefinition[] = reads
    .filter(({ path }) => path === "/v1/settings")
    .map((each) => ({ ...each, scope: "keys:write" }));
  const wrong = misdeclared.flatMap((each) => variantsOf(each, asking, other, cursors));
  const { failures } = await askAll({ server: house.server, callers, other, secrets, variants: wrong });
  expect(failures).toContainEqual(
    expect.objectContaining({ caller: "role auditor", what: "answered a caller without keys:write" }),
  );
});

test("a route of which the matrix does not know what it names says what to add", () => {
  const declared = { method: "GET", summary: "x", tag: "x", scope: "signed_in", responses: {} } as const;
  const handle = async () => ({ status: 200, contentType: "text/plain", content: "" }) as const;
  const newPath = route({
    ...declared,
    path: "/v1/promises/{id}",
    request: { params: Closed({ id: Reference }) },
    handle,
  });
  expect(() => positionsOf(newPath)).toThrow("Add /v1/promises/{id} to IN_PATHS");
  const newField = route({
    ...declared,
    path: "/v1/promises",
    request: { query: Closed({ case: Type.Optional(Reference) }) },
    handle,
  });
  expect(() => positionsOf(newField)).toThrow('Add "case" to NAMING_FIELDS or to PLAIN_FIELDS');
});
