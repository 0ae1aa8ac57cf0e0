import { parseId } from "@goodterms/kernel";
import type { Access } from "#platform/auth";
import { type Caller, type Database, inMerchant } from "#platform/db";
import { Refusal } from "#platform/refusals";
import { refuse } from "../refusals.ts";
import { type Release, type Released, releaseHold } from "./release-hold.ts";

/** One hold of a bulk release: released, or why not. */
export interface BulkItem {
  readonly hold: string;
  readonly order: string | null;
  readonly released: boolean;
  readonly amount: bigint | null;
  readonly over: bigint | null;
  readonly currency: string | null;
  readonly problem: { readonly code: string; readonly detail: string } | null;
}

/** Thrown to undo what a preview has done: the answer is what would have been. */
class PreviewEnd extends Error {
  readonly items: readonly BulkItem[];
  constructor(items: readonly BulkItem[]) {
    super("the preview is over");
    this.items = items;
  }
}

/**
 * Releases many holds, each in a transaction of its own. A preview does the very same in one transaction, one after the
 * other, and undoes it; a refusal of one ends that one only, since it is found out before anything is written.
 */
export async function releaseHolds(
  tools: { readonly database: Database; readonly caller: Caller; readonly access: Access },
  holds: readonly string[],
  release: Release,
  isPreview: boolean,
): Promise<readonly BulkItem[]> {
  const { database, caller, access } = tools;
  if (!isPreview) {
    const items: BulkItem[] = [];
    for (const hold of holds) {
      items.push(
        await itemOf(hold, (id) =>
          inMerchant(database, caller, (ctx) => releaseHold(ctx, access, id, release)),
        ),
      );
    }
    return items;
  }
  try {
    return await inMerchant(database, caller, async (ctx) => {
      const items: BulkItem[] = [];
      for (const hold of holds) items.push(await itemOf(hold, (id) => releaseHold(ctx, access, id, release)));
      throw new PreviewEnd(items);
    });
  } catch (error) {
    if (error instanceof PreviewEnd) return error.items;
    throw error;
  }
}

async function itemOf(hold: string, work: (id: string) => Promise<Released>): Promise<BulkItem> {
  try {
    const id = parseId("hld", hold);
    if (id === null) throw refuse("not_found", `There is no hold ${hold}.`);
    const { hold: row, overMinor } = await work(id);
    return {
      hold,
      order: row.orderReference,
      released: true,
      amount: row.accountAmountMinor,
      over: overMinor,
      currency: row.accountCurrency,
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, detail } = error;
    return {
      hold,
      order: null,
      released: false,
      amount: null,
      over: null,
      currency: null,
      problem: { code, detail },
    };
  }
}
