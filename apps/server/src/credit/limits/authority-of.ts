import type { PlainDate } from "@goodterms/kernel";
import { type Access, listApiKeys } from "#platform/auth";
import type { Context } from "#platform/db";
import {
  type Authority,
  authorityByRoles,
  type Band,
  peopleWanted,
  type Ruling,
  reaches,
  ruleOn,
} from "./authority-rules.ts";
import { selectAuthority } from "./authority-store.ts";
import { policyBands } from "./neighbours.ts";
import { convertAmount } from "./version-store.ts";

/**
 * How far the caller may set limits alone: what an owner gave them, else what the policy's bands give to their roles.
 * An API key has no roles, so without an authority of its own it can only propose. By roles it is told in the wanted
 * currency where the policy gives amounts in it.
 */
export async function authorityOf(ctx: Context, access: Access, wanted?: string): Promise<Authority> {
  const own = await selectAuthority(ctx, access.actor);
  if (own !== undefined && own.amountMinor !== null) {
    return { currency: own.currency, upToMinor: own.amountMinor, source: "personal", roles: access.roles };
  }
  const { bands, currency } = await policyBands(ctx, wanted);
  return authorityByRoles(bands, access.roles, currency);
}

/** An amount whose setting is in question. */
export interface Weighed {
  readonly minor: bigint;
  readonly currency: string;
}

/** An amount held against the policy's bands and somebody's authority. */
export interface Measured {
  readonly isWithin: boolean;
  /** How many people the bands want to sign. */
  readonly people: number;
  readonly ruling: Ruling;
}

/**
 * Holds an amount against the caller's authority and the policy's bands: at the rate of the day, and where none is known
 * against what the policy itself gives in that currency. What neither knows lies beyond.
 */
export async function measureAmount(
  ctx: Context,
  access: Access,
  amount: Weighed,
  today: PlainDate,
): Promise<Measured> {
  const policy = await bandsFor(ctx, amount, today);
  const authority = await authorityOf(ctx, access, policy.currency);
  const inAuthorityMinor =
    authority.currency === policy.currency
      ? policy.minor
      : await convertAmount(ctx, amount.minor, { from: amount.currency, to: authority.currency }, today);
  return {
    isWithin: reaches(authority, inAuthorityMinor),
    people: peopleWanted(policy.bands, policy.minor, access.roles),
    ruling: ruleOn(policy.bands, authority, { inPolicyMinor: policy.minor, inAuthorityMinor }),
  };
}

/** The bands and the amount in one currency; a null amount is of unknown worth. */
export async function bandsFor(
  ctx: Context,
  amount: Weighed,
  today: PlainDate,
): Promise<{ readonly bands: readonly Band[]; readonly currency: string; readonly minor: bigint | null }> {
  const base = await policyBands(ctx);
  const minor = await convertAmount(ctx, amount.minor, { from: amount.currency, to: base.currency }, today);
  if (minor !== null) return { ...base, minor };
  const own = await policyBands(ctx, amount.currency);
  return { ...own, minor: own.currency === amount.currency ? amount.minor : null };
}

/** The person behind a caller: themselves, or whoever made the API key; null where nobody is known. */
export async function personBehind(ctx: Context, access: Access): Promise<string | null> {
  if (access.userId !== null) return access.actor;
  const key = (await listApiKeys(ctx)).find((each) => each.id === access.keyId);
  return key?.createdBy ?? null;
}
