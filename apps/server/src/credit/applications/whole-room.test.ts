import { beforeAll, expect, test } from "vitest";
import { findCustomer } from "#receivables";
import { type Api, type ApiMerchant, anApi } from "../../../test/api/an-api.ts";
import { listApiKeys } from "../../platform/auth/index.ts";
import { gatherFacts } from "../evaluations/gather-facts.ts";
import { upsertAuthority } from "../limits/authority-store.ts";
import { GOOD_ANSWERS, SIGNATURE } from "./test/an-application-house.ts";

// Goal: applications with the rest of the room as it is: the policy's bands, limits, evaluations, notices. Method: the
// whole house over HTTP, every answer held against the document.

/** The whole house compiles every schema there is, twice. */
const OPENING_TIMEOUT_MS = 240_000;

let api: Api;
beforeAll(async () => {
  api = await anApi();
}, OPENING_TIMEOUT_MS);

async function apply(merchant: ApiMerchant, order: object, answers: object) {
  const made = await merchant.post("/v1/application-links", order);
  expect(made.status, made.text).toBe(201);
  const path = `/v1/public/applications/${made.body.token}`;
  await merchant.get(path);
  api.house.clock.advance(120_000);
  const saved = await merchant.put(`${path}/answers`, { answersVersion: 0, answers });
  expect(saved.body.problems).toEqual([]);
  await merchant.put(`${path}/answers`, { answersVersion: saved.body.answersVersion, answers: SIGNATURE });
  const submitted = await merchant.post(`${path}/submit`, {});
  expect(submitted.status, submitted.text).toBe(200);
  return { path, id: made.body.link.application as string };
}

test("nobody approves beyond their authority; who reaches far enough leaves a limit and declared facts", async () => {
  const merchant = await api.merchant({ customers: 1 });
  const { id, path } = await apply(merchant, {}, GOOD_ANSWERS);
  expect((await merchant.post(`/v1/applications/${id}/customer`, { reference: "ACME" })).status).toBe(200);
  const assessed = await merchant.post(`/v1/applications/${id}/assess`, {});
  expect(assessed.status, assessed.text).toBe(200);
  expect(assessed.body.assessment.assessed).toMatchObject({ policyVersion: 1 });
  const proposal = { limit: { amount: 300_000, currency: "GBP" }, reason: "Known in the trade." };
  // A key has no role, so without an authority of its own it can decide nothing.
  const refused = await merchant.post(`/v1/applications/${id}/approve`, proposal);
  expect([refused.status, refused.body.code]).toEqual([403, "beyond_authority"]);
  expect((await merchant.get(`/v1/applications/${id}`)).body.decisions).toEqual([]);

  await merchant.run(async (ctx) => {
    const [key] = await listApiKeys(ctx);
    await upsertAuthority(ctx, { holder: `key:${key?.id}`, amountMinor: 300_000n, currency: "GBP" });
  });
  const more = { ...proposal, limit: { amount: 300_001, currency: "GBP" } };
  expect((await merchant.post(`/v1/applications/${id}/approve`, more)).body.code).toBe("beyond_authority");
  const approved = await merchant.post(`/v1/applications/${id}/approve`, proposal);
  expect(approved.status, approved.text).toBe(200);
  const account = await merchant.get("/v1/customers/ACME/account");
  // The limit and the standard policy's five per cent of tolerance, evaluated in the same transaction.
  expect(account.body.exposure).toMatchObject({ currency: "GBP", ceiling: 315_000, stale: false });
  expect((await merchant.get(`${path}/status`)).body).toMatchObject({
    state: "approved",
    approved: { limit: proposal.limit },
  });
  const declared = await merchant.run(async (ctx) => {
    const { id: customerId } = await findCustomer(ctx, "ACME");
    return (await gatherFacts(ctx, [customerId])).get(customerId)?.declared;
  });
  expect(declared).toMatchObject({ employees: "12", started_on: "2015-04-01" });
});

test("a refusal freezes the case and drafts the notice that the law of the place wants", async () => {
  const merchant = await api.merchant();
  const american = {
    ...GOOD_ANSWERS,
    registered_address: { lines: ["1 Main Street"], city: "Springfield", postalCode: "62701", country: "US" },
    company_number: { country: "US", number: "12-3456789" },
  };
  const { id, path } = await apply(merchant, {}, american);
  const declined = await merchant.post(`/v1/applications/${id}/decline`, { reasons: ["thin_credit_file"] });
  expect(declined.status, declined.text).toBe(200);
  expect((await merchant.get(`${path}/status`)).body).toMatchObject({ state: "declined", mayAppeal: true });
  expect((await merchant.get(`/v1/applications/${id}/folder`)).body.isIntact).toBe(true);
  const notices = await api.house.database.asAdministrator<{ state: string }>(
    "SELECT state FROM credit.notice WHERE merchant_id = $1",
    [merchant.merchantId],
  );
  expect(notices).toEqual([{ state: "draft" }]);
});
