import { expect, test } from "vitest";
import { conflicts, ROLES, type Role, SCOPES, SCOPES_BY_ROLE, scopesOf } from "./rules.ts";

test.each<[Role, string[]]>([
  ["owner", [...SCOPES]],
  [
    "credit_manager",
    [
      "customers:read",
      "customers:write",
      "documents:read",
      "reports:read",
      "exposure:read",
      "orders:write",
      "credit:read",
      "credit:decide",
      "credit:write",
      "credit:policy",
      "imports:write",
    ],
  ],
  ["collector", ["customers:read", "customers:write", "documents:read", "reports:read", "credit:read"]],
  [
    "cash",
    [
      "customers:read",
      "documents:read",
      "documents:write",
      "allocations:write",
      "imports:write",
      "reports:read",
    ],
  ],
  [
    "controller",
    SCOPES.filter(
      (scope) =>
        ![
          "keys:write",
          "webhooks:write",
          "exposure:write",
          "credit:decide",
          "credit:write",
          "credit:policy",
        ].includes(scope),
    ),
  ],
  ["resolver", ["customers:read", "documents:read", "credit:read"]],
  ["auditor", [...SCOPES].filter((scope) => scope.endsWith(":read"))],
  ["developer", ["keys:write", "webhooks:write", "settings:read"]],
])("%s may do exactly what the table says", (role, scopes) => {
  expect([...SCOPES_BY_ROLE[role]].sort()).toEqual([...scopes].sort());
});

test("no single role but the owner's both sets limits and books money", () => {
  for (const role of ROLES.filter((candidate) => candidate !== "owner")) {
    const scopes = scopesOf([role]);
    expect(scopes.has("exposure:write") && scopes.has("documents:write"), role).toBe(false);
    expect(scopes.has("credit:write") && scopes.has("documents:write"), role).toBe(false);
  }
});

test("roles that together break a separation of duties are named with the reason", () => {
  expect(conflicts(["credit_manager", "cash"])).toEqual([
    expect.objectContaining({ roles: ["credit_manager", "cash"], reason: expect.stringContaining("owe") }),
  ]);
  expect(conflicts(["collector", "resolver"])).toEqual([]);
  expect(conflicts(["owner"])).toEqual([]);
});

test("a bare ceiling, which no authority bounds, is the owner's alone to set", () => {
  expect(ROLES.filter((role) => SCOPES_BY_ROLE[role].includes("exposure:write"))).toEqual(["owner"]);
});

test("every pair that adds limits to cash is a conflict", () => {
  for (const first of ROLES) {
    for (const second of ROLES) {
      if (first === "owner" || second === "owner") continue;
      const together = scopesOf([first, second]);
      const both = together.has("credit:write") && together.has("documents:write");
      expect(conflicts([first, second]).length > 0 || !both, `${first} and ${second}`).toBe(true);
    }
  }
});
