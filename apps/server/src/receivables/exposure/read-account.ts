import type { Context } from "#platform/db";
import { selectGroupById } from "../customers/group-store.ts";
import {
  type AccountState,
  type Components,
  type ExcessRow,
  type SumRow,
  selectAccount,
  selectComponents,
  selectExcesses,
  selectSums,
} from "./account-store.ts";

const EXCESSES_SHOWN = 20;
/** Shares are given to the hundredth of a per cent. */
const SHARE_STEPS = 10_000;

/** Exposure as it stands, in the account's currency. Null amounts: a rate of the day is missing. */
export interface Exposure {
  readonly state: AccountState;
  readonly exposureMinor: bigint | null;
  /** Room under the ceiling, negative above it; null without a ceiling. */
  readonly availableMinor: bigint | null;
  /** Exposure over ceiling, 1 where it is used up; null without a ceiling, or under a ceiling of nothing. */
  readonly utilization: number | null;
  /** What it is made of, unweighted, over all currencies. */
  readonly components: Components | null;
  /** The same by currency. */
  readonly sums: readonly SumRow[];
}

export interface CustomerAccount {
  readonly exposure: Exposure;
  readonly group: {
    readonly id: string;
    readonly reference: string;
    readonly name: string;
    readonly exposure: Exposure;
  } | null;
  readonly excesses: readonly ExcessRow[];
}

export type GroupAccount = Pick<CustomerAccount, "exposure" | "excesses">;

/** A customer's exposure with that of its group, and the latest excesses. @throws Refusal not_found. */
export async function readAccount(
  ctx: Context,
  customer: { readonly id: string; readonly groupId: string | null },
): Promise<CustomerAccount> {
  const exposure = await readStanding(ctx, customer.id);
  const excesses = await selectExcesses(ctx, customer.id, EXCESSES_SHOWN);
  const group = customer.groupId === null ? undefined : await selectGroupById(ctx, customer.groupId);
  if (group === undefined) return { exposure, group: null, excesses };
  const { id, reference, name } = group;
  return { exposure, group: { id, reference, name, exposure: await readStanding(ctx, id) }, excesses };
}

/** A group's exposure over all its members, and the latest excesses. @throws Refusal not_found. */
export async function readGroupAccount(ctx: Context, group: { readonly id: string }): Promise<GroupAccount> {
  return {
    exposure: await readStanding(ctx, group.id),
    excesses: await selectExcesses(ctx, group.id, EXCESSES_SHOWN),
  };
}

/** Exposure of one account, customer's or group's. @throws Refusal not_found. */
async function readStanding(ctx: Context, accountId: string): Promise<Exposure> {
  const state = await selectAccount(ctx, accountId);
  const sums = await selectSums(ctx, state);
  const components = await selectComponents(ctx, state);
  const exposureMinor = sumOrNull(sums.map((row) => row.exposureMinor));
  const { ceilingMinor } = state;
  const availableMinor =
    ceilingMinor === null || exposureMinor === null ? null : ceilingMinor - exposureMinor;
  return {
    state,
    exposureMinor,
    availableMinor,
    utilization: shareOf(exposureMinor, ceilingMinor),
    components,
    sums,
  };
}

function sumOrNull(amounts: readonly (bigint | null)[]): bigint | null {
  return amounts.reduce(
    (sum, amount) => (sum === null || amount === null ? null : sum + amount),
    0n as bigint | null,
  );
}

function shareOf(amountMinor: bigint | null, ofMinor: bigint | null): number | null {
  if (amountMinor === null || ofMinor === null || ofMinor === 0n) return null;
  return Number((amountMinor * BigInt(SHARE_STEPS)) / ofMinor) / SHARE_STEPS;
}
