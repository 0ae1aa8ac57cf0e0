import { daysBetween } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { listEntities, todayOf } from "../ledger/entities.ts";
import { type CustomerItem, type ItemPlace, selectItems } from "./items-store.ts";

export interface ReadItem extends CustomerItem {
  /** Days since the due date, 0 when it has not passed, or for a credit, or once settled. */
  readonly daysPastDue: number;
  readonly state: "open" | "part_paid" | "settled";
}

/**
 * One page of a customer's items: the open ones by due date, or all of them, those of the newest documents first. The
 * cost of the open ones does not follow how much has been settled.
 */
export async function readCustomerItems(
  ctx: Context,
  request: {
    readonly customerId: string;
    readonly state: "open" | "all";
    readonly after: ItemPlace | null;
    readonly rowsMax: number;
  },
): Promise<{ rows: ReadItem[]; next: ItemPlace | null }> {
  const { customerId, state, after, rowsMax } = request;
  const entities = await listEntities(ctx);
  const todays = new Map(entities.map((entity) => [entity.id, todayOf(entity, ctx.now)]));
  const found = await selectItems(ctx, state, { customerId, after, rowsMax: rowsMax + 1 });
  const shown = found.slice(0, rowsMax);
  const last = shown.at(-1);
  return {
    rows: shown.map((item) => {
      const today = todays.get(item.entityId) ?? item.dueOn;
      const isOwed = item.side === "debit" && item.openMinor > 0n;
      return {
        ...item,
        daysPastDue: isOwed ? Math.max(0, daysBetween(item.dueOn, today)) : 0,
        state: stateOf(item),
      };
    }),
    next:
      found.length <= rowsMax || last === undefined
        ? null
        : {
            on: state === "open" ? last.dueOn : last.issuedOn,
            documentId: last.documentId,
            instalment: last.instalment,
          },
  };
}

function stateOf(item: CustomerItem): ReadItem["state"] {
  if (item.openMinor === 0n) return "settled";
  return item.openMinor < item.originalMinor ? "part_paid" : "open";
}
