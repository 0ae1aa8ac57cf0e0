import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../api/api.ts";
import type { Account, CustomerRow } from "../api/types.ts";

export const BUYER_ROLES = ["good", "near", "overdue", "fresh"] as const;
export type BuyerRole = (typeof BUYER_ROLES)[number];

/** A customer with the room that is left; null where nobody has worked it out yet. */
export interface Candidate {
  readonly row: CustomerRow;
  readonly free: number | null;
  readonly share: number | null;
  readonly isBlocked: boolean;
}

const CANDIDATES_EACH = 14;
/** The largest, those who owe late, and whoever comes: together they hold somebody for most roles. */
const SAMPLES = ["-open", "-overdue", "name"] as const;
/** Room for a small cart, so that it is only the overdue invoice that stands against it. */
const ROOM_MIN = 20_000;
/** The policy that a merchant starts with asks a person about delays of these many days. */
const HELD_FROM_DAYS = 14;
const HELD_TO_DAYS = 60;
const FRESH_MS = 60_000;
const NEAR_SHARE = 0.6;

/** A few customers of the book who stand for what happens at a checkout. */
export const shopBuyersQuery = queryOptions({
  queryKey: ["shop-buyers"],
  queryFn: async ({ signal }) => {
    const pages = await Promise.all(
      SAMPLES.map((sort) =>
        answer(
          api.GET("/v1/customers", {
            params: { query: { sort, state: "open", limit: CANDIDATES_EACH } },
            signal,
          }),
        ),
      ),
    );
    const rows = new Map(pages.flatMap((page) => page.data).map((row) => [row.id, row]));
    const candidates = await Promise.all([...rows.values()].map((row) => candidateOf(row, signal)));
    return chooseBuyers(candidates);
  },
  staleTime: FRESH_MS,
});

async function candidateOf(row: CustomerRow, signal: AbortSignal): Promise<Candidate> {
  const account: Account = await answer(
    api.GET("/v1/customers/{id}/account", { params: { path: { id: row.id } }, signal }),
  );
  const { available, utilization, blocked } = account.exposure;
  return { row, free: available, share: utilization, isBlocked: blocked.length > 0 };
}

/** Who stands for which role; null where the book has nobody who fits. Nobody stands for two. */
export function chooseBuyers(
  candidates: readonly Candidate[],
): Readonly<Record<Exclude<BuyerRole, "fresh">, Candidate | null>> {
  const clean = candidates.filter(({ row, isBlocked }) => row.overdueAmount === 0 && !isBlocked);
  const good = best(clean, ({ free }) => free ?? 0);
  const others = clean.filter((one) => one !== good && (one.free ?? 0) > 0);
  const near =
    best(
      others.filter(({ share }) => (share ?? 0) >= NEAR_SHARE),
      ({ share }) => share ?? 0,
    ) ?? best(others, ({ free }) => -(free ?? 0));
  const late = candidates.filter(({ row }) => row.overdueAmount > 0);
  const roomy = late.filter(({ free }) => (free ?? 0) > ROOM_MIN);
  // An order is held for a short delay and declined for a long one; only what is held frees itself.
  const held = roomy.filter(({ row }) => row.daysPastDue > HELD_FROM_DAYS && row.daysPastDue <= HELD_TO_DAYS);
  const stopped = held.filter(({ isBlocked }) => isBlocked);
  const fitting = [stopped, held, roomy, late].find((some) => some.length > 0) ?? [];
  const overdue = best(fitting, ({ row }) => -row.overdueAmount);
  return { good, near, overdue };
}

function best(candidates: readonly Candidate[], worth: (candidate: Candidate) => number): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (found, one) => (found === null || worth(one) > worth(found) ? one : found),
    null,
  );
}
