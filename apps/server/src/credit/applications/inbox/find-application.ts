import { parseId } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { refuse as refuseInRoom } from "../../refusals.ts";
import { type OpenApplication, readOpen } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { type ApplicationRow, selectApplication } from "../store.ts";

/** The application of that id, erased or not. @throws Refusal not_found */
export async function findApplication(
  ctx: Context,
  text: string,
  how: "free" | "held" = "free",
): Promise<ApplicationRow> {
  const id = parseId("app", text);
  const found = id === null ? undefined : await selectApplication(ctx, id, how);
  if (found === undefined) throw refuseInRoom("not_found", `There is no application ${text}.`);
  return found;
}

/** The application of that id with its form, answers and key, locked for a change. @throws Refusal not_found, erased */
export async function holdApplication(
  ctx: Context,
  parts: ApplicationParts,
  text: string,
): Promise<OpenApplication> {
  const { id } = await findApplication(ctx, text, "held");
  return readOpen(parts, ctx, id, "held");
}
