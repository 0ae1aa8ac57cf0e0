import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { refuse } from "../../refusals.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { type SavedMapping, selectMappings, upsertMapping } from "./store.ts";

/** A merchant with more layouts than this has something else wrong. */
export const SAVED_MAPPINGS_MAX = 500;

/** Keeps a mapping under a name, in the place of one of that name and kind. @throws Refusal bad_field. */
export async function saveMapping(ctx: Context, name: string, mapping: Mapping): Promise<SavedMapping> {
  const standing = await selectMappings(ctx, mapping.kind, SAVED_MAPPINGS_MAX);
  const isKnown = standing.some((saved) => saved.name === name);
  if (!isKnown && standing.length >= SAVED_MAPPINGS_MAX) {
    throw refuse("bad_field", `There are ${SAVED_MAPPINGS_MAX} saved mappings already; delete some.`, [
      { pointer: "/name", message: "is one too many" },
    ]);
  }
  const saved = await upsertMapping(ctx, { id: newId(ctx.now), name, kind: mapping.kind, mapping });
  if (saved === undefined) throw new Error("an upsert returned no row");
  await recordEvents(ctx, [
    {
      type: "receivables.import_mapping_saved",
      subjectType: "import_mapping",
      subjectId: saved.id,
      // A saved mapping carries no version; the instant puts its news in order.
      subjectVersion: BigInt(ctx.now.getTime()),
      data: { kind: saved.kind },
    },
  ]);
  return saved;
}
