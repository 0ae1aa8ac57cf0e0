import type { Role } from "../../api/types.ts";

/** A pair of duties that one person should not hold alone. The server records them; this only warns beforehand. */
interface Conflict {
  readonly first: Role;
  readonly second: Role;
  readonly reason: "limitAgainstCash" | "bookAgainstAudit" | "cashAgainstAudit";
}

const SEPARATED: readonly Conflict[] = [
  { first: "credit_manager", second: "cash", reason: "limitAgainstCash" },
  { first: "credit_manager", second: "controller", reason: "limitAgainstCash" },
  { first: "controller", second: "auditor", reason: "bookAgainstAudit" },
  { first: "cash", second: "auditor", reason: "cashAgainstAudit" },
];

/** The separations that these roles break together. */
export function conflictsOf(roles: readonly Role[]): readonly Conflict[] {
  return SEPARATED.filter(({ first, second }) => roles.includes(first) && roles.includes(second));
}
