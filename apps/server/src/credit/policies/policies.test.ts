import { formatId } from "@goodterms/kernel";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { createApiKey, type Role, SCOPES, scopesOf } from "#platform/auth";
import type { RequestContext } from "#platform/http";
import { aClock, aDatabase, aMerchant, type StandardMerchant } from "../../../test/house.ts";
import { testServer } from "../../platform/http/test-server.ts";
import { activePolicy, findPolicy, forgetPolicies } from "./active-policy.ts";
import { applyPolicy } from "./apply-policy.ts";
import { acceptTerms } from "./customer-terms.ts";
import { approvePolicy, rejectPolicy, submitPolicy, withdrawPolicy } from "./decide-policy.ts";
import { DEFAULT_POLICY_TEXT } from "./default-policy.ts";
import { routes } from "./routes.ts";
import { createDraft, rollBack, saveDraft } from "./write-draft.ts";

// Goal: a policy in force was approved by a second person, and its text is what was approved; a change takes effect at
// its instant. Method: the whole life of drafts over the database, by several people.

const database = await aDatabase();

const CHANGED = DEFAULT_POLICY_TEXT.replace("name: Standard\n", "name: Stricter\n").replace(
  "type: days_overdue, days: 14 }",
  "type: days_overdue, days: 7 }",
);

/** A merchant with people: their user ids, and what each may do. */
async function aStaffed(people: Readonly<Record<string, Role>>): Promise<StandardMerchant> {
  const merchant = await aMerchant(database, { customers: 3, clock: aClock() });
  for (const [userId, role] of Object.entries(people))
    await database.acrossPool.query(
      "INSERT INTO platform.membership (merchant_id, user_id, name, roles, created_at) VALUES ($1, $2, $3, $4, $5)",
      [merchant.merchantId, userId, "Somebody", [role], merchant.clock.now()],
    );
  return merchant;
}

/** Runs work as one of the people, or as an API key. */
function as<T>(
  merchant: StandardMerchant,
  userId: string | null,
  work: (ctx: RequestContext) => Promise<T>,
): Promise<T> {
  const actor = userId === null ? "key:k" : `user:${userId}`;
  return merchant.run((ctx) =>
    work({
      ...ctx,
      actor,
      access: {
        merchantId: merchant.merchantId,
        mode: "live",
        actor,
        scopes: scopesOf(["owner"]),
        roles: ["owner"],
        userId,
        keyId: userId === null ? "k" : null,
      },
    }),
  );
}

const AT_ONCE = { effectiveFrom: null, note: "" };

async function submitted(merchant: StandardMerchant, by = "ada", document = CHANGED): Promise<string> {
  const { policy } = await as(merchant, by, (ctx) => createDraft(ctx, { document, note: "Stricter" }));
  await as(merchant, by, (ctx) => submitPolicy(ctx, policy.id));
  return policy.id;
}

const active = (merchant: StandardMerchant) => merchant.run(activePolicy);

describe("approval", () => {
  test("is by a second person, and takes effect at once", async () => {
    const merchant = await aStaffed({ ada: "owner", bob: "credit_manager" });
    await active(merchant);
    const id = await submitted(merchant);
    await expect(as(merchant, "ada", (ctx) => approvePolicy(ctx, id, AT_ONCE))).rejects.toMatchObject({
      code: "second_person",
    });
    await expect(as(merchant, null, (ctx) => approvePolicy(ctx, id, AT_ONCE))).rejects.toMatchObject({
      code: "person_needed",
    });
    const approved = await as(merchant, "bob", (ctx) => approvePolicy(ctx, id, AT_ONCE));
    expect(approved).toMatchObject({ state: "approved", decidedBy: "user:bob", singlePerson: false });
    expect(await active(merchant)).toMatchObject({ id, version: 2, document: { name: "Stricter" } });
    await expect(as(merchant, "ada", (ctx) => approvePolicy(ctx, id, AT_ONCE))).rejects.toMatchObject({
      code: "policy_not_submitted",
    });
  });

  test("is not by whoever wrote a part of it, even where another submitted it", async () => {
    const merchant = await aStaffed({ ada: "owner", bob: "credit_manager", cleo: "owner" });
    const { policy } = await as(merchant, "ada", (ctx) =>
      createDraft(ctx, { document: DEFAULT_POLICY_TEXT, note: "" }),
    );
    await as(merchant, "bob", (ctx) => saveDraft(ctx, policy.id, { document: CHANGED }));
    await as(merchant, "cleo", (ctx) => submitPolicy(ctx, policy.id));
    for (const author of ["ada", "bob", "cleo"])
      await expect(
        as(merchant, author, (ctx) => approvePolicy(ctx, policy.id, AT_ONCE)),
      ).rejects.toMatchObject({ code: "second_person" });
  });

  test("by the drafter only where nobody else holds the right, and then it is written down", async () => {
    const merchant = await aStaffed({ ada: "owner", dan: "collector" });
    const id = await submitted(merchant);
    const approved = await as(merchant, "ada", (ctx) => approvePolicy(ctx, id, AT_ONCE));
    expect(approved.singlePerson).toBe(true);
    const [event] = await database.asAdministrator<{ data: object }>(
      "SELECT data FROM platform.event WHERE merchant_id = $1 AND type = 'credit.policy_approved'",
      [merchant.merchantId],
    );
    expect(event?.data).toMatchObject({ single_person: true, version: 2 });
  });

  test("for later takes effect at its instant, not before, and can be taken back until then", async () => {
    const merchant = await aStaffed({ ada: "owner", bob: "owner" });
    await active(merchant);
    const effectiveFrom = new Date(merchant.clock.now().getTime() + 60_000);
    const id = await submitted(merchant);
    await as(merchant, "bob", (ctx) => approvePolicy(ctx, id, { effectiveFrom, note: "" }));
    expect((await active(merchant)).version).toBe(1);
    merchant.clock.set(new Date(effectiveFrom.getTime() - 1));
    expect((await active(merchant)).version).toBe(1);
    merchant.clock.set(effectiveFrom);
    expect((await active(merchant)).version).toBe(2);
    await expect(as(merchant, "bob", (ctx) => withdrawPolicy(ctx, id))).rejects.toMatchObject({
      code: "already_decided",
    });
    const next = await submitted(merchant);
    const later = new Date(merchant.clock.now().getTime() + 3_600_000);
    await as(merchant, "bob", (ctx) => approvePolicy(ctx, next, { effectiveFrom: later, note: "" }));
    await as(merchant, "ada", (ctx) => withdrawPolicy(ctx, next));
    merchant.clock.set(later);
    expect((await active(merchant)).version).toBe(2);
  });

  test("not for the past", async () => {
    const merchant = await aStaffed({ ada: "owner", bob: "owner" });
    const id = await submitted(merchant);
    const effectiveFrom = new Date(merchant.clock.now().getTime() - 1);
    await expect(
      as(merchant, "bob", (ctx) => approvePolicy(ctx, id, { effectiveFrom, note: "" })),
    ).rejects.toMatchObject({
      code: "effective_in_past",
    });
  });

  test("of one policy by two people at once happens once", async () => {
    const merchant = await aStaffed({ ada: "owner", bob: "owner", cleo: "owner" });
    const id = await submitted(merchant);
    const both = await Promise.allSettled(
      ["bob", "cleo"].map((by) => as(merchant, by, (ctx) => approvePolicy(ctx, id, AT_ONCE))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("texts", () => {
  test("a draft may have problems, and cannot be submitted with any", async () => {
    const merchant = await aStaffed({ ada: "owner" });
    const bad = CHANGED.replace("book.invoicesEver", "book.invoiceEver");
    const { policy, problems } = await as(merchant, "ada", (ctx) =>
      createDraft(ctx, { document: bad, note: "" }),
    );
    expect(problems).toHaveLength(1);
    await expect(as(merchant, "ada", (ctx) => submitPolicy(ctx, policy.id))).rejects.toMatchObject({
      code: "policy_unsound",
      pointers: [{ pointer: "/document/segments/1/when" }],
    });
    await expect(merchant.run((ctx) => findPolicy(ctx, policy.id))).rejects.toMatchObject({
      code: "policy_unsound",
    });
    const saved = await as(merchant, "ada", (ctx) => saveDraft(ctx, policy.id, { document: CHANGED }));
    expect([saved.policy.revision, saved.problems]).toEqual([2, []]);
    expect(
      (await as(merchant, "ada", (ctx) => saveDraft(ctx, policy.id, { document: CHANGED }))).policy.revision,
    ).toBe(2);
  });

  test("stand from the moment they are submitted, and every revision is kept", async () => {
    const merchant = await aStaffed({ ada: "owner", bob: "owner" });
    const id = await submitted(merchant);
    await expect(
      as(merchant, "ada", (ctx) => saveDraft(ctx, id, { document: DEFAULT_POLICY_TEXT })),
    ).rejects.toMatchObject({
      code: "policy_not_draft",
    });
    const change = merchant.run((ctx) =>
      sql`UPDATE credit.policy_revision SET document = 'x' WHERE merchant_id = ${ctx.merchantId}`.execute(
        ctx.tx,
      ),
    );
    await expect(change).rejects.toThrow("permission denied");
  });

  test("go back by a new draft that needs approval like any other", async () => {
    const merchant = await aStaffed({ ada: "owner", bob: "owner" });
    const standard = await active(merchant);
    const id = await submitted(merchant);
    await as(merchant, "bob", (ctx) => approvePolicy(ctx, id, AT_ONCE));
    const { policy } = await as(merchant, "bob", (ctx) => rollBack(ctx, standard.id, ""));
    expect(policy).toMatchObject({
      version: 3,
      state: "draft",
      basedOn: standard.id,
      note: "Back to version 1",
    });
    expect((await active(merchant)).version).toBe(2);
  });

  test("a rejected policy says why", async () => {
    const merchant = await aStaffed({ ada: "owner", bob: "owner" });
    const id = await submitted(merchant);
    const rejected = await as(merchant, "bob", (ctx) => rejectPolicy(ctx, id, "Too strict for spring"));
    expect(rejected).toMatchObject({ state: "rejected", decisionNote: "Too strict for spring" });
  });

  test("versions are counted without gap or double, however many draft at once", async () => {
    const merchant = await aStaffed({});
    const drafts = await Promise.all(
      Array.from({ length: 6 }, () =>
        as(merchant, "ada", (ctx) => createDraft(ctx, { document: CHANGED, note: "" })),
      ),
    );
    expect(drafts.map(({ policy }) => policy.version).sort()).toEqual([2, 3, 4, 5, 6, 7]);
  });
});

test("standings of an older policy are worked out again, in chunks, and none twice", async () => {
  const merchant = await aStaffed({ ada: "owner", bob: "owner" });
  const ids = await merchant.run(async (ctx) => {
    const { evaluateCustomers } = await import("../evaluations/evaluate-customers.ts");
    const found = await database.asAdministrator<{ id: string }>(
      "SELECT id FROM receivables.customer WHERE merchant_id = $1",
      [ctx.merchantId],
    );
    await evaluateCustomers(
      ctx,
      found.map(({ id }) => id),
      "test",
    );
    return found.map(({ id }) => id);
  });
  expect(await merchant.run((ctx) => applyPolicy(ctx, null))).toEqual({ count: 0, last: null });
  const id = await submitted(merchant);
  await as(merchant, "bob", (ctx) => approvePolicy(ctx, id, AT_ONCE));
  expect(await merchant.run((ctx) => applyPolicy(ctx, null))).toEqual({ count: ids.length, last: null });
  expect(await merchant.run((ctx) => applyPolicy(ctx, null))).toEqual({ count: 0, last: null });
});

describe("over HTTP", () => {
  let server: FastifyInstance;
  let merchant: StandardMerchant;
  let key: string;
  let strangerKey: string;

  beforeAll(async () => {
    merchant = await aStaffed({});
    const stranger = await aStaffed({});
    server = await testServer(database, merchant.clock, { routes });
    const keyOf = (of: StandardMerchant) =>
      of.run((ctx) => createApiKey(ctx, "live", { name: "test", scopes: SCOPES }));
    key = (await keyOf(merchant)).secret;
    strangerKey = (await keyOf(stranger)).secret;
  });

  async function call(method: "GET" | "POST" | "PUT", url: string, payload?: object, by = key) {
    const answer = await server.inject({
      method,
      url,
      headers: { authorization: `Bearer ${by}` },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  test("the schema, the policy in force and the list", async () => {
    expect((await call("GET", "/v1/policies/schema")).body).toMatchObject({ title: "Credit policy" });
    const found = await call("GET", "/v1/policies/active");
    expect(found).toMatchObject({
      status: 200,
      body: { policy: { version: 1, state: "approved", problems: [] }, progress: { total: 0, applied: 0 } },
    });
    expect(found.body.policy.text).toBe(DEFAULT_POLICY_TEXT);
    expect((await call("GET", "/v1/policies?limit=1")).body).toMatchObject({
      data: [{ version: 1 }],
      nextCursor: null,
    });
  });

  test("a draft by object and by text, checked, compared, submitted; a key cannot approve it", async () => {
    const { body: found } = await call("GET", "/v1/policies/active");
    const object = { ...found.policy.document, holds: { slaHours: 5, byAmount: [] } };
    const made = await call("POST", "/v1/policies", { document: object, note: "Faster" });
    expect(made).toMatchObject({
      status: 201,
      body: { state: "draft", problems: [], document: { holds: { slaHours: 5 } } },
    });
    const { id } = made.body;
    const diff = await call("GET", `/v1/policies/${id}/diff`);
    expect(diff.body.differences.map(({ path }: { path: string }) => path)).toContain("/holds/slaHours");
    expect((await call("POST", "/v1/policies/check", { document: "name: 5" })).body).toMatchObject({
      ok: false,
      document: null,
    });
    expect((await call("PUT", `/v1/policies/${id}`, { document: CHANGED })).body).toMatchObject({
      revision: 2,
      text: CHANGED,
    });
    expect((await call("POST", `/v1/policies/${id}/submit`)).body.state).toBe("submitted");
    expect(await call("POST", `/v1/policies/${id}/approve`, {})).toMatchObject({
      status: 403,
      body: { code: "person_needed" },
    });
    for (const path of ["", "/diff"])
      expect((await call("GET", `/v1/policies/${id}${path}`, undefined, strangerKey)).status).toBe(404);
    for (const path of ["submit", "approve", "withdraw", "rollback"])
      expect(
        (
          await call(
            "POST",
            `/v1/policies/${id}/${path}`,
            path === "approve" || path === "rollback" ? {} : undefined,
            strangerKey,
          )
        ).status,
      ).not.toBe(200);
    expect((await call("POST", `/v1/policies/${id}/withdraw`, undefined, strangerKey)).status).toBe(404);
    expect((await call("POST", `/v1/policies/${id}/withdraw`)).body.state).toBe("withdrawn");
  });

  test("terms are signed on the merchant's day, wherever it begins", async () => {
    const clock = aClock(new Date("2026-03-01T20:00:00Z"));
    const auckland = await aMerchant(database, { customers: 1, clock });
    await database.asAdministrator(
      "UPDATE receivables.entity SET time_zone = 'Pacific/Auckland' WHERE merchant_id = $1",
      [auckland.merchantId],
    );
    const signed = (signedOn: string) =>
      auckland.run((ctx) =>
        acceptTerms(ctx, "C1", {
          signedBy: "Grace",
          signedOn,
          method: "signature",
          evidence: null,
          termsHash: null,
        }),
      );
    await expect(signed("2026-03-03")).rejects.toMatchObject({ code: "bad_field" });
    expect((await signed("2026-03-02")).signedOn).toBe("2026-03-02");
  });

  test("a customer's terms are read, accepted once shown, and the signatory stays out of the events", async () => {
    const terms = await call("GET", "/v1/customers/C1/credit-terms");
    expect(terms).toMatchObject({ status: 200, body: { accepted: null, isCurrent: false } });
    const lines: string[] = terms.body.terms.sections.flatMap(({ lines: some }: { lines: string[] }) => some);
    expect(lines.join("\n")).toContain("You may owe us up to 600.00 GBP");
    const acceptance = { signedBy: "Grace Signer", signedOn: "2026-03-01", method: "signature" };
    const path = "/v1/customers/C1/credit-terms/acceptances";
    expect((await call("POST", path, { ...acceptance, termsHash: "other" })).body.code).toBe("terms_changed");
    expect((await call("POST", path, { ...acceptance, signedOn: "2027-03-01" })).status).toBe(422);
    const kept = await call("POST", path, { ...acceptance, termsHash: terms.body.termsHash });
    expect(kept).toMatchObject({ status: 201, body: { signedBy: "Grace Signer", terms: terms.body.terms } });
    expect((await call("GET", "/v1/customers/C1/credit-terms")).body).toMatchObject({ isCurrent: true });
    const events = await database.asAdministrator<{ text: string }>(
      "SELECT data::text AS text FROM platform.event WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    expect(events.some(({ text }) => text.includes("terms") || text.includes("signedOn"))).toBe(true);
    expect(events.filter(({ text }) => text.includes("Grace"))).toEqual([]);
    expect(
      (
        await call(
          "GET",
          `/v1/customers/${formatId("cus", "0190a8f0-0000-7000-8000-000000000001")}/credit-terms`,
        )
      ).status,
    ).toBe(404);
  });
});

test("what a process knows is let go of", async () => {
  const merchant = await aStaffed({});
  const first = await active(merchant);
  forgetPolicies(merchant.merchantId);
  expect((await active(merchant)).compiled).toBe(first.compiled);
});
