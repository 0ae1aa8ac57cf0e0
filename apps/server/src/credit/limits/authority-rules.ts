// How far somebody may go alone, and how many must sign. Amounts are in one currency, the policy's.

/** One band of the policy: amounts up to this, whose word counts there, and how many people. */
export interface Band {
  /** Null: without bound. */
  readonly upToMinor: bigint | null;
  readonly role: string;
  readonly approvals: number;
}

/** How far a person or an API key may go. */
export interface Authority {
  readonly currency: string;
  /** Null: without bound. */
  readonly upToMinor: bigint | null;
  /** personal: set for them by an owner, and theirs alone to use. */
  readonly source: "personal" | "role" | "none";
  readonly roles: readonly string[];
}

/** The role that no band bounds: a business of one person must be able to go on. */
const UNBOUNDED_ROLE = "owner";

/**
 * What the bands give to somebody with these roles: the end of the furthest band whose role they hold. An owner's is
 * without bound. Nobody's is zero.
 */
export function authorityByRoles(
  bands: readonly Band[],
  roles: readonly string[],
  currency: string,
): Authority {
  if (roles.includes(UNBOUNDED_ROLE)) return { currency, upToMinor: null, source: "role", roles };
  const held = bands.filter((band) => roles.includes(band.role));
  if (held.length === 0) return { currency, upToMinor: 0n, source: "none", roles };
  const isUnbounded = held.some((band) => band.upToMinor === null);
  const furthest = held.reduce(
    (most, band) => (band.upToMinor !== null && band.upToMinor > most ? band.upToMinor : most),
    0n,
  );
  return { currency, upToMinor: isUnbounded ? null : furthest, source: "role", roles };
}

/** Whether an amount in the authority's currency lies within it. Null: no rate is known, so it lies beyond. */
export function reaches(authority: Authority, amountMinor: bigint | null): boolean {
  if (authority.upToMinor === null) return true;
  return amountMinor !== null && amountMinor <= authority.upToMinor;
}

/**
 * How many people the bands want for an amount. Whoever holds the role of a further band may use that band's number for
 * less too, so that a smaller amount never wants more people of them than a larger one. Without roles, the band that the
 * amount lies in says it. What is of unknown worth is treated as the largest.
 */
export function peopleWanted(
  bands: readonly Band[],
  amountMinor: bigint | null,
  roles: readonly string[] = [],
): number {
  const found = bands.findIndex(
    (band) => band.upToMinor === null || (amountMinor !== null && amountMinor <= band.upToMinor),
  );
  const from = bands.slice(found < 0 ? -1 : found);
  const held = from.filter((band) => roles.includes(UNBOUNDED_ROLE) || roles.includes(band.role));
  const usable = held.length > 0 ? held : from.slice(0, 1);
  return Math.max(1, Math.min(...usable.map((band) => band.approvals)));
}

export type Ruling = { readonly kind: "alone" } | { readonly kind: "propose"; readonly approvals: number };

/**
 * Whether somebody may set an amount alone, or how many others must sign. Whoever proposes within their own authority
 * counts as one of the people wanted, and never signs a second time.
 */
export function ruleOn(
  bands: readonly Band[],
  authority: Authority,
  amounts: { readonly inPolicyMinor: bigint | null; readonly inAuthorityMinor: bigint | null },
): Ruling {
  const isWithin = reaches(authority, amounts.inAuthorityMinor);
  if (isWithin && authority.source === "personal") return { kind: "alone" };
  const people = peopleWanted(bands, amounts.inPolicyMinor, isWithin ? authority.roles : []);
  if (isWithin && people <= 1) return { kind: "alone" };
  return { kind: "propose", approvals: isWithin ? people - 1 : people };
}

export interface Signature {
  readonly approver: string;
  readonly verdict: "approved" | "rejected" | "withdrawn";
}

/** How many different people, the proposer left out, have approved. */
export function countApprovals(
  signatures: readonly Signature[],
  proposers: readonly (string | null)[],
): number {
  const approvers = signatures
    .filter((signature) => signature.verdict === "approved" && !proposers.includes(signature.approver))
    .map((signature) => signature.approver);
  return new Set(approvers).size;
}
