import { beforeAll, expect, test } from "vitest";
import type { RouteDefinition } from "../../src/platform/http/index.ts";
import { aRichMerchant, type RichMerchant } from "../matrix/a-rich-merchant.ts";
import type { Position, Schema } from "../matrix/positions.ts";
import { type RequestParts, sampleParts, toRequest } from "../matrix/requests.ts";
import { aWebhookReceiver } from "../webhook-receiver.ts";
import { type AnswerChecker, answerChecker } from "./answer-checker.ts";
import { aWholeHouse, type WholeHouse } from "./whole-house.ts";

// Goal: nothing that can be sent makes the server fail, whoever wrote it. Method: every field of every route, found in
// its schema, is sent each of a list of hostile values in a request that is otherwise right; then requests by chance.

/** Thousands of requests, on a machine that may be busy. */
const SWEEP_TIMEOUT_MS = 240_000;
const ACCEPTED_MIN = 800;

const ANYWHERE: readonly unknown[] = [
  "",
  "a\u0000b",
  "x\udfffy",
  "x".repeat(5_000),
  null,
  -1,
  {},
  [],
  [null],
];
const TEXTS = [
  ...[
    " ",
    "\u202e\u2066",
    "e\u0301\u{1f468}\u200d\u{1f469}",
    "'; DROP TABLE receivables.document; --",
    "%_\\",
  ],
  ...[
    "../../etc/passwd",
    "__proto__",
    "é".repeat(200),
    "cus_7zzzzzzzzzzzzzzzzzzzzzzzzz",
    `net ${"9".repeat(30)}`,
  ],
];
const NUMBERS: readonly unknown[] = [
  ...["0", "0.0", "-1", "-0", "1e400", "0x10", "١٢٣", "NaN", "0.000000000000000001", "9".repeat(20)],
  ...["999999999999", "999999999999.999999999999999999"],
  ...[0, 1, 0.1, 1e15, 999_999_999_999_999, -999_999_999_999_999, 1e21, 1e308, 2 ** 53, 32_768, 2 ** 31],
];
const DATES = [
  ...["0000-01-01", "0001-01-01", "9999-12-31", "2026-02-30", "2026-13-01", "-2026-01-01", "275760-09-14"],
  ...["2026-12-31T23:59:60Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999+23:59"],
];

function hostileValues(schema: Schema): readonly unknown[] {
  const forms = [schema, ...(schema.anyOf ?? [])];
  const has = (test: (form: Schema) => boolean) => forms.some(test);
  return [
    ...ANYWHERE,
    ...(has(({ type, format }) => type === "string" && format === undefined) ? TEXTS : []),
    ...(has(({ type, pattern }) => type === "integer" || type === "number" || pattern !== undefined)
      ? NUMBERS
      : []),
    ...(has(({ format }) => format?.includes("date") === true) ? DATES : []),
  ];
}

let house: WholeHouse;
let merchant: RichMerchant;
let check: AnswerChecker;
beforeAll(async () => {
  house = await aWholeHouse();
  merchant = await aRichMerchant(house, "qxhostile", (await aWebhookReceiver()).url);
  check = await answerChecker(house);
});

interface Leaf {
  readonly place: Position["place"];
  readonly schema: Schema;
}

/** Every place of a route where a value stands, down to each member of its objects. */
function leavesOf(route: RouteDefinition): Leaf[] {
  const parts = { query: route.request.query, body: route.request.body };
  const inParts = Object.entries(parts).flatMap(([part, schema]) =>
    schema === undefined ? [] : leaves(schema as Schema, [part]),
  );
  return [...(route.path.includes("{") ? [{ place: ["path"], schema: { type: "string" } }] : []), ...inParts];
}

function leaves(schema: Schema, place: Position["place"]): Leaf[] {
  // Of many objects of one shape, such as the accounts of a chart, one stands for all.
  const shapes = new Map(
    Object.entries(schema.properties ?? {}).map(([key, member]) => [
      member.properties === undefined ? key : JSON.stringify(member),
      { key, member },
    ]),
  );
  const members = [...shapes.values()].flatMap(({ key, member }) => leaves(member, [...place, key]));
  const items = schema.items === undefined ? [] : leaves(schema.items, [...place, 0]);
  const forms = (schema.anyOf ?? []).flatMap((form) =>
    leaves(form, place).filter((leaf) => leaf.place !== place),
  );
  return [...(place.length > 1 ? [{ place, schema }] : []), ...members, ...items, ...forms];
}

function partsWith(route: RouteDefinition, place: Position["place"], value: unknown): RequestParts {
  const parts = sampleParts(route, place, ([part, ...rest]) =>
    part === "path" ? pathOf(route) : textOf(String(rest.findLast((step) => typeof step === "string"))),
  );
  if (place[0] === "path") return { ...parts, path: String(value) };
  const steps = [...place];
  const last = steps.pop();
  let holder = parts as unknown as Record<string | number, unknown>;
  for (const step of steps) {
    holder[step] ??= {};
    holder = holder[step] as typeof holder;
  }
  // A copy, for the values are shared by all requests and a list must not come to hold itself.
  if (last !== undefined) holder[last] = structuredClone(value);
  return parts;
}

let fresh = 0;

/** The merchant's own things, and new names for new ones, so that nothing but the hostile value stands in the way. */
function textOf(field: string): string {
  const { entity, invoice, payment, group } = merchant.things;
  const standing: Record<string, string> = {
    ...{ customer: "shared", entity: entity.id, group: group.id, of: payment.id, credit: payment.id },
    ...{ invoice: invoice.id, debit: invoice.id, appliesTo: invoice.id },
  };
  fresh += 1;
  return standing[field] ?? `plain-${fresh}`;
}

/** Something of the merchant's own, so that the request comes past the path. */
function pathOf(route: RouteDefinition): string {
  const [, , collection = ""] = route.path.split("/");
  const own = Object.values(merchant.things).find(({ reference }) => reference?.startsWith(merchant.mark));
  const byCollection: Record<string, string> = {
    customers: merchant.things.customer.id,
    groups: merchant.things.group.id,
    invoices: merchant.things.invoice.id,
    imports: merchant.things.import.id,
    allocations: merchant.things.allocation.id,
    "webhook-endpoints": merchant.things.webhookEndpoint.id,
  };
  return byCollection[collection] ?? own?.id ?? "x";
}

/** How many requests were taken: a sweep in which nothing came past the door would show nothing. */
let accepted = 0;

async function failureOf(route: RouteDefinition, parts: RequestParts): Promise<string[]> {
  const request = toRequest(route, parts);
  const answer = await house.server.inject({
    ...request,
    headers: { ...merchant.owner, ...request.headers },
  });
  const said = `${route.method} ${String(request.url).slice(0, 200)} ${String(request.payload ?? "").slice(0, 300)}`;
  if (answer.statusCode < 300) accepted += 1;
  if (answer.statusCode >= 500) return [`${answer.statusCode} ${said}`];
  try {
    check(route.method, String(request.url), answer);
    return [];
  } catch (error) {
    return [`${said}: ${error instanceof Error ? error.message : "?"}`];
  }
}

test(
  "every field of every route takes hostile values or names them, and never fails",
  async () => {
    const failures: string[] = [];
    let asked = 0;
    for (const route of house.routes) {
      for (const { place, schema } of leavesOf(route)) {
        const values = hostileValues(schema).filter(
          (value) => place[0] === "body" || typeof value === "string",
        );
        asked += values.length;
        const found = await Promise.all(
          values.map((value) => failureOf(route, partsWith(route, place, value))),
        );
        failures.push(...found.flat().map((what) => `${place.join("/")}: ${what}`));
      }
    }
    expect(failures).toEqual([]);
    expect(asked).toBeGreaterThan(3_000);
    expect(accepted).toBeGreaterThan(ACCEPTED_MIN);
  },
  SWEEP_TIMEOUT_MS,
);
