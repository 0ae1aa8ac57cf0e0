import { formatId } from "@goodterms/kernel";
import type { FastifyInstance } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { createApiKey, SCOPES, type Scope } from "#platform/auth";
import { issueInvoice } from "#receivables";
import { aClock, aMerchant, expectSoundBook, type StandardMerchant } from "../../../test/house.ts";
import { testServer } from "../../platform/http/test-server.ts";
import { insertMember } from "../../platform/tenancy/store.ts";
import { alertRoutes } from "./alert-routes.ts";
import { behaviourRoutes } from "./behaviour-routes.ts";
import { aDiary, DAY_MS, type Diary, database, START } from "./test/house.ts";
import { watchRoutes } from "./watch-routes.ts";

let diary: Diary;
let server: FastifyInstance;
let authorization: string;
let readerAuthorization: string;
let strangerAuthorization: string;

async function keyOf(of: StandardMerchant, scopes: readonly Scope[] = SCOPES): Promise<string> {
  const { secret } = await of.run((ctx) => createApiKey(ctx, "live", { name: "test", scopes }));
  return `Bearer ${secret}`;
}

async function call(
  method: "GET" | "PUT" | "POST" | "DELETE",
  url: string,
  payload?: object,
  as = authorization,
) {
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: as },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.body === "" ? null : answer.json() };
}

/** A credit account as an evaluation would have left it. */
async function account(
  customer: string,
  columns: { riskClass: string; limitMinor: number; reviewOn?: string },
) {
  await database.asAdministrator(
    `INSERT INTO credit.credit_account (merchant_id, customer_id, risk_class, limit_minor, limit_currency, limit_source, review_on, version, updated_at)
     VALUES ($1, $2, $3, $4, 'GBP', 'manual', $5, 1, $6)`,
    [
      diary.merchant.merchantId,
      await diary.idOf(customer),
      columns.riskClass,
      columns.limitMinor,
      columns.reviewOn ?? null,
      START,
    ],
  );
}

beforeAll(async () => {
  diary = await aDiary(4);
  const { neighbours } = diary;
  server = await testServer(database, diary.merchant.clock, {
    routes: [...behaviourRoutes(neighbours), ...alertRoutes(neighbours), ...watchRoutes(neighbours)],
  });
  authorization = await keyOf(diary.merchant);
  readerAuthorization = await keyOf(diary.merchant, ["credit:read"]);
  strangerAuthorization = await keyOf(await aMerchant(database, { clock: aClock(START) }));
  await account("C1", { riskClass: "low", limitMinor: 100_000, reviewOn: "2025-01-10" });
  await account("C2", { riskClass: "high", limitMinor: 50_000, reviewOn: "2025-06-30" });
  // C1 buys and pays; C2 stops paying after six invoices.
  for (let index = 0; index < 12; index += 1) {
    await diary.invoice(`A-${index}`, 80_000n, 7, "C1");
    await diary.invoice(`B-${index}`, 10_000n, 7, "C2");
    diary.pass(7);
    await diary.pay(`A-${index}`, 80_000n, "C1");
    if (index < 6) await diary.pay(`B-${index}`, 10_000n, "C2");
  }
  await diary.invoice("A-last", 90_000n, 30, "C1");
  diary.pass(1);
  await diary.look();
}, 60_000);

describe("behaviour", () => {
  test("is shown with its interval, strip and utilization; the strip's parts sum to what was invoiced", async () => {
    const { status, body } = await call("GET", "/v1/customers/C2/behaviour");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      grade: "C",
      currency: "GBP",
      observations: 12,
      paidInvoices: 6,
      overdueItems: 6,
      overdue: 60_000,
      oldestOverdueDays: 36,
      horizonDays: 180,
      windowMonths: 24,
      grades: [{ grade: "A" }, { grade: "B" }, { grade: "C" }, { grade: "D", belowDays: null }],
      utilization: [{ limit: 50_000, highest: 60_000, last: 60_000 }],
    });
    expect(Number(body.daysLate.low)).toBeLessThan(Number(body.daysLate.mean));
    expect(Number(body.daysLate.high)).toBeGreaterThan(Number(body.daysLate.mean));
    expect(body.strip).toHaveLength(24);
    for (const month of body.strip) {
      const parts = [
        month.onTime,
        ...month.late,
        month.overdue,
        month.notDue,
        month.disputed,
        month.credited,
        month.writtenOff,
      ];
      expect(parts.reduce((sum: number, part: number) => sum + part, 0)).toBe(month.invoiced);
    }
    expect(body.strip.reduce((sum: number, month: { invoiced: number }) => sum + month.invoiced, 0)).toBe(
      120_000,
    );
  });

  test("of a customer without a history is null, not good", async () => {
    const { body } = await call("GET", "/v1/customers/C3/behaviour");
    expect(body).toMatchObject({ grade: null, daysLate: null, trend: null, change: null, observations: 0 });
  });

  test("the portfolio's cells and bands hold every customer once, and drill down by exposure", async () => {
    const { body } = await call("GET", "/v1/reports/credit-portfolio");
    expect(body.currency).toBe("GBP");
    const sum = (rows: { customers: number }[]) => rows.reduce((total, row) => total + row.customers, 0);
    expect(sum(body.cells)).toBe(4);
    expect(sum(body.utilization)).toBe(4);
    expect(body.cells).toContainEqual({
      riskClass: "low",
      grade: "A",
      customers: 1,
      exposure: 90_000,
      limit: 100_000,
      overdueItems: 0,
      unconverted: 0,
    });
    expect(body.utilization).toContainEqual({ fromPercent: 100, customers: 1, exposure: 60_000 });
    const first = await call("GET", "/v1/reports/credit-portfolio/customers?limit=1");
    expect(first.body.data).toMatchObject([{ reference: "C1", exposure: 90_000 }]);
    const rest = await call("GET", `/v1/reports/credit-portfolio/customers?cursor=${first.body.nextCursor}`);
    expect(rest.body.data.map((row: { reference: string }) => row.reference)[0]).toBe("C2");
    expect(rest.body.data).toHaveLength(3);
    const none = await call("GET", "/v1/reports/credit-portfolio/customers?riskClass=none");
    expect(none.body.data).toHaveLength(2);
    const cell = await call("GET", "/v1/reports/credit-portfolio/customers?riskClass=high&grade=C");
    expect(cell.body.data).toMatchObject([{ reference: "C2", overdueItems: 6 }]);
  });
});

describe("alerts", () => {
  test("are listed, filtered, paged and acknowledged once", async () => {
    const open = await call("GET", "/v1/credit/alerts?state=open&customer=C2");
    const codes = open.body.data.map((alert: { code: string }) => alert.code);
    expect(codes).toContain("utilization");
    const severe = await call("GET", "/v1/credit/alerts?severity=severe&code=utilization");
    expect(severe.body.data).toMatchObject([{ customer: { reference: "C2" }, parameters: { percent: 100 } }]);
    const pages: string[] = [];
    let cursor = "";
    do {
      const page = await call("GET", `/v1/credit/alerts?limit=2${cursor}`);
      pages.push(...page.body.data.map((alert: { id: string }) => alert.id));
      cursor = page.body.nextCursor === null ? "" : `&cursor=${page.body.nextCursor}`;
    } while (cursor !== "");
    const all = await call("GET", "/v1/credit/alerts?limit=500");
    expect(pages).toEqual(all.body.data.map((alert: { id: string }) => alert.id));

    const [alert] = severe.body.data;
    const seen = await call("POST", `/v1/credit/alerts/${alert.id}/acknowledge`, { note: "called them" });
    expect(seen).toMatchObject({ status: 200, body: { state: "acknowledged", note: "called them" } });
    const again = await call("POST", `/v1/credit/alerts/${alert.id}/acknowledge`, { note: "again" });
    expect(again.body).toEqual(seen.body);
    const ended = await call("GET", "/v1/credit/alerts?state=ended");
    expect(ended.body.data.map((row: { id: string }) => row.id)).toContain(alert.id);
  });

  test("bureaus' news and what is about to end come through, once", async () => {
    const { neighbours, merchant } = diary;
    const id = await diary.idOf("C3");
    neighbours.alerts.set(id, [
      { id: "n1", code: "bankruptcy", severity: "severe", isPositive: false, on: diary.today() },
    ]);
    neighbours.ends.set(id, [
      {
        kind: "security",
        id: "s1",
        on: new Date(merchant.clock.now().getTime() + 5 * DAY_MS).toISOString().slice(0, 10) as never,
      },
    ]);
    await diary.invoice("X-1", 1_000n, 30, "C3");
    await diary.look();
    await diary.invoice("X-2", 1_000n, 30, "C3");
    await diary.look();
    expect((await diary.alerts("C3")).toSorted()).toEqual(["bureau_alert", "security_expiring"]);
    const watched = await call("GET", "/v1/credit/watch-list?source=automatic");
    expect(
      watched.body.data.map((row: { customer: { reference: string } }) => row.customer.reference),
    ).toContain("C3");
  });
});

describe("proposals", () => {
  const openOf = async (customer: string) =>
    (await call("GET", `/v1/credit/proposals?customer=${customer}`)).body.data as {
      id: string;
      action: string;
      amount: number | null;
      effect: { code: string; parameters: Record<string, number> };
    }[];

  test("a raise is for who pays well and is full; accepting it asks the limits for it", async () => {
    const [raise, ...others] = await openOf("C1");
    expect(others).toEqual([]);
    expect(raise).toMatchObject({
      action: "raise_limit",
      amount: 130_000,
      effect: { code: "room_gained", parameters: { roomMinor: 30_000 } },
    });
    const accepted = await call("POST", `/v1/credit/proposals/${raise?.id}/accept`, {});
    expect(accepted).toMatchObject({ status: 200, body: { state: "accepted", result: "lim_told" } });
    expect(diary.neighbours.limits).toMatchObject([{ minor: 130_000n, currency: "GBP" }]);
    expect((await call("POST", `/v1/credit/proposals/${raise?.id}/dismiss`, {})).body.code).toBe(
      "already_decided",
    );
    expect(await diary.alerts("C1")).toContain("raise_recommended");
  });

  test("collect is for who is later than usual; dismissed it stays away, paid it is superseded", async () => {
    const proposals = await openOf("C2");
    expect(proposals.map(({ action }) => action)).toContain("collect");
    const collect = proposals.find(({ action }) => action === "collect");
    expect(collect).toMatchObject({ amount: 60_000, effect: { parameters: { overdueMinor: 60_000 } } });
    const dismissed = await call("POST", `/v1/credit/proposals/${collect?.id}/dismiss`, { note: "in talks" });
    expect(dismissed.body).toMatchObject({ state: "dismissed", note: "in talks" });
    diary.pass(1);
    await diary.look();
    expect((await openOf("C2")).map(({ action }) => action)).not.toContain("collect");
    for (let index = 6; index < 12; index += 1) await diary.pay(`B-${index}`, 10_000n, "C2");
    diary.merchant.clock.advance(700_000);
    await diary.look();
    const left = (await openOf("C2")).map(({ action }) => action);
    expect(left).not.toContain("offer_plan");
    const superseded = await call("GET", "/v1/credit/proposals?state=superseded&customer=C2");
    expect(superseded.body.data.length).toBeGreaterThan(0);
  });
});

describe("watch list and reviews", () => {
  test("a person's entry stands until taken off or passed, and counts as a fact", async () => {
    const userId = "00000000-0000-4000-8000-000000000001";
    const colleague = { userId, name: "Colleague", roles: ["collector"] as const };
    await diary.merchant.run((ctx) => insertMember(ctx, colleague));
    const put = await call("PUT", "/v1/customers/C4/watch", {
      reason: "new owner",
      ownerId: formatId("usr", userId),
      until: "2026-12-31",
    });
    expect(put).toMatchObject({
      status: 200,
      body: { source: "person", reason: "new owner", until: "2026-12-31" },
    });
    expect(
      (await call("PUT", "/v1/customers/C4/watch", { reason: "x", until: "2020-01-01" })).body.code,
    ).toBe("bad_field");
    expect((await call("PUT", "/v1/customers/C4/watch", { reason: "x", ownerId: "nobody" })).body.code).toBe(
      "bad_field",
    );
    expect((await call("GET", "/v1/customers/C4/behaviour")).body.watch).toMatchObject({
      reason: "new owner",
    });
    expect((await call("DELETE", "/v1/customers/C4/watch")).status).toBe(204);
    expect((await call("DELETE", "/v1/customers/C4/watch")).status).toBe(204);
    expect((await call("GET", "/v1/customers/C4/behaviour")).body.watch).toBeNull();
  });

  test("due reviews are listed by how long they are overdue; completing one sets the next by the cadence", async () => {
    const due = await call("GET", "/v1/credit/reviews?aheadDays=366");
    expect(due.body.data).toMatchObject([
      { customer: { reference: "C1" }, reviewOn: "2025-01-10", riskClass: "low" },
      { customer: { reference: "C2" }, reviewOn: "2025-06-30", riskClass: "high" },
    ]);
    expect((await call("GET", "/v1/credit/reviews")).body.data).toHaveLength(1);
    expect(
      (
        await call("POST", "/v1/customers/C1/reviews", {
          outcome: "no_change",
          note: "n",
          nextOn: "2025-01-01",
        })
      ).body.code,
    ).toBe("bad_field");
    const done = await call("POST", "/v1/customers/C2/reviews", {
      outcome: "lower_limit",
      note: "six unpaid",
    });
    expect(done).toMatchObject({ status: 201, body: { outcome: "lower_limit", dueOn: "2025-06-30" } });
    // High risk: monthly.
    expect(done.body.nextOn.slice(0, 7)).toBe("2025-05");
    const closed = await call("POST", "/v1/customers/C1/reviews", { outcome: "close", note: "left us" });
    expect(closed.body.nextOn).toBeNull();
    expect((await call("GET", "/v1/credit/reviews")).body.data).toEqual([]);
  });
});

test("another merchant's are not found, and readers write nothing", async () => {
  const id = formatId("cus", await diary.idOf("C1"));
  const alert = (await call("GET", "/v1/credit/alerts?limit=1")).body.data[0].id;
  const proposal = (await call("GET", "/v1/credit/proposals?state=accepted")).body.data[0].id;
  const asks = [
    ["GET", `/v1/customers/${id}/behaviour`],
    ["PUT", `/v1/customers/${id}/watch`, { reason: "x" }],
    ["DELETE", `/v1/customers/${id}/watch`],
    ["POST", `/v1/customers/${id}/reviews`, { outcome: "no_change", note: "x" }],
    ["POST", `/v1/credit/alerts/${alert}/acknowledge`, {}],
    ["POST", `/v1/credit/proposals/${proposal}/accept`, {}],
    ["POST", `/v1/credit/proposals/${proposal}/dismiss`, {}],
    ["GET", `/v1/credit/alerts?customer=${id}`],
    ["GET", `/v1/credit/proposals?customer=${id}`],
  ] as const;
  for (const [method, url, payload] of asks) {
    expect((await call(method, url, payload, strangerAuthorization)).status).toBe(404);
    if (method !== "GET") expect((await call(method, url, payload, readerAuthorization)).status).toBe(403);
  }
  for (const list of ["credit/alerts", "credit/proposals", "credit/watch-list", "credit/reviews"]) {
    expect((await call("GET", `/v1/${list}`, undefined, strangerAuthorization)).body.data).toEqual([]);
  }
  await expectSoundBook(diary.merchant);
});

test("monitoring changes nothing in the book and refuses no invoice", async () => {
  const posted = await diary.merchant.run((ctx) =>
    issueInvoice(ctx, {
      customer: "C2",
      number: "B-more",
      currency: "GBP",
      issuedOn: diary.today(),
      amounts: { netMinor: 5_000_000n, taxMinor: 0n },
    }),
  );
  expect(posted.id).toBeTypeOf("string");
  await diary.look();
  await expectSoundBook(diary.merchant);
});
