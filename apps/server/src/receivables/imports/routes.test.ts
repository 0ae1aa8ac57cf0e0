import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createApiKey, type Scope } from "#platform/auth";
import { openFileStore } from "#platform/files";
import { drain, prepareQueue } from "#platform/jobs";
import {
  aClock,
  aDatabase,
  aMerchant,
  expectSoundBook,
  type StandardMerchant,
  type TestDatabase,
} from "../../../test/house.ts";
import { testServer } from "../../platform/http/test-server.ts";
import { importJob, orphanedImports } from "./jobs.ts";
import { importRoutes } from "./routes.ts";
import { LEASE_MS } from "./running/lease.ts";

// Goal: a file goes from upload to booked over HTTP and the queue, every step answers for itself, and only who may
// import can. Method: the real routes on a real database; the queue is worked off where a worker would be.

const FILE_BYTES_MAX = 10_000_000;
const logger = { info: () => {}, warn: () => {}, error: () => {} };
const GOOD_ROWS = 11;
const FILE = [
  "number;customer;issued on;total",
  ...Array.from(
    { length: GOOD_ROWS },
    (_, row) => `N${row};K${row};0${(row % 9) + 1}/03/26;1.23${row % 10},50`,
  ),
  "N99;K2;04/03/26;abc",
].join("\r\n");

let database: TestDatabase;
let server: FastifyInstance;
let merchant: StandardMerchant;
let newMerchant: () => Promise<StandardMerchant>;
let work: () => Promise<number>;
beforeAll(async () => {
  database = await aDatabase();
  const clock = aClock();
  const folder = await mkdtemp(join(tmpdir(), "goodterms-routes-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const files = openFileStore(folder, FILE_BYTES_MAX);
  const job = importJob(files);
  await prepareQueue(database.settings.owner, [job]);
  server = await testServer(database, clock, { routes: [...importRoutes(files, job)] });
  const jobs = [job];
  work = () => drain({ database, clock, logger, jobs, ticks: [orphanedImports(job)] });
  newMerchant = () => aMerchant(database, { customers: 0, clock });
});
beforeEach(async () => {
  merchant = await newMerchant();
});

async function caller(...scopes: Scope[]) {
  const { secret } = await merchant.run((ctx) => createApiKey(ctx, "live", { name: "test", scopes }));
  const headers = { authorization: `Bearer ${secret}` };
  return {
    get: (url: string) => server.inject({ url, headers }),
    remove: (url: string) => server.inject({ method: "DELETE", url, headers }),
    send: (method: "POST" | "PUT", url: string, body: object) =>
      server.inject({
        method,
        url,
        headers: { ...headers, "content-type": "application/json" },
        payload: body,
      }),
    upload: (url: string, content: string) =>
      server.inject({
        method: "POST",
        url,
        headers: { ...headers, "content-type": "text/csv" },
        payload: Buffer.from(content),
      }),
  };
}

test("upload, answer, check, start, follow, and download what was refused", async () => {
  const { get, send, upload } = await caller("imports:write", "documents:read");
  const uploaded = await upload("/v1/imports/invoices?fileName=march.csv", FILE);
  expect(uploaded.statusCode).toBe(201);
  const { id, proposal, preview, shape, state } = uploaded.json();
  expect({ state, delimiter: shape.delimiter, rows: preview.rows.length }).toEqual({
    state: "uploaded",
    delimiter: ";",
    rows: GOOD_ROWS + 1,
  });
  const asked = proposal.questions.map((question: { code: string }) => question.code);
  expect(asked).toEqual(expect.arrayContaining(["currency", "terms", "date_order"]));

  const unanswered = await send("POST", `/v1/imports/${id}/check`, {
    mapping: proposal.mapping,
    answers: {},
  });
  expect(unanswered.statusCode).toBe(422);
  expect(unanswered.json()).toMatchObject({ code: "mapping_incomplete" });
  expect(unanswered.json().pointers).toHaveLength(proposal.questions.length);

  const answers = { currency: "GBP", terms: "net 30", "date_order:issued on": "DD/MM/YY" };
  const checked = await send("POST", `/v1/imports/${id}/check`, { mapping: proposal.mapping, answers });
  expect(checked.statusCode, checked.body).toBe(202);
  expect((await send("POST", `/v1/imports/${id}/start`, {})).json()).toMatchObject({ code: "import_state" });
  await work();
  const dry = (await get(`/v1/imports/${id}`)).json();
  expect(dry).toMatchObject({
    state: "done",
    dryRun: true,
    progress: { accepted: GOOD_ROWS, refused: 1, percent: 100 },
  });
  expect(dry.reasons).toMatchObject([{ code: "bad_number", count: 1, example: { line: GOOD_ROWS + 2 } }]);
  expect(dry.mapping.dates).toEqual({ "issued on": "DD/MM/YY" });

  const started = await send("POST", `/v1/imports/${id}/start`, { saveAs: "march layout" });
  expect(started.statusCode, started.body).toBe(202);
  expect(started.json()).toMatchObject({ state: "staging", dryRun: false, progress: { percent: 0 } });
  await work();
  const events = await get(`/v1/imports/${id}/events`);
  expect(events.headers["content-type"]).toMatch("text/event-stream");
  expect(events.body).toMatch(/^event: progress\ndata: \{.*"state":"done".*\}\n\n$/);
  const csv = await get(`/v1/imports/${id}/refusals?format=csv`);
  expect(csv.body).toMatch(/^line,outcome,code,message,raw\r\n13,refused,bad_number,/);
  expect((await get("/v1/imports")).json().data).toMatchObject([
    { id, fileName: "march.csv", state: "done" },
  ]);
  expect((await send("POST", `/v1/imports/${id}/start`, {})).statusCode).toBe(409);
  await expectSoundBook(merchant);
});

test("a formula in a refused row is text in the file of refusals", async () => {
  const { get, send, upload } = await caller("imports:write", "documents:read");
  const rows = Array.from({ length: GOOD_ROWS }, (_, row) => `N${row},K1,2026-01-01,2026-02-01,5,GBP`);
  const header = "number,customer,issued_on,due_date,total,currency";
  const content = [header, "=1+1,K1,2026-01-01,2026-02-01,5,GBP", ...rows].join("\n");
  const { id } = (await upload("/v1/imports/invoices", content)).json();
  const started = await send("POST", `/v1/imports/${id}/start`, {});
  expect(started.statusCode, started.body).toBe(202);
  await work();
  expect((await get(`/v1/imports/${id}/refusals`)).body).toContain(`"'=1+1,K1,`);
  const json = (await get(`/v1/imports/${id}/refusals?format=json`)).body.trim();
  expect(JSON.parse(json)).toMatchObject({ line: 2, outcome: "refused", code: "formula" });
});

test("a saved mapping answers the next file of the same columns", async () => {
  const { get, send, remove, upload } = await caller("imports:write", "documents:read");
  const first = (await upload("/v1/imports/invoices", FILE)).json();
  const answers = { currency: "GBP", terms: "net 30", "date_order:issued on": "DD/MM/YY" };
  await send("POST", `/v1/imports/${first.id}/check`, { answers, saveAs: "layout" });
  const second = (await upload("/v1/imports/invoices", FILE)).json();
  expect(second.savedMappings).toMatchObject([{ name: "layout", fitsColumns: true }]);
  const { id: mappingId, mapping } = second.savedMappings[0];
  const started = await send("POST", `/v1/imports/${second.id}/start`, { mapping });
  expect(started.statusCode, started.body).toBe(202);
  expect((await get("/v1/import-mappings?kind=invoices")).json().data).toHaveLength(1);
  expect((await remove(`/v1/import-mappings/${mappingId}`)).statusCode).toBe(204);
  expect((await remove(`/v1/import-mappings/${mappingId}`)).statusCode).toBe(404);
});

test("what was corrected by hand stands beside what was answered", async () => {
  const { get, send, upload } = await caller("imports:write", "documents:read");
  const { id, proposal } = (await upload("/v1/imports/invoices", FILE)).json();
  const mapping = structuredClone(proposal.mapping);
  mapping.fields.currency = { source: "constant", value: "GBP", confidence: 1, reason: "chosen" };
  const answers = { terms: "net 14", "date_order:issued on": "MM/DD/YY" };
  const checked = await send("POST", `/v1/imports/${id}/check`, { mapping, answers });
  expect(checked.statusCode, checked.body).toBe(202);
  expect((await get(`/v1/imports/${id}`)).json().mapping).toMatchObject({
    fields: { currency: { value: "GBP" }, terms: { source: "constant" } },
    dates: { "issued on": "MM/DD/YY" },
  });
});

test("who may only read can neither upload nor start, nor save or forget a mapping", async () => {
  const owner = await caller("imports:write", "documents:read");
  const { id, proposal } = (await owner.upload("/v1/imports/invoices", FILE)).json();
  const reader = await caller("documents:read", "customers:write");
  const body = { name: "mine", mapping: proposal.mapping };
  const refused = [
    await reader.upload("/v1/imports/invoices", FILE),
    await reader.send("POST", `/v1/imports/${id}/start`, {}),
    await reader.send("POST", `/v1/imports/${id}/check`, {}),
    await reader.send("POST", `/v1/imports/${id}/cancel`, {}),
    await reader.send("PUT", "/v1/import-mappings", body),
    await reader.remove(`/v1/import-mappings/${id}`),
  ];
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403, 403]);
  expect((await owner.send("PUT", "/v1/import-mappings", body)).statusCode).toBe(200);
});

test("another merchant's import is not there", async () => {
  const { upload } = await caller("imports:write", "documents:read");
  const { id } = (await upload("/v1/imports/invoices", FILE)).json();
  merchant = await newMerchant();
  const other = await caller("imports:write", "documents:read");
  const answers = [
    await other.get(`/v1/imports/${id}`),
    await other.get(`/v1/imports/${id}/refusals`),
    await other.get(`/v1/imports/${id}/events`),
    await other.send("POST", `/v1/imports/${id}/start`, {}),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
});

test("a cancelled import books nothing more and may be begun again", async () => {
  const { get, send, upload } = await caller("imports:write", "documents:read");
  const { id } = (await upload("/v1/imports/invoices", FILE)).json();
  const answers = { currency: "GBP", terms: "net 30", "date_order:issued on": "DD/MM/YY" };
  await send("POST", `/v1/imports/${id}/start`, { answers });
  expect((await send("POST", `/v1/imports/${id}/cancel`, {})).json()).toMatchObject({ state: "cancelled" });
  await work();
  expect((await get(`/v1/imports/${id}`)).json()).toMatchObject({
    state: "cancelled",
    progress: { accepted: 0 },
  });
  await send("POST", `/v1/imports/${id}/start`, {});
  await work();
  expect((await get(`/v1/imports/${id}`)).json()).toMatchObject({
    state: "done",
    progress: { accepted: GOOD_ROWS },
  });
});

test("an import whose runner died is taken up by a tick", async () => {
  const { get, send, upload } = await caller("imports:write", "documents:read");
  const { id } = (await upload("/v1/imports/invoices", FILE)).json();
  const answers = { currency: "GBP", terms: "net 30", "date_order:issued on": "DD/MM/YY" };
  await send("POST", `/v1/imports/${id}/start`, { answers });
  // The job is lost with its runner, which had just taken the lease.
  await database.asAdministrator("DELETE FROM pgboss.job WHERE name = 'imports.run_import'");
  const until = new Date(merchant.clock.now().getTime() + LEASE_MS);
  await database.asAdministrator(
    "UPDATE receivables.import SET lease_owner = 'dead', lease_until = $2 WHERE merchant_id = $1",
    [merchant.merchantId, until],
  );
  await work();
  expect((await get(`/v1/imports/${id}`)).json()).toMatchObject({ state: "staging" });
  merchant.clock.advance(3 * LEASE_MS);
  await work();
  expect((await get(`/v1/imports/${id}`)).json()).toMatchObject({
    state: "done",
    progress: { accepted: GOOD_ROWS },
  });
});

test("a file that cannot be read is a problem that names the remedy", async () => {
  const { upload } = await caller("imports:write");
  const answer = await upload("/v1/imports/invoices", "%PDF-1.7");
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({ code: "unreadable_file", detail: expect.stringMatching(/PDF/) });
});
