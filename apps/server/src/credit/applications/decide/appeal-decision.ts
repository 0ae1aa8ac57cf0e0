import { newId } from "#platform/ids";
import { openApplication, type Visit } from "../links/open-link.ts";
import type { ApplicationParts } from "../parts.ts";
import { insertNote } from "../parts-store.ts";
import { refuse } from "../refusals.ts";
import { updateApplication } from "../store.ts";
import { sealJson } from "../vault.ts";
import { record } from "./decide-application.ts";
import type { AppealGround } from "./reasons.ts";
import { selectDecisions } from "./store.ts";

const APPEALS_MAX = 2;

/**
 * Asks that a refusal be looked at again, by another person, on stated grounds. Evidence is uploaded beside.
 * @throws Refusal not_open where nothing was declined, or it was appealed as often as may be.
 */
export async function appeal(
  parts: ApplicationParts,
  visit: Visit,
  given: { readonly grounds: readonly AppealGround[]; readonly text: string },
): Promise<void> {
  const { ctx } = visit;
  const { application, key } = await openApplication(parts, visit, "held");
  if (application.state === "appealed") return;
  if (application.state !== "declined") throw refuse("not_open", "There is nothing to appeal against.");
  const declined = (await selectDecisions(ctx, application.id)).filter(
    ({ outcome }) => outcome === "declined",
  ).length;
  if (declined > APPEALS_MAX) throw refuse("not_open", "It was looked at again already. Please write to us.");
  await insertNote(ctx, application.id, {
    id: newId(ctx.now),
    kind: "appeal",
    sealed: sealJson(key, { text: given.text, grounds: given.grounds }),
  });
  const version = await updateApplication(ctx, application.id, { state: "appealed", assignedTo: null });
  await record(ctx, "credit.application_appealed", application.id, version, { grounds: given.grounds });
}
