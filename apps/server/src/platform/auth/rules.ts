/** What a caller may do. A route asks for one; a key holds some; a role stands for some. */
export const SCOPES = [
  "customers:read",
  "customers:write",
  "documents:read",
  "documents:write",
  "allocations:write",
  "reports:read",
  "imports:write",
  "journal:read",
  "exposure:read",
  "exposure:write",
  "orders:write",
  "credit:read",
  "credit:decide",
  "credit:write",
  "credit:policy",
  "settings:read",
  "settings:write",
  "keys:write",
  "webhooks:write",
  "audit:read",
] as const;
export type Scope = (typeof SCOPES)[number];

export const ROLES = [
  "owner",
  "credit_manager",
  "collector",
  "cash",
  "controller",
  "resolver",
  "auditor",
  "developer",
] as const;
export type Role = (typeof ROLES)[number];

const readScopes = SCOPES.filter((scope) => scope.endsWith(":read"));
const withheldFromController: readonly Scope[] = [
  "keys:write",
  "webhooks:write",
  "exposure:write",
  "credit:decide",
  "credit:write",
  "credit:policy",
];

/**
 * Which scopes each role stands for. Several roles of one person add up. `exposure:write` sets bare ceilings, past limits and
 * their authority: it is for programs without a credit policy, and of people only the owner holds it.
 */
export const SCOPES_BY_ROLE: Readonly<Record<Role, readonly Scope[]>> = {
  owner: SCOPES,
  credit_manager: [
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
  collector: ["customers:read", "customers:write", "documents:read", "reports:read", "credit:read"],
  cash: [
    "customers:read",
    "documents:read",
    "documents:write",
    "allocations:write",
    "imports:write",
    "reports:read",
  ],
  controller: SCOPES.filter((scope) => !withheldFromController.includes(scope)),
  resolver: ["customers:read", "documents:read", "credit:read"],
  auditor: readScopes,
  developer: ["keys:write", "webhooks:write", "settings:read"],
};

/** A pair of rights that one person should not hold alone, and why. */
export interface DutyConflict {
  readonly roles: readonly [Role, Role];
  readonly reason: string;
}

const LIMIT_AGAINST_CASH =
  "whoever sets how much a customer may owe should not also book the money or write the debt off";

// Owner is left out on purpose: it holds everything, and a business of one person has nobody to separate from.
const SEPARATED: readonly DutyConflict[] = [
  { roles: ["credit_manager", "cash"], reason: LIMIT_AGAINST_CASH },
  { roles: ["credit_manager", "controller"], reason: LIMIT_AGAINST_CASH },
  {
    roles: ["auditor", "controller"],
    reason: "whoever keeps the book should not also be the one who audits it",
  },
  { roles: ["auditor", "cash"], reason: "whoever books money should not also be the one who audits it" },
];

/** The duty separations that these roles, held by one person, break. Empty when none. */
export function conflicts(roles: readonly Role[]): readonly DutyConflict[] {
  return SEPARATED.filter((conflict) => conflict.roles.every((role) => roles.includes(role)));
}

/** Everything that these roles together may do. */
export function scopesOf(roles: readonly Role[]): ReadonlySet<Scope> {
  return new Set(roles.flatMap((role) => SCOPES_BY_ROLE[role]));
}

export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** Who is calling, in which merchant, and what they may do there. */
export interface Access {
  readonly merchantId: string;
  readonly mode: "live" | "test";
  /** `user:<id>` or `key:<id>`; never a name or an address. */
  readonly actor: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Empty for an API key, which holds scopes of its own. */
  readonly roles: readonly Role[];
  /** The person's sign-in id, or null for an API key. */
  readonly userId: string | null;
  /** The API key's id (uuid), or null for a person. */
  readonly keyId: string | null;
}
