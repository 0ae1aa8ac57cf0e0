import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Api, type ApiMerchant, anApi, refused } from "./an-api.ts";

// Goal: a list read page by page is the list, whatever is added meanwhile, and no filter reaches beyond its merchant.
// Method: pages while inserting; filters by chance, over two merchants whose rows tell them apart.

const INVOICES = 12;
const PAGE_ROWS = 5;
const FILTER_RUNS = 150;
let api: Api;
let merchant: ApiMerchant;
let other: ApiMerchant;
beforeAll(async () => {
  api = await anApi();
  [merchant, other] = [await api.merchant({ customers: 3 }), await api.merchant({ customers: 3 })];
  for (let index = 1; index <= INVOICES; index += 1) {
    const more = {
      issuedOn: `2026-02-${String(9 + Math.ceil(index / 2)).padStart(2, "0")}`,
      order: `O${index % 3}`,
    };
    await merchant.invoice(`I${index}`, 100 * index, { ...more, customer: `C${(index % 3) + 1}` });
    await other.invoice(`FOREIGN${index}`, 777, { ...more, customer: `C${(index % 3) + 1}` });
  }
  await merchant.payment("P1", 300, { allocate: "oldest_first", customer: "C2" });
  await other.payment("FOREIGNP", 777, { allocate: "oldest_first", customer: "C2" });
});

interface Row {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: string;
}

async function pagesOf(url: string, between: () => Promise<unknown> = async () => {}): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const answer = await merchant.get(`${url}${cursor === "" ? "" : `&cursor=${cursor}`}`);
    expect(answer.status, answer.text).toBe(200);
    rows.push(...answer.body.data);
    cursor = answer.body.nextCursor;
    await between();
  }
  return rows;
}

describe("pages", () => {
  test("hold every row once, newest first", async () => {
    const rows = await pagesOf(`/v1/invoices?limit=${PAGE_ROWS}`);
    expect(rows).toHaveLength(INVOICES);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(INVOICES);
    const days = rows.map(({ issuedOn }) => issuedOn);
    expect(days).toEqual([...days].sort().reverse());
    expect((await merchant.get(`/v1/invoices?limit=${INVOICES}`)).body.nextCursor).toBeNull();
  });

  test("stay the same while newer and older rows are added between them", async () => {
    const before = (await pagesOf("/v1/invoices?limit=500")).map(({ id }) => id);
    let added = 0;
    const rows = await pagesOf(`/v1/invoices?limit=${PAGE_ROWS}`, async () => {
      added += 1;
      await merchant.invoice(`NEW${added}`, 1, { issuedOn: "2026-02-28" });
    });
    expect(rows.map(({ id }) => id)).toEqual(before);
  });

  test("are of their own list: a cursor of another, a cut one and a made-up one are refused", async () => {
    const { nextCursor } = (await merchant.get("/v1/invoices?limit=1")).body;
    const forged = Buffer.from('{"issuedOn":"x","id":"y"}').toString("base64url");
    for (const cursor of [
      nextCursor.slice(1),
      `${nextCursor}x`,
      "x",
      ".",
      forged,
      `${forged}.AAAAAAAA`,
      "%00",
    ]) {
      expect((await merchant.get(`/v1/invoices?cursor=${cursor}`)).status).toBeOneOf([400, 422]);
    }
    expect(await merchant.get(`/v1/payments?cursor=${nextCursor}`)).toMatchObject(
      refused(400, "cursor_malformed"),
    );
  });

  test.each(["0", "-1", "501", "1.5", "1e1", "abc", "", "9".repeat(30)])(
    "a limit of %j is refused",
    async (limit) => {
      expect(await merchant.get(`/v1/invoices?limit=${limit}`)).toMatchObject(
        refused(422, "invalid_request", "/limit"),
      );
    },
  );
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "C1",
    "O1",
    "' OR 1=1 --",
    "%",
    "C1' UNION SELECT",
    "*",
    "null",
    "2026-02-12",
    "\u0000",
    "{}",
  ),
);
const aDay = fc.oneof(
  fc.integer({ min: 1, max: 31 }).map((day) => `2026-02-${String(day).padStart(2, "0")}`),
  anyText,
);
const rightFilters = {
  customer: fc.constantFrom("C1", "C2", "C3"),
  order: fc.constantFrom("O0", "O1", "O2"),
  issuedFrom: fc.constantFrom("2026-02-01", "2026-02-12"),
  issuedTo: fc.constantFrom("2026-02-12", "2026-03-01"),
  state: fc.constantFrom("open", "settled"),
  limit: fc.integer({ min: 1, max: 500 }).map(String),
};
const wrongFilters = {
  ...{ customer: anyText, order: anyText, issuedFrom: aDay, issuedTo: aDay, state: anyText, limit: anyText },
  ...{ cursor: anyText, unknown: anyText, merchantId: fc.constant("*") },
};
/** Half of them have something wrong in them; the other half are to find rows. */
const filters = fc
  .tuple(
    fc.record(rightFilters, { requiredKeys: [] }),
    fc.option(fc.record(wrongFilters, { requiredKeys: [] }), { freq: 1 }),
  )
  .map(([right, wrong]): Record<string, string> => ({ ...right, ...wrong }));

test("H2: whatever the filters, a list never fails and never shows another merchant's row", async () => {
  const paths = ["invoices", "credit-notes", "payments", "refunds", "fees", "write-offs", "discounts"];
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("invoices", "invoices", "invoices", ...paths),
      filters,
      async (path, given) => {
        const query = new URLSearchParams(
          Object.entries(given).map(([name, text]): [string, string] => [name, text.toWellFormed()]),
        );
        const answer = await merchant.get(`/v1/${path}?${query}`);
        expect(answer.status, `${query}: ${answer.text}`).toBeLessThan(500);
        expect(answer.text).not.toContain("FOREIGN");
        if (answer.status === 200) found += answer.body.data.length;
        if ("unknown" in given || "merchantId" in given) expect(answer.status).toBe(422);
      },
    ),
    { numRuns: FILTER_RUNS },
  );
  expect(found).toBeGreaterThan(0);
});

test("H2: a filter given twice, or as an object, is one value or refused", async () => {
  const queries = [
    "customer=C1&customer=C2",
    "customer[]=C1",
    "customer[$ne]=x",
    "state=open&state=settled",
    "limit=1&limit=2",
  ];
  for (const query of queries) {
    const answer = await merchant.get(`/v1/invoices?${query}`);
    expect(answer, query).toMatchObject(refused(422, "invalid_request"));
  }
});
