import { parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { isMember } from "./limits/authority-store.ts";
import { refuse } from "./refusals.ts";

const ACTOR = /^user:/;

/**
 * The sign-in id of one of the merchant's people, named by `usr_…` or, as in answers, by `user:…`.
 * @throws Refusal bad_field at `pointer` where that is nobody of the merchant.
 */
export async function memberNamed(ctx: Context, person: string, pointer: string): Promise<string> {
  const userId = parseId("usr", person) ?? person.replace(ACTOR, "");
  if (await isMember(ctx, userId)) return userId;
  throw refuse("bad_field", `${person} is nobody who works here.`, [
    { pointer, message: "is nobody who works here" },
  ]);
}
