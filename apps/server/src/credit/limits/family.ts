import { formatId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { findGroup } from "#receivables";
import {
  ancestorsOf,
  FAMILY_LEVELS_MAX,
  type FamilyNode,
  type Parents,
  problemOf,
  rollUp,
} from "./family-rules.ts";
import {
  type ExposureRow,
  holdFamilies,
  selectExposures,
  selectParents,
  upsertParent,
} from "./family-store.ts";
import { refuseLimit } from "./refusals.ts";

/**
 * Puts a group under another, or with null on its own. For reports: the ledger guards customers and their one group.
 * @throws Refusal not_found, family_circle, family_depth.
 */
export async function setGroupParent(ctx: Context, group: string, parent: string | null): Promise<void> {
  const child = await findGroup(ctx, group);
  const above = parent === null ? null : await findGroup(ctx, parent);
  // Held before the relations are read: of two changes the second sees the first.
  await holdFamilies(ctx);
  const parents = await readParents(ctx);
  if ((parents.get(child.id) ?? null) === (above?.id ?? null)) return;
  const problem = above === null ? null : problemOf(child.id, above.id, parents);
  if (problem === "circle") {
    throw refuseLimit("family_circle", `${above?.reference} stands under ${child.reference} already.`);
  }
  if (problem === "depth")
    throw refuseLimit("family_depth", `It would have over ${FAMILY_LEVELS_MAX} levels.`);
  await upsertParent(ctx, child.id, above?.id ?? null);
  await recordEvents(ctx, [
    {
      type: "credit.group_parent_changed",
      subjectType: "group",
      subjectId: child.id,
      subjectVersion: BigInt(ctx.now.getTime()),
      data: { parentId: above === null ? null : formatId("grp", above.id) },
    },
  ]);
}

export async function readParents(ctx: Context): Promise<Parents> {
  return new Map((await selectParents(ctx)).map((row) => [row.groupId, row.parentId]));
}

export interface Family {
  /** Of every total. */
  readonly currency: string;
  /** From the top of the family down to the group asked about, itself left out. */
  readonly above: readonly { readonly id: string; readonly reference: string; readonly name: string }[];
  readonly root: FamilyNode<ExposureRow>;
}

/** A group with everything under it, exposure rolled up level by level in its own currency. @throws Refusal not_found. */
export async function readFamily(ctx: Context, group: string): Promise<Family> {
  const { id } = await findGroup(ctx, group);
  const parents = await readParents(ctx);
  const rows = await selectExposures(ctx, "group", { account: id });
  const inCurrency = new Map(rows.map((row) => [row.id, row]));
  const currency = inCurrency.get(id)?.currency ?? "";
  const root = rollUp(id, parents, (groupId) => {
    const row = inCurrency.get(groupId);
    return row === undefined ? undefined : { own: row, minor: row.inReportMinor };
  });
  if (root === null) throw new Error("a group has no exposure account");
  const above = ancestorsOf(id, parents).flatMap((ancestor) => inCurrency.get(ancestor) ?? []);
  return { currency, above: above.reverse(), root };
}
