import { formatId } from "@goodterms/kernel";
import { expect, test } from "vitest";
import { aClock, aDatabase } from "../../../test/house.ts";
import { everyRouteByEveryRole } from "../../../test/route-matrix.ts";
import { ROLES, type Role } from "../auth/index.ts";
import { inMerchant } from "../db/index.ts";
import type { RouteDefinition } from "../http/index.ts";
import { aTenant, PASSWORD, PUBLIC_URL, signInAs, testServer, testSignIn } from "../http/test-server.ts";
import { tenancyRoutes } from "./index.ts";
import { insertMember } from "./store.ts";

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

test("every route by every role: no scope, no answer; another merchant's things do not exist", async () => {
  const [asking, other] = [await anOwner(), await anOwner()];
  const foreignKey = await other.key();
  const headersOf = Object.fromEntries(
    await Promise.all(
      ROLES.map(async (role) => [role, (await aPersonWith(asking.merchantId, [role])).headers]),
    ),
  ) as Record<Role, Headers>;
  const ids: Record<string, string> = {
    "/v1/people/{id}": formatId("usr", other.ownerId),
    "/v1/people/{id}/invitation": formatId("usr", other.ownerId),
    "/v1/api-keys/{id}": foreignKey.id,
  };
  const bodies: Record<string, unknown> = {
    "POST /v1/people": { email: "newcomer@example.com", name: "Newcomer", roles: ["resolver"] },
    "PUT /v1/people/{id}": { roles: ["owner"] },
    "POST /v1/api-keys": { name: "k", scopes: ["reports:read"] },
  };
  const foreignSample = (route: RouteDefinition) => ({
    ...(ids[route.path] !== undefined && { params: { id: ids[route.path] ?? "" } }),
    ...(route.path === "/v1/events" && { query: `subject=${formatId("mer", other.merchantId)}` }),
    body: bodies[`${route.method} ${route.path}`],
  });
  const routes = tenancyRoutes({ signIn, publicUrl: PUBLIC_URL, readEntities: async () => [], features: {} });
  const secrets = [foreignKey.id, formatId("mer", other.merchantId), other.merchantId];
  const report = await everyRouteByEveryRole({ server, routes, headersOf, foreignSample, secrets });
  expect(report.failures).toEqual([]);
  expect(report.asked).toBe(routes.length * (ROLES.length + 1));

  // The machine itself must be able to fail: told another scope than the server asks for, it finds the difference.
  const settings = routes.filter((each) => each.method === "GET" && each.path === "/v1/settings");
  const misdeclared = settings.map((each) => ({ ...each, scope: "keys:write" as const }));
  const wrong = await everyRouteByEveryRole({
    server,
    routes: misdeclared,
    headersOf,
    foreignSample,
    secrets: ["Tenant"],
  });
  expect(wrong.failures).toContainEqual(
    expect.objectContaining({ role: "auditor", what: "answered a role without keys:write" }),
  );
  expect(wrong.failures).toContainEqual(
    expect.objectContaining({ role: "owner", what: "told Tenant of another merchant" }),
  );
  const theirs = await call("GET", "/v1/api-keys", await signInAs(server, other.ownerEmail));
  expect(theirs.json().data).toMatchObject([{ id: foreignKey.id, revokedAt: null }]);
});
