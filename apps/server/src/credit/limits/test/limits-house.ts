// Short ways for the tests of limits: people with roles, limits set and proposed, orders.
import { randomUUID } from "node:crypto";
import { type Access, type Role, scopesOf } from "#platform/auth";
import { type Context, inMerchant } from "#platform/db";
import { Refusal } from "#platform/refusals";
import { aDatabase, plainDate, type StandardMerchant } from "../../../../test/house.ts";
import { customerHolder, groupHolder } from "../holders.ts";
import { type LimitOrder, type SetLimitAnswer, setLimit } from "../set-limit.ts";

export const database = await aDatabase();
export const TODAY = plainDate("2026-03-02");

/** Somebody who works for the merchant. */
export interface Person {
  readonly access: Access;
  run<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
}

export function person(merchant: StandardMerchant, ...roles: Role[]): Person {
  const userId = randomUUID();
  const access: Access = {
    merchantId: merchant.merchantId,
    mode: "live",
    actor: `user:${userId}`,
    scopes: scopesOf(roles),
    roles,
    userId,
    keyId: null,
  };
  const run: Person["run"] = (work) =>
    inMerchant(
      database,
      {
        merchantId: merchant.merchantId,
        actor: access.actor,
        now: merchant.clock.now(),
        requestId: randomUUID(),
      },
      work,
    );
  return { access, run };
}

export function order(
  amountMinor: bigint | null,
  more: Partial<LimitOrder> & { currency?: string } = {},
): LimitOrder {
  const { currency = "GBP", ...rest } = more;
  return {
    limit: amountMinor === null ? null : { amountMinor, currency },
    kind: "manual",
    reason: "as agreed",
    startsOn: null,
    expiresOn: null,
    insurance: null,
    guarantor: null,
    reasonCodes: [],
    ...rest,
  };
}

export function set(by: Person, wanted: LimitOrder, customer = "C1"): Promise<SetLimitAnswer> {
  return by.run(async (ctx) => setLimit(ctx, by.access, await customerHolder(ctx, customer), wanted));
}

export function setGroup(by: Person, wanted: LimitOrder, group: string): Promise<SetLimitAnswer> {
  return by.run(async (ctx) => setLimit(ctx, by.access, await groupHolder(ctx, group), wanted));
}

/** The code of the refusal that a call ends with. */
export async function refusalCode(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "none";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
