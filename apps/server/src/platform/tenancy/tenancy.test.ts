import { randomUUID } from "node:crypto";
import { formatId } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { aClock, aDatabase } from "../../../test/house.ts";
import type { Role } from "../auth/index.ts";
import { inMerchant } from "../db/index.ts";
import { aTenant, PASSWORD, PUBLIC_URL, signInAs, testServer, testSignIn } from "../http/test-server.ts";
import { addPerson } from "./add-person.ts";
import { removePerson } from "./change-person.ts";
import { createMerchant } from "./index.ts";
import { insertMember, listMembers } from "./store.ts";

const database = await aDatabase();
const clock = aClock();
const signIn = testSignIn(database);
const server = await testServer(database, clock, { signIn });

type Headers = Record<string, string>;
const call = (method: "GET" | "POST" | "PUT" | "DELETE", url: string, headers: Headers, payload?: object) =>
  server.inject({ method, url, headers, ...(payload !== undefined && { payload }) });

let people = 0;
async function aPersonWith(
  merchantId: string,
  roles: readonly Role[],
): Promise<{ userId: string; headers: Headers }> {
  people += 1;
  const email = `person-${people}@example.com`;
  const person = await signIn.createPerson({ email, name: `Person ${people}`, password: PASSWORD });
  const caller = { merchantId, actor: "system:test", now: clock.now(), requestId: "test" };
  await inMerchant(database, caller, (ctx) => insertMember(ctx, { ...person, roles }));
  return { userId: person.userId, headers: await signInAs(server, email) };
}

async function anOwner() {
  const tenant = await aTenant(database, clock, signIn);
  return { ...tenant, headers: await signInAs(server, tenant.ownerEmail) };
}

test("a merchant comes with a test twin that its people enter with the same roles", async () => {
  const owner = await anOwner();
  const twin = { "x-merchant": formatId("mer", owner.testMerchantId) };
  const inTest = await call("GET", "/v1/me", { ...owner.headers, ...twin });
  expect(inTest.json().merchant).toMatchObject({ mode: "test", roles: ["owner"], id: twin["x-merchant"] });
  const made = await call(
    "POST",
    "/v1/api-keys",
    { ...owner.headers, ...twin },
    { name: "t", scopes: ["reports:read"] },
  );
  expect(made.json().secret).toMatch(/^gt_test_/);
  const byKey = await call("GET", "/v1/me", { authorization: `Bearer ${made.json().secret}` });
  expect(byKey.json()).toMatchObject({ user: null, merchant: { mode: "test", scopes: ["reports:read"] } });
  expect((await call("GET", "/v1/api-keys", owner.headers)).json().data).toEqual([]);
});

test("an owner who signs in elsewhere already keeps the password and gets no invitation", async () => {
  const owner = await anOwner();
  const draft = { name: "Second", owner: { email: owner.ownerEmail.toUpperCase(), name: "Olive" } };
  clock.advance(1_000);
  const second = await createMerchant({ database, clock, signIn }, draft);
  expect(second).toMatchObject({ ownerId: owner.ownerId, invitation: null });
  const me = (await call("GET", "/v1/me", owner.headers)).json();
  expect(me.merchants).toHaveLength(4);
  expect(me.merchant.id).toBe(formatId("mer", owner.merchantId));
});

test("another merchant cannot be named, neither by session nor by key", async () => {
  const [owner, other] = [await anOwner(), await anOwner()];
  const foreign = { "x-merchant": formatId("mer", other.merchantId) };
  expect((await call("GET", "/v1/me", { ...owner.headers, ...foreign })).json().code).toBe("no_merchant");
  const key = await owner.key();
  expect((await call("GET", "/v1/me", { ...key.headers, ...foreign })).json().code).toBe("no_merchant");
  expect((await call("GET", "/v1/me", { ...owner.headers, "x-merchant": "x" })).statusCode).toBe(403);
});

test("a person is invited, chooses a password, works with the roles given, and is gone when removed", async () => {
  const owner = await anOwner();
  const draft = { email: "carla@example.com", name: "Carla Cash", roles: ["cash"] };
  const added = await call("POST", "/v1/people", owner.headers, draft);
  expect(added.statusCode, added.body).toBe(201);
  const { id, invitation } = added.json();
  expect(invitation.url).toBe(`${PUBLIC_URL}/welcome#token=${invitation.token}`);
  const list = async () => (await call("GET", "/v1/people", owner.headers)).json().data;
  expect(await list()).toContainEqual(
    expect.objectContaining({ id, state: "invited", email: "carla@example.com" }),
  );
  await call(
    "POST",
    "/api/auth/reset-password",
    { origin: PUBLIC_URL },
    { token: invitation.token, newPassword: PASSWORD },
  );
  const carla = await signInAs(server, "carla@example.com");
  expect((await call("GET", "/v1/me", carla)).json().merchant.roles).toEqual(["cash"]);
  expect(await list()).toContainEqual(expect.objectContaining({ id, state: "active" }));

  const changed = await call("PUT", `/v1/people/${id}`, owner.headers, { roles: ["cash", "credit_manager"] });
  expect(changed.json().conflicts).toHaveLength(1);
  expect((await call("GET", "/v1/me", carla)).json().merchant.scopes).toContain("credit:write");
  expect((await call("POST", "/v1/people", owner.headers, draft)).json().code).toBe("person_exists");
  expect((await call("DELETE", `/v1/people/${id}`, owner.headers)).statusCode).toBe(204);
  expect((await call("GET", "/v1/me", carla)).json().code).toBe("no_merchant");
  expect((await call("DELETE", `/v1/people/${id}`, owner.headers)).json().code).toBe("person_unknown");
  const back = await call("POST", "/v1/people", owner.headers, draft);
  expect(back.json()).toMatchObject({ id, invitation: null });
  expect((await call("GET", "/v1/me", carla)).json().merchant.roles).toEqual(["cash"]);
});

test("an owner gains no hold on people of another merchant; the operator may add them", async () => {
  const [owner, other] = [await anOwner(), await anOwner()];
  const draft = { email: other.ownerEmail, name: "Known", roles: ["resolver" as const] };
  expect((await call("POST", "/v1/people", owner.headers, draft)).json().code).toBe("person_elsewhere");
  const caller = { merchantId: owner.merchantId, actor: "system:test", now: clock.now(), requestId: "test" };
  const added = await addPerson({ database, signIn, byOperator: true }, caller, draft);
  expect(added).toEqual({ userId: other.ownerId, invitation: null });
  const again = `/v1/people/${formatId("usr", other.ownerId)}/invitation`;
  expect((await call("POST", again, owner.headers)).json().code).toBe("person_elsewhere");
});

test("a lost password is chosen anew by a new invitation, which ends the old sessions", async () => {
  const owner = await anOwner();
  const cash = await aPersonWith(owner.merchantId, ["cash"]);
  const again = `/v1/people/${formatId("usr", cash.userId)}/invitation`;
  expect((await call("POST", again, cash.headers)).statusCode).toBe(403);
  const invited = await call("POST", again, owner.headers);
  expect(invited.statusCode, invited.body).toBe(201);
  const chosen = { token: invited.json().token, newPassword: "quite another one" };
  expect((await call("POST", "/api/auth/reset-password", { origin: PUBLIC_URL }, chosen)).statusCode).toBe(
    200,
  );
  expect((await call("GET", "/v1/me", cash.headers)).statusCode).toBe(401);
  expect((await call("POST", again.replace("usr_", "usr_0"), owner.headers)).json().code).toBe(
    "person_unknown",
  );
});

test("the last owner cannot be removed or demoted", async () => {
  const owner = await anOwner();
  const self = `/v1/people/${formatId("usr", owner.ownerId)}`;
  expect((await call("DELETE", self, owner.headers)).json().code).toBe("last_owner");
  expect((await call("PUT", self, owner.headers, { roles: ["cash"] })).json().code).toBe("last_owner");
});

test("of two owners who remove each other at once, one remains", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { merchantId, ownerId } = await aTenant(database, clock, signIn);
    const caller = { merchantId, actor: "system:test", now: clock.now(), requestId: "test" };
    const second = randomUUID();
    await inMerchant(database, caller, (ctx) =>
      insertMember(ctx, { userId: second, name: "Second", roles: ["owner"] }),
    );
    const outcomes = await Promise.allSettled(
      [ownerId, second].map((userId) => inMerchant(database, caller, (ctx) => removePerson(ctx, userId))),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await inMerchant(database, caller, listMembers)).toHaveLength(1);
  }
});

test("settings:write does not make an owner: a controller can hand out no roles", async () => {
  const owner = await anOwner();
  const controller = await aPersonWith(owner.merchantId, ["controller"]);
  const self = `/v1/people/${formatId("usr", controller.userId)}`;
  expect((await call("PUT", self, controller.headers, { roles: ["owner"] })).json().code).toBe("owner_only");
  const draft = { email: "friend@example.com", name: "F", roles: ["owner"] };
  expect((await call("POST", "/v1/people", controller.headers, draft)).json().code).toBe("owner_only");
  const key = await owner.key();
  expect((await call("POST", "/v1/people", key.headers, draft)).json().code).toBe("owner_only");
  expect(await signIn.findPersonByEmail("friend@example.com")).toBeNull();
});

test("a key holds no more than its maker may give", async () => {
  const owner = await anOwner();
  const developer = await aPersonWith(owner.merchantId, ["developer"]);
  const make = (headers: Headers, scopes: string[]) =>
    call("POST", "/v1/api-keys", headers, { name: "k", scopes });
  expect((await make(developer.headers, ["documents:write", "keys:write"])).statusCode).toBe(201);
  expect((await make(developer.headers, ["settings:write"])).json().code).toBe("scope_not_yours");
  const maker = await owner.key("keys:write", "documents:read");
  expect((await make(maker.headers, ["documents:read"])).statusCode).toBe(201);
  expect((await make(maker.headers, ["documents:write"])).json().code).toBe("scope_not_yours");
  expect((await make(owner.headers, ["everything"])).statusCode).toBe(422);
});

test("a key's secret is shown once and kept nowhere, not even for a repeated request", async () => {
  const owner = await anOwner();
  const made = await server.inject({
    method: "POST",
    url: "/v1/api-keys",
    headers: { ...owner.headers, "idempotency-key": "k1" },
    payload: { name: "shop", scopes: ["documents:write"] },
  });
  const { secret, id, prefix } = made.json();
  const listed = await call("GET", "/v1/api-keys", owner.headers);
  expect(listed.json().data).toMatchObject([{ id, prefix, name: "shop", revokedAt: null }]);
  expect(listed.body).not.toContain(secret);
  const [row] = await database.asAdministrator<{ kept: string }>(
    `SELECT (SELECT json_agg(api_key)::text FROM platform.api_key) || coalesce((SELECT json_agg(r)::text
       FROM platform.idempotency_record r), '') || (SELECT json_agg(event)::text FROM platform.event) AS kept`,
  );
  expect(row?.kept).toContain(prefix);
  expect(row?.kept).not.toContain(secret.slice(12));
});

test("settings keep what is left out, and refuse buckets that do not ascend", async () => {
  const owner = await anOwner();
  expect((await call("GET", "/v1/settings", owner.headers)).json()).toEqual({
    name: "Tenant",
    ageingBuckets: [0, 30, 60, 90, 120],
  });
  await call("PUT", "/v1/settings", owner.headers, { ageingBuckets: [0, 15] });
  const renamed = await call("PUT", "/v1/settings", owner.headers, { name: "New name" });
  expect(renamed.json()).toEqual({ name: "New name", ageingBuckets: [0, 15] });
  for (const ageingBuckets of [
    [30, 60],
    [0, 60, 60],
    [0, 60, 30],
  ]) {
    const answer = await call("PUT", "/v1/settings", owner.headers, { ageingBuckets });
    expect(answer.json()).toMatchObject({ code: "bad_buckets", pointers: [{ pointer: "/ageingBuckets" }] });
  }
  const tooMany = Array.from({ length: 13 }, (_, index) => index);
  expect((await call("PUT", "/v1/settings", owner.headers, { ageingBuckets: tooMany })).statusCode).toBe(422);
});

test("the audit trail pages newest first, by subject and type, sealed or not, and holds no personal data", async () => {
  const owner = await anOwner();
  for (let count = 0; count < 5; count += 1) {
    clock.advance(1_000);
    await call("PUT", "/v1/settings", owner.headers, { ageingBuckets: [0, 10 + count] });
  }
  clock.advance(1_000);
  await call("POST", "/v1/people", owner.headers, {
    email: "audited@example.com",
    name: "Audited",
    roles: ["auditor"],
  });
  await database.asAdministrator(
    `UPDATE platform.event SET sequence = position FROM (
       SELECT id AS event_id, row_number() OVER (ORDER BY id) AS position FROM platform.event WHERE merchant_id = $1
     ) ordered WHERE id = event_id AND merchant_id = $1 AND position <= 3`,
    [owner.merchantId],
  );
  const read = async (query: string) => (await call("GET", `/v1/events?${query}`, owner.headers)).json();
  const all = await read("limit=500");
  expect(all.data.map((event: { type: string }) => event.type)).toEqual([
    "platform.person_added",
    ...Array(5).fill("platform.settings_changed"),
    "platform.merchant_created",
  ]);
  expect(JSON.stringify(all)).not.toMatch(/audited@|Audited/);
  expect(all.data[1]).toMatchObject({ actor: `user:${owner.ownerId}`, data: { ageingBuckets: [0, 14] } });

  const subject = formatId("mer", owner.merchantId);
  const pages = [];
  for (let query: string | null = `subject=${subject}&limit=2`; query !== null; ) {
    const page = await read(query);
    pages.push(...page.data);
    query = page.nextCursor === null ? null : `subject=${subject}&limit=2&cursor=${page.nextCursor}`;
  }
  expect(pages).toEqual(all.data.slice(1));
  expect((await read("type=platform.person_added")).data).toHaveLength(1);
  expect((await read("subject=cus_nothing")).data).toEqual([]);
  expect((await read(`subject=${owner.merchantId}`)).data).toHaveLength(6);
});
