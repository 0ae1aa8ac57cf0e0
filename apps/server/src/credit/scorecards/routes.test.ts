import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addDays, formatId, plainDate } from "@goodterms/kernel";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createApiKey, type Scope } from "#platform/auth";
import { openFileStore } from "#platform/files";
import { newId, newIds } from "#platform/ids";
import { drain, prepareQueue } from "#platform/jobs";
import { customerIds, customerNames, issueInvoice, receivePayment } from "#receivables";
import {
  aClock,
  aDatabase,
  aMerchant,
  type StandardMerchant,
  type TestDatabase,
} from "../../../test/house.ts";
import { testServer } from "../../platform/http/test-server.ts";
import { fitJob } from "./fits/jobs.ts";
import { insertFit } from "./fits/store.ts";
import { FIT_REQUEST_DEFAULTS } from "./fitting/fit-file.ts";
import { seededRandom } from "./fitting/random.ts";
import { scorecardRoutes } from "./routes.ts";

// Goal: a table goes from upload to a card in the library over HTTP and the queue; a card can be tried and watched; and
// every step keeps to its merchant and its rights. Method: the real routes on a real database; the queue is worked off
// where a worker would be, the learning runs in its own thread.

const FILE_BYTES_MAX = 1_000_000;
const logger = { info: () => {}, warn: () => {}, error: () => {} };
const { variables, ...rest } = {
  name: "By hand",
  target: "60 days late",
  kind: "weighted" as const,
  missingMode: "reallocate" as const,
  variables: [
    {
      name: "overdue_days",
      label: "Days of the oldest overdue item",
      value: "book.oldestOverdueDays",
      weight: "100",
      bins: [
        { to: "30", points: "90", label: "under 30" },
        { from: "30", points: "10", label: "30 and more" },
      ],
    },
  ],
};
const CARD = { ...rest, variables };

/** A fit that waits for its turn, and for ever: it is in no queue. */
const WAITING = {
  source: "history" as const,
  request: { ...FIT_REQUEST_DEFAULTS, target: "bad", name: "Waiting", meaning: "bad" },
  filePath: null,
  fileBytes: null,
};

let database: TestDatabase;
let server: FastifyInstance;
let merchant: StandardMerchant;
let newMerchant: () => Promise<StandardMerchant>;
let work: () => Promise<number>;
let folder: string;
beforeAll(async () => {
  database = await aDatabase();
  const clock = aClock();
  folder = await mkdtemp(join(tmpdir(), "goodterms-fits-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const files = openFileStore(folder, FILE_BYTES_MAX);
  const job = fitJob(files);
  await prepareQueue(database.settings.owner, [job]);
  server = await testServer(database, clock, { routes: [...scorecardRoutes(files, job)] });
  work = () => drain({ database, clock, logger, jobs: [job], ticks: [] });
  newMerchant = () => aMerchant(database, { customers: 3, clock });
});
beforeEach(async () => {
  merchant = await newMerchant();
});

async function caller(of: StandardMerchant, ...scopes: Scope[]) {
  const { secret } = await of.run((ctx) => createApiKey(ctx, "live", { name: "test", scopes }));
  const headers = { authorization: `Bearer ${secret}` };
  return {
    get: (url: string) => server.inject({ url, headers }),
    post: (url: string, payload: object) =>
      server.inject({
        method: "POST",
        url,
        headers: { ...headers, "content-type": "application/json" },
        payload,
      }),
    upload: (url: string, text: string) =>
      server.inject({
        method: "POST",
        url,
        headers: { ...headers, "content-type": "text/csv" },
        payload: Buffer.from(text),
      }),
  };
}

function aTable(rows: number): string {
  const random = seededRandom(1);
  const lines = Array.from({ length: rows }, () => {
    const late = Math.floor(random() * 90);
    return `${late},${["shop", "trade"][Math.floor(random() * 2)]},${random() < 0.03 + (late / 90) ** 2 * 0.8 ? 1 : 0}`;
  });
  return ["late,kind,bad", ...lines].join("\n");
}

test("upload, learn, read, publish with a policy's expressions, try, add a version", async () => {
  const { get, post, upload } = await caller(merchant, "credit:policy", "credit:read");
  const started = await upload(
    "/v1/scorecards/fits?target=bad&name=Ours&meaning=late&riskier=late",
    aTable(400),
  );
  expect(started.statusCode).toBe(202);
  const { id, state } = started.json();
  expect(state).toBe("waiting");
  expect((await post("/v1/scorecards", { fitId: id, note: "too early" })).json().code).toBe("fit_not_ready");
  await work();
  const fit = (await get(`/v1/scorecards/fits/${id}`)).json();
  expect(fit).toMatchObject({
    state: "finished",
    progress: 1,
    failure: null,
    meaning: "late",
    report: { rows: 400, heldOut: "time" },
  });
  expect(fit.report.holdout.auc.value).toBeGreaterThan(0.6);
  expect((await get(`/v1/scorecards/fits/${id}/report`)).body).toContain("Read this first");
  expect((await get("/v1/scorecards/fits")).json().data.map((row: { id: string }) => row.id)).toEqual([id]);
  // What was uploaded is not kept.
  expect(
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()),
  ).toEqual([]);

  const made = await post("/v1/scorecards", {
    fitId: id,
    name: "Lateness",
    expressions: { late: "behaviour.meanDaysLate" },
    note: "first",
  });
  expect(made.statusCode).toBe(201);
  const { id: cardId, version, card } = made.json();
  expect([version, card.name, card.id, card.version]).toEqual([1, "Lateness", cardId, "1"]);
  expect(card.variables.find((variable: { name: string }) => variable.name === "late").value).toBe(
    "behaviour.meanDaysLate",
  );
  const scored = async (late: number) =>
    Number((await post(`/v1/scorecards/${cardId}/score`, { values: { late, kind: "shop" } })).json().score);
  expect(await scored(5)).toBeGreaterThan(await scored(85));
  expect((await post(`/v1/scorecards/${cardId}/score`, { values: { unheard: 1 } })).json().code).toBe(
    "bad_field",
  );

  const second = await post(`/v1/scorecards/${cardId}/versions`, { card: CARD, note: "by hand instead" });
  expect([second.statusCode, second.json().version, second.json().fitId]).toEqual([201, 2, null]);
  expect((await get(`/v1/scorecards/${cardId}?version=1`)).json().card.name).toBe("Lateness");
  expect((await get("/v1/scorecards")).json().data).toMatchObject([
    { id: cardId, version: 2, name: "By hand" },
  ]);
  const events = await merchant.run((ctx) =>
    sql<{
      type: string;
    }>`SELECT type FROM platform.event WHERE merchant_id = ${ctx.merchantId} AND type LIKE 'credit.%' ORDER BY id`.execute(
      ctx.tx,
    ),
  );
  expect(events.rows.map(({ type }) => type).sort()).toEqual([
    "credit.scorecard_fit_started",
    "credit.scorecard_fitted",
    "credit.scorecard_made",
    "credit.scorecard_made",
  ]);
});

test("a file that cannot be learned from ends as failed, in words; nothing of it is kept", async () => {
  const { get, upload } = await caller(merchant, "credit:policy", "credit:read");
  const { id } = (await upload("/v1/scorecards/fits?target=nothing", aTable(200))).json();
  await work();
  expect((await get(`/v1/scorecards/fits/${id}`)).json()).toMatchObject({
    state: "failed",
    card: null,
    report: null,
    failure: 'The file has no column "nothing". It has late, kind, bad.',
  });
  expect((await upload("/v1/scorecards/fits?target=bad", "x".repeat(FILE_BYTES_MAX + 1))).json().code).toBe(
    "unfit_file",
  );
  await merchant.run(async (ctx) => {
    for (const waiting of newIds(ctx.now, 5)) await insertFit(ctx, { id: waiting, ...WAITING });
  });
  expect((await upload("/v1/scorecards/fits?target=bad", aTable(1))).json().code).toBe("too_many_fits");
});

test("a card that is not sound is refused with where; so is one that is neither given nor fitted", async () => {
  const { post } = await caller(merchant, "credit:policy");
  const gap = [
    { to: "1", points: "1", label: "a" },
    { from: "2", points: "1", label: "b" },
  ];
  const refused = await post("/v1/scorecards", {
    card: { ...CARD, variables: [{ ...variables[0], bins: gap }] },
    note: "x",
  });
  expect(refused.statusCode).toBe(422);
  expect(refused.json()).toMatchObject({
    code: "bad_scorecard",
    pointers: [{ pointer: "/card/variables/0/bins/1/from" }],
  });
  expect((await post("/v1/scorecards", { note: "x" })).statusCode).toBe(422);
  expect((await post("/v1/scorecards", { card: CARD, fitId: "fit_x", note: "x" })).statusCode).toBe(422);
});

test("another merchant's ids are not found, and rights are kept", async () => {
  const { post } = await caller(merchant, "credit:policy", "credit:read");
  const { id: cardId } = (await post("/v1/scorecards", { card: CARD, note: "mine" })).json();
  const waiting = newId(merchant.clock.now());
  await merchant.run((ctx) => insertFit(ctx, { id: waiting, ...WAITING }));
  const fitId = formatId("fit", waiting);
  const other = await caller(await newMerchant(), "credit:policy", "credit:read");
  for (const url of [
    `/v1/scorecards/${cardId}`,
    `/v1/scorecards/${cardId}/monitoring`,
    `/v1/scorecards/fits/${fitId}`,
    `/v1/scorecards/fits/${fitId}/report`,
  ])
    expect((await other.get(url)).statusCode).toBe(404);
  expect((await other.post(`/v1/scorecards/${cardId}/versions`, { card: CARD, note: "x" })).statusCode).toBe(
    404,
  );
  expect((await other.post(`/v1/scorecards/${cardId}/score`, { values: {} })).statusCode).toBe(404);
  expect((await other.post("/v1/scorecards", { fitId, note: "x" })).statusCode).toBe(404);
  const reader = await caller(merchant, "credit:read");
  expect((await reader.post("/v1/scorecards", { card: CARD, note: "x" })).statusCode).toBe(403);
  expect((await reader.upload("/v1/scorecards/fits?target=bad", aTable(150))).statusCode).toBe(403);
  expect((await reader.post("/v1/scorecards/fits/from-history", {})).statusCode).toBe(403);
});

test("a customer as it stands is scored by what the policy's engine reads", async () => {
  const { post } = await caller(merchant, "credit:policy", "credit:read");
  const { id } = (await post("/v1/scorecards", { card: CARD, note: "x" })).json();
  const answer = await post(`/v1/scorecards/${id}/score`, { customer: "C1" });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toMatchObject({
    scorecardId: id,
    role: "challenger",
    score: "90",
    parts: [{ value: "0", bin: "under 30" }],
  });
  expect((await post(`/v1/scorecards/${id}/score`, { customer: "nobody" })).statusCode).toBe(404);
  const wild = { ...CARD, variables: [{ ...variables[0], value: "no.such.thing + 1" }] };
  const { id: wildId } = (await post("/v1/scorecards", { card: wild, note: "x" })).json();
  expect((await post(`/v1/scorecards/${wildId}/score`, { customer: "C1" })).json().code).toBe(
    "bad_scorecard",
  );
});

test("learned from own history: who paid late before goes bad after", async () => {
  const count = 40;
  const many = await aMerchant(database, { customers: count });
  await many.run(async (ctx) => {
    for (const [index, issuedOn] of [
      "2022-05-10",
      "2022-12-10",
      "2023-07-10",
      "2024-02-10",
      "2024-09-10",
      "2025-04-10",
    ].entries())
      for (let customer = 1; customer <= count; customer += 1) {
        const [reference, number] = [`C${customer}`, `H${index}-${customer}`];
        const day = plainDate(issuedOn);
        const common = { customer: reference, number, currency: "GBP" };
        await issueInvoice(ctx, {
          ...common,
          issuedOn: day,
          dueOn: addDays(day, 30),
          amounts: { netMinor: 10_000n, taxMinor: 0n },
        });
        // Every third pays three months late, the others within a week or two.
        const paidOn = addDays(day, customer % 3 === 0 ? 120 : 30 + (customer % 14));
        await receivePayment(ctx, {
          ...common,
          issuedOn: paidOn,
          amountMinor: 10_000n,
          method: "bank_transfer",
          remittance: [{ invoice: number }],
        });
      }
  });
  const { get, post } = await caller(many, "credit:policy", "credit:read");
  const started = await post("/v1/scorecards/fits/from-history", { method: "logistic", isColdStart: true });
  expect(started.statusCode).toBe(202);
  await work();
  const fit = (await get(`/v1/scorecards/fits/${started.json().id}`)).json();
  expect(fit).toMatchObject({ source: "history", state: "finished", failure: null });
  expect(fit.report).toMatchObject({ orderedBy: "lookedOn", heldOut: "time" });
  expect(fit.report.holdout.auc.value).toBeGreaterThan(0.8);
  expect(fit.report.caveats.join(" ")).toContain("Cold start");
  const late = fit.card.variables.find(
    (variable: { value: string }) => variable.value === "behaviour.meanDaysLate",
  );
  const points = late.bins
    .filter((bin: { isMissing?: boolean }) => !bin.isMissing)
    .map((bin: { points: string }) => Number(bin.points));
  expect(points.at(-1)).toBeLessThan(points[0]);
  // Each feature is an expression of the policy's own, so the card can be tried on a customer at once.
  const { id } = (await post("/v1/scorecards", { fitId: started.json().id, note: "x" })).json();
  const tried = await post(`/v1/scorecards/${id}/score`, { customer: "C3" });
  expect(tried.statusCode, tried.body).toBe(200);

  // Eleven months after an evaluation: the champion told who would pay late, its shadow did not.
  const names = await many.run(async (ctx) => customerNames(ctx, await customerIds(ctx, null, 500)));
  const isLate = [...names]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { reference }]) => Number(reference.slice(1)) % 3 === 0);
  await evaluate(many, id, (customer) => (isLate[customer - 1] ? 480 : 600));
  const seen = (await get(`/v1/scorecards/${id}/monitoring`)).json();
  expect(seen).toMatchObject({
    scored: count,
    maturedShare: 0,
    outcomes: [
      { scorecardId: id, role: "champion", customers: count, bads: 13, auc: 1, ks: 1 },
      { scorecardId: "beside", role: "challenger", customers: count, bads: 13, auc: 0.5, ks: 0 },
    ],
  });
  expect(seen.scorePsi).toBeGreaterThan(0);
  expect(seen.bands.now.reduce((sum: number, rows: number) => sum + rows, 0)).toBe(count);
}, 120_000);

/** Evaluations as an engine would have left them: a score by this card and by one in its shadow. */
async function evaluate(
  of: StandardMerchant,
  cardId: string,
  scoreOf: (customer: number) => number,
): Promise<void> {
  await of.run(async (ctx) => {
    const score = (scorecardId: string, role: string, value: number): object => ({
      scorecardId,
      version: "1",
      role,
      score: String(value),
      parts: [],
    });
    for (const [index, customerId] of (await customerIds(ctx, null, 500)).entries()) {
      const scores = [score(cardId, "champion", scoreOf(index + 1)), score("beside", "challenger", 5)];
      const evaluation = newId(ctx.now);
      await sql`INSERT INTO credit.evaluation (merchant_id, id, customer_id, policy_id, policy_version, engine_version, facts, result, cause, actor, evaluated_at)
        VALUES (${ctx.merchantId}, ${evaluation}, ${customerId}, ${newId(ctx.now)}, 1, '1', '{}', ${JSON.stringify({ scores })}, 'test', 'test', ${new Date("2025-04-01T00:00:00Z")})`.execute(
        ctx.tx,
      );
      await sql`INSERT INTO credit.credit_account (merchant_id, customer_id, evaluation_id, version, updated_at)
        VALUES (${ctx.merchantId}, ${customerId}, ${evaluation}, 1, ${ctx.now})`.execute(ctx.tx);
    }
  });
}

test("monitoring of a card that nothing is known of says so", async () => {
  const { get, post } = await caller(merchant, "credit:policy", "credit:read");
  const { id } = (await post("/v1/scorecards", { card: CARD, note: "x" })).json();
  const nothing = { scorePsi: null, bands: null, outcomes: [], maturedShare: null };
  expect((await get(`/v1/scorecards/${id}/monitoring`)).json()).toMatchObject({ scored: 0, ...nothing });
  await evaluate(merchant, id, () => 1);
  expect((await get(`/v1/scorecards/${id}/monitoring`)).json()).toMatchObject({ scored: 3, ...nothing });
});

test("lists are paged without loss", async () => {
  const { get, post } = await caller(merchant, "credit:policy", "credit:read");
  const made: string[] = [];
  for (let count = 0; count < 3; count += 1)
    made.push((await post("/v1/scorecards", { card: CARD, note: "x" })).json().id);
  const first = (await get("/v1/scorecards?limit=2")).json();
  const second = (await get(`/v1/scorecards?limit=2&cursor=${first.nextCursor}`)).json();
  const ids = [...first.data, ...second.data].map(({ id }: { id: string }) => id);
  expect(ids.sort()).toEqual(made.sort());
  expect(second.nextCursor).toBeNull();
});
